import type { Node, ParsedFile } from '../documents/node.js';
import { parseAlone } from '../documents/parse.js';
import { UserMistake } from '../lib/mistake.js';
import type { RuleOverride, RuleSetting } from '../lint/effective.js';
import { presetNamed, presetNames, unknownPreset } from '../rulebook/preset.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { ConfigFile, ContextConfig, ExceptionsConfig, RuleSettings, Stage } from './config-file.js';
import { configMistakes } from './config-mistakes.js';
import { type FailOnSetting, failOnMistake, failOnOf, failOnWords } from './fail-on.js';
import { lineAt, placeIn, plainOf } from './plain.js';
import type { Provenance } from './policy.js';
import { scopeMatcher, scopeText } from './scope.js';
import type { Suppression } from './suppressions/suppression.js';
import { waiversOf } from './waivers/read.js';
import type { Waiver } from './waivers/waiver.js';

/** What holds for a run, validated. */
export interface Config {
  /** The file that said so; absent when there is none. */
  readonly path?: string;
  readonly preset: string;
  readonly failOn: FailOnSetting['level'];
  /** Whether another architecture than that of the version to compare with fails the run. */
  readonly failOnDrift: boolean;
  /** Whether only findings fail the run that the version to compare with does not have. */
  readonly onlyNew: boolean;
  /** Slug of the pattern that the repository means to be. */
  readonly pattern?: string;
  /** Globs; empty: all. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** By rule id. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Settings of rules for some paths and services. */
  readonly overrides: readonly RuleOverride[];
  /** Findings that need not be mended; one for each rule of an entry. */
  readonly suppressions: readonly Suppression[];
  /** Path of the baseline in the repository. */
  readonly baseline?: string;
  /** Slugs of the patterns of which the repository must be one. Absent: nothing is expected. */
  readonly expected?: readonly string[];
  readonly enforcement: Enforcement;
  /** Rules that are not rolled out as far as the policy, or farther. */
  readonly ruleEnforcement: ReadonlyMap<string, Enforcement>;
  readonly exceptions: Required<Omit<ExceptionsConfig, 'longest-waiver'>> & { readonly longestWaiver?: number };
  readonly waivers: readonly Waiver[];
  readonly context: ContextConfig;
  readonly provenance: Provenance;
}

/** How far something is rolled out. */
export interface Enforcement {
  readonly stage: Stage;
  /** First day on which `block` holds. */
  readonly blockFrom?: string;
}

/** What holds where no policy says anything of it. */
export const UNGOVERNED: Pick<
  Config,
  'enforcement' | 'ruleEnforcement' | 'exceptions' | 'waivers' | 'context' | 'provenance'
> = {
  enforcement: { stage: 'block' },
  ruleEnforcement: new Map(),
  exceptions: { comments: 'pull-request', baseline: 'pull-request', ignore: 'merged', waivers: 'merged' },
  waivers: [],
  context: {},
  provenance: { layers: [], settings: new Map(), rules: new Map(), settingLocks: new Map(), ruleLocks: new Map() },
};

/** The part of a repository that a configuration is read from. */
export interface ConfigSource {
  readonly has: (path: string) => boolean;
  /** What is there but is not read, such as a link that leads out of the folder. */
  readonly skipped?: readonly { readonly path: string; readonly message: string }[];
  readonly files?: readonly { readonly path: string }[];
  readonly read: (
    path: string,
  ) => { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };
}

/** What the command line says; it wins over the file. */
export interface ConfigOverrides {
  readonly config?: { readonly path: string; readonly text: string };
  readonly preset?: string;
  readonly failOn?: string;
  readonly onlyNew?: boolean;
}

export const CONFIG_PATHS: readonly string[] = ['.groundplan.yml', '.groundplan.yaml'];

const DEFAULT_PRESET = 'recommended';

/** The configuration of a repository. Throws UserMistake with every mistake of the file or of the overrides at once. */
export async function loadConfig(
  source: ConfigSource,
  book: Rulebook,
  overrides: ConfigOverrides = {},
): Promise<Config> {
  const wrong = overrideMistakes(book, overrides);
  if (wrong.length > 0) throw new UserMistake(...wrong);
  const given = givenConfig(source, overrides);
  if (given === undefined) return settle({}, undefined, book, overrides);
  const parsed = await parseAlone(given.path, given.text);
  const file = await readConfig(parsed, book);
  return { path: given.path, ...settle(file, parsed.documents[0], book, overrides) };
}

/** The configuration as it stands: the one given in place of the repository's, or the repository's own. Throws UserMistake. */
export function givenConfig(
  source: ConfigSource,
  { config }: ConfigOverrides,
): { readonly path: string; readonly text: string } | undefined {
  return config ?? fileOf(source);
}

