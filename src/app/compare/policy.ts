import { type Location, wholeFile } from '../../documents/location.js';
import { UserMistake } from '../../lib/mistake.js';
import { quoted } from '../../lib/quoted.js';
import { effectiveRules } from '../../lint/effective.js';
import { type Baseline, readBaseline } from '../../policy/baseline/read.js';
import { CONFIG_PATHS, type Config } from '../../policy/config.js';
import { exceptionJudge } from '../../policy/exceptions.js';
import { PolicyFailure } from '../../policy/policy-source.js';
import { loadRulebook } from '../../rulebook/load.js';
import type { Repository } from '../../source/repository.js';
import type { AnalyseOptions } from '../analysis.js';
import type { Decision } from '../decide.js';
import { type Setup, setUp } from '../own-rules.js';
import type { Side } from '../side.js';
import type { Draft } from './draft.js';
import { type GivenFile, pathInside } from './given.js';
import { commentChanges } from './policy-comments.js';
import { governanceChanges } from './policy-governance.js';
import { ruleChanges, SEVERITY } from './policy-rules.js';
import { scopeChanges } from './policy-scope.js';
import { policyDraft, type Said } from './said.js';
import { workflowChanges } from './workflows.js';

/** What a change does to its own judge, and which part of that could not be compared. */
export interface PolicyChanges {
  readonly drafts: readonly Draft[];
  readonly limits: readonly string[];
}

export const NO_POLICY_CHANGES: PolicyChanges = { drafts: [], limits: [] };

/** What a change does to the rules that it is judged by itself: said before all else, since it may be meant to let the rest pass. */
export async function policyChanges(
  base: Side,
  head: Side,
  decided: Pick<Decision, 'setup' | 'before' | 'proposed' | 'from'>,
  options: AnalyseOptions,
  nowAt: (path: string) => string,
): Promise<PolicyChanges> {
  const { setup } = decided;
  const { drafts, limits } = await configChanges(base.repository, head.repository, decided, options);
  const levels = new Map(effectiveRules(setup.book, setup.config).map(({ rule, level }) => [rule.id, SEVERITY[level]]));
  // Without another version to be merged in, all that is there counts as merged.
  const exceptions = exceptionJudge(setup.config, undefined, options.today);
  const comments = commentChanges(base.observed.files.comments(), head.observed.files.comments(), {
    nowAt,
    today: options.today,
    accepts: (comment, id) => exceptions.comment(comment, id) !== undefined,
    onceMerged: setup.config.exceptions.comments === 'merged',
    weightOf: (id) => levels.get(id) ?? 0,
  });
  const workflows = await workflowChanges(base.repository, head.repository, nowAt);
  return { drafts: [...drafts, ...workflows, ...comments], limits };
}

async function configChanges(
  base: Repository,
  head: Repository,
  decided: Pick<Decision, 'setup' | 'before' | 'proposed' | 'from'>,
  options: AnalyseOptions,
): Promise<PolicyChanges> {
  const { config: given, baseline, target } = options;
  const [inside, baselineAt] = [given, baseline].map((file) =>
    file === undefined ? undefined : pathInside(file, target, head),
  );
  const limits = [
    ...(given !== undefined && inside === undefined ? [outside('configuration', given)] : []),
    ...(baseline !== undefined && baselineAt === undefined ? [outside('baseline', baseline)] : []),
  ];
  const found: Draft[] = [];
  const { before, after } = await bothSetups(base, inside, decided, options);
  if (given === undefined || inside !== undefined) {
    const path = inside ?? pathOf(head, after?.config) ?? pathOf(base, before?.config);
    const at = path === undefined ? undefined : wholeFile(path);
    const side = path !== undefined && !head.has(path) ? 'base' : 'head';
    const said =
      after === undefined
        ? BROKEN
        : before === undefined
          ? await brokenBase(base, head, after, options)
          : settled(before, after, options);
    found.push(...said.map((one) => policyDraft(one, at, side)));
  }
  const [old, now] = [before?.config.baseline, baselineAt ?? (after ?? decided.setup).config.baseline];
  if (baseline === undefined || baselineAt !== undefined) {
    const was = baselineAt !== undefined && base.has(baselineAt) ? baselineAt : old;
    const texts = [textOf(base, was), baseline?.text ?? textOf(head, now)] as const;
    const file = now ?? was;
    const at: Location | undefined = file === undefined ? undefined : wholeFile(file);
    const side = now === undefined ? 'base' : 'head';
    found.push(...(await baselineChanges(...texts)).map((one) => policyDraft(one, at, side)));
  }
  return { drafts: found, limits };
}

