import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { FleetPlan } from '../../app/fleet/plan.js';
import { readPlan } from '../../app/fleet/plan-file.js';
import { readRow, rowText } from '../../app/fleet/row-text.js';
import { VERSION } from '../../app/version.js';
import { compareText } from '../../lib/compare.js';
import { UserMistake } from '../../lib/mistake.js';
import type { FleetRow, FleetRun } from '../../report/fleet/fleet.js';
import { openPrevious } from './previous.js';
import { RowIndex } from './row-index.js';
import type { RunLog } from './run.js';
import { tidy } from './tidy.js';

export interface MergeOptions {
  /** Folders that shards wrote to, or that hold such folders. */
  readonly folders: readonly string[];
  readonly output: string;
  /** Absent: the `plan.json` in one of the folders. Without one nothing is known to be missing. */
  readonly plan?: FleetPlan;
  readonly previous?: string;
  /** Where no plan says it. */
  readonly today: string;
}

/** What was merged, for people. */
export interface Merged {
  readonly repositories: number;
  readonly missing: number;
  readonly states: Readonly<Record<string, number>>;
  /** How many fail and how many have no verdict, in words. */
  readonly headline: string;
  /** Lines of the shards that are no rows. */
  readonly unread: number;
  /** Numbers of the lines of `history.jsonl` that are no totals of a run. */
  readonly unreadDays: readonly number[];
  readonly files: readonly string[];
}

/** Rows that take enough memory for it to be tidied before they are shown. */
const MANY = 1000;

/** Joins the rows of shards, by name, and writes what they are shown as. Throws UserMistake. */
export async function mergeShards(options: MergeOptions): Promise<Merged> {
  const { output } = options;
  const found = options.folders.flatMap((folder) => filesIn(folder, 2));
  const rowFiles = found.filter((path) => /(?:^|\/)rows-\d+-of-\d+\.jsonl$/.test(path));
  const planFile = found.find((path) => /(?:^|\/)plan\.json$/.test(path));
  const plan =
    options.plan ?? (planFile === undefined ? undefined : readPlan(planFile, readFileSync(planFile, 'utf8')));
  if (rowFiles.length === 0 && plan === undefined) {
    throw new UserMistake(
      `there are no rows in ${options.folders.join(', ')}. Give the folders that groundplan fleet run wrote to.`,
    );
  }
  const index = new RowIndex(rowFiles);
  mkdirSync(output, { recursive: true });
  const names = plan === undefined ? [...index.repositories] : plan.repositories.map(({ repository }) => repository);
  names.sort(compareText);
  const entries = new Map(plan?.repositories.map((entry) => [entry.repository, entry]));
  const states: Record<string, number> = {};
  const day = plan?.day ?? options.today;
  const previous = openPrevious(options.previous, day);
  const history = historyText(options);
  const rows: FleetRow[] = [];
  // The rows of the last run may stand at the same place, and are read from until all is done.
  const target = join(output, 'fleet.jsonl');
  const descriptor = openSync(`${target}.new`, 'w');
  for (const name of names) {
    const text = index.text(name);
    const row = text === undefined ? undefined : readRow(text);
    const told = row ?? missing(name, entries.get(name));
    states[told.state] = (states[told.state] ?? 0) + 1;
    writeSync(descriptor, row === undefined || text === undefined ? rowText(told) : `${text}\n`);
    rows.push(told);
  }
  closeSync(descriptor);
  const run: FleetRun = {
    tool: { name: 'groundplan', version: VERSION },
    day,
    source: plan?.source ?? options.folders.join(', '),
    ...(plan?.policy === undefined ? {} : { policy: plan.policy }),
  };
  const { renderFleet } = await import('../../report/fleet/files.js');
  const { readHistory } = await import('../../report/fleet/history.js');
  const { headlineOf } = await import('../../report/fleet/summary.js');
  const { totalsOf } = await import('../../report/fleet/totals.js');
  const earlier = readHistory(history);
  if (rows.length > MANY) tidy();
  const shown = renderFleet(rows, run, previous.all(), earlier.runs);
  for (const [name, text] of Object.entries(shown)) writeFileSync(join(output, name), text);
  previous.close();
  index.close();
  renameSync(`${target}.new`, target);
  writeFileSync(join(output, 'run.json'), `${JSON.stringify({ ...run, ...spent(found) }, undefined, 1)}\n`);
  return {
    repositories: names.length,
    missing: states.missing ?? 0,
    states,
    headline: headlineOf(totalsOf(rows, run)),
    unreadDays: earlier.unread,
    unread: index.unread,
    files: ['fleet.jsonl', ...Object.keys(shown)],
  };
}

function missing(repository: string, entry: FleetPlan['repositories'][number] | undefined): FleetRow {
  const { url, language, topics, archived, fork, properties } = entry ?? {};
  return {
    repository,
    state: 'missing',
    reason: 'It is in the plan, and no shard has a row of it. Run its shard again: what is done is not done again.',
    url,
    language,
    topics,
    archived,
    fork,
    properties,
  };
}

/** The totals of earlier runs: beside the rows of the last one, else where this one writes them. */
function historyText({ previous, output }: MergeOptions): string {
  const path = [previous === undefined ? output : dirname(previous), output]
    .map((folder) => join(folder, 'history.jsonl'))
    .find((one) => existsSync(one));
  return path === undefined ? '' : readFileSync(path, 'utf8');
}

/** What all shards took, as far as their logs say. */
function spent(found: readonly string[]): Pick<RunLog, 'requests' | 'waited' | 'kept'> {
  const sum = { requests: 0, waited: 0, kept: 0 };
  for (const path of found.filter((one) => /(?:^|\/)log-\d+-of-\d+\.json$/.test(one))) {
    try {
      const log = JSON.parse(readFileSync(path, 'utf8')) as Partial<RunLog>;
      for (const key of ['requests', 'waited', 'kept'] as const) sum[key] += Number(log[key] ?? 0);
    } catch {
      // A log that was not written to its end says nothing.
    }
  }
  return sum;
}

/** Files in a folder and those in it, by path. Throws UserMistake when there is no such folder. */
function filesIn(folder: string, depth: number): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .sort((a, b) => compareText(a.name, b.name))
      .flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return depth > 0 ? filesIn(path, depth - 1) : [];
        return entry.isFile() ? [path] : [];
      });
  } catch {
    throw new UserMistake(`${folder} cannot be read. Give a folder that groundplan fleet run wrote to.`);
  }
}
