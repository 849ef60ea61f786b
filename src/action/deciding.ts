import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { PolicyOptions } from '../app/analysis.js';
import type { GivenFile } from '../app/compare/given.js';
import type { WorkflowEvent } from '../github/event.js';
import { fetchFiles } from '../github/tree.js';
import { by } from '../lib/compare.js';
import { UserMistake } from '../lib/mistake.js';
import { quoted } from '../lib/quoted.js';
import { PolicyFailure } from '../policy/policy-source.js';
import { openCommit } from '../source/commit.js';
import { filesOfTree, hasFilesOf, presentIn, withFetched } from '../source/history.js';
import type { Repository } from '../source/repository.js';
import { treeRepository } from '../source/tree-repository.js';
import type { Api } from './api.js';
import { reasonOf } from './base.js';

export interface DecidingSettings {
  /** Folder that is looked at, and its path in the repository. */
  readonly folder: string;
  readonly prefix: string;
  readonly event: WorkflowEvent;
  readonly api: Api;
}

/**
 * The version whose configuration decides over a change, where there is none to compare with: what the event says is its base, from the
 * clone or through the API. Throws PolicyFailure where that cannot be had, since nothing could be held against the change then.
 */
export async function decidingVersion(settings: DecidingSettings): Promise<NonNullable<PolicyOptions['decidedBy']>> {
  const { event, folder, prefix } = settings;
  const { base } = event;
  if (base === undefined) {
    throw new PolicyFailure(
      'The event names no base, so it is not known what holds for this change. Name it with the input base-ref, and check out with fetch-depth: 0.',
    );
  }
  return { ref: base.name, repository: await versionAt(base.commit, base.name, folder, prefix, settings) };
}

/**
 * The configuration that the workflow gives by its path, as the version that decides has it, where it lies in the repository beside the
 * folder that is looked at: a change must not bring its own. Undefined where that version has none. One below that folder is for the
 * analysis to find, and one from outside of the repository stands as it is given. Throws PolicyFailure.
 */
export async function configOfBase(
  given: GivenFile | undefined,
  { workspace }: { readonly workspace: string },
  settings: DecidingSettings,
): Promise<GivenFile | undefined> {
  const { folder, prefix, event } = settings;
  const { base } = event;
  if (given === undefined || prefix === '' || base === undefined) return given;
  const root = resolve(folder, ...prefix.split('/').map(() => '..'));
  const path = relative(root, resolve(workspace, given.path)).split(sep).join('/');
  if (path.startsWith('../') || isAbsolute(path) || path.startsWith(`${prefix}/`)) return given;
  const read = (await versionAt(base.commit, base.name, root, '', settings, path)).read(path);
  if (read.ok) return { path: given.path, text: read.text };
  if (read.reason === 'missing') return undefined;
  throw new PolicyFailure(`${path} of ${quoted(base.name)} cannot be read: ${read.message}`);
}

/** Files that a configuration is read from, and those that it may name. */
const CONFIGURATION = /(?:^|\/)(?:\.groundplan\.ya?ml|CODEOWNERS)$/;
const NAMED = /\.ya?ml$/i;

async function versionAt(
  commit: string,
  ref: string,
  folder: string,
  prefix: string,
  { api }: DecidingSettings,
  also = '',
): Promise<Repository> {
  try {
    if (hasFilesOf(folder, commit)) return openCommit(folder, commit);
    if ('lacks' in api) {
      throw new UserMistake(`this clone does not have it, and ${api.lacks}. Check out with fetch-depth: 0.`);
    }
    const client = await api.open();
    const fetched = (wants: (path: string) => boolean): ReturnType<typeof fetchFiles> =>
      fetchFiles(client, commit, prefix, local, { wants });
    const local = {
      present: (objects: readonly string[]) => presentIn(folder, objects),
      filesOf: (tree: string) => filesOfTree(folder, tree),
    };
    const first = await fetched((path) => CONFIGURATION.test(path) || path === also);
    const isNaming = [...first.contents.values()].some((bytes) => /rule-files|extends/.test(bytes.toString('utf8')));
    const { entries, contents, limits } = isNaming
      ? await fetched((path) => CONFIGURATION.test(path) || NAMED.test(path))
      : first;
    const [cut] = limits.filter((limit) => limit.startsWith('More than'));
    if (cut !== undefined) throw new UserMistake(`${cut} Check out with fetch-depth: 0.`);
    const sorted = [...entries].sort(by((entry) => entry.path));
    return treeRepository(folder, commit, sorted, withFetched(folder, contents));
  } catch (error) {
    if (error instanceof PolicyFailure) throw error;
    throw new PolicyFailure(
      `The configuration of ${quoted(ref)} could not be loaded, so it is not known what holds for this change: ${reasonOf(error)}`,
    );
  }
}
