import type { Location } from '../../documents/location.js';
import { child, type Entry, itemsOf, locateKey, type MappingNode, type Node, textOf } from '../../documents/node.js';
import { didYouMean } from '../../lib/suggest.js';
import type { LoadContext } from '../context.js';
import { isUnresolved, mappingUnder } from '../nodes.js';
import { checkService } from './service.js';

/** What a whole project must satisfy: every name that it uses exists, every service can run (compose-go, `checkConsistency`). */
export function checkConsistency(root: MappingNode, context: LoadContext): void {
  const services = mappingUnder(root, 'services');
  for (const entry of services?.entries.values() ?? []) {
    const { key, value } = entry;
    if (value.kind !== 'mapping') continue;
    checkReferences(value, `services.${key}`, root, context);
    checkService(value, entry, context);
  }
}

interface Reference {
  readonly node: Node;
  readonly name: string;
  readonly at: Location;
}

function checkReferences(service: MappingNode, path: string, root: MappingNode, context: LoadContext): void {
  for (const entry of keysOf(service, 'networks')) {
    check(
      { node: entry.value, name: entry.key, at: locateKey(entry, `${path}.networks.${entry.key}`) },
      'network',
      root,
      context,
    );
  }
  for (const entry of keysOf(service, 'models')) {
    check(
      { node: entry.value, name: entry.key, at: locateKey(entry, `${path}.models.${entry.key}`) },
      'model',
      root,
      context,
    );
  }
  for (const entry of keysOf(service, 'depends_on')) {
    check(
      { node: entry.value, name: entry.key, at: locateKey(entry, `${path}.depends_on.${entry.key}`) },
      'service',
      root,
      context,
    );
  }
  for (const [index, mount] of itemsOf(child(service, 'volumes')).entries()) {
    const type = textOf(child(mount, 'type'));
    if (type === 'volume') checkNode(child(mount, 'source'), `${path}.volumes[${index}]`, 'volume', root, context);
  }
  for (const [key, kind] of [
    ['secrets', 'secret'],
    ['configs', 'config'],
  ] as const) {
    for (const [index, grant] of itemsOf(child(service, key)).entries()) {
      checkNode(child(grant, 'source'), `${path}.${key}[${index}]`, kind, root, context);
    }
  }
  const build = mappingUnder(service, 'build');
  for (const [index, grant] of itemsOf(child(build, 'secrets')).entries()) {
    checkNode(child(grant, 'source'), `${path}.build.secrets[${index}]`, 'secret', root, context);
  }
  for (const { key, value } of keysOf(build, 'additional_contexts')) {
    const text = textOf(value);
    if (!text?.startsWith('service:')) continue;
    const at = {
      file: value.file,
      start: value.start,
      end: value.end,
      pointer: `${path}.build.additional_contexts.${key}`,
    };
    check({ node: value, name: text.slice('service:'.length), at }, 'service', root, context);
  }
}

type Kind = 'network' | 'volume' | 'secret' | 'config' | 'service' | 'model';

function checkNode(node: Node | undefined, pointer: string, kind: Kind, root: MappingNode, context: LoadContext): void {
  const name = textOf(node);
  if (node === undefined || name === undefined || name === '') return;
  check({ node, name, at: { file: node.file, start: node.start, end: node.end, pointer } }, kind, root, context);
}

function check({ node, name, at }: Reference, kind: Kind, root: MappingNode, context: LoadContext): void {
  if (isUnresolved(node)) return;
  const declared = mappingUnder(root, `${kind}s`);
  if (declared?.entries.has(name)) return;
  if (kind === 'network' && name === 'default') return;
  context.problems.add({
    code: `compose-undefined-${kind}`,
    message: `The ${kind} "${name}" is not defined.${didYouMean(name, declared?.entries.keys() ?? [])}`,
    hint:
      kind === 'volume' && name.includes('/')
        ? `Write ./${name} for a folder, or declare the volume under the top-level volumes:.`
        : `Add ${name}: under the top-level ${kind}s:, or correct the name.`,
    at,
  });
}

function keysOf(node: Node | undefined, key: string): Iterable<Entry> {
  return mappingUnder(node, key)?.entries.values() ?? [];
}
