import { folderOf } from '../../lib/paths.js';
import { quoted } from '../../lib/quoted.js';
import type { Stack } from '../../model/stack.js';
import { isStore } from '../compose/view.js';
import type { Reason } from '../fact.js';
import { pathReason } from '../sheet.js';
import { wordsOf } from '../words.js';
import type { TierId, TierOf } from './words.js';

/** Folders deeper than this are parts of a tier, not tiers. */
const MAX_DEPTH = 3;

/** Names of more words than this are descriptions. */
const MAX_WORDS = 3;

/** Tiers in one place that make it a system cut by tiers. */
const ENOUGH = 3;

/**
 * Tiers that are deployed from a folder of their own each: sibling folders named after tiers, each with its Compose project, image or
 * installer, the data tier with one that starts a store, and nothing above them that starts them together.
 */
export function tierFolders(
  stacks: readonly Stack[],
  paths: readonly string[],
  tierOf: TierOf,
): readonly (readonly [TierId, Reason])[] {
  const running = stacks.filter((stack) => stack.services.length > 0);
  const places = new Map<string, Map<TierId, TierFolder>>();
  const folders = new Set<string>();
  const installers = paths.filter(isInstaller);
  for (const path of paths) {
    if (!isDeployment(path)) continue;
    for (const folder of foldersAbove(path)) {
      if (folders.has(folder)) continue;
      folders.add(folder);
      const name = folder.slice(folder.lastIndexOf('/') + 1);
      const tier = wordsOf(name).length > MAX_WORDS ? undefined : tierOf(name);
      if (tier === undefined || (tier === 'data' && !startsStore(folder, running, installers))) continue;
      const place = places.get(folderOf(folder)) ?? new Map<TierId, TierFolder>();
      if (!place.has(tier)) place.set(tier, { folder, file: path });
      places.set(folderOf(folder), place);
    }
  }
  for (const [place, tiers] of places) {
    const data = tiers.get('data');
    if (tiers.size < ENOUGH || data === undefined) continue;
    const all = [...tiers.values()].map(({ folder }) => folder);
    if (running.some((stack) => startsTogether(stack, place, all)) || onOneNetwork(data.folder, running)) continue;
    return [...tiers].map(([tier, { folder, file }]) => [
      tier,
      pathReason(file, `Folder ${quoted(folder)} is a tier that is deployed on its own.`),
    ]);
  }
  return [];
}

interface TierFolder {
  readonly folder: string;
  /** The first file in it that says how it is deployed. */
  readonly file: string;
}

/** Something that a machine is set up with. */
function isDeployment(path: string): boolean {
  return /(?:^|\/)(?:dockerfile[^/]{0,40}|[^/]{0,60}compose[^/]{0,60}\.ya?ml|(?:install|setup|deploy|provision|bootstrap)[\w.-]{0,60}\.sh)$/i.test(
    path,
  );
}

function isInstaller(path: string): boolean {
  return /(?:^|\/)(?:install|setup|provision|bootstrap)[\w.-]{0,60}\.sh$/i.test(path);
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1).slice(0, MAX_DEPTH);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function startsStore(folder: string, stacks: readonly Stack[], installers: readonly string[]): boolean {
  return (
    stacks.some((stack) => isInside(stack.path, folder) && stack.services.some(isStore)) ||
    installers.some((path) => isInside(path, folder))
  );
}

/** A project that stands above the tiers, or that builds from the folder of another one. */
function startsTogether(stack: Stack, place: string, folders: readonly string[]): boolean {
  const above = stack.path === '' || place === stack.path || place.startsWith(`${stack.path}/`);
  if (above) return true;
  const home = folders.find((folder) => isInside(stack.path, folder));
  return stack.services.some(({ build }) => {
    const context = build?.context;
    const target = context === undefined ? undefined : folders.find((folder) => isInside(context, folder));
    return target !== undefined && target !== home;
  });
}

/** Projects that meet on a Docker network run on one machine: the data tier is on its own only where it meets nobody. */
function onOneNetwork(data: string, stacks: readonly Stack[]): boolean {
  const namesOf = (stack: Stack): readonly string[] =>
    stack.networks.filter((network) => network.declared && !network.unknownName).map(({ name }) => name);
  const own = new Set(stacks.filter((stack) => isInside(stack.path, data)).flatMap(namesOf));
  return stacks.some((stack) => !isInside(stack.path, data) && namesOf(stack).some((name) => own.has(name)));
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
