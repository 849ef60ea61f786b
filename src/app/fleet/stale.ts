import type { Config } from '../../policy/config.js';
import { isDate } from '../../policy/suppressions/day.js';
import type { Analysis } from '../analysis.js';

/** Days before its end from which a waiver is announced, at the most. */
const ANNOUNCED = 14;
const DAY_MS = 86_400_000;

/**
 * First day after today on which the same repository may come to another result: an exception ends, is announced or becomes short
 * enough, or something begins to block. Undefined: no day changes it. Days as `2030-12-31`.
 */
export function staleFrom(
  { config, comments }: Pick<Analysis, 'config' | 'comments'>,
  today: string,
): string | undefined {
  const days = [
    ...blockDays(config),
    ...config.suppressions.flatMap(({ until }) => endDays(until)),
    ...comments.flatMap(({ directive }) => (directive.ok ? endDays(directive.until) : [])),
    ...config.waivers.flatMap(({ since, until }) => [
      ...endDays(until),
      ...(since === undefined ? [] : [since]),
      ...lengthDays(until, config.exceptions.longestWaiver),
    ]),
  ];
  return days.filter((day) => day > today).sort()[0];
}

function blockDays({ enforcement, ruleEnforcement }: Config): string[] {
  return [enforcement, ...ruleEnforcement.values()].flatMap(({ blockFrom }) => blockFrom ?? []);
}

/** The day after the last one, and those on which the end may come near enough to be announced. */
function endDays(until: string | undefined): string[] {
  return until === undefined ? [] : [1, -ANNOUNCED, 1 - ANNOUNCED].flatMap((days) => later(until, days));
}

/** A waiver that counts from today becomes short enough on one of these. */
function lengthDays(until: string, longest: number | undefined): string[] {
  return longest === undefined ? [] : [-longest - 1, -longest, 1 - longest].flatMap((days) => later(until, days));
}

/** Nothing for what is no day of the calendar, or beyond it. */
function later(day: string, days: number): string[] {
  if (!isDate(day)) return [];
  const time = Date.parse(`${day}T00:00:00Z`) + days * DAY_MS;
  if (Number.isNaN(time) || Math.abs(time) > 8e15) return [];
  return [new Date(time).toISOString().slice(0, 10)];
}
