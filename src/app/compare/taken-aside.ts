import { wholeFile } from '../../documents/location.js';
import { quoted } from '../../lib/quoted.js';
import { DEVELOPMENT_WORDS } from '../../lint/scoped.js';
import { isForDevelopment } from '../../lint/standing.js';
import type { Stack } from '../../model/stack.js';
import type { ReportFinding } from '../../report/report.js';
import type { Setup } from '../own-rules.js';
import type { Side } from '../side.js';
import type { Draft } from './draft.js';
import { pairsOf } from './pairs.js';
import { policyDraft } from './said.js';

/** Projects that are left aside and that something may have gone to, judged in full all the same. Ids of stacks. */
export interface TakenAside {
  readonly head: ReadonlySet<string>;
  /** Those of them that the base has: what was found there before is not new. */
  readonly base: ReadonlySet<string>;
  /** First file of each to the services that the change takes away. */
  readonly gone: ReadonlyMap<string, readonly string[]>;
}

const NOTHING: TakenAside = { head: new Set(), base: new Set(), gone: new Map() };
/** Services that a sentence names. */
const MOST_NAMED = 3;

/**
 * A change that takes services away from what is judged and adds others where nothing is: among tests or examples, or, where a whole
 * project goes, under a name that is for development. Whether these are the same services, rewritten, nobody can tell, so both are judged.
 * `nowAt` tells where a file of the base is in the head.
 */
export function takenAside(base: Side, head: Side, setup: Setup, nowAt: (path: string) => string): TakenAside {
  const words = developmentWordsOf(setup);
  const before = new Map(base.observed.loaded.stacks.map((stack) => [nowAt(firstOf(stack)), stack]));
  const isNew = (stack: Stack): boolean => {
    const names = new Set(before.get(firstOf(stack))?.services.map(({ name }) => name));
    return stack.services.some(({ name }) => !names.has(name)) || isJudged(base, before.get(firstOf(stack)), words);
  };
  const { stacks } = head.observed.loaded;
  const candidates = stacks.filter((stack) => !isJudged(head, stack, words) && isNew(stack));
  if (candidates.length === 0) return NOTHING;
  const judgedIn = (side: Side): Stack[] => side.observed.loaded.stacks.filter((one) => isJudged(side, one, words));
  const { removed, removedStacks } = pairsOf(judgedIn(base), judgedIn(head), nowAt);
  const projects = removedStacks.flatMap(({ services }) => services);
  const services = [...removed, ...projects].map(({ name }) => name);
  const mains = new Map(stacks.map((stack) => [stack.id, stack]));
  const chosen = candidates.filter((stack) => {
    if (!head.observed.surveyed.speaks(firstOf(stack))) return services.length > 0;
    const main = stack.variantOf === undefined ? undefined : mains.get(stack.variantOf);
    return projects.length > 0 && !isJudged(head, main, words);
  });
  if (chosen.length === 0) return NOTHING;
  return {
    head: new Set(chosen.map(({ id }) => id)),
    base: new Set(chosen.flatMap((stack) => before.get(firstOf(stack))?.id ?? [])),
    gone: new Map(chosen.map((stack) => [firstOf(stack), services])),
  };
}

/** One sentence for each project in which something is found that would have been left aside. */
export function takenAsideDrafts({ gone }: TakenAside, findings: Iterable<ReportFinding>): Draft[] {
  if (gone.size === 0) return [];
  const found = new Set(
    [...findings].filter(({ disposition }) => disposition === 'active').map((one) => one.location.path),
  );
  return [...gone].flatMap(([path, names]) => {
    if (!found.has(path)) return [];
    const named = names.slice(0, MOST_NAMED).map((name) => quoted(name));
    const more = names.length > named.length ? ` and ${names.length - named.length} more` : '';
    const message = `This change takes away ${named.join(', ')}${more} and adds services in ${quoted(path)}, which is otherwise left aside: it is judged in full. If the two have nothing to do with each other, make them changes of their own.`;
    return [policyDraft({ effect: 'opens', message }, wholeFile(path), 'head')];
  });
}

function firstOf({ files: [first = ''] }: Stack): string {
  return first;
}

function isJudged({ observed }: Side, stack: Stack | undefined, words: readonly string[]): boolean {
  return stack !== undefined && observed.surveyed.speaks(firstOf(stack)) && !isForDevelopment(stack, words);
}

/** All words by which some rule takes a project for one of development. */
function developmentWordsOf({ book }: Setup): readonly string[] {
  const lists = book.rules.map(({ params }) => params[DEVELOPMENT_WORDS]);
  return [...new Set(lists.flatMap((list) => (Array.isArray(list) ? list.map(String) : [])))];
}
