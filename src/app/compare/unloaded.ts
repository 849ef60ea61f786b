import { UNKNOWN_FILE } from '../../compose/reference.js';
import type { Location } from '../../documents/location.js';
import type { Problem } from '../../documents/problem.js';
import { compareText } from '../../lib/compare.js';
import { quoted } from '../../lib/quoted.js';
import type { Stack } from '../../model/stack.js';
import { reportLocation } from '../findings.js';
import type { Side } from '../side.js';
import type { Draft } from './draft.js';
import type { FileChanges } from './files.js';

/** What lies outside of the files: they load where it is there. */
const NOT_OF_THE_FILE: ReadonlySet<string> = new Set(['compose-required-variable', 'compose-file-missing']);

/**
 * Both versions without the projects of Compose files that have mistakes now and had none: what is left of such a file says
 * nothing of what is deployed. Each of those files is told instead; since it may hide anything, it counts as an opening.
 */
export function withoutUnloaded(
  base: Side,
  head: Side,
  { nowAt }: FileChanges,
): { readonly base: Side; readonly head: Side; readonly drafts: readonly Draft[] } {
  const before = mistakesOf(base);
  const after = mistakesOf(head);
  if (after.size === 0) return { base, head, drafts: [] };
  const known = new Map(base.observed.loaded.stacks.flatMap(({ files }) => files.map((path) => [nowAt(path), path])));
  const broken = [...after].flatMap(([path, mistakes]): [string, Mistakes][] => {
    const old = known.get(path);
    return old === undefined || before.has(old) ? [] : [[path, mistakes]];
  });
  if (broken.length === 0) return { base, head, drafts: [] };
  const paths = new Set(broken.map(([path]) => path));
  return {
    base: without(base, ({ files }) => files.some((path) => paths.has(nowAt(path)))),
    head: without(head, ({ files }) => files.some((path) => paths.has(path))),
    drafts: broken.sort(([a], [b]) => compareText(a, b)).map(([path, mistakes]) => draftOf(path, mistakes)),
  };
}

/** What a project of the head names and that cannot be read, unless the base has it as well: since it may bring anything, it counts as an opening. */
export function unknownDrafts(base: Side, head: Side, { nowAt }: FileChanges): readonly Draft[] {
  const known = new Set(unknownIn(base).map(({ at, message }) => keyOf(nowAt(at.file.path), message)));
  const told = new Map<string, Draft>();
  for (const { at, message } of unknownIn(head)) {
    const key = keyOf(at.file.path, message);
    if (known.has(key) || told.has(key)) continue;
    told.set(key, { kind: 'project-added', effect: 'opens', message, services: [], at, side: 'head' });
  }
  return [...told.values()].slice(0, MOST_UNKNOWN);
}

const MOST_UNKNOWN = 50;

/** Of projects that speak for the repository, what other files they name: not what variables decide. */
function unknownIn({ observed: { loaded, surveyed } }: Side): Stack['unknown'] {
  return loaded.stacks
    .filter(({ files: [first = ''] }) => surveyed.speaks(first))
    .flatMap(({ unknown }) => unknown.filter(({ message }) => message.endsWith(UNKNOWN_FILE)));
}

function keyOf(path: string, message: string): string {
  return JSON.stringify([path, message]);
}

type Mistakes = readonly [Location, ...Location[]];

/** Path to the places of the mistakes for which Compose refuses the file. */
function mistakesOf({ problems }: Side): ReadonlyMap<string, Mistakes> {
  const found = new Map<string, [Location, ...Location[]]>();
  for (const { at } of problems.filter(isRefused)) {
    const list = found.get(at.file.path);
    if (list === undefined) found.set(at.file.path, [at]);
    else list.push(at);
  }
  return found;
}

function isRefused({ severity, code }: Problem): boolean {
  return severity === 'error' && !NOT_OF_THE_FILE.has(code);
}

function without(side: Side, isDropped: (stack: Stack) => boolean): Side {
  const { observed } = side;
  const stacks = observed.loaded.stacks.filter((stack) => !isDropped(stack));
  return { ...side, observed: { ...observed, loaded: { ...observed.loaded, stacks } } };
}

function draftOf(path: string, mistakes: Mistakes): Draft {
  const first = mistakes.reduce((a, b) => (b.start < a.start ? b : a));
  const { line } = reportLocation(first);
  const lines =
    mistakes.length === 1 ? `one mistake, in line ${line}` : `${mistakes.length} mistakes, the first in line ${line}`;
  const message = `${quoted(path)} no longer loads (${lines}); its services are not compared.`;
  return { kind: 'project-removed', effect: 'opens', message, services: [], at: first, side: 'head' };
}
