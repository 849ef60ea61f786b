import type { Location } from '../documents/location.js';
import type { Role, RoleReading } from './role.js';
import type { Clue } from './role-clues.js';

/** The clues for one role, together. */
export interface Verdict {
  readonly role: Role;
  /** From 0 to 1: the strongest clue of each family, as independent witnesses. */
  readonly confidence: number;
  /** Strongest first. */
  readonly clues: readonly Clue[];
}

/** What names and commands must say to take an image for another of its uses, or an unknown one for anything. */
export const ENOUGH = 0.4;

/** Words alone are never surer. */
export const MOST_BY_WORDS = 0.9;

/** Two names that say the same are a little surer than one. */
const AGREEMENT = 0.05;

const MOST_EVIDENCE = 3;

/** What the clues say, surest first; of equally sure roles the one whose clue came first. */
export function weigh(clues: readonly Clue[]): readonly Verdict[] {
  if (clues.length === 0) return [];
  const byRole = new Map<Role, Clue[]>();
  for (const clue of clues) {
    const others = byRole.get(clue.role);
    if (others === undefined) byRole.set(clue.role, [clue]);
    else others.push(clue);
  }
  return [...byRole].map(([role, own]) => verdictOf(role, own)).sort((a, b) => b.confidence - a.confidence);
}

function verdictOf(role: Role, clues: readonly Clue[]): Verdict {
  const [first] = clues;
  if (first !== undefined && clues.length === 1) return { role, confidence: first.confidence, clues };
  const strongest = new Map<Clue['family'], number>();
  let names = 0;
  for (const { family, confidence } of clues) {
    strongest.set(family, Math.max(strongest.get(family) ?? 0, confidence));
    if (family === 'naming') names++;
  }
  let doubt = 1;
  for (const confidence of strongest.values()) doubt *= 1 - confidence;
  const confidence = 1 - doubt + (names > 1 ? AGREEMENT : 0);
  return { role, confidence, clues: [...clues].sort((a, b) => b.confidence - a.confidence) };
}

/** The places and sentences of clues, the strongest first and each sentence once. */
export function evidenceOf(clues: readonly Clue[]): RoleReading['evidence'] {
  const evidence: { message: string; at: Location }[] = [];
  for (const clue of clues) {
    const message = sentenceOf(clue);
    if (!evidence.some((other) => other.message === message)) evidence.push({ message, at: clue.at });
    if (evidence.length === MOST_EVIDENCE) break;
  }
  // Without the room that a growing array keeps.
  return evidence.slice();
}

function sentenceOf({ from, words, text }: Clue): string {
  if (from === 'sentence') return text;
  // Joined, the parts become one string of their own; concatenated they would be kept as a tree, for every service.
  const found = words.startsWith('*') ? ['ends in `', words.slice(1)] : ['contains `', words];
  const what = from === 'command' ? 'Its command ' : ['Its ', from, ' `', text, '` '].join('');
  return [what, ...found, '`.'].join('');
}

/** Confidence with two decimals, never quite certain. */
export function rounded(confidence: number): number {
  return Math.round(Math.min(confidence, 0.99) * 100) / 100;
}
