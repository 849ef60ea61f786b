import { type Location, positionOf } from '../../documents/location.js';
import { quoted } from '../../lib/quoted.js';
import { type ExceptionSettings, lockedWords, lockOf, rankOfSetting, saysWords, settingWords } from '../exceptions.js';
import { isOver } from '../suppressions/day.js';
import type { Waiver } from './waiver.js';

/** Days before its end from which on a waiver is announced. */
export const ANNOUNCED_DAYS = 14;

/** What a waiver is worth on a day, before anything is judged. */
export type Standing =
  | {
      readonly state: 'active' | 'ending' | 'ended';
      readonly ruleIds: readonly string[];
      readonly refused: readonly Refused[];
    }
  | { readonly state: 'refused'; readonly ruleIds: readonly []; readonly refused: readonly Refused[] };

/** Why a waiver does not count, or not for one of its rules. */
export interface Refused {
  readonly why: 'locked' | 'not-accepted' | 'too-long' | 'future';
  /** One sentence that names the place of the lock or the setting. */
  readonly message: string;
}

/**
 * How a waiver stands: refused by a lock or a setting of a layer above it, granted for too long or from a day to come, over, near its
 * end, or none of that. `ruleIds` are the rules that it is for and that no lock keeps it from. Where today is not known nothing is over.
 */
export function standingOf(waiver: Waiver, settings: ExceptionSettings, today: string | undefined): Standing {
  const { exceptions } = settings;
  const wholly = (why: Refused['why'], message: string): Standing => ({
    state: 'refused',
    ruleIds: [],
    refused: [{ why, message: `This waiver does not count: ${message}.` }],
  });
  if (exceptions.waivers === 'never' && waiver.rank > rankOfSetting(settings, 'waivers')) {
    return wholly('not-accepted', saysWords(settings, 'waivers'));
  }
  const { since, until } = waiver;
  if (since !== undefined && today !== undefined && today < since) {
    return wholly('future', `\`since\` is ${since}, a day to come`);
  }
  const longest = longestFor(waiver, settings);
  const start = since ?? today;
  if (longest !== undefined && start !== undefined) {
    if (!(daysBetween(start, until) <= longest.days)) {
      const from = since === undefined ? 'from today on, as it names no `since`' : `from ${since}`;
      return wholly(
        'too-long',
        `it lasts until ${until} (${from}), and ${settingWords(longest.at, `exceptions.longest-waiver: ${longest.days}`)} (days)`,
      );
    }
  }
  const refused: Refused[] = [];
  const ruleIds: string[] = [];
  for (const ruleId of waiver.ruleIds) {
    const lock = lockOf(settings, ruleId, waiver.rank);
    if (lock === undefined || lock.exceptions === 'waivers') ruleIds.push(ruleId);
    else {
      const message = `This waiver does not count for ${quoted(ruleId)}: ${lockedWords(ruleId, lock)}.`;
      refused.push({ why: 'locked', message });
    }
  }
  if (ruleIds.length === 0) return { state: 'refused', ruleIds: [], refused };
  return { state: stateOn(until, today), ruleIds, refused };
}

function stateOn(until: string, today: string | undefined): 'active' | 'ending' | 'ended' {
  if (isOver(until, today)) return 'ended';
  return today !== undefined && daysBetween(today, until) <= ANNOUNCED_DAYS ? 'ending' : 'active';
}

/**
 * The days that it may last: a bound holds for what is granted in its own layer and below it. The nearer ones can only be shorter, so
 * that the last one above the waiver is the shortest.
 */
function longestFor(
  { rank }: Waiver,
  { exceptions, provenance }: ExceptionSettings,
): { readonly days: number; readonly at?: Location } | undefined {
  const { longestWaiver } = exceptions;
  const steps = provenance.settings.get('exceptions.longest-waiver')?.steps ?? [];
  if (longestWaiver === undefined) return undefined;
  if (steps.length === 0) return { days: longestWaiver };
  return steps
    .filter(({ layer }) => provenance.layers.indexOf(layer) <= rank)
    .map(({ value, at }) => ({ days: daysOf(value) ?? longestWaiver, ...(at === undefined ? {} : { at }) }))
    .reduce<{ days: number; at?: Location } | undefined>(
      (shortest, one) => (shortest === undefined || one.days < shortest.days ? one : shortest),
      undefined,
    );
}

function daysOf(value: string): number | undefined {
  const days = Number(value);
  return Number.isSafeInteger(days) && days > 0 ? days : undefined;
}

const DAY = 24 * 60 * 60 * 1000;

/** Not a number where one of the two is no day of the calendar. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY;
}

/** `acme/policies/base.yml@v3:12`. */
export function waiverPlace({ at }: Waiver): string {
  const { path, line } = positionOf(at);
  return `${path}:${line}`;
}
