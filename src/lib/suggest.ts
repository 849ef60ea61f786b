/** Nobody mistypes a word longer than this; comparing such words would cost the product of their lengths. */
const MAX_LENGTH = 100;

/** Of a list of thousands of names only so many are looked at: a list of mistakes as long would cost the product of both. */
const MAX_CANDIDATES = 400;

/** The candidate nearest to `word` within a third of its length, for "did you mean": two letters swapped count as one mistake. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  let count = 0;
  for (const candidate of candidates) {
    if (++count > MAX_CANDIDATES) break;
    const distance = editDistance(lower, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** ` Did you mean "x"?`, or an empty string when nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? '' : ` Did you mean "${candidate}"?`;
}

/** Rows of the table of distances, used over and over: the last one, the one before it and the one under construction. */
const ROWS: [Uint16Array, Uint16Array, Uint16Array] = [row(), row(), row()];

function row(): Uint16Array {
  return new Uint16Array(4 * MAX_LENGTH);
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. At least `giveUpAt` means far. */
function editDistance(a: string, b: string, giveUpAt: number): number {
  if (Math.abs(a.length - b.length) >= giveUpAt) return giveUpAt;
  let [before, last, next] = ROWS;
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let value = Math.min((last[j - 1] ?? 0) + (isSame ? 0 : 1), (last[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        value = Math.min(value, (before[j - 2] ?? value) + 1);
      next[j] = value;
      if (value < least) least = value;
    }
    // A row's least is at most one more than that of the row before, to which a swap reaches back.
    if (least > giveUpAt) return giveUpAt;
    [before, last, next] = [last, next, before];
  }
  return last[b.length] ?? giveUpAt;
}
