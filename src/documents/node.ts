import type { Location, SourceFile, Via } from './location.js';
import type { Problem } from './problem.js';

export type { Via } from './location.js';

/**
 * One tree for YAML, JSON and TOML, in which every node knows its place. Immutable.
 * Aliases are resolved (the node of the anchor is shared; `via` says where the alias stood) and merge keys are applied.
 */
export type Node = ScalarNode | MappingNode | SequenceNode;

interface Placed {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  /** Explicit tag other than the core ones, e.g. `!reset`, `!Ref`. */
  readonly tag?: string;
  /** Places that this node passed through on its way here: the alias, the merge key, the extends, the include. Nearest last. */
  readonly via?: readonly Via[];
  /** Set on nodes that no file wrote (defaults, implicit networks): they stand at the place of what implied them. */
  readonly implied?: true;
}

export type ScalarValue = string | number | boolean | undefined;

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  /** `undefined` is YAML's null. A timestamp is text here, as RFC 3339 writes it. */
  readonly value: ScalarValue;
  /** What the value is to the reference loader where its type here does not tell: `1.0` is a float, `2001-01-01` a timestamp. */
  readonly type?: 'float' | 'timestamp';
  /** What the reference loader prints for it where that is not the value here: integers beyond 2^53, timestamps. */
  readonly exact?: string;
  /** The text as written, without quotes: `010`, `1.10`, `yes`. */
  readonly text: string;
  readonly plain: boolean;
  /** Names of variables without a value whose place in the text is empty: what rests on it is unknown. */
  readonly unresolved?: readonly string[];
}

export interface MappingNode extends Placed {
  readonly kind: 'mapping';
  /** In document order; keys are text as written. */
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface Entry {
  readonly key: string;
  readonly keyFile: SourceFile;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Node;
  /** The key is a number, a boolean or null to a YAML reader (`1:`, `true:`, `~:`): Compose refuses such keys. */
  readonly nonString?: true;
}

export interface SequenceNode extends Placed {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
}

/** A comment, for suppressions that attach to nodes. */
export interface Comment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One file, parsed. A YAML file has zero or more documents, JSON and TOML exactly one (none when broken beyond repair). */
export interface ParsedFile {
  readonly file: SourceFile;
  readonly documents: readonly Node[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  /** Anchors that nothing in the file refers to; absent where there are none or it is not known. */
  readonly unusedAnchors?: readonly UnusedAnchor[];
}

/** An anchor that no alias stands for. */
export interface UnusedAnchor {
  readonly name: string;
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

export function locate(
  { file, start, end, via }: Pick<Node, 'file' | 'start' | 'end' | 'via'>,
  pointer: string,
): Location {
  // Most nodes came straight from their file, and there are dozens of places for each service.
  return via === undefined ? { file, start, end, pointer } : { file, start, end, pointer, via };
}

/** The place of a mapping's key: where findings about the presence of the whole entry point. */
export function locateKey({ keyFile, keyStart, keyEnd, value: { via } }: Entry, pointer: string): Location {
  return via === undefined
    ? { file: keyFile, start: keyStart, end: keyEnd, pointer }
    : { file: keyFile, start: keyStart, end: keyEnd, pointer, via };
}

/** The value under a key of a mapping; undefined for any other node. */
export function child(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'mapping' ? node.entries.get(key)?.value : undefined;
}

/** The value under a path of keys. */
export function descend(node: Node | undefined, ...keys: string[]): Node | undefined {
  return keys.reduce<Node | undefined>(child, node);
}

export function entriesOf(node: Node | undefined): Iterable<Entry> {
  return node?.kind === 'mapping' ? node.entries.values() : [];
}

export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'sequence' ? node.items : [];
}

/** The text of a scalar (numbers and booleans as written); undefined for null and for anything that is not a scalar. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== undefined ? node.text : undefined;
}
