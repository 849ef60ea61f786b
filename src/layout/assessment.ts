import type { EntryLevel } from '../rulebook/layout.js';

/** How a repository's tree compares with a profile: everything that a reader needs to compute the score again. */
export interface LayoutAssessment {
  readonly profile: ProfileName;
  /** Ecosystems that were found, each with the manifest that tells it. */
  readonly ecosystems: readonly { readonly id: string; readonly title: string; readonly because: string }[];
  /** Points got of points possible, in percent, rounded down. From 0 to 100. */
  readonly score: number;
  readonly points: { readonly got: number; readonly possible: number };
  /** In the order of the profile, those that are asked for first. */
  readonly entries: readonly EntryResult[];
  readonly order: OrderResult;
  /** Names and counts. Absent: the profile says nothing of them. */
  readonly names?: NamesResult;
  /** What to do next, most useful first. */
  readonly missing: readonly MissingEntry[];
}

export interface ProfileName {
  readonly name: string;
  readonly title: string;
  /** Why this one, as a sentence. */
  readonly because: string;
  /** The profiles that it builds on, nearest first. */
  readonly extends: readonly string[];
}

/**
 * `met`, `partly`, `missing`: required and recommended entries. `there`, `absent`: optional ones, which have no points. `found`, `clear`:
 * forbidden ones. `not-applicable` and `unknown` are not counted.
 */
export type EntryStatus =
  | 'met'
  | 'partly'
  | 'missing'
  | 'there'
  | 'absent'
  | 'found'
  | 'clear'
  | 'not-applicable'
  | 'unknown';

export interface EntryResult {
  readonly id: string;
  readonly what: string;
  readonly level: EntryLevel;
  readonly status: EntryStatus;
  /** Of how many points, and how many were got; below zero for what is forbidden and there. */
  readonly weight: number;
  readonly points: number;
  /** Paths that decided it, a few; a folder's ends in a slash. */
  readonly paths: readonly string[];
  /** How many paths there are in all. */
  readonly count: number;
  /** Folders that lack it, where each of several must have it. */
  readonly lacking?: readonly string[];
  /** Why it is not counted, or what stands for it without a path, as a sentence. */
  readonly because?: string;
  readonly why: string;
  /** A path to create. */
  readonly such?: string;
}

/** Whether each entry of the top level belongs to one concern, and each concern has one home. */
export interface OrderResult {
  readonly weight: number;
  readonly points: number;
  readonly concerns: readonly ConcernResult[];
  /** Entries of the top level that belong to no concern. */
  readonly unsorted: readonly string[];
}

export interface ConcernResult {
  readonly id: string;
  readonly title: string;
  /** Entries of the top level. */
  readonly entries: readonly string[];
  /** Several homes, of which one would do; empty where there are fewer than two. */
  readonly homes: readonly string[];
}

export interface NamesResult {
  readonly weight: number;
  readonly points: number;
  /** The first of them. */
  readonly violations: readonly NameViolation[];
  readonly count: number;
}

export interface NameViolation {
  readonly kind: 'name' | 'count';
  /** A folder's ends in a slash. */
  readonly path: string;
  /** What is asked: `kebab-case`. */
  readonly rule: string;
  /** A sentence. */
  readonly message: string;
}

export interface MissingEntry {
  readonly id: string;
  readonly level: EntryLevel | 'order' | 'names';
  /** What to do, as a sentence. */
  readonly todo: string;
  /** Points that it adds, and the score that it makes alone. */
  readonly adds: number;
  readonly score: number;
  readonly why: string;
  /** A path to create. */
  readonly such?: string;
}