const BROKEN: readonly Said[] = [
  { effect: 'opens', message: 'The configuration of this change has mistakes, and would hold nobody to anything.' },
];

/** What both versions say themselves; undefined for one that has mistakes. */
async function bothSetups(
  base: Repository,
  inside: string | undefined,
  { setup, before: left, proposed, from }: Pick<Decision, 'setup' | 'before' | 'proposed' | 'from'>,
  options: AnalyseOptions,
): Promise<{ readonly before?: Setup; readonly after?: Setup }> {
  if (from === 'head') {
    const before = await baseSetup(base, inside, options);
    return { after: setup, ...(before === undefined ? {} : { before }) };
  }
  // A mistake where the change left, which it leaves alone and the base has mended since, is no matter of the change.
  if (left === undefined && proposed === undefined) return { before: setup, after: setup };
  const after = proposed === undefined ? left : 'setup' in proposed ? proposed.setup : undefined;
  return { ...(left === undefined ? {} : { before: left }), ...(after === undefined ? {} : { after }) };
}

function outside(what: string, { path }: GivenFile): string {
  return `The ${what} ${quoted(path)} was given from outside of what is looked at, so it is not known how it changes.`;
}

function settled(before: Setup, setup: Setup, { today }: AnalyseOptions): readonly Said[] {
  return policySentences(before, setup, today);
}

/** What one policy sets otherwise than another one, in sentences. `today` is absent where the day is not known. */
export function policySentences(before: Setup, setup: Setup, today: string | undefined): readonly Said[] {
  const [old, now] = [before.config, setup.config];
  return [
    ...ruleChanges(before, setup),
    ...settingChanges(old, now),
    ...governanceChanges(old, now, today),
    ...scopeChanges(old, now, today),
  ];
}

/** Where the base's configuration cannot be read, all that lets more pass than no configuration would is told. */
async function brokenBase(
  base: Repository,
  head: Repository,
  setup: Setup,
  options: AnalyseOptions,
): Promise<readonly Said[]> {
  const why = (await lacksPolicy(base, options))
    ? 'A policy that the configuration of the base extends could not be loaded'
    : 'The configuration of the base has mistakes';
  const message = `${why}, so this one is compared with having none.`;
  const none = await ownSetup(head, { ...sharedOf(options), config: { path: '.groundplan.yml', text: '' } });
  const said = none === undefined ? [] : settled(none, setup, options).filter(({ effect }) => effect === 'opens');
  return [{ effect: 'opens', message }, ...said];
}

/** What the base was judged by: the same file as the one given where it has that, else its own. Undefined when that has mistakes. */
async function baseSetup(
  base: Repository,
  given: string | undefined,
  options: AnalyseOptions,
): Promise<Setup | undefined> {
  const shared = sharedOf(options);
  if (given === undefined || !base.has(given)) return ownSetup(base, shared);
  const read = base.read(given);
  return read.ok ? ownSetup(base, { ...shared, config: { path: given, text: read.text } }) : undefined;
}

/** What holds for both versions. */
function sharedOf({
  preset,
  failOn,
  onlyNew,
  policy,
}: AnalyseOptions): Pick<AnalyseOptions, 'preset' | 'failOn' | 'onlyNew' | 'policy'> {
  return {
    ...(policy === undefined ? {} : { policy }),
    ...(preset === undefined ? {} : { preset }),
    ...(failOn === undefined ? {} : { failOn }),
    ...(onlyNew === undefined ? {} : { onlyNew }),
  };
}

