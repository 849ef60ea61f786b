import type { HintSource, RoleHint } from './catalogue.js';
import { type Role, STORE_ROLES } from './role.js';
import { withoutNumber, wordsOf } from './words.js';

/** A hint that words met. */
export interface HintMatch {
  readonly role: Role;
  readonly confidence: number;
  /** The words that met it, as they stand in the hint. */
  readonly words: string;
}

/** Finds the hints that texts meet. Takes one look-up for each word. */
export interface HintIndex {
  /** For a name of the given kind. Answers are kept: the same names come again and again. */
  readonly name: (source: 'name' | 'context' | 'image' | 'mount', text: string) => readonly HintMatch[];
  readonly words: (source: HintSource, words: readonly string[]) => readonly HintMatch[];
  /** For one word as it stands: a variable's name, a port. */
  readonly word: (source: HintSource, word: string) => readonly HintMatch[];
}

interface Bucket {
  readonly byLastWord: Map<string, RoleHint[]>;
  /** By the last two letters. */
  readonly endings: Map<string, { readonly ending: string; readonly hint: RoleHint }[]>;
}

/**
 * In a name the last word that says something decides: `api-worker` is a worker, `kafka-bridge` only uses Kafka. Other words
 * count less.
 */
const NOT_HEAD = 0.75;
const STORE_NOT_HEAD = 0.5;

/** In names the words of a hint stand together; in commands other words may come between. */
const NAMES: ReadonlySet<HintSource> = new Set(['name', 'context', 'image']);

/** What few projects share stays in memory for nothing. */
const MOST_KEPT = 2_000;
const NOTHING: readonly HintMatch[] = [];

export function createHintIndex(hints: readonly RoleHint[], fillers: readonly string[]): HintIndex {
  const says = new Set(fillers);
  const buckets = new Map<HintSource, Bucket>();
  for (const hint of hints) {
    for (const source of hint.on) addTo(buckets, source, hint);
  }

  const lookUp: HintIndex['words'] = (source, words) => {
    const bucket = buckets.get(source);
    if (bucket === undefined || words.length === 0) return NOTHING;
    const places = placesOf(words);
    const isName = NAMES.has(source);
    const head = isName ? headOf(words, says) : 0;
    const matches: HintMatch[] = [];
    const meet = (hint: RoleHint, last: number) => {
      matches.push(matchOf(hint, last < head));
    };
    for (const [word, place] of places) {
      for (const hint of bucket.byLastWord.get(word) ?? NONE) {
        const last = hint.words.length === 1 ? place : isName ? lastTogether(hint, words) : lastPlace(hint, places);
        if (last !== undefined) meet(hint, last);
      }
      for (const { ending, hint } of bucket.endings.get(word.slice(-2)) ?? NO_ENDINGS) {
        if (word.length > ending.length + 1 && word.endsWith(ending)) meet(hint, place);
      }
    }
    return matches.length === 0 ? NOTHING : matches;
  };

  const kept = new Map<HintSource, Map<string, readonly HintMatch[]>>();
  return {
    words: lookUp,
    name: (source, text) => {
      let answers = kept.get(source);
      if (answers === undefined) {
        answers = new Map();
        kept.set(source, answers);
      }
      const known = answers.get(text);
      if (known !== undefined) return known;
      const matches = lookUp(source, wordsOf(text));
      if (answers.size < MOST_KEPT) answers.set(text, matches);
      return matches;
    },
    word: (source, word) => {
      const met = buckets.get(source)?.byLastWord.get(word);
      return met === undefined ? NOTHING : met.map((hint) => matchOf(hint, false));
    },
  };
}

const NONE: readonly RoleHint[] = [];
const NO_ENDINGS: readonly { readonly ending: string; readonly hint: RoleHint }[] = [];

function addTo(buckets: Map<HintSource, Bucket>, source: HintSource, hint: RoleHint): void {
  let bucket = buckets.get(source);
  if (bucket === undefined) {
    bucket = { byLastWord: new Map(), endings: new Map() };
    buckets.set(source, bucket);
  }
  const last = hint.words.at(-1) ?? '';
  if (last.startsWith('*')) {
    append(bucket.endings, last.slice(-2), { ending: last.slice(1), hint });
  } else {
    append(bucket.byLastWord, last, hint);
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
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

/** Place of the last of a hint's words where they follow each other. */
function lastTogether(hint: RoleHint, words: readonly string[]): number | undefined {
  const last = hint.words.length - 1;
  for (let place = words.length - 1; place >= last; place--) {
    if (hint.words.every((word, i) => isWord(words[place - last + i] ?? '', word))) return place;
  }
  return undefined;
}

function isWord(actual: string, word: string): boolean {
  return actual === word || withoutNumber(actual) === word;
}

function matchOf(hint: RoleHint, beside: boolean): HintMatch {
  const weight = !beside || hint.anywhere === true ? 1 : STORE_ROLES.has(hint.role) ? STORE_NOT_HEAD : NOT_HEAD;
  return { role: hint.role, confidence: hint.confidence * weight, words: hint.words.join(' ') };
}
