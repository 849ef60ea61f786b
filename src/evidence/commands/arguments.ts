import type { CommandFound } from './command-book.js';

/** Options that take no value, so that the word after them is an argument. */
const FLAGS: ReadonlySet<string> = new Set([
  '-d',
  '--detach',
  '--build',
  '--install',
  '-i',
  '--atomic',
  '--wait',
  '--attachable',
  '--internal',
  '--ingress',
  '--with-registry-auth',
  '--prune',
  '--create-namespace',
  '--force',
  '--debug',
  '--dry-run',
  '-v',
  '--volumes',
  '--remove-orphans',
  '--auto-approve',
  '--ipv6',
  '--quiet',
  '-q',
  '-b',
  '-it',
]);

/** Words without options and their values; redirections and what follows them are left out. */
export function argumentsOf(words: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (/^\d?[<>]/.test(word)) break;
    if (word === '\\' || word === '||' || word === 'true') continue;
    if (!word.startsWith('-')) found.push(word);
    else if (!word.includes('=') && !FLAGS.has(word)) index++;
  }
  return found;
}

/** The values of an option that may be repeated: `-f a.yml -f b.yml --file=c.yml`. */
export function optionValues(words: readonly string[], ...names: string[]): readonly string[] {
  const values: string[] = [];
  for (const [index, word] of words.entries()) {
    for (const name of names) {
      const next = words[index + 1];
      if (word === name && next !== undefined) values.push(next);
      else if (word.startsWith(`${name}=`)) values.push(word.slice(name.length + 1));
    }
  }
  return values;
}

/** The argument or option that names the thing, as the table says which it is. */
export function nameOf(found: CommandFound): string | undefined {
  const { nameAt, nameOptions } = found.mark;
  for (const option of nameOptions ?? []) {
    const [value] = optionValues([...found.between, ...found.rest], option);
    if (value !== undefined) return value;
  }
  if (nameAt === undefined) return undefined;
  const given = argumentsOf(found.rest);
  return nameAt === 'last' ? given.at(-1) : given[nameAt];
}
