import { UserMistake } from '../lib/mistake.js';
import type { RuleOverride, RuleSetting } from '../lint/effective.js';
import type { LayoutEntry, LayoutProfile, NamingFolder } from '../rulebook/layout.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { ContextConfig, ExceptionsConfig, Stage } from './config-file.js';
import type { FailOnSetting } from './fail-on.js';
import type { Provenance } from './policy.js';
import type { Suppression } from './suppressions/suppression.js';
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
  /** Absent: nothing is asked of the folders and files. */
  readonly layout?: LayoutSetting;
  readonly provenance: Provenance;
}

/** The profile that a repository is held to, with what its policies add. */
export interface LayoutSetting {
  /** Name of a shipped profile, or one that was read from a file of a policy. Absent: that of the pattern. */
  readonly profile?: string | LayoutProfile;
  readonly entries: readonly LayoutEntry[];
  readonly naming: NamingFolder;
  readonly minScore?: number;
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

/** The rule that holds a repository to the patterns that are expected of it. */
export const EXPECTED_RULE = 'unexpected-pattern';

const DEFAULT_PRESET = 'recommended';

/** The configuration of a repository that says nothing. */
export function defaultConfig(book: Rulebook): Config {
  const preset = book.presets.find(({ name }) => name === DEFAULT_PRESET);
  return {
    preset: DEFAULT_PRESET,
    failOn: preset?.failOn ?? 'error',
    failOnDrift: false,
    onlyNew: true,
    include: [],
    exclude: [],
    rules: new Map(),
    overrides: [],
    suppressions: [],
    ...UNGOVERNED,
  };
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
