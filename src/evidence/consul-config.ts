import type { Evidence } from '../model/evidence.js';
import type { CandidateFile, Detector } from './detector.js';
import { named, observe, shown } from './emit.js';
import type { FilePath } from './file-path.js';
import { atText } from './text-lines.js';

const ENTRY =
  /["']?kind["']?[ \t]*[=:][ \t]*["'](service-defaults|service-intentions|service-resolver|service-router|service-splitter|proxy-defaults|ingress-gateway|terminating-gateway|mesh-gateway|connect-proxy)["']/gi;
const SIDECAR = /["']?sidecar_service["']?[ \t]*[{:]/g;

/** Consul's own files (HCL, JSON) and Nomad jobs: configuration entries of its mesh, and services that ask for a sidecar proxy. */
export function consulConfigDetector(): Detector {
  return { name: 'consul', extensions: ['hcl', 'nomad', 'json'], wants: isCandidate, detect };
}

function isCandidate(file: FilePath): boolean {
  if (file.extension === 'hcl' || file.extension === 'nomad') return true;
  return file.extension === 'json' && /consul|intention|connect|service/.test(file.path.toLowerCase());
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  for (const match of file.text.matchAll(ENTRY))
    yield entryEvidence(file, (match[1] ?? '').toLowerCase(), match.index, match[0].length);
  for (const match of file.text.matchAll(SIDECAR))
    yield entryEvidence(file, 'sidecar_service', match.index, match[0].length);
}

function entryEvidence(file: CandidateFile, value: string, start: number, length: number): Evidence {
  const name = /\bname["']?[ \t]*[=:][ \t]*["']([\w.-]{1,80})["']/i.exec(file.text.slice(start, start + 300))?.[1];
  return observe({
    kind: 'mesh.resource',
    value,
    name,
    details: {
      mesh: 'consul',
      topic: value.includes('intentions') ? 'security' : 'traffic',
      source: file.extension === 'nomad' ? 'nomad' : 'configuration',
    },
    message: `${shown(value)}${named(name)} configures the Consul service mesh.`,
    at: atText(file, start, length),
  });
}
