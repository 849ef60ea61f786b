import { printable } from '../../escape/terminal.js';
import type { ShownEnforcement, ShownHold, ShownStep } from '../../policy/shown.js';
import type { ReportLocation } from '../../report.js';
import type { Page } from '../page.js';

/** `acme/policies/base.yml@v3:12`: a place that an editor or a reader finds. */
export function placeText({ path, line }: Pick<ReportLocation, 'path' | 'line'>): string {
  return printable(`${path}:${line}`);
}

/** Where a value was set, or who set it where that has no place. */
export function sourceText({ source, location }: Pick<ShownStep, 'source' | 'location'>): string {
  return location === undefined ? printable(source) : placeText(location);
}

/** `warn until 2030-12-31, then block`. */
export function enforcementText({ stage, blockFrom, blocks }: ShownEnforcement): string {
  if (blockFrom === undefined) return stage;
  return blocks ? `block since ${blockFrom}` : `${stage}, block from ${blockFrom}`;
}

/** A lock by its place. */
export function lockText({ location }: Pick<ShownHold, 'location'>): string {
  return `locked at ${placeText(location)}`;
}

/** `in tools/, for db`; empty where a scope is everything. */
export function scopeWords(paths: readonly string[], services: readonly string[]): string {
  return [
    ...(paths.length === 0 ? [] : [`in ${printable(paths.join(', '))}`]),
    ...(services.length === 0 ? [] : [`for ${printable(services.join(', '))}`]),
  ].join(', ');
}

/** A heading, with an empty line before it. */
export function heading(page: Page, title: string): void {
  page.line();
  page.line(page.style.bold(title));
}

/** Rows of a list in two columns, the second one wrapped. */
export function rows(page: Page, list: readonly (readonly [string, string])[], widest = 40): void {
  const width = Math.min(widest, Math.max(0, ...list.map(([left]) => left.length)));
  for (const [left, right] of list) page.prose(`  ${left.padEnd(width)}  `, width + 4, right);
}
