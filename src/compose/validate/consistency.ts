import type { Location } from '../../documents/location.js';
import {
  child,
  entriesOf,
  itemsOf,
  locate,
  locateKey,
  type MappingNode,
  type Node,
  textOf,
} from '../../documents/node.js';
import { didYouMean } from '../../lib/suggest.js';
import type { LoadContext } from '../context.js';
import { isUnresolved, mappingUnder } from '../nodes.js';
import { checkService } from './service.js';

/** What a whole project must satisfy: every name that it uses exists, every service can run (compose-go, `checkConsistency`). */
export function checkConsistency(root: MappingNode, context: LoadContext, disabled: ReadonlySet<string> = NONE): void {
  const services = mappingUnder(root, 'services');
  for (const entry of services?.entries.values() ?? []) {
    const { key, value } = entry;
    if (value.kind !== 'mapping') continue;
    checkReferences(value, key, root, context, disabled);
    checkService(value, entry, context);
  }
}

type Kind = 'network' | 'volume' | 'secret' | 'config' | 'service' | 'model';

const KEYED: readonly (readonly [string, Kind])[] = [
  ['networks', 'network'],
  ['models', 'model'],
  ['depends_on', 'service'],
];
const GRANTED: readonly (readonly [string, Kind])[] = [
  ['secrets', 'secret'],
  ['configs', 'config'],
];

const NONE: ReadonlySet<string> = new Set();

function checkReferences(
  service: MappingNode,
  name: string,
  root: MappingNode,
  context: LoadContext,
  disabled: ReadonlySet<string>,
): void {
  for (const [key, kind] of KEYED) {
    const names = mappingUnder(service, key);
    if (names === undefined) continue;
    for (const entry of names.entries.values()) {
      if (isDeclared(kind, entry.key, root) || isUnresolved(entry.value) || entry.key.includes('${')) continue;
      // An optional dependency may be disabled by its profiles, but not absent.
      const optional = textOf(child(entry.value, 'required')) === 'false';
      if (kind === 'service' && optional && disabled.has(entry.key)) continue;
      report(kind, entry.key, locateKey(entry, `services.${name}.${key}.${entry.key}`), root, context);
    }
  }
  const mounts = itemsOf(child(service, 'volumes'));
  for (let index = 0; index < mounts.length; index++) {
    const mount = mounts[index];
    if (textOf(child(mount, 'type')) !== 'volume') continue;
    checkNode(child(mount, 'source'), 'volume', `services.${name}.volumes`, index, root, context);
  }
  for (const [key, kind] of GRANTED) {
    for (const [index, grant] of itemsOf(child(service, key)).entries()) {
      checkNode(child(grant, 'source'), kind, `services.${name}.${key}`, index, root, context);
    }
  }
  const build = mappingUnder(service, 'build');
  if (build !== undefined) checkBuild(build, `services.${name}.build`, root, context);
}

function checkBuild(build: MappingNode, path: string, root: MappingNode, context: LoadContext): void {
  for (const [index, grant] of itemsOf(child(build, 'secrets')).entries()) {
    checkNode(child(grant, 'source'), 'secret', `${path}.secrets`, index, root, context);
  }
  for (const { key, value } of entriesOf(child(build, 'additional_contexts'))) {
    const text = textOf(value);
    const name = text?.startsWith('service:') ? text.slice('service:'.length) : undefined;
    if (name === undefined || isUnresolved(value) || isDeclared('service', name, root)) continue;
    report('service', name, locate(value, `${path}.additional_contexts.${key}`), root, context);
  }
}

function checkNode(
  node: Node | undefined,
  kind: Kind,
  path: string,
  index: number,
  root: MappingNode,
  context: LoadContext,
): void {
  const name = textOf(node);
  if (node === undefined || name === undefined || name === '' || isUnresolved(node)) return;
  if (!isDeclared(kind, name, root)) report(kind, name, locate(node, `${path}[${index}]`), root, context);
}

function isDeclared(kind: Kind, name: string, root: MappingNode): boolean {
  return (kind === 'network' && name === 'default') || sectionOf(kind, root)?.entries.has(name) === true;
}

function sectionOf(kind: Kind, root: MappingNode): MappingNode | undefined {
  return mappingUnder(root, `${kind}s`);
}

function report(kind: Kind, name: string, at: Location, root: MappingNode, context: LoadContext): void {
  context.problems.add({
    code: `compose-undefined-${kind}`,
    message: `The ${kind} "${name}" is not defined.${didYouMean(name, sectionOf(kind, root)?.entries.keys() ?? [])}`,
    hint:
      kind === 'volume' && name.includes('/')
        ? `Write ./${name} for a folder, or declare the volume under the top-level volumes:.`
        : `Add ${name}: under the top-level ${kind}s:, or correct the name.`,
    at,
  });
}
