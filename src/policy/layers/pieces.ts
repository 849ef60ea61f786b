import type { PolicySettings } from '../config-file.js';
import { fits, type MatchFacts } from '../match.js';
import { lineAt, placeIn } from '../plain.js';
import { byWay, type PolicyFile, stepsTo } from './policy-file.js';

/** A file's settings for all that it is for, or those of one of its entries for some repositories. */
export interface Piece {
  readonly file: PolicyFile;
  readonly settings: PolicySettings;
  /** Keys and indices that lead to the settings in the file. */
  readonly at: readonly string[];
}

/** What is for a repository, the furthest first, and which entries those are. */
export interface Pieces {
  readonly pieces: readonly Piece[];
  /** Of each file, the indices of the entries of `repositories` that are for this repository. */
  readonly fitting: ReadonlyMap<PolicyFile, ReadonlySet<number>>;
  /** What is not known of the repository and would have to be, as lines with their place. */
  readonly unknown: readonly string[];
}

/** Picks the entries of policies that are for a repository. */
export function piecesOf(files: readonly PolicyFile[], facts: MatchFacts): Pieces {
  const pieces: Piece[] = [];
  const fitting = new Map<PolicyFile, Set<number>>();
  const unknown: string[] = [];
  for (const file of files) {
    const own = new Set<number>();
    fitting.set(file, own);
    pieces.push({ file, settings: file.file, at: [] });
    for (const [index, entry] of (file.file.repositories ?? []).entries()) {
      const at = ['repositories', String(index)];
      const fit = fits(entry.match, facts);
      if (fit === 'no') continue;
      if (fit !== 'yes') {
        if (file.root === undefined) continue;
        const place = placeIn(file.root, [...at, 'match'], 'value');
        unknown.push(...fit.unknown.map((message) => `${lineAt(place, message)}${byWay(stepsTo(file))}`));
        continue;
      }
      own.add(index);
      pieces.push({ file, settings: entry, at });
    }
  }
  return { pieces, fitting, unknown };
}
