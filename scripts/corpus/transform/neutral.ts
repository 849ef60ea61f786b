/** Words that say nothing of what they name. */
const WORDS = [
  'alpha',
  'bravo',
  'charlie',
  'foxtrot',
  'golf',
  'juliett',
  'kilo',
  'lima',
  'oscar',
  'papa',
  'quebec',
  'romeo',
  'sierra',
  'tango',
  'uniform',
  'whiskey',
  'zulu',
] as const;

/** The names, sorted, with a word for each; past the first few of two words written as one. */
export function neutralNames(names: Iterable<string>): ReadonlyMap<string, string> {
  return new Map([...new Set(names)].sort().map((name, at) => [name, wordAt(at)]));
}

function wordAt(at: number): string {
  const last = WORDS[at % WORDS.length] ?? WORDS[0];
  return at < WORDS.length ? last : `${wordAt(Math.floor(at / WORDS.length) - 1)}${last}`;
}
