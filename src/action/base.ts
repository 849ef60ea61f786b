import type { AnalyseOptions } from '../app/analysis.js';
import { type Answer, answerOf } from '../github/answer.js';
import type { Client } from '../github/client.js';
import type { WorkflowEvent } from '../github/event.js';
import { fetchFiles } from '../github/tree.js';
import { by } from '../lib/compare.js';
import { UserMistake } from '../lib/mistake.js';
import { quoted } from '../lib/quoted.js';
import { openCommit } from '../source/commit.js';
import {
  commitAt,
  filesOfTree,
  hasFilesOf,
  mergeBaseOf,
  parentsOf,
  presentIn,
  withFetched,
} from '../source/history.js';
import { treeRepository } from '../source/tree-repository.js';
import type { Api } from './api.js';

/** Where a run stands, to find what it is to be compared with. */
export interface BaseSettings {
  /** The folder that is looked at, and its path in the repository. */
  readonly folder: string;
  readonly prefix: string;
  /** What is looked at instead of the files on disk. */
  readonly ref?: string;
  /** What the workflow names to compare with. */
  readonly baseRef?: string;
  readonly event: WorkflowEvent;
  readonly api: Api;
  /** Tells why there is nothing to compare with. */
  readonly warn: (message: string) => void;
  /** Tells what is worth knowing of the comparison. */
  readonly note: (message: string) => void;
}

interface Chosen {
  readonly commit: string;
  readonly name: string;
  /** Whether it is what the change goes into as it is now, not where the change left it. */
  readonly isTip: boolean;
}

export interface OpenedBase extends NonNullable<AnalyseOptions['base']>, Pick<Chosen, 'isTip'> {}

/**
 * The version to compare with: what the workflow names, else what the event says was there before. Its files are read from the
 * clone, or from GitHub where the clone is shallow. Undefined where there is none, with a word where there should be one.
 */
export async function baseOf(settings: BaseSettings): Promise<OpenedBase | undefined> {
  const { event, warn } = settings;
  try {
    const chosen = await choose(settings);
    return chosen === undefined ? undefined : await open(chosen, settings);
  } catch (error) {
    const what = settings.baseRef ?? event.base?.name ?? 'the base';
    warn(`Nothing is compared with ${quoted(what)}, so all findings count: ${reasonOf(error)}`);
    return undefined;
  }
}

async function choose(settings: BaseSettings): Promise<Chosen | undefined> {
  const { folder, ref = 'HEAD', baseRef, event, warn, note } = settings;
  const looked = commitAt(folder, ref);
  if (baseRef !== undefined) return named(baseRef, looked, settings);
  const { base } = event;
  if (base === undefined) return undefined;
  if (looked === undefined) {
    note(
      `Nothing is compared with ${quoted(base.name)}: the workspace is no clone of git. Check out with actions/checkout.`,
    );
    return undefined;
  }
  if (base.kind === 'branch') {
    const [into, topic] = parentsOf(folder, looked);
    // The merge that the runner made of the pull request: what it changes is the difference to its first parent.
    if (into !== undefined && topic === event.head) return { commit: into, name: base.name, isTip: true };
  }
  if (looked !== event.head) {
    warn(
      `Nothing is compared with ${quoted(base.name)}: the workspace holds another commit than the one that the workflow runs for. Name what to compare with in base-ref.`,
    );
    return undefined;
  }
  if (event.forced) note('The push replaced commits: compared with what was there before it.');
  if (base.kind === 'exact') return { ...base, isTip: true };
  const commit = await mergeBase(base.commit, looked, settings);
  return { commit, name: base.name, isTip: commit === base.commit };
}

/** The last common commit with what the workflow names. */
async function named(ref: string, looked: string | undefined, settings: BaseSettings): Promise<Chosen> {
  const commit = commitAt(settings.folder, ref) ?? ref;
  const head = looked ?? settings.event.head;
  if (head === undefined) return { commit, name: ref, isTip: false };
  return { commit: await mergeBase(commit, head, settings), name: ref, isTip: false };
}

async function mergeBase(base: string, head: string, { folder, api, event }: BaseSettings): Promise<string> {
  const known = mergeBaseOf(folder, base, head);
  if (known !== undefined) return known;
  const { request, owner, repo } = await clientOf(api);
  // GitHub knows the head of a pull request, not always the merge that the runner made.
  const [, topic] = parentsOf(folder, head);
  const { data } = await request('GET /repos/{owner}/{repo}/compare/{basehead}', {
    owner,
    repo,
    basehead: `${base}...${topic !== undefined && topic === event.head ? topic : head}`,
    per_page: 1,
  });
  return data.merge_base_commit.sha;
}

async function open({ commit, name, isTip }: Chosen, { folder, prefix, api }: BaseSettings): Promise<OpenedBase> {
  if (hasFilesOf(folder, commit)) return { ref: name, repository: openCommit(folder, commit), isTip };
  const { entries, contents, limits } = await fetchFiles(await clientOf(api), commit, prefix, {
    present: (objects) => presentIn(folder, objects),
    filesOf: (tree) => filesOfTree(folder, tree),
  });
  const sorted = [...entries].sort(by((entry) => entry.path));
  return {
    ref: name,
    repository: treeRepository(folder, commit, sorted, withFetched(folder, contents)),
    limits,
    isTip,
  };
}

async function clientOf(api: Api): Promise<Client> {
  if ('lacks' in api) {
    throw new UserMistake(`this clone does not have it, and ${api.lacks}. Check out with fetch-depth: 0.`);
  }
  return api.open();
}

/** Why a version could not be had, and what to do. Throws on what did not come from git or GitHub. */
export function reasonOf(error: unknown): string {
  if (error instanceof UserMistake) return error.lines.join(' ');
  const { kind, status, said }: Answer = answerOf(error);
  const words = said === '' ? '' : ` GitHub says: ${said}.`.replace(/\.\.$/, '.');
  const remedy = 'Check out with fetch-depth: 0, or let the token read with the permission `contents: read`.';
  switch (kind) {
    case 'permission':
    case 'credentials':
    case 'missing':
      return `this clone does not have it, and GitHub does not give it with this token (${status}).${words} ${remedy}`;
    case 'unavailable':
      if (status < 400) {
        return `this clone does not have it, and GitHub is not available: what answered (${status}) is not its API, perhaps a proxy on the way. Check out with fetch-depth: 0.`;
      }
      break;
    default:
  }
  return `this clone does not have it, and GitHub did not give it${status === 0 ? '' : ` (${status})`}.${words} ${remedy}`;
}
