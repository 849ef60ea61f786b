import type { LayoutConcern, LayoutCount, LayoutEntry, LayoutProfile, NamingFolder } from '../rulebook/layout.js';

/** A profile with all that it builds on laid under it. */
export interface ResolvedProfile {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** The profiles that it builds on, nearest first. */
  readonly extends: readonly string[];
  readonly concerns: readonly LayoutConcern[];
  readonly entries: readonly LayoutEntry[];
  readonly naming: NamingFolder;
  readonly counts: readonly LayoutCount[];
  readonly ignore: readonly string[];
}

/** Profiles that build on each other at most. */
const DEEPEST = 16;

/**
 * Lays a profile over those that it builds on: what it says under an `id` replaces what they say, all else is added. Gives a sentence for
 * the author where one of them is unknown or they go round in a circle.
 */
export function resolveProfile(
  profile: LayoutProfile,
  named: (name: string) => LayoutProfile | undefined,
): ResolvedProfile | { readonly mistake: string } {
  const chain: LayoutProfile[] = [];
  const mistake = gather(profile, named, chain, []);
  if (mistake !== undefined) return { mistake };
  const entries = new Map<string, LayoutEntry>();
  const concerns = new Map<string, LayoutConcern>();
  let naming: NamingFolder = {};
  for (const one of chain) {
    for (const entry of one.entries ?? []) {
      // What replaces an entry stands where its own profile has it.
      entries.delete(entry.id);
      entries.set(entry.id, entry);
    }
    for (const concern of one.concerns ?? []) concerns.set(concern.id, concern);
    naming = { ...naming, ...one.naming };
  }
  return {
    name: profile.name,
    title: profile.title,
    summary: profile.summary,
    extends: chain
      .slice(0, -1)
      .map(({ name }) => name)
      .reverse(),
    concerns: [...concerns.values()],
    entries: inOrder([...entries.values()]),
    naming,
    counts: chain.flatMap(({ counts = [] }) => counts),
    ignore: [...new Set(chain.flatMap(({ ignore = [] }) => ignore))],
  };
}

const RANKS: Readonly<Record<LayoutEntry['level'], number>> = {
  required: 0,
  recommended: 1,
  forbidden: 2,
  optional: 3,
};

/** What is asked for most comes first; otherwise as written. */
function inOrder(entries: readonly LayoutEntry[]): readonly LayoutEntry[] {
  return [...entries].sort((a, b) => RANKS[a.level] - RANKS[b.level]);
}

/** Depth first, each profile once, what is built on before what builds on it. */
function gather(
  profile: LayoutProfile,
  named: (name: string) => LayoutProfile | undefined,
  chain: LayoutProfile[],
  above: readonly string[],
): string | undefined {
  if (above.includes(profile.name)) {
    return `The profiles \`${[...above, profile.name].join('`, `')}\` build on each other in a circle. Take one "extends" out.`;
  }
  if (above.length >= DEEPEST) return `More than ${DEEPEST} profiles build on each other. Build on fewer.`;
  for (const name of profile.extends ?? []) {
    if (chain.some((one) => one.name === name)) continue;
    const base = named(name);
    if (base === undefined) return `The profile \`${profile.name}\` extends \`${name}\`, which is not there.`;
    const mistake = gather(base, named, chain, [...above, profile.name]);
    if (mistake !== undefined) return mistake;
  }
  if (!chain.includes(profile)) chain.push(profile);
  return undefined;
}
