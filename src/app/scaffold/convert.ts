import { positionOf } from '../../documents/location.js';
import { by } from '../../lib/compare.js';
import { loadConversions } from '../../rulebook/conversion.js';
import { overlay } from '../../source/overlay.js';
import type { Repository } from '../../source/repository.js';
import { analyse } from '../analyse.js';
import type { AnalyseOptions, Analysis } from '../analysis.js';
import { resolveEvery } from '../resolve-every.js';
import { type Elsewhere, placeOf, relocated, withDotenv } from './convert-elsewhere.js';
import { commandsOf, externalize } from './convert-externalize.js';
import type { ConvertedFile } from './convert-files.js';
import { layer } from './convert-layer.js';
import { mentionsOf } from './convert-mentions.js';
import { type Project, projectOf } from './convert-project.js';
import type { Decision } from './convert-sides.js';
import { standInsFor, withStandIns } from './convert-stand-ins.js';
import { Refused } from './convert-text.js';
import {
  fieldsOf,
  layeredDifferences,
  type Resolution,
  resolved,
  servicesOf,
  splitDifferences,
} from './convert-verify.js';

export const CONVERSIONS = ['layered-monolith', 'externalized-infrastructure'] as const;
export type ConversionPattern = (typeof CONVERSIONS)[number];

export interface ConvertOptions {
  readonly pattern: ConversionPattern;
  /** A file of the project, where the repository holds several. */
  readonly file?: string;
  readonly analysis: AnalyseOptions;
  /** Where the result goes; absent: where the project is. */
  readonly elsewhere?: Elsewhere;
}

/** What was decided of a service, and where it is written. Lines count from 1. */
export interface ConversionDecision {
  readonly service: string;
  /** The stack (`infra`, `apps`), or the networks. */
  readonly place: string;
  readonly because: string;
  /** Nothing in the files told it: look at this one first. */
  readonly unknown: boolean;
  readonly path: string;
  readonly line: number;
}

/** A project as it would be under another pattern, checked and not yet written. */
export interface Conversion {
  readonly pattern: ConversionPattern;
  readonly project: string;
  readonly files: readonly ConvertedFile[];
  readonly decisions: readonly ConversionDecision[];
  /** What a person has to do by hand, or to know. */
  readonly byHand: readonly string[];
  /** What the repository is classified as. */
  readonly was: { readonly slug: string; readonly confidence: number };
  /** What the result is classified as. */
  readonly becomes: { readonly slug: string; readonly confidence: number };
  /** Rules that find more than before, with how many more. */
  readonly newFindings: readonly { readonly ruleId: string; readonly count: number }[];
}

export type Converted =
  | { readonly ok: true; readonly conversion: Conversion }
  | { readonly ok: false; readonly reason: string };

/** Converts a Compose project in memory. Why it is not converted is a value. Throws UserMistake for a broken configuration. */
export async function convert(repository: Repository, options: ConvertOptions): Promise<Converted> {
  try {
    return { ok: true, conversion: await converted(repository, options) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.message };
    throw error;
  }
}

async function converted(
  repository: Repository,
  { pattern, file, analysis: asked, elsewhere }: ConvertOptions,
): Promise<Conversion> {
  const before = await analyse(repository, asked);
  const project = await projectOf(before.stacks, repository, file).catch(alreadyThere);
  const { calls: found, stand, outputs } = await loadable(repository, project);
  const place = elsewhere === undefined ? {} : placeOf(elsewhere, project);
  const calls = elsewhere === undefined ? found : withDotenv(found, repository);
  const mentions = mentionsOf(project, repository);
  const book = await loadConversions();
  const made =
    pattern === 'layered-monolith'
      ? await layered(project, before, repository, calls)
      : await split(project, repository, calls);
  const after = await analyse(withFiles(repository, project, made.files), asked);
  const files =
    elsewhere === undefined
      ? made.files
      : await relocated({
          project,
          files: made.files,
          ways: 'ways' in made ? made.ways : [...calls.values()],
          repository,
          stand,
          elsewhere,
        });
  const { slug, confidence } = after.report.pattern;
  return {
    pattern,
    project: project.stack.name,
    files: files.filter(({ before: text, after: written }) => text !== written).sort(by(({ path }) => path)),
    decisions: made.decisions.map(placed),
    byHand: [...made.notes, ...commandNotes(project, pattern)],
    was: { slug: before.report.pattern.slug, confidence: before.report.pattern.confidence },
    becomes: { slug, confidence },
    newFindings: findingsBeyond(before, after),
  };

  /** What stands in the way of a second time is told as that. */
  function alreadyThere(error: unknown): never {
    if (error instanceof Refused && before.report.pattern.slug === pattern) {
      throw new Refused(`it is ${pattern} already, and ${error.message}`);
    }
    throw error;
  }

  async function layered(of: Project, { stacks }: Analysis, all: Repository, ways: Calls) {
    const result = await layer(of, mentions, stacks, book.layering).catch(alreadyThere);
    await mustStay(of, outputs, stand(withFiles(all, of, result.files)), ways, result.joined, result.former);
    return result;
  }

  async function split(of: Project, all: Repository, ways: Calls) {
    const result = await externalize(of, mentions, all, book.splitting, ways, place).catch(alreadyThere);
    const now = stand(withFiles(all, of, result.files));
    for (const { id, infra, apps } of result.sets) {
      const whole = outputs.get(id) ?? (await mustLoad(stand(all), ways.get(id)));
      const halves = [await mustLoad(now, infra), await mustLoad(now, apps)];
      const stray = splitDifferences(whole, halves, result.cut.front);
      if (stray.length > 0) throw new Refused(`it would not do the same: ${stray.join('; ')}`);
    }
    return { ...result, ways: result.sets.flatMap(({ infra, apps }) => [infra, apps]) };
  }
}