/** Whether a configuration is no mistake, and what it extends could not be had. */
async function lacksPolicy(repository: Repository, options: AnalyseOptions): Promise<boolean> {
  try {
    await setUp(repository, loadRulebook(), sharedOf(options));
    return false;
  } catch (error) {
    return error instanceof PolicyFailure;
  }
}

/** Configuration and rules of a version; undefined when they have mistakes. */
async function ownSetup(repository: Repository, overrides: Parameters<typeof setUp>[2]): Promise<Setup | undefined> {
  try {
    return await setUp(repository, loadRulebook(), overrides);
  } catch (error) {
    if (!(error instanceof UserMistake || error instanceof PolicyFailure)) throw error;
    return undefined;
  }
}

function pathOf(repository: Repository, config: Config | undefined): string | undefined {
  return config?.path ?? CONFIG_PATHS.find((one) => repository.has(one));
}

function settingChanges(old: Config, now: Config): Said[] {
  const found: Said[] = [];
  if (now.failOn !== old.failOn) {
    // `fail-on: note` fails on most: the milder the level, the stricter the gate.
    const milder = failures(now) < failures(old);
    const from = (failOn: Config['failOn']): string =>
      failOn === 'never' ? 'at no level' : `from the level ${failOn}`;
    const message = `Findings now fail ${from(now.failOn)}, before ${from(old.failOn)}.`;
    found.push({ effect: milder ? 'opens' : 'closes', message });
  }
  if (old.failOnDrift && !now.failOnDrift) found.push({ effect: 'opens', message: 'Drift no longer fails a run.' });
  if (!old.failOnDrift && now.failOnDrift) found.push({ effect: 'closes', message: 'Drift now fails a run.' });
  if (!old.onlyNew && now.onlyNew) found.push({ effect: 'opens', message: 'Older findings no longer fail a change.' });
  if (old.onlyNew && !now.onlyNew) found.push({ effect: 'closes', message: 'Older findings now fail a change.' });
  if (old.pattern !== now.pattern) {
    const name = (pattern: string | undefined) => (pattern === undefined ? 'none' : quoted(pattern));
    found.push({
      // Another architecture than the declared one is drift.
      effect: old.failOnDrift ? 'opens' : 'neutral',
      message: `The declared pattern is now ${name(now.pattern)}, before ${name(old.pattern)}.`,
    });
  }
  if (old.preset !== now.preset) {
    found.push({
      effect: 'neutral',
      message: `The preset is now ${quoted(now.preset)}, before ${quoted(old.preset)}.`,
    });
  }
  return found;
}

/** How many levels fail a run. */
function failures({ failOn }: Config): number {
  return failOn === 'never' ? 0 : 4 - SEVERITY[failOn];
}

/** How many findings two versions of a baseline list that the other one does not. */
async function baselineChanges(old: string | undefined, now: string | undefined): Promise<Said[]> {
  const [before, after] = [await entriesOf(old), await entriesOf(now)];
  const added = [...after].filter(([key, count]) => count > (before.get(key) ?? 0)).length;
  const dropped = [...before].filter(([key, count]) => count > (after.get(key) ?? 0)).length;
  const entries = (count: number): string => (count === 1 ? '1 finding' : `${count} findings`);
  return [
    ...(added === 0
      ? []
      : [{ effect: 'opens' as const, message: `The baseline lists ${entries(added)} more, which no longer count.` }]),
    ...(dropped === 0 ? [] : [{ effect: 'closes' as const, message: `The baseline lists ${entries(dropped)} less.` }]),
  ];
}

function textOf(repository: Repository, path: string | undefined): string | undefined {
  const read = path === undefined ? undefined : repository.read(path);
  return read?.ok === true ? read.text : undefined;
}

/** Entries of a baseline, each with how many findings it holds back. One that cannot be read holds back none. */
async function entriesOf(text: string | undefined): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  if (text === undefined) return found;
  let baseline: Baseline;
  try {
    baseline = await readBaseline('baseline', text);
  } catch {
    return found;
  }
  for (const { entry } of baseline.entries) {
    const { rule, path: file, places, members = [], value = '', count = 1 } = entry;
    const key = JSON.stringify([rule, file, places[0], members, value]);
    found.set(key, (found.get(key) ?? 0) + count);
  }
  return found;
}
