import { baseName, folderOf } from '../lib/paths.js';
import type { Standing, StandingReason } from '../model/survey-knowledge.js';
import { nameMatcher } from './words.js';

/** Whether a path speaks for the repository, and why not. */
export interface PathStanding {
  readonly speaks: boolean;
  /** The reason that was found, also when the path speaks because the repository is nothing else. */
  readonly reason?: StandingReason;
}

export type StandingOf = (path: string) => PathStanding;

export interface StandingInput {
  /** All paths of the repository. */
  readonly paths: readonly string[];
  /** Paths that say how something is deployed: compose files, manifests, function projects. */
  readonly deployments: readonly string[];
  readonly standing: Standing;
}

const SPEAKS: PathStanding = { speaks: true };

/**
 * Tells which paths speak for the repository: tests, examples, documentation and vendored trees do not,
 * unless the repository holds nothing else of substance; templates and demonstrations do when nothing else deploys.
 */
export function judgeStanding(input: StandingInput): StandingOf {
  const reasonOf = reasonFinder(input);
  const isPaperwork = nameMatcher(input.standing.paperwork);
  const substance = input.paths.some(
    (path) => reasonOf(path) === undefined && !isPaperwork(baseName(path)) && !isSetting(path),
  );
  const deploying = input.deployments.map(reasonOf);
  const heard = new Set<StandingReason>();
  const hear = (level: StandingReason['speaks']): void => {
    for (const reason of input.standing.reasons) if (reason.speaks === level) heard.add(reason);
  };
  // A path that speaks alone outranks nothing: it is heard only where no other path has anything to say.
  if (!deploying.includes(undefined)) {
    hear('last');
    const others = deploying.filter((reason) => reason?.speaks === 'alone');
    if (!deploying.some((reason) => reason?.speaks === 'last') && !substance) {
      const most = mostFrequent(others);
      if (most) heard.add(most);
      else hear('alone');
    }
  }
  return (path) => {
    const reason = reasonOf(path);
    if (reason === undefined) return SPEAKS;
    return { speaks: heard.has(reason), reason };
  };
}

/** Settings of tools and of the host of the repository lie in folders that are hidden: they are nothing that could be deployed. */
function isSetting(path: string): boolean {
  return /(^|\/)\.[^/]+\//.test(path);
}

/** A repository of nothing but examples is its examples, with the tests of these and what is written about them beside. */
function mostFrequent(reasons: readonly (StandingReason | undefined)[]): StandingReason | undefined {
  const counts = new Map<StandingReason, number>();
  for (const reason of reasons) if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  let most: StandingReason | undefined;
  for (const [reason, count] of counts) if (most === undefined || count > (counts.get(most) ?? 0)) most = reason;
  return most;
}

/** The first reason of any folder above the path or of its own name; remembered per folder. */
function reasonFinder({ paths, standing }: StandingInput): (path: string) => StandingReason | undefined {
  // What a Helm chart calls templates is the deployment itself.
  const charts = new Set(paths.filter((path) => /(^|\/)Chart\.ya?ml$/.test(path)).map(folderOf));
  const matchers = standing.reasons.map((reason) => ({
    reason,
    folder: nameMatcher(reason.folders),
    file: nameMatcher(reason.files),
  }));
  const folders = new Map<string, StandingReason | undefined>([['', undefined]]);
  const strongest = (a: StandingReason | undefined, b: StandingReason | undefined): StandingReason | undefined => {
    if (a === undefined || b === undefined) return a ?? b;
    return standing.reasons.indexOf(a) <= standing.reasons.indexOf(b) ? a : b;
  };
  const ofFolder = (folder: string): StandingReason | undefined => {
    if (folders.has(folder)) return folders.get(folder);
    const parent = folderOf(folder);
    // `_tests` and `_examples` are what they are without the sign that keeps tools out of them.
    const names = [baseName(folder), baseName(folder).replace(/^_+/, '')];
    const own = charts.has(parent) ? undefined : matchers.find((matcher) => names.some(matcher.folder))?.reason;
    const found = strongest(own, ofFolder(parent));
    folders.set(folder, found);
    return found;
  };
  return (path) => {
    const own = matchers.find((matcher) => matcher.file(baseName(path)))?.reason;
    return strongest(own, ofFolder(folderOf(path)));
  };
}
