import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { estimate, type FleetPlan } from '../../app/fleet/plan.js';
import { planText, readPlan } from '../../app/fleet/plan-file.js';
import { VERSION } from '../../app/version.js';
import { UserMistake } from '../../lib/mistake.js';
import type { FleetState } from '../../report/fleet/fleet.js';
import { complain } from '../complain.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { standardOutput } from '../output.js';
import { type Asked, askedOf, digestOf } from './asked.js';
import { type Merged, mergeShards } from './merge.js';
import { makePlan, shardsOf } from './plan.js';
import { type RunLog, runShard, shardOf } from './run.js';

const OUTPUT = 'fleet';

/** `fleet`: all in one. What was begun with the same words and the same output is gone on with. Throws UserMistake. */
export async function fleet(sources: readonly string[], options: CommandOptions): Promise<ExitCode> {
  const output = options.output ?? OUTPUT;
  const asked = askedOf(sources, options, today());
  const hours = hoursOf(options);
  const plan = begun(output, asked) ?? (await written(await newPlan(asked, 1), output));
  const last = join(output, 'fleet.jsonl');
  const previous = options.previous ?? (existsSync(last) ? last : undefined);
  const log = await run(plan, { ...options, output, shard: undefined }, previous, hours);
  const merged = await mergeShards({ folders: [output], output, plan, today: plan.day, ...given(previous) });
  await tell(merged, output);
  if (log.stopped === undefined) removeRows(output);
  else
    await complain(
      `${log.stopped} ${log.done} of ${log.repositories} repositories are done. The same command goes on.`,
    );
  return 0;
}

/** `fleet plan`: writes `plan.json`, and `matrix.json` for GitHub Actions. Throws UserMistake. */
export async function fleetPlan(sources: readonly string[], options: CommandOptions): Promise<ExitCode> {
  const output = options.output ?? OUTPUT;
  const asked = askedOf(sources, options, today());
  const plan = await written(await newPlan(asked, shardsOf(options.shards)), output);
  const shards = Array.from({ length: plan.shards }, (_, index) => `${index + 1}/${plan.shards}`);
  writeFileSync(join(output, 'matrix.json'), `${JSON.stringify({ shard: shards })}\n`);
  const out = standardOutput();
  out.write(planWords(plan, output));
  out.close();
  return 0;
}

/** `fleet run`: one shard of a plan, or all of it. Throws UserMistake. */
export async function fleetRun(options: CommandOptions): Promise<ExitCode> {
  const plan = planAt(options.plan ?? join(options.output ?? OUTPUT, 'plan.json'));
  const log = await run(plan, options, options.previous, hoursOf(options));
  const kept = log.kept === 0 ? '' : ` ${log.kept} had not changed.`;
  const asked = log.requests === 0 ? '' : ` ${log.requests} requests.`;
  await complain(
    `${log.stopped === undefined ? '' : `${log.stopped} `}${log.done} of ${log.repositories} repositories are done.${kept}${asked}`,
  );
  return 0;
}

/** `fleet merge`: rows of shards to tables and a dashboard. Throws UserMistake. */
export async function fleetMerge(folders: readonly string[], options: CommandOptions): Promise<ExitCode> {
  const output = options.output ?? OUTPUT;
  const plan = options.plan === undefined ? {} : { plan: planAt(options.plan) };
  await tell(
    await mergeShards({ folders, output, ...plan, ...given(options.previous), today: options.today ?? today() }),
    output,
  );
  return 0;
}

async function newPlan(asked: Asked, shards: number | undefined): Promise<FleetPlan> {
  const { connect } = await import('./github.js');
  const waits = (seconds: number, why: string): void => void complain(`${why}: waiting ${Math.ceil(seconds)} seconds.`);
  const { plan, remarks } = await makePlan(asked, () => connect(process.env, waits), shards);
  await complain(...remarks);
  return plan;
}

async function run(
  plan: FleetPlan,
  options: CommandOptions,
  previous: string | undefined,
  hours: number | undefined,
): Promise<RunLog> {
  const output = options.output ?? OUTPUT;
  const onSignal = (): void => {
    process.stderr.write('\ngroundplan: stopped. What is done stays; the same command goes on.\n');
    process.exit(130);
  };
  process.once('SIGINT', onSignal);
  try {
    return await runShard({
      plan,
      shard: shardOf(options.shard, plan),
      output,
      ...(options.dir === undefined ? {} : { folder: options.dir }),
      ...given(previous),
      ...(options.policies === undefined ? {} : { policyFolder: options.policies }),
      server: process.env.GITHUB_SERVER_URL ?? 'https://github.com',
      connect: async (progress) => (await import('./github.js')).connect(process.env, progress.waits, hours),
    });
  } finally {
    process.removeListener('SIGINT', onSignal);
  }
}

