import { listed } from '../../lint/sentence.js';
import { patternMatrix } from '../../report/choosing/matrix.js';
import type { Recommendation } from '../../report/choosing/shape.js';
import { type Choice, choose, nextQuestion } from '../../rulebook/choose.js';
import { type Choosing, loadChoosing, type Question } from '../../rulebook/choosing.js';
import { loadRulebook, loadTexts } from '../../rulebook/load.js';
import { loadMigrations } from '../../rulebook/migration.js';
import type { Pattern } from '../../rulebook/pattern.js';
import type { Repository } from '../../source/repository.js';
import type { AnalyseOptions } from '../analysis.js';
import { hiderOf } from '../hide-values.js';
import { type Setup, setUp } from '../own-rules.js';
import { withRecovery } from '../recovery.js';
import { type Side, sideOf } from '../side.js';
import { type GivenAnswer, type KnownAnswers, knownAnswers, pathOf, unusedOf } from './answers.js';
import { findingsAs, planOf } from './migration.js';
import { sceneOf } from './scene.js';
import { namesOf } from './selected.js';

export interface RecommendOptions extends Pick<AnalyseOptions, 'config' | 'policy' | 'target'> {
  /** By key of the question. */
  readonly given: ReadonlyMap<string, GivenAnswer>;
  /** Slug of a pattern that is chosen already: only the way there is told. */
  readonly to?: string;
  /** Base name of the folder, to name new things after where no project has a name. */
  readonly folder: string;
}

/** The answers of a repository and what they come to, before it is looked at. */
export interface Opened {
  readonly setup: Setup;
  readonly choosing: Choosing;
}

/** Loads what holds for a repository. Throws UserMistake and PolicyFailure as `analyse` does. */
export async function openChoice(
  repository: Repository,
  options: Pick<RecommendOptions, 'config' | 'policy'>,
): Promise<Opened> {
  return { setup: await setUp(repository, loadRulebook(), options), choosing: await loadChoosing() };
}

/** What is known, and the choice that it leads to. */
export function choiceOf(
  { setup, choosing }: Opened,
  given: ReadonlyMap<string, GivenAnswer>,
): { readonly known: KnownAnswers; readonly choice: Choice; readonly next: Question | undefined } {
  const known = knownAnswers(setup.config, given);
  return { known, choice: choose(choosing, known.answers), next: nextQuestion(choosing, known.answers) };
}

/** The recommendation, and the way there from what the repository is today. The choice must have come to a pattern. */
export function recommend(repository: Repository, opened: Opened, options: RecommendOptions): Promise<Recommendation> {
  return withRecovery(() => recommendOnce(repository, opened, options));
}

async function recommendOnce(
  repository: Repository,
  { setup, choosing }: Opened,
  options: RecommendOptions,
): Promise<Recommendation> {
  const { book, config } = setup;
  const { known, choice } = choiceOf({ setup, choosing }, options.given);
  const slug = options.to ?? (choice.kind === 'pattern' ? choice.slug : undefined);
  const pattern = book.patterns.find((one) => one.slug === slug);
  if (pattern === undefined) throw new Error('There is no choice to tell of.');
  const isGiven = options.to !== undefined;
  const side = await sideOf(repository, setup);
  const read = side.classification.pattern;
  const own = book.patterns.find((one) => one.slug === read.slug);
  const recommendation: Recommendation = {
    target: { path: options.target, files: repository.files.length },
    path: isGiven ? [] : pathOf(choice.taken, known, choosing),
    unused: isGiven ? [] : unusedOf(choice.taken, known, choosing),
    pattern: {
      id: pattern.id,
      slug: pattern.slug,
      name: pattern.name,
      summary: pattern.summary,
      because: isGiven || choice.kind !== 'pattern' ? 'It was asked for.' : choice.because,
    },
    today: {
      id: read.id,
      slug: read.slug,
      name: read.name,
      confidence: read.confidence,
      ...(read.undetermined === undefined ? {} : { undetermined: read.undetermined.because }),
      ...(config.pattern === undefined ? {} : { declared: config.pattern }),
    },
    fits: own === pattern,
    ...(own === undefined || own.id === 0 || own === pattern
      ? {}
      : { comparison: patternMatrix([own, pattern], book.dimensions, (await loadTexts()).patterns) }),
    migration: await migrationOf(pattern, side, setup, options),
    unknown: [...smallTeam(pattern, known), ...unknownOf(repository, side)],
  };
  const hide = hiderOf([side.observed.loaded]);
  return hide === undefined ? recommendation : hide(recommendation);
}

async function migrationOf(
  pattern: Pattern,
  side: Side,
  setup: Setup,
  { folder, target }: Pick<RecommendOptions, 'folder' | 'target'>,
): Promise<Recommendation['migration']> {
  const migration = (await loadMigrations()).find((one) => one.pattern === pattern.slug);
  if (migration === undefined) throw new Error(`There is no migration to ${pattern.slug}.`);
  const scene = sceneOf({
    repository: side.scope,
    book: setup.book,
    observed: side.observed,
    pattern: side.classification.pattern,
    folder,
  });
  const { found, held } = findingsAs(pattern, side, setup);
  return planOf(migration, scene, found, held, target);
}

/** Where the team is smaller than those that the pattern is meant for, which the tree of questions does not weigh. */
function smallTeam({ name, profile }: Pattern, { answers }: KnownAnswers): readonly string[] {
  const people = answers['team-size'];
  const least = Number(/^\d+/.exec(profile?.teamSize ?? '')?.[0] ?? 0);
  if (typeof people !== 'number' || people >= least) return [];
  return [
    `Whether ${people === 1 ? 'one person' : `${people} people`} can carry it: ${name} is meant for teams of ${profile?.teamSize}. Begin with few parts, and take what somebody else runs.`,
  ];
}

/** What keeps the steps from being all of it. */
function unknownOf(repository: Repository, { observed, classification }: Side): readonly string[] {
  const { pattern, systems } = classification;
  const lost = observed.loaded.problems.filter(({ code }) => code === 'unreadable-compose-file');
  const unread = observed.loaded.stacks.flatMap(({ unknown }) => unknown);
  const unclear = observed.loaded.stacks
    .filter(({ variantOf }) => variantOf === undefined)
    .flatMap(({ services }) => services)
    .filter(({ role }) => role.role === 'unknown');
  return [
    ...(pattern.undetermined === undefined ? [] : [`What it is today is not certain: ${pattern.undetermined.because}`]),
    ...(pattern.id === 0 ? ['No architecture was read here, so the steps start from nothing.'] : []),
    ...(systems.length > 1
      ? [
          `${systems.length} folders deploy something of their own, and the steps are for all of them at once. Give the path of one for steps of its own.`,
        ]
      : []),
    ...(unclear.length === 0
      ? []
      : [
          `Nothing tells what ${unclear.length === 1 ? 'the service' : 'these services'} ${namesOf(unclear)} ${unclear.length === 1 ? 'is' : 'are'} for; the steps take ${unclear.length === 1 ? 'it' : 'them'} for own code.`,
        ]),
    ...(unread.length === 0
      ? []
      : [`${unread.length} parts of the Compose projects could not be read, and what stands there is in no step.`]),
    ...(lost.length === 0
      ? []
      : [
          `${lost.length === 1 ? 'One Compose file' : `${lost.length} Compose files`} could not be read, and what stands there is in no step: ${listed(lost.map(({ at }) => at.file.path))}.`,
        ]),
    ...(repository.skipped.length === 0 ? [] : [`${repository.skipped.length} files were not looked at.`]),
  ];
}
