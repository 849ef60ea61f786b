import type { Location } from '../../documents/location.js';
import { child, itemsOf, locate, type Node, textOf } from '../../documents/node.js';
import { parseAlone } from '../../documents/parse.js';
import { UserMistake } from '../../lib/mistake.js';
import { lineAt } from '../plain.js';
import type { BaselineEntry } from './baseline-file.js';

/** An entry and its place in the file. */
export interface PlacedEntry {
  readonly entry: BaselineEntry;
  readonly at: Location;
}

/** A baseline, read and checked. */
export interface Baseline {
  readonly path: string;
  readonly entries: readonly PlacedEntry[];
}

/** Mistakes that are told at once. */
const MAX_MISTAKES = 20;
const AGAIN = 'Write it anew with --write-baseline.';

/** Reads a baseline. Throws UserMistake with the places of what is wrong: half a baseline would let old findings fail the run. */
export async function readBaseline(path: string, text: string): Promise<Baseline> {
  const { file, documents, problems } = await parseAlone(path, text);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new UserMistake(...errors.slice(0, MAX_MISTAKES).map(({ at, message }) => lineAt(at, message)));
  }
  const [root] = documents;
  if (root?.kind !== 'mapping') throw new UserMistake(`${path}: This is no baseline. ${AGAIN}`);
  const version = textOf(child(root, 'version'));
  if (version !== '1') {
    const message = `A baseline of version "${version ?? ''}" cannot be read by this release. ${AGAIN}`;
    throw new UserMistake(lineAt({ ...root, file, pointer: 'version' }, message));
  }
  const mistakes: string[] = [];
  const entries: PlacedEntry[] = [];
  for (const [index, item] of itemsOf(child(root, 'findings')).entries()) {
    const at = locate(item, `findings[${index}]`);
    const entry = entryOf(item);
    if (entry !== undefined) entries.push({ entry, at });
    else if (mistakes.length < MAX_MISTAKES) {
      mistakes.push(lineAt(at, `An entry needs "rule", "path" and "places". ${AGAIN}`));
    }
  }
  if (mistakes.length > 0) throw new UserMistake(...mistakes);
  return { path, entries };
}

function entryOf(node: Node): BaselineEntry | undefined {
  const rule = textOf(child(node, 'rule'));
  const path = textOf(child(node, 'path'));
  const list = child(node, 'places');
  const places = itemsOf(list).map(textOf);
  const count = Number(textOf(child(node, 'count')) ?? 1);
  const whole = places.every((place) => place !== undefined);
  if (rule === undefined || path === undefined || !whole || places.length === 0) return undefined;
  if (!Number.isSafeInteger(count) || count < 1) return undefined;
  const members = itemsOf(child(node, 'members')).flatMap((name) => textOf(name) ?? []);
  const value = textOf(child(node, 'value'));
  const message = textOf(child(node, 'message'));
  return {
    rule,
    path,
    places,
    ...(members.length === 0 ? {} : { members }),
    ...(value === undefined ? {} : { value }),
    ...(count === 1 ? {} : { count }),
    ...(message === undefined ? {} : { message }),
  };
}
