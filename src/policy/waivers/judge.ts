import type { Location } from '../../documents/location.js';
import type { Problem } from '../../documents/problem.js';
import { quoted } from '../../lib/quoted.js';
import type { Finding } from '../../lint/finding.js';
import type { Place } from '../../lint/place.js';
import type { ExceptionSettings, Refusal } from '../exceptions.js';
import { coverage, movedWords } from '../moved.js';
import { type Standing, standingOf, waiverPlace } from './standing.js';
import type { Waiver } from './waiver.js';

/** A waiver after a run. */
export interface JudgedWaiver {
  readonly waiver: Waiver;
  readonly state: 'active' | 'ending' | 'ended' | 'unused' | 'refused';
  readonly because?: string;
  /** Findings that it holds back. */
  readonly findings: number;
  /** Findings that count again since it ended. */
  readonly again?: number;
}

/** Says which findings a waiver holds back, and what became of the waivers. */
export interface WaiverJudge {
  /** The waiver of one rule at one place, one that holds or is over, as a word of its own; undefined where none covers it. */
  readonly at: (ruleId: string, place: Place) => string | undefined;
  /**
   * The finding with its disposition: one that speaks for several things is waived when each of them is. What is held back already stays
   * as it is, and its waiver counts as used.
   */
  readonly judge: (finding: Finding, placeOf: (of: Pick<Finding, 'at' | 'subject'>) => Place) => Finding;
  /**
   * Whether a finding counts again because a waiver of it is over. That is held against every change from then on: it was never
   * accepted for good, whoever brought it.
   */
  readonly isBack: (finding: Finding) => boolean;
  /** What is wrong with the waivers, when all was judged, for the rules that speak of it. */
  readonly problems: (ran: (ruleId: string) => boolean) => readonly Problem[];
  /** Waivers that no layer above them accepts, and those that do not count yet for what the change moved. */
  readonly refused: () => readonly Refusal[];
  /** Every waiver in the order given. */
  readonly judged: (ran: (ruleId: string) => boolean) => readonly JudgedWaiver[];
}

/** A waiver while findings are judged. */
interface Open {
  readonly waiver: Waiver;
  readonly standing: Standing;
  readonly number: number;
  findings: number;
  /** Rules of which it covers something, whoever holds that back. */
  readonly used: Set<string>;
  /** Where something that it held back counts again. */
  again?: Location;
  back: number;
  /** The first place that the change moved to where it is for it: there it does not count yet. */
  moved?: Place;
}

