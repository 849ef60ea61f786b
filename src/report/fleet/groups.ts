import { by, compareText } from '../../lib/compare.js';
import type { Level } from '../../rulebook/rule.js';
import { LEVELS } from '../order.js';
import { propertiesOf, propertyOf } from './csv.js';
import type { FleetRow } from './fleet.js';
import { findingsOf, type Standing, standingOf } from './standing.js';

/** How the fleet stands with one rule. */
export interface RuleCompliance {
  readonly id: string;
  readonly title: string;
  /** The most severe that it has anywhere. */
  readonly level: Level;
  /** Repositories with findings that count. */
  readonly repositories: number;
  /** Of the repositories with a result, from 0 to 1. */
  readonly share: number;
  readonly findings: number;
  readonly waived: number;
  readonly suppressed: number;
  readonly baselined: number;
}

/** Rules that find something anywhere, the most severe first, then those that the most repositories do not keep. */
export function byRule(rows: readonly FleetRow[]): readonly RuleCompliance[] {
  const judged = rows.filter(({ result }) => result !== undefined).length;
  const rules = new Map<string, { -readonly [K in keyof RuleCompliance]: RuleCompliance[K] }>();
  for (const { result } of rows) {
    for (const [id, rule] of Object.entries(result?.rules ?? {})) {
      const { title, level, active, waived, suppressed, baselined } = rule;
      let sum = rules.get(id);
      if (sum === undefined) {
        sum = { id, title, level, repositories: 0, share: 0, findings: 0, waived: 0, suppressed: 0, baselined: 0 };
        rules.set(id, sum);
      }
      if (LEVELS.indexOf(level) < LEVELS.indexOf(sum.level)) sum.level = level;
      if (active > 0) sum.repositories += 1;
      sum.findings += active;
      sum.waived += waived;
      sum.suppressed += suppressed;
      sum.baselined += baselined;
    }
  }
  return [...rules.values()]
    .map((sum) => ({ ...sum, share: judged === 0 ? 0 : sum.repositories / judged }))
    .sort(
      by(
        ({ level }) => LEVELS.indexOf(level),
        ({ repositories }) => -repositories,
        ({ findings }) => -findings,
        ({ id }) => id,
      ),
    );
}

/** What repositories can be told apart by: an owner, a topic, … */
export interface Facet {
  /** `team`, `language`, `topic`, `property:tier`. */
  readonly key: string;
  readonly title: string;
  /** Values of a row; none: it has none. */
  readonly of: (row: FleetRow) => readonly string[];
}

/** Team, language and topic, and each custom property that a row has. */
export function facetsOf(rows: readonly FleetRow[]): readonly Facet[] {
  return [
    { key: 'team', title: 'Team', of: ({ teams = [] }) => teams },
    { key: 'language', title: 'Language', of: ({ language }) => (language ? [language] : []) },
    { key: 'topic', title: 'Topic', of: ({ topics = [] }) => topics },
    ...propertiesOf(rows).map((name) => ({
      key: `property:${name}`,
      title: name,
      of: (row: FleetRow) => propertyOf(row, name) ?? [],
    })),
  ];
}

/** How the repositories of one value of a facet stand. */
export interface Group {
  /** Undefined: those that have no value. */
  readonly value: string | undefined;
  readonly repositories: number;
  readonly standings: Readonly<Record<Standing, number>>;
  readonly asExpected: number;
  readonly notAsExpected: number;
  readonly errors: number;
  readonly findings: number;
  readonly waived: number;
}

/** The repositories by their values, a repository in the group of each of its values; the largest share of failing ones first. */
export function byFacet(rows: readonly FleetRow[], { of }: Facet): readonly Group[] {
  const groups = new Map<string | undefined, FleetRow[]>();
  for (const row of rows) {
    const values = of(row);
    for (const value of values.length === 0 ? [undefined] : new Set(values)) {
      const members = groups.get(value);
      if (members === undefined) groups.set(value, [row]);
      else members.push(row);
    }
  }
  return [...groups]
    .map(([value, members]) => groupOf(value, members))
    .sort(
      (a, b) =>
        b.standings.fails / b.repositories - a.standings.fails / a.repositories ||
        b.standings.fails - a.standings.fails ||
        b.findings - a.findings ||
        compareText(a.value ?? '\uffff', b.value ?? '\uffff'),
    );
}

function groupOf(value: string | undefined, rows: readonly FleetRow[]): Group {
  const standings = { fails: 0, undecided: 0, held: 0, passes: 0 };
  for (const row of rows) standings[standingOf(row)] += 1;
  const sum = (of: (row: FleetRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    value,
    repositories: rows.length,
    standings,
    asExpected: sum(({ result }) => (result?.asExpected === 'yes' ? 1 : 0)),
    notAsExpected: sum(({ result }) => (result?.asExpected === 'no' ? 1 : 0)),
    errors: sum(({ result }) => result?.counts.error ?? 0),
    findings: sum(findingsOf),
    waived: sum(({ result }) => result?.counts.waived ?? 0),
  };
}
