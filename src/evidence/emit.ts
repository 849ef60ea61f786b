import type { Location } from '../documents/location.js';
import type { Entry, Node } from '../documents/node.js';
import type { Evidence } from '../model/evidence.js';

const MAX_SHOWN = 80;
const MAX_KEPT = 300;

/** What a detector saw; absent readings may be given as undefined. */
export interface Observation {
  readonly kind: string;
  readonly value: string;
  readonly name?: string | undefined;
  readonly details?: Readonly<Record<string, string | undefined>>;
  readonly message: string;
  readonly at: Location;
}

/** Evidence from an observation: texts cut to a bounded length, absent readings left out. */
export function observe(observation: Observation): Evidence {
  const { kind, value, name, message, at } = observation;
  const details = presentOnly(observation.details);
  return {
    kind,
    value: cut(value, MAX_KEPT),
    ...(name === undefined || name === '' ? {} : { name: cut(name, MAX_KEPT) }),
    ...(details === undefined ? {} : { details }),
    message,
    at,
  };
}

/** A text from the repository as it may stand in a message: one line, in backticks, not too long. */
export function shown(text: string): string {
  let oneLine = '';
  for (const char of text.slice(0, MAX_SHOWN + 1)) oneLine += char < ' ' || char === '\u007f' ? ' ' : char;
  return `\`${cut(oneLine.replaceAll('`', "'"), MAX_SHOWN)}\``;
}

/** ` \`name\``, or nothing for a thing without a name. */
export function named(name: string | undefined): string {
  return name === undefined || name === '' ? '' : ` ${shown(name)}`;
}

/** The place of an entry's key. */
export function atKey(entry: Entry, pointer: string): Location {
  return { file: entry.keyFile, start: entry.keyStart, end: entry.keyEnd, pointer };
}

export function atNode(node: Node, pointer: string): Location {
  return { file: node.file, start: node.start, end: node.end, pointer };
}

/** The entry of a mapping under a key, for evidence that points at the key. */
export function entryAt(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === 'mapping' ? node.entries.get(key) : undefined;
}

/** The words of a message template with `{key}` filled in. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w{1,20})\}/g, (whole, key: string) =>
    Object.hasOwn(values, key) ? (values[key] ?? whole) : whole,
  );
}

function presentOnly(details: Observation['details']): Record<string, string> | undefined {
  if (details === undefined) return undefined;
  const present: Record<string, string> = {};
  for (const [key, value] of Object.entries(details)) {
    if (value !== undefined && value !== '') present[key] = cut(value, MAX_KEPT);
  }
  return Object.keys(present).length === 0 ? undefined : present;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
