import { optionValues } from './arguments.js';
import type { CommandFound } from './command-book.js';

/** Options of Compose itself, before its subcommand, that take no value. */
const FLAGS: ReadonlySet<string> = new Set([
  '--all-resources',
  '--compatibility',
  '--dry-run',
  '--no-ansi',
  '--verbose',
  '--debug',
  '-D',
]);

/**
 * With which files, profiles, files of variables, name and folder Compose is started: by its options, else by the variables that
 * mean the same (`COMPOSE_FILE`, `COMPOSE_PROFILES`, `COMPOSE_ENV_FILES`, `COMPOSE_PROJECT_NAME`). Lists are joined by blanks.
 */
export function composeDetails(
  found: CommandFound,
  variable: (name: string) => string | undefined,
): Readonly<Record<string, string | undefined>> {
  const options = ownOptions(found);
  const listed = (names: readonly string[], name: string, separator: RegExp): string | undefined => {
    const given = optionValues(options, ...names);
    return (given.length > 0 ? given : (variable(name)?.split(separator) ?? [])).join(' ').trim() || undefined;
  };
  const separator = variable('COMPOSE_PATH_SEPARATOR');
  const paths = separator === ',' ? /,/ : separator === ';' ? /;/ : /[:;]/;
  return {
    files: listed(['-f', '--file'], 'COMPOSE_FILE', paths),
    project: listed(['-p', '--project-name'], 'COMPOSE_PROJECT_NAME', / /),
    profiles: listed(['--profile'], 'COMPOSE_PROFILES', /,/),
    envFiles: listed(['--env-file'], 'COMPOSE_ENV_FILES', /,/),
    directory: optionValues(options, '--project-directory', '--workdir').at(-1),
  };
}

/** The options before the subcommand: `-f` means something else after it (`logs -f`, `rm -f`). */
function ownOptions({ between, rest, words }: CommandFound): readonly string[] {
  if (!/compose$/.test(words)) return between;
  let end = 0;
  while (end < rest.length) {
    const word = rest[end] ?? '';
    if (!word.startsWith('-')) break;
    end += word.includes('=') || FLAGS.has(word) ? 1 : 2;
  }
  return [...between, ...rest.slice(0, end)];
}
