/**
 * Looks up texts by names of which some end or begin with `*`. Compared in lower case.
 * Entries are found in the order in which they were given: the first that matches wins.
 */
export class WordTable<T> {
  private readonly exact = new Map<string, Ranked<T>>();
  /** Words with an open end by their first letter, with an open beginning by their last letter, the others under ''. */
  private readonly open = new Map<string, OpenWord<T>[]>();
  private size = 0;

  add(word: string, value: T): void {
    const lower = word.toLowerCase();
    const rank = this.size++;
    const star = lower.indexOf('*');
    if (star < 0) {
      if (!this.exact.has(lower)) this.exact.set(lower, { rank, value });
      return;
    }
    const [before, after] = [lower.slice(0, star), lower.slice(star + 1).replaceAll('*', '')];
    // A star at both ends: the word stands anywhere.
    if (star === 0 && lower.endsWith('*') && lower.length > 1) this.put('', { rank, value, inside: after });
    else this.put(before === '' ? `*${after.at(-1) ?? ''}` : before.charAt(0), { rank, value, before, after });
  }

  find(text: string): T | undefined {
    const lower = text.toLowerCase();
    let best: Ranked<T> | undefined = this.exact.get(lower);
    for (const key of [lower.charAt(0), `*${lower.at(-1) ?? ''}`, '']) {
      for (const word of this.open.get(key) ?? []) {
        if (best !== undefined && best.rank < word.rank) break;
        if (matches(word, lower)) best = word;
      }
    }
    return best?.value;
  }

  private put(key: string, word: OpenWord<T>): void {
    const words = this.open.get(key);
    if (words === undefined) this.open.set(key, [word]);
    else words.push(word);
  }
}

interface Ranked<T> {
  readonly rank: number;
  readonly value: T;
}

type OpenWord<T> = Ranked<T> & ({ readonly inside: string } | { readonly before: string; readonly after: string });

function matches<T>(word: OpenWord<T>, text: string): boolean {
  if ('inside' in word) return text.includes(word.inside);
  return (
    text.length >= word.before.length + word.after.length && text.startsWith(word.before) && text.endsWith(word.after)
  );
}

/** A table of rows that each name several words. */
export function tableOf<T>(rows: readonly T[], wordsOf: (row: T) => readonly string[]): WordTable<T> {
  const table = new WordTable<T>();
  for (const row of rows) for (const word of wordsOf(row)) table.add(word, row);
  return table;
}

/** The first word, or pair of neighbouring words (`direct-connect`), of a text that the table knows. */
export function firstWord<T>(text: string, table: WordTable<T>): T | undefined {
  const words = text.toLowerCase().split(/[^a-z0-9]+/, 20);
  for (const [index, word] of words.entries()) {
    const found = word === '' ? undefined : (table.find(`${word}-${words[index + 1] ?? ''}`) ?? table.find(word));
    if (found !== undefined) return found;
  }
  return undefined;
}
