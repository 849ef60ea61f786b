import { by } from '../../lib/compare.js';
import type { CommentDirective } from '../../policy/suppressions/comments.js';
import { isOver } from '../../policy/suppressions/day.js';
import { reportLocation } from '../findings.js';
import { type Draft, listed } from './draft.js';
import { policyDraft } from './said.js';

/** What is needed to say which comments are the same and which weigh most. */
export interface CommentReading {
  /** Where a file of the base is in the head. */
  readonly nowAt: (path: string) => string;
  /** Absent where the day is not known. */
  readonly today: string | undefined;
  /** Whether the policy accepts a comment for a rule, once it is merged. */
  readonly accepts: (comment: CommentDirective, ruleId: string) => boolean;
  /** Whether one that the change adds counts only once it is merged. */
  readonly onceMerged: boolean;
  /** How severe a rule is, for what is named first. */
  readonly weightOf: (ruleId: string) => number;
}

/** A comment that holds something back. */
interface Holding {
  readonly at: CommentDirective['at'];
  readonly rules: readonly string[];
  readonly until: string;
  readonly reason: string;
  /** The file, what it stands by and its rules. */
  readonly key: string;
}

/** Behind every day. */
const NEVER = '9999-12-31';
/** Comments told one by one; more of them share a sentence. */
const MOST_TOLD = 2;
const MOST_PLACES = 3;

/** Comments that hold findings back, and those that no longer do, by all that they say and the file that they are in. */
export function commentChanges(
  olds: readonly CommentDirective[],
  nows: readonly CommentDirective[],
  reading: CommentReading,
): Draft[] {
  const before = holding(olds, reading, reading.nowAt);
  const after = holding(nows, reading, (path) => path);
  const left = new Map<string, Holding[]>();
  for (const one of before) left.set(one.key, [...(left.get(one.key) ?? []), one]);
  const come: Holding[] = [];
  const longer: Holding[] = [];
  const shorter: Holding[] = [];
  const otherwise: Holding[] = [];
  for (const one of after) {
    const candidates = left.get(one.key) ?? [];
    const same = candidates.findIndex(({ until, reason }) => until === one.until && reason === one.reason);
    const [old] = candidates.splice(Math.max(0, same), 1);
    if (old === undefined) come.push(one);
    else if (old.until < one.until) longer.push(one);
    else if (old.until > one.until) shorter.push(one);
    else if (old.reason !== one.reason) otherwise.push(one);
  }
  const gone = [...left.values()].flat();
  const told = (list: readonly Holding[], effect: Draft['effect'], side: Draft['side'], words: Words): Draft[] =>
    sentences(list, effect, side, words, reading);
  return [
    ...told(
      come,
      'opens',
      'head',
      reading.onceMerged ? ['holds back', 'hold back', MERGED] : ['now holds back', 'now hold back', ''],
    ),
    ...told(longer, 'opens', 'head', ['holds back', 'hold back', ` for longer${reading.onceMerged ? MERGED : ''}`]),
    ...told(shorter, 'closes', 'head', ['holds back', 'hold back', ' for less long']),
    ...told(otherwise, 'neutral', 'head', ['holds back', 'hold back', ' for another reason']),
    ...told(gone, 'closes', 'base', ['no longer holds back', 'no longer hold back', '']),
  ];
}

const MERGED = ' once it is merged';

/** Comments that hold something back: without a reason, after its last day, or where the policy accepts none, one does not. */
function holding(
  comments: readonly CommentDirective[],
  { today, accepts }: CommentReading,
  pathOf: (path: string) => string,
): Holding[] {
  return comments.flatMap((comment) => {
    const { at, place, directive } = comment;
    if (!directive.ok || directive.reason === undefined || place === undefined) return [];
    const { until, reason } = directive;
    const rules = directive.rules.filter((id) => accepts(comment, id));
    if (isOver(until, today) || rules.length === 0) return [];
    const key = JSON.stringify([pathOf(at.file.path), place.kind === 'node' ? place.pointer : '', [...rules].sort()]);
    return [{ at, rules, until: until ?? NEVER, reason, key }];
  });
}

type Words = readonly [one: string, many: string, ending: string];

/** A sentence for each of a few comments; one for all of many, which names the most severe rules and the first places. */
function sentences(
  list: readonly Holding[],
  effect: Draft['effect'],
  side: Draft['side'],
  [one, many, ending]: Words,
  { weightOf }: CommentReading,
): Draft[] {
  if (list.length <= MOST_TOLD) {
    return list.map(({ at, rules }) =>
      policyDraft({ effect, message: `A comment ${one} findings of ${listed(rules)}${ending}.` }, at, side),
    );
  }
  const heaviest = ({ rules }: Holding): number => Math.max(...rules.map(weightOf));
  const sorted = [...list].sort(by((holding) => -heaviest(holding)));
  const rules = [...new Set(sorted.flatMap((holding) => holding.rules))].sort(by((id) => -weightOf(id)));
  const places = sorted.slice(0, MOST_PLACES).map(({ at }) => {
    const { path, line } = reportLocation(at);
    return `${path}:${line}`;
  });
  const others = list.length - places.length;
  const where = others === 0 ? listed(places) : `${listed(places).replace(' and ', ', ')} and ${others} more places`;
  const message = `${list.length} comments ${many} findings of ${listed(rules)}${ending}: at ${where}.`;
  return [policyDraft({ effect, message }, sorted[0]?.at, side)];
}
