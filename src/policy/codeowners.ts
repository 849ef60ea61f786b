import type { ConfigSource } from './config.js';

/** Where GitHub looks for it; the first that is there holds. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** Patterns that cover every file of a repository. */
const EVERYTHING: ReadonlySet<string> = new Set(['*', '**', '/**', '**/*', '/**/*', '/']);
/** GitHub reads no larger file, in characters. */
const LARGEST = 3 * 1024 * 1024;

/**
 * The owners of a repository by its CODEOWNERS: those of the last rule that covers everything, else all that are named, in lower
 * case. A message where the file is there and cannot be read. Without a file nobody owns it.
 */
export function ownersOf(source: ConfigSource): { readonly owners: readonly string[] } | { readonly unknown: string } {
  for (const path of PLACES) {
    const refused = source.skipped?.find((skipped) => skipped.path === path);
    if (refused !== undefined) return { unknown: `${path} is not read. ${refused.message}` };
    if (!source.has(path)) continue;
    const result = source.read(path);
    if (!result.ok) return { unknown: `${path}: ${result.message}` };
    if (result.text.length > LARGEST) return { unknown: `${path} is larger than GitHub reads.` };
    return { owners: ownersIn(result.text) };
  }
  return { owners: [] };
}

/** The owners that the text of a CODEOWNERS file gives to the whole repository, else all of them. */
export function ownersIn(text: string): readonly string[] {
  let whole: readonly string[] | undefined;
  const all = new Set<string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [pattern, ...rest] = wordsOf(line);
    if (pattern === undefined) continue;
    const owners = rest.filter((word) => word.includes('@')).map((word) => word.toLowerCase());
    for (const owner of owners) all.add(owner);
    if (EVERYTHING.has(pattern)) whole = owners;
  }
  return [...new Set(whole ?? all)].sort();
}

/** Words of a line without its comment. A blank behind a backslash belongs to the pattern. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word = '';
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '\\' && at + 1 < line.length) {
      word += character + line.charAt(++at);
    } else if (character === ' ' || character === '\t') {
      if (word !== '') words.push(word);
      word = '';
    } else if (character === '#' && word === '') break;
    else word += character;
  }
  if (word !== '') words.push(word);
  return words;
}
