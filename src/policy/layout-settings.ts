import type { LayoutProfile } from '../rulebook/layout.js';
import type { LayoutConfig, PolicySettings } from './config-file.js';
import type { Piece } from './layers/pieces.js';
import { byWay, type Home, stepsTo } from './layers/policy-file.js';
import { type ReadProfile, readProfile } from './layout-file.js';
import { lineAt, placeIn } from './plain.js';

/** The `layout` of a file, with the profile that it names by a path. */
export interface LoadedLayout extends LayoutConfig {
  readonly loaded?: LayoutProfile;
}

/** The `layout` of settings that went through `withProfiles`. */
export function layoutOfSettings({ layout }: PolicySettings): LoadedLayout | undefined {
  return layout;
}

/** Whether a profile is a file, by how it is named. */
export function isProfilePath(profile: string): boolean {
  return /[/\\.]/.test(profile);
}

/** What is said for a repository, with the profiles of files, and what is wrong with them as lines with their place. */
export interface WithProfiles {
  readonly pieces: readonly Piece[];
  readonly own: readonly string[];
  readonly shared: readonly string[];
}

/**
 * Reads the profiles that policies name by paths, each from the repository that the policy stands in, and each once. What is said for
 * other repositories is left out of the pieces already, so nothing is read for them.
 */
export async function withProfiles(pieces: readonly Piece[]): Promise<WithProfiles> {
  const own: string[] = [];
  const shared: string[] = [];
  const files = new Map<string, Promise<ReadProfile>>();
  const profileAt = (path: string, home: Home): Promise<ReadProfile> => {
    const key = `${home.key}:${path}`;
    const file = files.get(key) ?? readFrom(path, home);
    files.set(key, file);
    return file;
  };
  const load = async (piece: Piece): Promise<Piece> => {
    const { file, settings, at } = piece;
    const profile = settings.layout?.profile;
    if (profile === undefined || !isProfilePath(profile)) return piece;
    const path = pathOf(profile);
    const read = path === undefined ? OUTSIDE : await profileAt(path, file.home);
    if ('profile' in read) {
      const layout: LoadedLayout = { ...settings.layout, loaded: read.profile };
      return { ...piece, settings: { ...settings, layout } };
    }
    for (const line of read.mistakes) {
      const told =
        file.root === undefined ? line : lineAt(placeIn(file.root, [...at, 'layout', 'profile'], 'value'), line);
      if (file.home.own) own.push(told);
      else shared.push(`${told}${byWay(stepsTo(file))}`);
    }
    return piece;
  };
  const loaded: Piece[] = [];
  for (const piece of pieces) loaded.push(await load(piece));
  return { pieces: loaded, own, shared };
}

const OUTSIDE: ReadProfile = {
  mistakes: ['A profile stands in the same repository: a path without "..", such as ./layout.yml.'],
};

async function readFrom(path: string, home: Home): Promise<ReadProfile> {
  const text = await home.read(path);
  return text.ok ? readProfile(home.nameOf(path), text.text) : { mistakes: [text.message] };
}

/** A path in the repository; undefined where it leads out of it. */
function pathOf(profile: string): string | undefined {
  const path = profile.replace(/^(\.\/)+/, '');
  return path.startsWith('/') || path.includes('\\') || path.split('/').includes('..') ? undefined : path;
}
