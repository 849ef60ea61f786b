import type { Plain } from './json.js';

/** Differences that are told apart; beyond them it only counts that there are more. */
const MOST = 1000;

/** Paths at which two values differ, down to the deepest that both have; a list of another length differs as a whole. */
export function differences(before: Plain, after: Plain): readonly (readonly string[])[] {
  const found: string[][] = [];
  compare(before, after, [], found);
  return found;
}

function compare(
  before: Plain | undefined,
  after: Plain | undefined,
  path: readonly string[],
  found: string[][],
): void {
  if (found.length >= MOST || before === after) return;
  if (isList(before) && isList(after) && before.length === after.length) {
    for (const [index, item] of before.entries()) compare(item, after[index], [...path, String(index)], found);
  } else if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(own(before, key), own(after, key), [...path, key], found);
    }
  } else found.push([...path]);
}

function own(value: { readonly [key: string]: Plain }, key: string): Plain | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

function isObject(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
