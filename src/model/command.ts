import { baseName } from '../lib/paths.js';
import { wordsOf } from './words.js';

/** What can be told of a command line without running it. */
export interface CommandReading {
  /** Names of the programs that it starts, without their folders, in order. */
  readonly programs: readonly string[];
  /** Words of the last of its commands, which is the one that stays; options are left out. */
  readonly words: readonly string[];
}

const LONGEST_SCRIPT = 20_000;
const DEEPEST = 3;

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh']);
const WRAPPERS = new Set(['exec', 'sudo', 'env', 'nice', 'nohup', 'time', 'tini', 'dumb-init', 'catatonit', 'command']);
const USER_WRAPPERS = new Set(['gosu', 'su-exec', 'setpriv']);
const KEYWORDS = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', '{', '}', 'fi', 'done', 'esac']);

/** Programs that only prepare something: they say nothing about what runs. */
const HELPERS = new Set(
  (
    '. : [ [[ alias apk apt apt-get awk break cat cd chmod chown cp curl cut date declare dirname echo eval exit export false find ' +
    'for case function grep head hostname id in jq kill let ln local ls mkdir mv nc printf pwd read return rm sed seq set shift ' +
    'sleep sort source sync tail tee test touch tr trap true umask unset wait wc wget which xargs yum'
  ).split(' '),
);

/** Options whose value is no part of what runs. */
const VALUED = new Set(
  '-A -k --worker-class -l --loglevel --log-level -c --config -b --bind --host -H -p --port -n --hostname -Q --queues -q -P --pool -w --workers -t --timeout -C --chdir -f -D --name'.split(
    ' ',
  ),
);

export function isHelper(program: string): boolean {
  return HELPERS.has(program);
}

/** Reads entrypoint and command together, into a shell's script where there is one. */
export function readCommand(words: readonly string[]): CommandReading {
  const commands = simpleCommands(words, 0);
  const programs = commands.map((command) => baseName(command[0] ?? ''));
  let last = commands.length - 1;
  while (last > 0 && HELPERS.has(programs[last] ?? '')) last--;
  return { programs, words: telling(commands[last] ?? []) };
}

function simpleCommands(words: readonly string[], depth: number): readonly (readonly string[])[] {
  const rest = unwrapped(words);
  const program = baseName(rest[0] ?? '');
  if (program === '') return [];
  if (SHELLS.has(program) && depth < DEEPEST) {
    const option = rest.findIndex((word, i) => i > 0 && /^-[a-z]*c$/.test(word));
    const script = option < 0 ? undefined : rest[option + 1];
    if (script !== undefined) return scriptCommands(script).flatMap((command) => simpleCommands(command, depth + 1));
    const file = rest.slice(1).find((word) => !word.startsWith('-'));
    if (file !== undefined) return [rest.slice(rest.indexOf(file))];
  }
  return [rest];
}

/** Without what starts the real program: `exec`, `tini --`, `gosu user`, an entrypoint script, a wait for another service. */
function unwrapped(words: readonly string[]): readonly string[] {
  let i = 0;
  while (i < words.length) {
    const word = words[i] ?? '';
    const program = baseName(word);
    if (KEYWORDS.has(word) || /^[A-Za-z_]\w*=/.test(word) || (i > 0 && word.startsWith('-'))) i++;
    else if (WRAPPERS.has(program)) i++;
    else if (USER_WRAPPERS.has(program)) i += 2;
    else if (i + 1 < words.length && /entrypoint/.test(program)) i++;
    else if (/^(?:wait-for|wait4x|dockerize|wait$)/.test(program) && words.includes('--', i))
      i = words.indexOf('--', i) + 1;
    else break;
  }
  // Options alone are arguments of the image's own program.
  return (words[i] ?? '').startsWith('-') ? [] : words.slice(i);
}

/** The simple commands of a shell script, with quotes taken off; what is quoted or escaped separates nothing. */
function scriptCommands(script: string): readonly (readonly string[])[] {
  const commands: string[][] = [];
  let command: string[] = [];
  let word: string | undefined;
  let quote = '';
  const endWord = () => {
    if (word !== undefined) command.push(word);
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    if (command.length > 0) commands.push(command);
    command = [];
  };
  const text = script.slice(0, LONGEST_SCRIPT);
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
      else word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (char === '\\') {
      i++;
      if (text[i] !== '\n') word = (word ?? '') + (text[i] ?? '');
    } else if (char === '#' && word === undefined) {
      while (i + 1 < text.length && text[i + 1] !== '\n') i++;
    } else if (/[;&|\n()]/.test(char)) endCommand();
    else if (/\s/.test(char)) endWord();
    else word = (word ?? '') + char;
  }
  endCommand();
  return commands;
}

function telling(command: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (let i = 0; i < command.length && words.length < 40; i++) {
    const word = command[i] ?? '';
    if (word.startsWith('-')) {
      if (VALUED.has(word)) i++;
    } else if (!word.includes('://') && !/^\w+=/.test(word)) {
      words.push(...wordsOf(word.startsWith('/') ? baseName(word) : word));
    }
  }
  return words;
}
