import { Buffer } from 'node:buffer';
import type { Node, ScalarValue } from '../node.js';
import { resolvePlain } from './scalar.js';

export const CORE = 'tag:yaml.org,2002:';
const CORE_TYPES = new Set(['str', 'int', 'float', 'bool', 'null', 'map', 'seq', 'binary', 'merge']);
/** Tags of the Compose specification that say how a value merges, not what it is. */
const MERGE_TAGS = new Set(['!reset', '!override']);

/** A node under an explicit tag: typed by a core tag, keeping any other. */
export function withTag(tag: string, node: Node): Node {
  const typed = applyCoreTag(tag, node);
  const kept = keptTag(tag);
  return kept === undefined ? typed : { ...typed, tag: kept };
}

/** The tag that stays on a node, in short form; undefined for the core tags, whose meaning is in the value. */
function keptTag(tag: string): string | undefined {
  if (tag === '!') return undefined;
  if (!tag.startsWith(CORE)) return tag;
  const type = tag.slice(CORE.length);
  return CORE_TYPES.has(type) ? undefined : `!!${type}`;
}

/** A scalar typed by its explicit tag. The value under an unknown tag is text, as in the reference loader. */
function applyCoreTag(tag: string, node: Node): Node {
  if (node.kind !== 'scalar' || MERGE_TAGS.has(tag)) return node;
  return { ...node, value: valueUnder(tag.startsWith(CORE) ? tag.slice(CORE.length) : 'str', node.text, node.value) };
}

function valueUnder(type: string, text: string, untagged: ScalarValue): ScalarValue {
  if (type === 'binary') return Buffer.from(text, 'base64').toString('utf8');
  if (type === 'str') return text;
  if (!CORE_TYPES.has(type)) return untagged;
  const value = resolvePlain(text);
  return type === 'null' ? undefined : value;
}
