import { Buffer } from 'node:buffer';
import type { Node, ScalarNode } from '../node.js';
import { type Typed, typePlain } from './scalar.js';
import type { YamlTree } from './tree.js';

const CORE = 'tag:yaml.org,2002:';
/** Types whose tag says what a scalar must be. */
const TYPES = new Set(['int', 'float', 'bool', 'null', 'timestamp']);
/** Tags whose meaning is in the value, and that no node keeps. */
const CORE_TYPES = new Set([...TYPES, 'str', 'map', 'seq', 'binary']);

/**
 * A node under an explicit tag: typed by a core tag, keeping any other. A scalar under a tag that the reference loader does not
 * know, `!override` too, is text. A value that is not what its tag says is a problem of the tree's.
 */
export function withTag(tag: string, node: Node, tree: YamlTree): Node {
  if (tag === '!') return node;
  const type = tag.startsWith(CORE) ? tag.slice(CORE.length) : undefined;
  const typed = node.kind === 'scalar' ? typedScalar(type, node, tree) : node;
  if (type === undefined) return { ...typed, tag };
  return CORE_TYPES.has(type) ? typed : { ...typed, tag: `!!${type}` };
}

function typedScalar(type: string | undefined, node: ScalarNode, tree: YamlTree): ScalarNode {
  const { kind, file, start, end, text } = node;
  // A key "<<" that is said to be text does not merge.
  const plain = node.plain && !(type === 'str' && text === '<<');
  const { value, type: known, exact } = valueUnder(type, node, tree);
  const bare = { kind, file, start, end, value, text, plain } as const;
  return known === undefined && exact === undefined ? bare : { ...bare, type: known, exact };
}

function valueUnder(type: string | undefined, node: ScalarNode, tree: YamlTree): Typed {
  const { text } = node;
  if (type === 'binary') return { value: decoded(node, tree) };
  if (type === undefined || !TYPES.has(type)) return { value: text };
  const typed = typePlain(text);
  const found = nameOf(typed);
  // A date in a plain scalar is one only where nothing else is asked for.
  if (found === type) return typed;
  if (found === 'int' && type === 'float' && (typed.exact === undefined || BigInt(typed.exact) < 2n ** 63n)) {
    return { value: typed.value, type: 'float' };
  }
  report(node, tree, `The value "${excerpt(text)}" is not what its tag "!!${type}" says.`);
  return typed;
}

function nameOf({ value, type }: Typed): string {
  if (type !== undefined) return type;
  if (value === undefined) return 'null';
  if (typeof value === 'number') return 'int';
  return typeof value === 'boolean' ? 'bool' : 'str';
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decoded(node: ScalarNode, tree: YamlTree): string {
  const digits = node.text.replace(/[\r\n]/g, '');
  if (!BASE64.test(digits)) report(node, tree, 'The value under the tag "!!binary" is not base64.');
  return Buffer.from(digits, 'base64').toString('utf8');
}

function report(node: ScalarNode, tree: YamlTree, message: string): void {
  const hint = 'Correct the value, or remove the tag.';
  tree.report(node.start, node.end, { code: 'yaml-tag', message, hint });
}

function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** The full name of a tag, from how it is written: `!!str`, `!reset`, `!<uri>`, or with a handle that a directive declared. */
export function fullTag(written: string, handles: ReadonlyMap<string, string>): string {
  if (written.startsWith('!<')) return unescaped(written.slice(2, -1));
  const handle = written.slice(0, written.lastIndexOf('!') + 1);
  const suffix = unescaped(written.slice(handle.length));
  if (handle === '!' && suffix === '') return '!';
  return (handles.get(handle) ?? (handle === '!!' ? CORE : handle)) + suffix;
}

function unescaped(tag: string): string {
  if (!tag.includes('%')) return tag;
  try {
    return decodeURIComponent(tag);
  } catch {
    return tag;
  }
}
