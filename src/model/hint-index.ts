import type { HintSource, RoleHint } from './catalogue.js';
import type { Role } from './role.js';
import { withoutNumber } from './words.js';

/** A hint that words met. */
export interface HintMatch {
  readonly role: Role;
  readonly confidence: number;
  /** The words that met it, as they stand in the hint. */
  readonly words: string;
}

/** Finds the hints that a list of words meets, for one kind of text. Takes one look-up for each word. */
export type HintIndex = (source: HintSource, words: readonly string[]) => readonly HintMatch[];

interface Bucket {
  readonly byLastWord: Map<string, RoleHint[]>;
  readonly endings: { readonly ending: string; readonly hint: RoleHint }[];
}

/** A word that another word follows says less: `api-worker` is a worker. */
const NOT_LAST = 0.75;

const NOTHING: readonly HintMatch[] = [];

export function createHintIndex(hints: readonly RoleHint[], fillers: readonly string[]): HintIndex {
  const says = new Set(fillers);
  const buckets = new Map<HintSource, Bucket>();
  for (const hint of hints) {
    for (const source of hint.on) addTo(buckets, source, hint);
  }

  return (source, words) => {
    const bucket = buckets.get(source);
    if (bucket === undefined || words.length === 0) return NOTHING;
    const places = placesOf(words);
    const head = headOf(words, says);
    const matches: HintMatch[] = [];
    for (const word of places.keys()) {
      for (const hint of bucket.byLastWord.get(word) ?? NONE) {
        const place = lastPlace(hint, places);
        if (place !== undefined) matches.push(matchOf(hint, place < head));
      }
    }
    for (const [word, place] of places) {
      for (const { ending, hint } of bucket.endings) {
        if (word.length > ending.length + 1 && word.endsWith(ending)) matches.push(matchOf(hint, place < head));
      }
    }
    return matches;
  };
}

const NONE: readonly RoleHint[] = [];

function addTo(buckets: Map<HintSource, Bucket>, source: HintSource, hint: RoleHint): void {
  let bucket = buckets.get(source);
  if (bucket === undefined) {
    bucket = { byLastWord: new Map(), endings: [] };
    buckets.set(source, bucket);
  }
  const last = hint.words.at(-1) ?? '';
  if (last.startsWith('*')) {
    bucket.endings.push({ ending: last.slice(1), hint });
    return;
  }
  const others = bucket.byLastWord.get(last);
  if (others === undefined) bucket.byLastWord.set(last, [hint]);
  else others.push(hint);
}

function placesOf(words: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  words.forEach((word, place) => {
    places.set(word, place);
    const bare = withoutNumber(word);
    if (bare !== undefined) places.set(bare, place);
  });
  return places;
}

/** The last word that says something. */
function headOf(words: readonly string[], fillers: ReadonlySet<string>): number {
  for (let i = words.length - 1; i > 0; i--) {
    const word = words[i] ?? '';
    if (!/^\d+$/.test(word) && !fillers.has(word)) return i;
  }
  return 0;
}

function lastPlace(hint: RoleHint, places: ReadonlyMap<string, number>): number | undefined {
  let last = 0;
  for (const word of hint.words) {
    const place = places.get(word);
    if (place === undefined) return undefined;
    if (place > last) last = place;
  }
  return last;
}

function matchOf(hint: RoleHint, followed: boolean): HintMatch {
  const weight = followed && hint.anywhere !== true ? NOT_LAST : 1;
  return { role: hint.role, confidence: hint.confidence * weight, words: hint.words.join(' ') };
}
