import type { Tier, Vocabulary } from '../../model/survey-knowledge.js';
import { wordsOf } from '../words.js';

export type TierId = Tier['id'];

/** Tells the tier that a name of a machine, a group of machines or a security group speaks of. */
export type TierOf = (name: string) => TierId | undefined;

/** Tells tiers by the last word that names one: `web-db` is a database of the web, `store-frontend` a frontend. */
export function tierReader({ tiers, machine, structural }: Vocabulary): TierOf {
  const byWord = new Map(
    tiers.flatMap((tier) => [...tier.words, ...tier.machines].map((word) => [word, tier.id] as const)),
  );
  // A file called `infra` holds the stores of a project; a machine or folder so called may hold anything.
  for (const word of structural) byWord.delete(word);
  const ends = [...machine].sort((a, b) => b.length - a.length);
  const ofWord = (word: string): TierId | undefined => byWord.get(word) ?? byWord.get(withoutEnd(word, ends));
  return (name) => {
    const known = wordsOf(name).flatMap((word) => ofWord(word) ?? []);
    return known.at(-1);
  };
}

/** `webservers` without `servers`. */
function withoutEnd(word: string, ends: readonly string[]): string {
  const end = ends.find((candidate) => word.length > candidate.length && word.endsWith(candidate));
  return end === undefined ? word : word.slice(0, -end.length);
}
