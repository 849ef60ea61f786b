/** Names that are kept split: repositories use the same few names over and over. */
const REMEMBERED = 5000;
const remembered = new Map<string, readonly string[]>();

/** Parts of a name in lower case, split at anything but letters and digits, before capitals and between letters and digits. */
export function wordsOf(name: string): readonly string[] {
  const before = remembered.get(name);
  if (before !== undefined) return before;
  const words = name
    .replace(/([a-z0-9])(?=[A-Z])|([A-Za-z])(?=[0-9])|([0-9])(?=[A-Za-z])/g, '$& ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(name, words);
  return words;
}

/** True when one of the words is in the list. */
export function mentions(name: string, words: ReadonlySet<string>): boolean {
  return wordsOf(name).some((word) => words.has(word));
}

/** A matcher for names with one `*` at an end, compared in lower case. Constant time for exact names. */
export function nameMatcher(patterns: readonly string[]): (name: string) => boolean {
  const exact = new Set<string>();
  const starts: string[] = [];
  const ends: string[] = [];
  for (const pattern of patterns) {
    if (pattern.endsWith('*')) starts.push(pattern.slice(0, -1));
    else if (pattern.startsWith('*')) ends.push(pattern.slice(1));
    else exact.add(pattern);
  }
  return (name) => {
    const lower = name.toLowerCase();
    return (
      exact.has(lower) || starts.some((start) => lower.startsWith(start)) || ends.some((end) => lower.endsWith(end))
    );
  };
}
