import type { LayoutProfile } from '../rulebook/layout.js';
import type { ConfigFile, LayoutConfig, PolicySettings } from './config-file.js';
import type { Home } from './layers/policy-file.js';
import { readProfile } from './layout-file.js';

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

/** Reads the profiles that a policy file names by paths, from the repository that it stands in. What is wrong with them goes to `fail`. */
export async function withProfiles(
  file: ConfigFile,
  home: Home,
  fail: (path: readonly string[], lines: readonly string[]) => void,
): Promise<ConfigFile> {
  const load = async <Settings extends PolicySettings>(
    settings: Settings,
    at: readonly string[],
  ): Promise<Settings> => {
    const profile = settings.layout?.profile;
    if (profile === undefined || !isProfilePath(profile)) return settings;
    const path = pathOf(profile);
    const here = [...at, 'layout', 'profile'];
    if (path === undefined) {
      fail(here, ['A profile stands in the same repository: a path without "..", such as ./layout.yml.']);
      return settings;
    }
    const text = await home.read(path);
    const read = text.ok ? await readProfile(home.nameOf(path), text.text) : { mistakes: [text.message] };
    if ('mistakes' in read) {
      fail(here, read.mistakes);
      return settings;
    }
    const layout: LoadedLayout = { ...settings.layout, loaded: read.profile };
    return { ...settings, layout };
  };
  const loaded = await load(file, []);
  if (loaded.repositories?.some(({ layout }) => layout !== undefined) !== true) return loaded;
  const repositories = await Promise.all(
    loaded.repositories.map((entry, index) => load(entry, ['repositories', String(index)])),
  );
  return { ...loaded, repositories };
}

/** A path in the repository; undefined where it leads out of it. */
function pathOf(profile: string): string | undefined {
  const path = profile.replace(/^(\.\/)+/, '');
  return path.startsWith('/') || path.includes('\\') || path.split('/').includes('..') ? undefined : path;
}
