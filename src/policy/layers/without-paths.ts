import type { PolicySettings } from '../config-file.js';

/** Entries whose number is part of places in the file: they stay, without what is taken out of them. */
const NUMBERED: ReadonlySet<string> = new Set(['overrides', 'ignore', 'waivers', 'repositories', 'locks']);

type Mapping = Readonly<{ [key: string]: unknown }>;

/** Settings without what stands at some keys. A list of words from which all is taken is gone. */
export function withoutPaths(settings: PolicySettings, paths: readonly (readonly string[])[]): PolicySettings {
  // Only what is optional is taken out, so it still has the shape of settings.
  return (strip({ ...settings }, paths) as PolicySettings | undefined) ?? {};
}

/** A value without what stands at paths below it; undefined where it is itself at one, or a list of which nothing is left. */
function strip(value: unknown, paths: readonly (readonly string[])[], keeps = false): unknown {
  if (paths.some((path) => path.length === 0)) return undefined;
  if (paths.length === 0) return value;
  const below = (key: string): readonly (readonly string[])[] =>
    paths.flatMap(([first, ...rest]) => (first === key ? [rest] : []));
  if (Array.isArray(value)) {
    const left = value
      .map((item: unknown, index) => strip(item, below(String(index)), keeps))
      .filter((item) => item !== undefined);
    return left.length === 0 && !keeps ? undefined : left;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Mapping)
      .map(([key, one]) => [key, strip(one, below(key), keeps || NUMBERED.has(key))] as const)
      .filter(([, one]) => one !== undefined),
  );
}
