import type { Location } from '../../documents/location.js';
import { child, type Entry, entriesOf, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, observe, shown } from '../emit.js';
import { type FilePath, isYaml } from '../file-path.js';
import { atText, linesOf } from '../text-lines.js';

/** Ansible inventories: groups of machines and who is in them. */
export function ansibleInventoryDetector(): Detector {
  return { name: 'ansible-inventory', wants: isInventory, detect };
}

/** `inventory.ini`, `hosts`, `inventory/production`, `inventories/prod/hosts.yml`. */
function isInventory(file: FilePath): boolean {
  const { name, folder, extension } = file;
  const isText =
    extension === '' || extension === name || ['ini', 'cfg', 'inv', 'example', 'sample'].includes(extension);
  if (!isText && !isYaml(file)) return false;
  if (/^(?:inventory|hosts)(?:[-_.]\w{1,30}){0,2}$/.test(name)) return true;
  return (
    /(?:^|\/)(?:inventory|inventories)(?:\/|$)/.test(folder) && !/(?:^|\/)(?:group|host)_vars(?:\/|$)/.test(folder)
  );
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  for (const group of isYaml(file) ? yamlGroups(file) : iniGroups(file)) {
    if (group.hosts.length === 0) continue;
    yield observe({
      kind: 'host.group',
      value: 'inventory',
      name: group.name,
      details: { hosts: group.hosts.slice(0, MAX_HOSTS).join(' ') },
      message: `The Ansible inventory has ${group.hosts.length === 1 ? 'a machine' : `${group.hosts.length} machines`} in the group ${shown(group.name)}.`,
      at: group.at,
    });
  }
}

interface Group {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly at: Location;
}

/** Hosts of a group that are kept: enough to tell whether two groups are the same machines. */
const MAX_HOSTS = 10;
const MAX_GROUPS = 200;

/** `[webservers]` and the lines below it; a host is told by its address, so that two names of one machine are one. */
function* iniGroups(file: CandidateFile): Iterable<Group> {
  let open: { name: string; hosts: string[]; at: Location } | undefined;
  let groups = 0;
  for (const line of linesOf(file.text)) {
    const text = line.text.trim();
    if (text === '' || text.startsWith('#') || text.startsWith(';')) continue;
    const header = /^\[([\w.:-]{1,100})\]/.exec(text)?.[1];
    if (header !== undefined) {
      if (open !== undefined) yield open;
      if (groups++ >= MAX_GROUPS) return;
      const at = atText(file, line.start + line.text.indexOf('['), header.length + 2);
      open = header.includes(':') || header === 'all' ? undefined : { name: header, hosts: [], at };
    } else if (open !== undefined && open.hosts.length < MAX_HOSTS) {
      const host = hostOfLine(text);
      if (host !== undefined) open.hosts.push(host);
    }
  }
  if (open !== undefined) yield open;
}

/** `web1 ansible_host=10.0.0.5`; what looks like a setting is no host, and INI files of other programs hold nothing else. */
function hostOfLine(text: string): string | undefined {
  const [first = ''] = text.split(/\s/, 1);
  if (!/^[\w.:[\]-]{1,200}$/.test(first) || /^[\w-]+:$/.test(first) || /^\S+[ \t]*=/.test(text)) return undefined;
  return /\bansible(?:_ssh)?_host=["']?([\w.:-]{1,100})/.exec(text)?.[1] ?? first;
}

/** `all: children: webservers: hosts:`, at any depth that inventories have. */
function* yamlGroups(file: CandidateFile): Iterable<Group> {
  if (!/^[ \t]*hosts[ \t]*:/m.test(file.text)) return;
  const [root] = file.parsed().documents;
  for (const entry of entriesOf(root)) yield* groupsBelow(entry, entry.key, 0);
}

const MAX_DEPTH = 8;

function* groupsBelow(entry: Entry, pointer: string, depth: number): Iterable<Group> {
  if (depth > MAX_DEPTH) return;
  const hosts = [...entriesOf(child(entry.value, 'hosts'))].map((host) => addressOf(host));
  if (entry.key !== 'all') yield { name: entry.key, hosts, at: atKey(entry, pointer) };
  for (const inner of entriesOf(child(entry.value, 'children'))) {
    yield* groupsBelow(inner, `${pointer}.children.${inner.key}`, depth + 1);
  }
}

function addressOf(host: Entry): string {
  return textOf(child(host.value, 'ansible_host')) ?? host.key;
}
