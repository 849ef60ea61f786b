import { child, entriesOf, type Node } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt } from '../emit.js';
import { type FilePath, isYaml } from '../file-path.js';
import { atText, linesOf } from '../text-lines.js';
import { hostEvidence, isThisMachine } from './hosts.js';

const MAX_DEPTH = 6;

/** Inventories of Ansible in both of their forms: the machines, and the groups that they belong to; a machine once for each of its groups. */
export function inventoryDetector(): Detector {
  return {
    name: 'inventory',
    extensions: ['', 'ini', 'yml', 'yaml', 'inventory'],
    wants: isCandidate,
    detect: (file) => (isYaml(file) ? readYaml(file) : readIni(file)),
  };
}

function isCandidate(file: FilePath): boolean {
  const named = /^(?:hosts?|inventory)(?:[-_.][\w-]{1,40})?(?:\.(?:ini|ya?ml|inventory))?$/.test(file.name);
  return named || file.extension === 'inventory' || /(?:^|\/)inventor(?:y|ies)(?:\/[\w-]{1,60})?$/.test(file.folder);
}

/** `[web]` and below it a machine for each line, with variables behind it. */
function* readIni(file: CandidateFile): Iterable<Evidence> {
  // A file of the same name that maps addresses to names (`/etc/hosts`) has no groups.
  if (!/^\[[\w.-]{1,80}(?::(?:children|vars))?\][ \t]*$/m.test(file.text)) return;
  const seen = new Set<string>();
  let group: string | undefined;
  for (const line of linesOf(file.text)) {
    const section = /^\[([\w.:-]{1,100})\]/.exec(line.text)?.[1];
    if (section !== undefined) group = section;
    if (section !== undefined || group?.includes(':') === true) continue;
    const host = /^([\w.:[\]-]{1,200})(?=[ \t]|$)/.exec(line.text)?.[1];
    const isVariable = /^[\w.-]+[ \t]*=/.test(line.text);
    const member = `${group ?? ''} ${host ?? ''}`;
    if (host === undefined || isVariable || isThisMachine(host) || seen.has(member)) continue;
    seen.add(member);
    yield hostEvidence({ host, role: group, source: 'ansible', at: atText(file, line.start, host.length) });
  }
}

function* readYaml(file: CandidateFile): Iterable<Evidence> {
  if (!/^[ \t]{0,40}hosts[ \t]*:[ \t]*$/m.test(file.text) || /^-/m.test(file.text)) return;
  const seen = new Set<string>();
  for (const group of entriesOf(file.parsed().documents[0])) {
    yield* readGroup(group.key, group.value, group.key, seen, 0);
  }
}

function* readGroup(name: string, group: Node, pointer: string, seen: Set<string>, depth: number): Iterable<Evidence> {
  if (depth > MAX_DEPTH) return;
  const hosts = entryAt(group, 'hosts');
  for (const host of entriesOf(hosts?.value)) {
    if (isThisMachine(host.key) || seen.has(`${name} ${host.key}`)) continue;
    seen.add(`${name} ${host.key}`);
    yield hostEvidence({
      host: host.key,
      role: name,
      source: 'ansible',
      at: atKey(host, `${pointer}.hosts.${host.key}`),
    });
  }
  for (const inner of entriesOf(child(group, 'children'))) {
    yield* readGroup(inner.key, inner.value, `${pointer}.children.${inner.key}`, seen, depth + 1);
  }
}
