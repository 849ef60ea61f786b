import { compareText } from '../../lib/compare.js';
import { hiddenInText } from '../../lib/secrets/text.js';
import { csvLine, csvText } from '../escape/csv.js';
import { cut } from '../escape/cut.js';
import type { FleetResult, FleetRow } from './fleet.js';
import { STANDING_TITLES, standingOf } from './standing.js';

type Value = string | number | boolean | undefined;

interface Column {
  readonly name: string;
  /** For the documentation: one sentence. */
  readonly means: string;
  readonly of: (row: FleetRow) => Value;
}

/** Characters of a field. */
const LONGEST = 2_000;
/** Properties that get a column, of as many as the rows name. */
const MOST_PROPERTIES = 50;

/** What `fleet.csv` says of each repository, before a column for each custom property. Lists are separated by a space or `; `. */
export const COLUMNS: readonly Column[] = [
  { name: 'repository', means: '`owner/name`, or the path of the clone.', of: ({ repository }) => repository },
  {
    name: 'standing',
    means: '`fails`, `no verdict`, `held back` or `passes`.',
    of: (row) => STANDING_TITLES[standingOf(row)],
  },
  {
    name: 'state',
    means: '`analysed`, or why not: `partial`, `empty`, `vanished`, `policy-error`, `broken`, `missing`.',
    of: ({ state }) => state,
  },
  { name: 'reason', means: 'One sentence for every state but `analysed`.', of: ({ reason }) => reason },
  {
    name: 'pattern',
    means: 'Architecture that was read, by its short name.',
    of: ({ result }) => result?.pattern.slug,
  },
  {
    name: 'confidence',
    means: 'How sure that is, from 0 to 1.',
    of: ({ result }) => result?.pattern.confidence.toFixed(2),
  },
  {
    name: 'expected',
    means: 'Architectures of which it is to be one.',
    of: ({ result }) => result?.expected?.join(' '),
  },
  {
    name: 'as_expected',
    means: '`yes`, `no`, or `unknown` where the reading is not sure or nothing is expected.',
    of: ({ result }) => result?.asExpected,
  },
  { name: 'errors', means: 'Findings of this level that count.', of: ({ result }) => result?.counts.error },
  { name: 'warnings', means: 'The same for warnings.', of: ({ result }) => result?.counts.warning },
  { name: 'notes', means: 'The same for notes.', of: ({ result }) => result?.counts.note },
  { name: 'waived', means: 'Findings that a waiver holds back.', of: ({ result }) => result?.counts.waived },
  {
    name: 'suppressed',
    means: 'Findings that a comment or `ignore` holds back.',
    of: ({ result }) => result?.counts.suppressed,
  },
  { name: 'baselined', means: 'Findings that the baseline lists.', of: ({ result }) => result?.counts.baselined },
  {
    name: 'enforcement',
    means: 'Stage of the policy: `observe`, `warn` or `block`.',
    of: ({ result }) => result?.verdict.enforcement,
  },
  {
    name: 'blocks_from',
    means: 'First day on which what is held back fails.',
    of: ({ result }) => result?.verdict.blocksFrom,
  },
  { name: 'because', means: 'The verdict in one sentence.', of: ({ result }) => result?.verdict.because },
  {
    name: 'rules',
    means: 'Rules with findings that count, each with how many: `published-store-port=2`.',
    of: ({ result }) => result && rulesOf(result),
  },
  { name: 'waivers', means: 'How many waivers it is under.', of: ({ result }) => result?.waivers.length },
  {
    name: 'next_waiver_end',
    means: 'Day on which the first of those that still count ends.',
    of: ({ result }) => result && nextEnd(result),
  },
  {
    name: 'teams',
    means: 'Owners by CODEOWNERS, without the `@`.',
    of: ({ teams }) => teams?.map((team) => team.replace(/^@/, '')).join(' '),
  },
  { name: 'language', means: 'Main language, as GitHub says.', of: ({ language }) => language ?? undefined },
  { name: 'topics', means: 'Topics on GitHub.', of: ({ topics }) => topics?.join(' ') },
  { name: 'archived', means: '`true` or `false`.', of: ({ archived }) => archived },
  { name: 'fork', means: '`true` or `false`.', of: ({ fork }) => fork },
  { name: 'stacks', means: 'Projects that are deployed together, of any kind.', of: ({ result }) => result?.stacks },
  { name: 'services', means: 'Services in them.', of: ({ result }) => result?.services },
  { name: 'url', means: 'Web address.', of: ({ url }) => url },
  { name: 'branch', means: 'Default branch.', of: ({ branch }) => branch },
  { name: 'commit', means: 'Commit that was looked at.', of: ({ commit }) => commit },
  {
    name: 'policies',
    means: 'Shared policies that it was held to, each with its commit.',
    of: ({ policies }) => policies?.join('; '),
  },
  {
    name: 'stale_from',
    means: 'First day on which the result may be another one although nothing changed.',
    of: ({ staleFrom }) => staleFrom,
  },
];

/** `fleet.csv` (RFC 4180): a line of names, then a line a repository, sorted by name. What a spreadsheet would execute is text. */
export function fleetCsv(rows: readonly FleetRow[]): string {
  const properties = propertiesOf(rows);
  const sorted = [...rows].sort((a, b) => compareText(a.repository, b.repository));
  const lines = sorted.map((row) =>
    csvLine([
      ...COLUMNS.map(({ of }) => field(of(row))),
      ...properties.map((name) => field(propertyOf(row, name)?.join(' '))),
    ]),
  );
  return (
    csvLine([...COLUMNS.map(({ name }) => name), ...properties.map((name) => field(`property:${name}`))]) +
    lines.join('')
  );
}

function field(value: Value): string {
  return value === undefined
    ? ''
    : typeof value === 'string'
      ? csvText(cut(hiddenInText(cut(value, 4 * LONGEST)), LONGEST))
      : String(value);
}

function rulesOf({ rules }: FleetResult): string {
  return Object.entries(rules)
    .filter(([, { active }]) => active > 0)
    .sort(([a], [b]) => compareText(a, b))
    .map(([id, { active }]) => `${id}=${active}`)
    .join(' ');
}

function nextEnd({ waivers }: FleetResult): string | undefined {
  return waivers
    .filter(({ state }) => state !== 'ended' && state !== 'refused')
    .map(({ until }) => until)
    .sort(compareText)[0];
}

/** Names of custom properties that any of the rows has, sorted. Bounded. */
export function propertiesOf(rows: readonly FleetRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ properties = {} }) => Object.keys(properties)))]
    .sort(compareText)
    .slice(0, MOST_PROPERTIES);
}

/** What a row says of a property: its values, none where it has no value; undefined where it does not have the property. */
export function propertyOf({ properties }: FleetRow, name: string): readonly string[] | undefined {
  if (properties === undefined || !Object.hasOwn(properties, name)) return undefined;
  const value = properties[name];
  if (value === undefined || value === null) return [];
  return typeof value === 'string' ? [value] : value;
}