/** The plan of a run with the same words that has not come to its end. */
function begun(output: string, asked: Asked): FleetPlan | undefined {
  const path = join(output, 'plan.json');
  if (!existsSync(path) || !existsSync(output) || rowFiles(output).length === 0) return undefined;
  try {
    const plan = readPlan(path, readFileSync(path, 'utf8'));
    return plan.version === VERSION && plan.asked === digestOf(asked) ? plan : undefined;
  } catch (error) {
    if (error instanceof UserMistake) return undefined;
    throw error;
  }
}

async function written(plan: FleetPlan, output: string): Promise<FleetPlan> {
  try {
    mkdirSync(output, { recursive: true });
    for (const file of rowFiles(output)) rmSync(join(output, file));
    writeFileSync(join(output, 'plan.json'), planText(plan));
  } catch (error) {
    throw new UserMistake(
      `cannot write to ${output} (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}). Give a folder that is writable with --output.`,
    );
  }
  return plan;
}

function rowFiles(output: string): readonly string[] {
  return readdirSync(output).filter((name) => /^(?:rows|log)-\d+-of-\d+\.jsonl?$/.test(name));
}

function removeRows(output: string): void {
  for (const file of rowFiles(output)) rmSync(join(output, file));
}

function planAt(path: string): FleetPlan {
  if (!existsSync(path))
    throw new UserMistake(`there is no plan ${path}. Make it with groundplan fleet plan, and name it with --plan.`);
  return readPlan(path, readFileSync(path, 'utf8'));
}

function planWords(plan: FleetPlan, output: string): string {
  const count = plan.repositories.length;
  const { first, unchanged, hours } = estimate(count);
  const lines = [
    `${count} repositories of ${plan.source} in ${plan.shards} ${plan.shards === 1 ? 'shard' : 'shards'}: ${join(output, 'plan.json')}`,
  ];
  if (plan.folder !== undefined)
    return `${lines.join('\n')}\nContents come from ${plan.folder}: GitHub is not asked.\n`;
  const width = Math.max(...hours.map(({ token }) => token.length));
  lines.push(
    `About ${first} requests when nothing is known of them, ${unchanged} when nothing has changed since --previous.`,
    'Hours, by what GitHub lets a token ask in an hour (all shards share the limit of one token):',
    ...hours.map(
      ({ token, hourly, first: most, unchanged: least }) =>
        `  ${token.padEnd(width)}  ${String(hourly).padStart(6)}  ${most.toFixed(1).padStart(7)} h, unchanged ${least.toFixed(1)} h`,
    ),
  );
  return `${lines.join('\n')}\n`;
}

const STATE_WORDS: Readonly<Record<FleetState, string>> = {
  analysed: 'analysed',
  partial: 'in part',
  empty: 'empty',
  vanished: 'vanished',
  'policy-error': 'without a policy that can be loaded',
  broken: 'broken',
  missing: 'missing',
};

async function tell(
  { repositories, states, headline, unread, unreadDays, files }: Merged,
  output: string,
): Promise<void> {
  const words = Object.entries(STATE_WORDS).flatMap(([state, word]) =>
    states[state] === undefined ? [] : [`${states[state]} ${word}`],
  );
  const out = standardOutput();
  out.write(
    `${headline.charAt(0).toUpperCase()}${headline.slice(1)}.\n${repositories} ${repositories === 1 ? 'repository' : 'repositories'}: ${words.join(', ')}.\n${files.map((file) => `  ${join(output, file)}\n`).join('')}`,
  );
  out.close();
  if (unread > 0) await complain(`${unread} lines of the shards are no rows and were left out.`);
  const [first] = unreadDays;
  if (first !== undefined) {
    const lines =
      unreadDays.length === 1 ? `line ${first} is` : `${unreadDays.length} lines, the first of them ${first}, are`;
    await complain(
      `history.jsonl: ${lines} no totals of a run, and left out: the trends lack ${unreadDays.length === 1 ? 'it' : 'them'}.`,
    );
  }
}

function hoursOf({ 'max-hours': text }: CommandOptions): number | undefined {
  if (text === undefined) return undefined;
  const hours = Number(text);
  if (Number.isFinite(hours) && hours > 0) return hours;
  throw new UserMistake(`--max-hours ${text}: give a number of hours, as 5.5.`);
}

function given(previous: string | undefined): { readonly previous?: string } {
  return previous === undefined ? {} : { previous };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