/** A judge over the waivers of one run. Of several that cover a place, the one that ends last holds it back. */
export function waiverJudge(
  waivers: readonly Waiver[],
  settings: ExceptionSettings,
  today: string | undefined,
): WaiverJudge {
  const opens = waivers.map((waiver, number): Open => {
    return { waiver, standing: standingOf(waiver, settings, today), number, findings: 0, used: new Set(), back: 0 };
  });
  const byRule = new Map<string, Open[]>();
  for (const open of opens) {
    for (const ruleId of open.standing.ruleIds) byRule.set(ruleId, [...(byRule.get(ruleId) ?? []), open]);
  }
  const covering = (ruleId: string, place: Place): readonly Open[] =>
    (byRule.get(ruleId) ?? []).filter((open) => {
      const how = coverage(open.waiver, place);
      if (how === 'moved') {
        open.moved ??= place;
        open.used.add(ruleId);
      }
      return how === 'covered';
    });
  const holding = (list: readonly Open[]): Open | undefined =>
    list
      .filter(({ standing }) => standing.state !== 'ended')
      .reduce<Open | undefined>(
        (best, one) => (best === undefined || best.waiver.until < one.waiver.until ? one : best),
        undefined,
      );

  const back = new Set<Finding>();

  return {
    isBack: (finding) => back.has(finding),
    at(ruleId, place) {
      const covered = covering(ruleId, place);
      const open = holding(covered);
      if (open !== undefined) return `waived ${open.number}`;
      return covered.length === 0 ? undefined : 'no longer waived';
    },
    judge(finding, placeOf) {
      if (byRule.size === 0) return finding;
      const { ruleId, members = [], at } = finding;
      // Of several things, the one that a finding stands at does not speak for the others.
      const each = (members.length === 0 ? [finding] : members).map((one) => covering(ruleId, placeOf(one)));
      for (const open of each.flat()) open.used.add(ruleId);
      if (finding.disposition !== 'active') return finding;
      const holders = each.map(holding);
      const [first] = holders;
      if (first === undefined || holders.includes(undefined)) {
        const ended = new Set(each.flat().filter(({ standing }) => standing.state === 'ended'));
        if (ended.size > 0) back.add(finding);
        for (const open of ended) {
          open.again ??= at;
          open.back += 1;
        }
        return finding;
      }
      for (const open of new Set(holders)) if (open !== undefined) open.findings += 1;
      const { waiver } = first;
      const { reason, owner, until } = waiver;
      return { ...finding, disposition: 'waived', decision: { by: 'policy', at: waiver.at, reason, owner, until } };
    },
    problems: (ran) => opens.flatMap((open) => problemsOf(open, ran)),
    refused: () =>
      opens.flatMap(({ waiver, standing, moved }) =>
        [
          ...standing.refused
            .filter(({ why }) => why === 'locked' || why === 'not-accepted')
            .map(({ message }) => message),
          ...(moved === undefined ? [] : [movedWords('This waiver', moved)]),
        ].map((message): Refusal => ({ kind: 'waiver', message, at: waiver.at, added: false })),
      ),
    judged: (ran) =>
      opens.map((open) => {
        const because = becauseOf(open);
        return {
          waiver: open.waiver,
          state: stateOf(open, ran),
          ...(because === undefined ? {} : { because }),
          findings: open.findings,
          ...(open.standing.state === 'ended' ? { again: open.back } : {}),
        };
      }),
  };
}

function stateOf(open: Open, ran: (ruleId: string) => boolean): JudgedWaiver['state'] {
  const { state } = open.standing;
  if (state === 'refused' || state === 'ended') return state;
  return unusedRules(open, ran).length === open.standing.ruleIds.length ? 'unused' : state;
}

/** Rules that ran and found nothing that the waiver is for. One for many repositories may have nothing to do in some. */
function unusedRules({ waiver, standing, used }: Open, ran: (ruleId: string) => boolean): readonly string[] {
  return waiver.single ? standing.ruleIds.filter((id) => !used.has(id) && ran(id)) : [];
}

function becauseOf({ standing, back }: Open): string | undefined {
  const [refused] = standing.refused;
  if (refused !== undefined) return refused.message;
  if (standing.state !== 'ended') return undefined;
  if (back === 0) return 'Nothing that it was for counts again.';
  return back === 1 ? '1 finding counts again.' : `${back} findings count again.`;
}

/**
 * What is wrong, at the entry where the repository can mend it. One of a shared policy is told where it matters here: at what counts
 * again since it is over.
 */
function problemsOf(open: Open, ran: (ruleId: string) => boolean): readonly Problem[] {
  const { waiver, standing, again } = open;
  const { own, at, until, owner } = waiver;
  if (standing.state === 'ended') {
    const place = own ? at : again;
    if (place === undefined) return [];
    const which = own ? 'This waiver' : `The waiver in ${quoted(waiverPlace(waiver))}`;
    const rules = standing.ruleIds.map(quoted).join(', ');
    const message = `${which} of ${rules} ended on ${until}. Its owner is ${owner.replace(/\.$/, '')}.`;
    return [{ code: 'waiver-ended', severity: 'warning', message, at: place }];
  }
  if (!own) return [];
  const wrong = standing.refused.flatMap(({ why, message }): Problem[] => {
    if (why === 'too-long') return [{ code: 'waiver-too-long', severity: 'warning', message, at }];
    return why === 'future' ? [{ code: 'waiver-from-the-future', severity: 'warning', message, at }] : [];
  });
  const unused = unusedRules(open, ran).map(
    (id): Problem => ({
      code: 'waiver-unused',
      severity: 'warning',
      message: `Nothing that this waiver is for is found by ${quoted(id)}.`,
      at,
    }),
  );
  return [...wrong, ...unused];
}
