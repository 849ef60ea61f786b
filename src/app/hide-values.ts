import { once } from '../lib/once.js';
import { HIDDEN } from '../lib/secrets/text.js';
import type { Stack } from '../model/stack.js';
import type { Report, ReportFinding } from '../report/report.js';
import { loadRulebook } from '../rulebook/load.js';
import type { LoadedStacks } from './stacks.js';

/** Shorter values are parts of ordinary words. */
const SHORTEST = 6;
const LONGEST = 10_000;
const MOST = 1_000;

/** Gives back the same value with other texts in it. */
type Hide = <T>(value: T) => T;

/**
 * Replaces the values of credentials that files of variables bring into the projects, `${NAME}` in their place: a Compose file may put
 * one where a name or a duration should stand. Words that mean something here, and names that the projects themselves give, stay as
 * they are. Undefined where there is nothing to hide.
 */
export function hiderOf(loaded: readonly Pick<LoadedStacks, 'stacks' | 'secrets'>[]): Hide | undefined {
  const names = new Map<string, string>();
  const isPublic = once(() => publicNames(loaded.flatMap(({ stacks }) => stacks)));
  for (const [value, name] of loaded.flatMap(({ secrets }) => [...secrets])) {
    for (const form of [value.trim(), asProjectName(value)]) {
      const key = form.toLowerCase();
      if (names.size >= MOST || key.length < SHORTEST || key.length > LONGEST || names.has(key)) continue;
      if (!isPublic().has(key) && !ordinaryText().includes(key)) names.set(key, name);
    }
  }
  if (names.size === 0) return undefined;
  // The longest first: one value may be the beginning of another.
  const forms = [...names.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), 'gi');
  const shown = (text: string): string =>
    text.replace(pattern, (found) => {
      const name = names.get(found.toLowerCase());
      return name === undefined ? HIDDEN : `\${${name}}`;
    });
  return (value) => mapped(value, shown);
}

/** What Compose makes of a project's name. */
function asProjectName(value: string): string {
  return value
    .toLowerCase()
    .replace(/[^-_a-z0-9]/g, '')
    .replace(/^[-_]+/, '');
}

/** All that the rules and the catalogue say: a password that is a word of it is a sample, or hides nothing. */
const ordinaryText = once(() => JSON.stringify(loadRulebook()).toLowerCase());

/** Keys and folders, which no variable is ever part of. */
function publicNames(stacks: readonly Stack[]): ReadonlySet<string> {
  const names = stacks.flatMap(({ path, services, networks, volumes }) => [
    ...path.split('/'),
    ...services.map(({ name }) => name),
    ...networks.map(({ key }) => key),
    ...volumes.map(({ key }) => key),
  ]);
  return new Set(names.map((name) => name.toLowerCase()));
}

/** What names a place or is one of our own words. */
const OURS: ReadonlySet<string> = new Set([
  'path',
  'files',
  'layers',
  'fingerprint',
  'ruleId',
  'slug',
  'level',
  'base',
  'state',
  'kind',
  'commit',
  'sha256',
]);

function mapped<T>(value: T, shown: (text: string) => string): T;
function mapped(value: unknown, shown: (text: string) => string): unknown {
  if (typeof value === 'string') return shown(value);
  if (Array.isArray(value)) return value.map((item: unknown) => mapped(item, shown));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [key, OURS.has(key) ? part : mapped(part, shown)]),
  );
}

/** The report without those values, as lazy as it was. */
export function withoutValues(report: Report, hide: Hide): Report {
  let graph: Report['graph'] | undefined;
  const { trail, comparison, policy } = report;
  return {
    tool: report.tool,
    target: report.target,
    pattern: hide(report.pattern),
    systems: hide(report.systems),
    ...(trail === undefined ? {} : { trail: hide(trail) }),
    stacks: hide(report.stacks),
    findings: {
      *[Symbol.iterator]() {
        for (const finding of report.findings) yield withoutValuesIn(finding, hide);
      },
    },
    counts: report.counts,
    verdict: hide(report.verdict),
    limits: hide(report.limits),
    rules: report.rules,
    notices: hide(report.notices),
    ...(comparison === undefined
      ? {}
      : { comparison: { ...hide(comparison), fixed: comparison.fixed.map((one) => withoutValuesIn(one, hide)) } }),
    ...(policy === undefined ? {} : { policy: hide(policy) }),
    get graph() {
      graph ??= hide(report.graph);
      return graph;
    },
    sourceOf: report.sourceOf,
  };
}

/** A fix that would write such a value is not shown. */
function withoutValuesIn({ fix, ...finding }: ReportFinding, hide: Hide): ReportFinding {
  const shown = hide(finding);
  const isShown = fix?.edits.every(({ text }) => hide(text) === text) === true;
  return fix === undefined || !isShown ? shown : { ...shown, fix: { ...fix, description: hide(fix.description) } };
}
