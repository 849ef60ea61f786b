import { UserMistake } from '../lib/mistake.js';
import { presetNames, unknownPreset } from '../rulebook/preset.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import { ownersOf } from './codeowners.js';
import { type Config, type ConfigOverrides, type ConfigSource, givenConfig } from './config.js';
import type { PolicySettings } from './config-file.js';
import { nameMistakes } from './config-mistakes.js';
import { failOnMistake, failOnWords } from './fail-on.js';
import { ChainLoader } from './layers/chain.js';
import { ownHome } from './layers/homes.js';
import { settingAt } from './layers/ledger.js';
import { mergeLayers } from './layers/merge.js';
import { type Piece, piecesOf } from './layers/pieces.js';
import { byWay, type PolicyFile, stepsTo } from './layers/policy-file.js';
import { settle, waiversFor } from './layers/settle.js';
import type { LoadedRule } from './organisation-rules.js';
import { lineAt } from './plain.js';
import type { PolicyLayer } from './policy.js';
import { extendsTarget, POLICY_FORM } from './policy-ref.js';
import { PolicyFailure, PolicyMistake, type PolicySource, type RepositoryFacts } from './policy-source.js';

/** What stands above a repository's own configuration, and what is known of it. */
export interface PolicyGiven {
  /** `owner/repo/path@ref` */
  readonly shared?: string;
  readonly source?: PolicySource;
  readonly facts?: RepositoryFacts;
  /** Finds out what `facts` does not say; asked once, where something goes by what is known of the repository. */
  readonly askFacts?: () => Promise<RepositoryFacts>;
  /** The shared policy itself is tried: what it says against locks of policies above it is its mistake. */
  readonly isTried?: boolean;
}

/** What holds for a run. */
export interface LoadedPolicy {
  readonly config: Config;
  /** The built-in rules, and those that the layers bring. */
  readonly book: Rulebook;
  readonly rules: readonly LoadedRule[];
}

/** Lines of mistakes that are told at most. */
const MOST_LINES = 200;

/**
 * Loads what holds for a repository: the shared policy that was given, what its own configuration extends, that configuration, and the
 * command line, each with the rules that it brings. Throws UserMistake with every mistake of the repository's own files and the command
 * line, and PolicyFailure with what is wrong with shared policies or keeps them from being loaded.
 */
export async function loadPolicy(
  source: ConfigSource,
  builtIn: Rulebook,
  overrides: ConfigOverrides = {},
  { shared, source: policies, facts: told = {}, askFacts, isTried = false }: PolicyGiven = {},
): Promise<LoadedPolicy> {
  const wrong = overrideMistakes(builtIn, overrides);
  if (wrong.length > 0) throw new UserMistake(...wrong);
  const given = givenConfig(source, overrides);
  const loader = new ChainLoader(policies);
  if (shared !== undefined) await loader.given(sharedRef(shared));
  if (given !== undefined) {
    const kind = overrides.config === undefined ? 'repository' : 'given';
    await loader.repository(ownHome(source), { kind, path: given.path }, given.text);
  }
  const chain = loader.chain();
  const facts = askFacts !== undefined && chain.files.some(goesByFacts) ? { ...(await askFacts()), ...told } : told;
  const picked = piecesOf(chain.files, { ...facts, teams: teamsOf(source, facts) });
  const { fitting, unknown } = picked;
  const profiles = picked.pieces.some(({ settings }) => settings.layout !== undefined)
    ? await (await import('./layout-settings.js')).withProfiles(picked.pieces)
    : { pieces: picked.pieces, own: [], shared: [] };
  const { pieces } = profiles;
  const lines = {
    own: [...chain.own, ...profiles.own],
    shared: [...chain.shared, ...profiles.shared, ...unknown],
    isLacking: chain.isLacking || unknown.length > 0,
  };
  const rules = pieces.some(({ settings }) => settings['rule-files'] !== undefined)
    ? await (await import('./layers/rules.js')).layerRules(pieces, builtIn)
    : { of: new Map<Piece, readonly LoadedRule[]>(), broken: [], own: [], shared: [], notices: [], isLacking: false };
  for (const file of chain.files) {
    if (file.root === undefined || file.broken) continue;
    const known = rulesUpTo(file, pieces, rules.of);
    const mistakes = await nameMistakes(file.root, file.file, {
      book: known.length === 0 ? builtIn : withRules(builtIn, known),
      broken: rules.broken,
      main: file.home.own && file.extendedBy === undefined,
      fits: (entry) => fitting.get(file)?.has(entry) === true,
      // A policy that builds on another version may name rules that only that one has.
      othersUnread: !file.home.own && chain.notices.length > 0,
    });
    lines[file.home.own ? 'own' : 'shared'].push(
      ...mistakes.map((line) => (file.home.own ? line : `${line}${byWay(stepsTo(file))}`)),
    );
  }
  lines.own.push(...rules.own);
  lines.shared.push(...rules.shared);
  lines.isLacking ||= rules.isLacking;
  stop(lines);

  const layers = layersOf(pieces, rules.of, overrides);
  const loaded = layers.flatMap((layer) => layer.rules);
  const book = loaded.length === 0 ? builtIn : withRules(builtIn, loaded);
  const merged = mergeLayers(layers, book, isTried);
  const wayTo = (layer: PolicyLayer): string => {
    const file = pieces[merged.provenance.layers.indexOf(layer)]?.file;
    return file === undefined ? '' : byWay(stepsTo(file));
  };
  for (const { layer, line } of merged.mistakes) {
    if (layer.origin.kind === 'shared') lines.shared.push(`${line}${wayTo(layer)}`);
    else lines.own.push(line);
  }
  const { waivers, unknown: unknownWaivers } = waiversFor(merged.provenance.layers, facts);
  for (const { layer, entry, message } of unknownWaivers) {
    const at = settingAt(layer, ['waivers', entry, 'repositories']);
    if (at === undefined) continue;
    lines.shared.push(`${lineAt(at, message)}${wayTo(layer)}`);
    lines.isLacking = true;
  }
  stop(lines);
  const notices = [
    ...chain.notices,
    ...rules.notices,
    ...merged.notices.map(({ layer, line }) => `${line}${wayTo(layer)}`),
  ];
  const { provenance, ...settled } = settle(merged, book, given?.path);
  return {
    config: {
      ...settled,
      waivers,
      provenance: notices.length === 0 ? provenance : { ...provenance, notices: notices.slice(0, MOST_LINES) },
    },
    book,
    rules: loaded,
  };
}

