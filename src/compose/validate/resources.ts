import type { Location } from '../../documents/location.js';
import {
  child,
  descend,
  type Entry,
  entriesOf,
  itemsOf,
  locate,
  locateKey,
  type MappingNode,
  type Node,
  textOf,
} from '../../documents/node.js';
import type { LoadContext } from '../context.js';
import { isExternal } from '../names.js';
import { mappingUnder } from '../nodes.js';
import { isAddress } from '../normalise/port-spec.js';

/** What volumes, secrets, configs and mounts must satisfy (compose-go, `validation.Validate`). */
export function checkResources(root: MappingNode, context: LoadContext): void {
  for (const entry of entriesOf(child(root, 'volumes')))
    checkExternalVolume(entry.value, `volumes.${entry.key}`, context);
  checkSources(root, 'secrets', ['file', 'environment'], context);
  checkSources(root, 'configs', ['file', 'environment', 'content'], context);
  for (const { key, value } of entriesOf(child(root, 'services'))) {
    const mounts = itemsOf(child(value, 'volumes'));
    for (let index = 0; index < mounts.length; index++) {
      checkBind(mounts[index], `services.${key}.volumes`, index, context);
    }
    for (const [index, port] of itemsOf(child(value, 'ports')).entries()) {
      checkHostIp(port, `services.${key}.ports[${index}]`, context);
    }
    for (const [index, watch] of itemsOf(descend(value, 'develop', 'watch')).entries()) {
      checkWatched(watch, `services.${key}.develop.watch[${index}]`, context);
    }
    const requests = [
      ...itemsOf(child(value, 'gpus')),
      ...itemsOf(descend(value, 'deploy', 'resources', 'reservations', 'devices')),
    ];
    for (const request of requests) checkDeviceRequest(request, `services.${key}`, context);
  }
}

function checkExternalVolume(volume: Node, path: string, { problems }: LoadContext): void {
  if (!isExternal(volume)) return;
  for (const entry of entriesOf(volume)) {
    if (entry.key === 'name' || entry.key === 'external' || entry.key.startsWith('x-')) continue;
    problems.add({
      code: 'compose-exclusive-keys',
      message: `${path} is external and also has ${entry.key}.`,
      hint: 'An external volume can only have a name.',
      at: locateKey(entry, `${path}.${entry.key}`),
    });
  }
}

function checkSources(root: MappingNode, section: string, keys: readonly string[], context: LoadContext): void {
  for (const entry of mappingUnder(root, section)?.entries.values() ?? []) {
    const { value } = entry;
    if (value.kind !== 'mapping') continue;
    const given = keys.filter((key) => value.entries.has(key));
    const at = locateKey(entry, `${section}.${entry.key}`);
    if (given.length > 1) {
      context.problems.add({
        code: 'compose-exclusive-keys',
        message: `${section}.${entry.key} has ${given.join(' and ')}.`,
        hint: 'Keep one of them.',
        at,
      });
    } else if (given.length === 0 && !value.entries.has('driver') && !value.entries.has('external')) {
      reportNoSource(section, entry, keys, at, context);
    }
  }
}

/** Reports a secret or config whose content nothing says. */
export function reportNoSource(
  section: string,
  { key }: Entry,
  keys: readonly string[],
  at: Location,
  { problems }: LoadContext,
): void {
  problems.add({
    code: 'compose-missing-key',
    message: `${section}.${key} has no ${keys.join(', ')}: nothing says where its content comes from.`,
    hint: 'Add one of them, or external: true.',
    at,
  });
}

function checkWatched(watch: Node, path: string, { problems }: LoadContext): void {
  const node = child(watch, 'path');
  if (node?.kind !== 'scalar' || node.value !== '' || node.unresolved !== undefined) return;
  problems.add({
    code: 'compose-invalid-value',
    message: `${path}.path is empty.`,
    hint: 'Write the file or folder to watch.',
    at: locate(node, `${path}.path`),
  });
}

function checkHostIp(port: Node, path: string, { problems }: LoadContext): void {
  const node = child(port, 'host_ip');
  const address = textOf(node);
  if (node?.kind !== 'scalar' || node.unresolved !== undefined || address === undefined || isAddress(address)) return;
  problems.add({
    code: 'compose-invalid-port',
    message: `${path}.host_ip "${address}" is not an IP address.`,
    hint: 'Write an address of the host, such as 127.0.0.1.',
    at: locate(node, `${path}.host_ip`),
  });
}

function checkBind(mount: Node | undefined, list: string, index: number, { problems }: LoadContext): void {
  if (mount === undefined || textOf(child(mount, 'type')) !== 'bind') return;
  const source = child(mount, 'source');
  if (source?.kind === 'scalar' && (source.unresolved !== undefined || typeof source.value === 'string')) return;
  const path = `${list}[${index}]`;
  problems.add({
    code: 'compose-invalid-volume',
    message: `${path} is a bind mount without a source.`,
    hint: 'Add source: with a path of the host.',
    at: locate(mount, path),
  });
}

function checkDeviceRequest(request: Node, path: string, { problems }: LoadContext): void {
  const count = child(request, 'count');
  const at = locate(request, path);
  if (count !== undefined && child(request, 'device_ids') !== undefined) {
    problems.add({
      code: 'compose-exclusive-keys',
      message: `A device request of ${path} has both count and device_ids.`,
      hint: 'Keep one of the two.',
      at,
    });
  }
  const text = textOf(count);
  if (text !== undefined && count?.kind === 'scalar' && !count.unresolved && !/^(?:all|[-+]?\d+)$/i.test(text)) {
    problems.add({
      code: 'compose-invalid-value',
      message: `A device request of ${path} has the count "${text}"; it can be a number or "all".`,
      at,
    });
  }
}