function fileOf(source: ConfigSource): { readonly path: string; readonly text: string } | undefined {
  for (const path of CONFIG_PATHS) {
    // A configuration that is there and cannot be read must not count as none.
    const refused = source.skipped?.find((skipped) => skipped.path === path);
    if (refused !== undefined) throw new UserMistake(`${path}: ${refused.message} Make it a file.`);
    if (source.files?.some((file) => file.path.startsWith(`${path}/`))) {
      throw new UserMistake(`${path}: this is a folder. Make it a file.`);
    }
  }
  const present = CONFIG_PATHS.filter((path) => source.has(path));
  const [path, other] = present;
  if (path === undefined) return undefined;
  if (other !== undefined) throw new UserMistake(`${other}: ${path} is there as well; keep one of the two.`);
  const result = source.read(path);
  if (!result.ok) throw new UserMistake(`${path}: ${result.message}`);
  return { path, text: result.text };
}

/** Validates a parsed configuration. Throws UserMistake with lines `path:line:column: message`, all of them. */
export async function readConfig(parsed: ParsedFile, book: Rulebook): Promise<ConfigFile> {
  const errors = parsed.problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new UserMistake(...errors.map((problem) => lineAt(problem.at, problem.message)));
  const [root, second] = parsed.documents;
  if (second !== undefined) {
    throw new UserMistake(lineAt({ ...second, pointer: '' }, 'A configuration is one document; remove this one.'));
  }
  if (root === undefined || (root.kind === 'scalar' && root.value === undefined)) return {};
  const plain = plainOf(root);
  if (plain === undefined) throw new UserMistake(`${parsed.file.path}: This is too large for a configuration.`);
  const mistakes = await configMistakes(root, plain.value, book);
  if (mistakes.length > 0) throw new UserMistake(...mistakes);
  // The validator that was generated from ConfigFile has passed it.
  return plain.value as ConfigFile;
}

function settle(file: ConfigFile, root: Node | undefined, book: Rulebook, overrides: ConfigOverrides): Config {
  const { preset, pattern = file.pattern } = presetNamed(book, overrides.preset ?? file.preset ?? DEFAULT_PRESET) ?? {
    preset: DEFAULT_PRESET,
  };
  const given = overrides.failOn === undefined ? file['fail-on'] : failOnWords(overrides.failOn);
  const failOn = failOnOf([given ?? book.presets.find(({ name }) => name === preset)?.failOn ?? 'error'].flat());
  return {
    preset,
    failOn: failOn.level,
    failOnDrift: failOn.drift,
    onlyNew: overrides.onlyNew ?? file['only-new'] ?? true,
    ...(pattern === undefined ? {} : { pattern }),
    include: file.include ?? [],
    exclude: file.exclude ?? [],
    rules: settingsOf(file.rules),
    overrides: (file.overrides ?? []).map((entry) => ({
      covers: scopeMatcher(entry),
      where: scopeText(entry),
      rules: settingsOf(entry.rules),
    })),
    suppressions: root === undefined ? [] : suppressionsOf(file, root),
    ...(file.baseline === undefined ? {} : { baseline: file.baseline.replace(/^\.\//, '') }),
    ...UNGOVERNED,
    exceptions: exceptionsOf(file.exceptions),
    waivers: root === undefined ? [] : ownWaivers(file, root),
  };
}

function exceptionsOf({ 'longest-waiver': longestWaiver, ...accepted }: ExceptionsConfig = {}): Config['exceptions'] {
  return { ...UNGOVERNED.exceptions, ...accepted, ...(longestWaiver === undefined ? {} : { longestWaiver }) };
}

function ownWaivers(file: ConfigFile, root: Node): readonly Waiver[] {
  return waiversOf(file, { root, at: [], rank: 0, own: true, isMeant: () => true, isAlone: () => true });
}

function settingsOf(settings: RuleSettings = {}): ReadonlyMap<string, RuleSetting> {
  return new Map(
    Object.entries(settings).map(([id, setting]) => [id, typeof setting === 'string' ? { level: setting } : setting]),
  );
}

function suppressionsOf(file: ConfigFile, root: Node): Suppression[] {
  return (file.ignore ?? []).flatMap((entry, index) => {
    const covers = scopeMatcher(entry);
    const { reason, until } = entry;
    return [...new Set(entry.rules)].map((ruleId) => ({
      by: 'configuration' as const,
      at: placeIn(root, ['ignore', String(index)], 'value'),
      ruleId,
      reason: reason.trim(),
      ...(until === undefined ? {} : { until }),
      covers,
      where: scopeText(entry),
      rank: 0,
    }));
  });
}

function overrideMistakes(book: Rulebook, { preset, failOn }: ConfigOverrides): string[] {
  const presets = presetNames(book);
  const mistakes: string[] = [];
  if (preset !== undefined && !presets.includes(preset)) mistakes.push(unknownPreset(book, preset));
  const wrong = failOn === undefined ? undefined : failOnMistake(failOnWords(failOn));
  return wrong === undefined ? mistakes : [...mistakes, wrong];
}