/** The configuration of a repository alone. Throws as `loadPolicy` does. */
export async function loadConfig(
  source: ConfigSource,
  book: Rulebook,
  overrides: ConfigOverrides = {},
): Promise<Config> {
  return (await loadPolicy(source, book, overrides)).config;
}

/** Whether something of a policy is for some repositories. */
function goesByFacts({ file }: PolicyFile): boolean {
  const { repositories = [], waivers = [] } = file;
  const entries = [...waivers, ...repositories.flatMap((entry) => entry.waivers ?? [])];
  return repositories.length > 0 || entries.some((waiver) => waiver.repositories !== undefined);
}

function stop({
  own,
  shared,
  isLacking,
}: {
  readonly own: readonly string[];
  readonly shared: readonly string[];
  readonly isLacking: boolean;
}): void {
  const bounded = (lines: readonly string[]): readonly string[] =>
    lines.length <= MOST_LINES
      ? lines
      : [...lines.slice(0, MOST_LINES), `There are ${lines.length - MOST_LINES} mistakes more.`];
  // Of a policy that is not known nobody can say whether the repository's own configuration keeps to it.
  if (shared.length > 0) throw new (isLacking ? PolicyFailure : PolicyMistake)(...bounded([...shared, ...own]));
  if (own.length > 0) throw new UserMistake(...bounded(own));
}

function sharedRef(text: string) {
  const read = extendsTarget(text);
  if (!read.ok) {
    const form =
      'Write owner/repo/path@ref; what a file changes that is not tagged yet, `groundplan policy diff` says.';
    throw new UserMistake(`The shared policy: ${read.message.replace(POLICY_FORM, form)}`);
  }
  if (read.target.kind === 'shared') return read.target.ref;
  throw new UserMistake(
    `The shared policy "${text}" is a file of this repository, which would judge itself. Write owner/repo/path@ref.`,
  );
}

function teamsOf(source: ConfigSource, { teams }: RepositoryFacts) {
  let known: ReturnType<typeof ownersOf> | undefined;
  return () => {
    known ??= teams === undefined ? ownersOf(source) : { owners: teams };
    return known;
  };
}

/** The rules that a file can name: its own and those of files before it. */
function rulesUpTo(
  file: PolicyFile,
  pieces: readonly Piece[],
  of: ReadonlyMap<Piece, readonly LoadedRule[]>,
): LoadedRule[] {
  const last = pieces.findLastIndex((piece) => piece.file === file);
  return pieces.slice(0, last + 1).flatMap((piece) => of.get(piece) ?? []);
}

function withRules(book: Rulebook, rules: readonly LoadedRule[]): Rulebook {
  return { ...book, rules: [...book.rules, ...rules.map(({ core }) => core)] };
}

function layersOf(
  pieces: readonly Piece[],
  of: ReadonlyMap<Piece, readonly LoadedRule[]>,
  overrides: ConfigOverrides,
): readonly PolicyLayer[] {
  // What extends a file comes behind it, and is needed before it.
  const layers: PolicyLayer[] = [];
  const ofFile = new Map<PolicyFile, PolicyLayer>();
  for (const piece of [...pieces].reverse()) {
    const { file, settings, at } = piece;
    const by = file.extendedBy === undefined ? undefined : ofFile.get(file.extendedBy.file);
    const layer: PolicyLayer = {
      name: file.name,
      origin: file.origin,
      settings,
      file: file.file,
      ...(file.root === undefined ? {} : { root: file.root }),
      at,
      rules: of.get(piece) ?? [],
      ...(by === undefined ? {} : { extendedBy: by }),
    };
    if (at.length === 0) ofFile.set(file, layer);
    layers.unshift(layer);
  }
  const said = commandLine(overrides);
  if (Object.keys(said).length === 0) return layers;
  return [...layers, { name: 'the command line', origin: { kind: 'command-line' }, settings: said, at: [], rules: [] }];
}

/** What the command line says, as a configuration would. Its words were checked. */
function commandLine({ preset, failOn, onlyNew }: ConfigOverrides): PolicySettings {
  return {
    ...(preset === undefined ? {} : { preset }),
    ...(failOn === undefined ? {} : { 'fail-on': failOnWords(failOn) as NonNullable<PolicySettings['fail-on']> }),
    ...(onlyNew === undefined ? {} : { 'only-new': onlyNew }),
  };
}

function overrideMistakes(book: Rulebook, { preset, failOn }: ConfigOverrides): string[] {
  const presets = presetNames(book);
  const mistakes: string[] = [];
  if (preset !== undefined && !presets.includes(preset)) mistakes.push(unknownPreset(book, preset));
  const wrong = failOn === undefined ? undefined : failOnMistake(failOnWords(failOn));
  return wrong === undefined ? mistakes : [...mistakes, wrong];
}
