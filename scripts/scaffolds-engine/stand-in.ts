import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';

/** What a service is called in answers: `project/service`. */
export type ServiceId = string;

/** Kept: networks, ports, volumes, secrets, limits, user, read-only root, dependencies. */
const GONE = ['build', 'entrypoint'];
const FIRST_PROBE = 9001;
const PUBLISHED_ANSWER = 'HTTP/1.0 200 OK\\r\\n\\r\\nhere\\n';

/**
 * Puts stand-ins in place of the images and builds of Compose files: each listens on a probe port of its own, where it says who it is,
 * and on the ports that the service publishes, and is healthy when it answers itself. Gives the probe ports.
 */
export function standIn(root: string, files: readonly string[], image: string): ReadonlyMap<ServiceId, number> {
  const probes = new Map<ServiceId, number>();
  for (const file of files) {
    const document = parseDocument(readFileSync(join(root, file), 'utf8'));
    const services = document.get('services');
    if (!isMap(services)) throw new Error(`${file} has no services`);
    for (const { key, value } of services.items) {
      if (!isScalar(key) || !isMap(value)) continue;
      const id = `${String(document.get('name'))}/${String(key.value)}`;
      const probe = FIRST_PROBE + probes.size;
      probes.set(id, probe);
      for (const gone of GONE) value.delete(gone);
      value.set('image', image);
      value.set('command', ['sh', '-c', listeners(id, probe, publishedPorts(value))]);
      value.set('healthcheck', {
        test: ['CMD-SHELL', `[ "$$(nc -w 2 127.0.0.1 ${probe} </dev/null)" = ${id} ]`],
        interval: '1s',
        timeout: '3s',
        retries: 30,
      });
    }
    writeFileSync(join(root, file), document.toString({ lineWidth: 0 }));
  }
  return probes;
}

function listeners(id: ServiceId, probe: number, published: readonly number[]): string {
  const more = published.map((port) => `nc -ll -p ${port} -e printf '${PUBLISHED_ANSWER}' &`);
  return [`trap 'kill $$(jobs -p); exit 0' TERM`, `nc -ll -p ${probe} -e echo ${id} &`, ...more, 'wait'].join('\n');
}

/** The container's side of each published port: `"127.0.0.1:${HTTP_PORT:-8080}:8080"`. */
function publishedPorts(service: YAMLMap): number[] {
  const ports = service.get('ports');
  if (!isSeq(ports)) return [];
  return ports.items.map((port) => Number(/(\d+)$/.exec(isScalar(port) ? String(port.value) : '')?.[1]));
}