type Calls = ReadonlyMap<string, Resolution>;
/** What each set of files comes to today. */
type Outputs = ReadonlyMap<string, ReturnType<typeof fieldsOf>>;

/** How the sets of a project are loaded, with stand-ins for what no repository holds where they do not load without. Throws Refused. */
async function loadable(
  repository: Repository,
  project: Project,
): Promise<{ readonly calls: Calls; readonly stand: (of: Repository) => Repository; readonly outputs: Outputs }> {
  const plain = await callsOf(repository, project);
  let reason = 'the project does not load';
  for (const values of [false, true]) {
    const stands = standInsFor(project, repository, values);
    const calls = new Map([...plain].map(([id, call]) => [id, { ...call, variables: stands.variables }]));
    const stand = (of: Repository): Repository => withStandIns(of, stands);
    const results = await Promise.all(project.sets.map(({ id }) => tried(stand(repository), calls.get(id))));
    const failed = results.find((result) => 'error' in result);
    if (failed === undefined) {
      const outputs = new Map(
        results.flatMap((result, index) => {
          const id = project.sets[index]?.id;
          return 'output' in result && id !== undefined ? [[id, result.output] as const] : [];
        }),
      );
      return { calls, stand, outputs };
    }
    if ('error' in failed && !values) reason = `the project does not load: ${failed.error}`;
  }
  throw new Refused(reason);
}

async function tried(repository: Repository, call: Resolution | undefined): ReturnType<typeof resolved> {
  return call === undefined ? { error: 'it is not found' } : resolved(repository, call);
}

/** How each set of files of a project is loaded today. Throws Refused where one does not load. */
async function callsOf(repository: Repository, { sets }: Project): Promise<Calls> {
  const wanted = new Set(sets.map(({ id }) => id));
  const calls = new Map<string, Resolution>();
  const request = { variables: new Map<string, string>(), profiles: ['*'], dialect: '5' as const };
  const asked = { format: 'json', allResources: true, provenance: false } as const;
  for await (const { id, files, directory, envFiles, name } of resolveEvery(repository, request, asked, (one) =>
    wanted.has(one),
  )) {
    calls.set(id, { files, directory, envFiles, ...(name === undefined ? {} : { name }) });
  }
  return calls;
}

async function mustLoad(repository: Repository, call: Resolution | undefined) {
  if (call === undefined) throw new Refused('the project does not load');
  const result = await resolved(repository, call);
  if ('error' in result) throw new Refused(`the project does not load: ${result.error}`);
  return result.output;
}

async function mustStay(
  project: Project,
  before: Outputs,
  after: Repository,
  calls: Calls,
  joined: ReadonlyMap<string, readonly string[]>,
  former: string,
): Promise<void> {
  for (const { id } of project.sets) {
    const was = before.get(id) ?? {};
    const now = await mustLoad(after, calls.get(id));
    const stray = [...layeredDifferences(was, now)];
    for (const [name, service] of Object.entries(servicesOf(now))) {
      const networks = new Set(Object.keys(fieldsOf(fieldsOf(service).networks)));
      const layers = joined.get(name) ?? [];
      if (layers.some((key) => !networks.has(key)) || (layers.length > 0 && networks.has(former))) {
        stray.push(`\`${name}\` would be on other networks than it should`);
      }
    }
    if (stray.length > 0) throw new Refused(`it would not do the same: ${stray.slice(0, 5).join('; ')}`);
  }
}

function withFiles(repository: Repository, { files: old }: Project, files: readonly ConvertedFile[]): Repository {
  const texts = new Map(files.map(({ path, after }) => [path, after]));
  const isMoved = files.some(({ before }) => before === undefined && !files.some(({ path }) => old.has(path)));
  return overlay(repository, texts, isMoved ? new Set([...old.keys()].filter((path) => !texts.has(path))) : new Set());
}

function placed({ at, unknown = false, ...decision }: Decision): ConversionDecision {
  const { path, line } = positionOf(at);
  return { ...decision, unknown, path, line };
}

const MOST_COMMANDS = 8;

function commandNotes(project: Project, pattern: ConversionPattern): readonly string[] {
  const commands = pattern === 'externalized-infrastructure' ? commandsOf(project) : [];
  if (commands.length === 0) return [];
  const more = commands.length - MOST_COMMANDS;
  const shown = [...commands.slice(0, MOST_COMMANDS), ...(more > 0 ? [`${more} more`] : [])];
  return [`These start the project as it was, and need a look: ${shown.join(', ')}.`];
}

/** Rules that find more errors, warnings or notes than before. */
function findingsBeyond(before: Analysis, after: Analysis): Conversion['newFindings'] {
  const counts = ({ report }: Analysis): Map<string, number> => {
    const found = new Map<string, number>();
    for (const { ruleId, disposition } of report.findings) {
      if (disposition === 'active') found.set(ruleId, (found.get(ruleId) ?? 0) + 1);
    }
    return found;
  };
  const was = counts(before);
  return [...counts(after)]
    .map(([ruleId, count]) => ({ ruleId, count: count - (was.get(ruleId) ?? 0) }))
    .filter(({ count }) => count > 0)
    .sort(by(({ ruleId }) => ruleId));
}
