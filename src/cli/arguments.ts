import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UserMistake } from '../lib/mistake.js';
import { didYouMean } from '../lib/suggest.js';
import { COMMANDS, type CommandSpec } from './commands.js';
import type { CommandOptions } from './options.js';

/** What was asked for. */
export type Invocation =
  | { readonly kind: 'help'; readonly command?: CommandSpec }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'run';
      readonly command: CommandSpec;
      readonly argument: string | undefined;
      /** Arguments behind the first one, for commands that take several. */
      readonly further: readonly string[];
      readonly options: CommandOptions;
    };

/** Reads the command line. Throws UserMistake that names what is wrong and the nearest right word. */
export function readArguments(argv: readonly string[]): Invocation {
  const { command, rest } = commandOf(argv);
  if (command === undefined) return { kind: 'help' };
  const options: ParseArgsConfig['options'] = {
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'V' },
  };
  for (const { name, short, multiple, negatable, value } of command.options) {
    options[name] = {
      type: value === undefined ? 'boolean' : 'string',
      ...(short ? { short } : {}),
      ...(multiple ? { multiple } : {}),
    };
    if (negatable === true) options[`no-${name}`] = { type: 'boolean' };
  }
  const { values, positionals } = parse(rest, options);
  if (values.help === true) return { kind: 'help', ...(argv.length === rest.length ? {} : { command }) };
  if (values.version === true) return { kind: 'version' };
  const [argument, ...further] = positionals;
  const takes = argumentsOf(command);
  const surplus = command.several === true ? undefined : positionals[takes.length];
  if (surplus !== undefined) {
    const most = ['no argument', 'one argument', 'two arguments'][takes.length] ?? `${takes.length} arguments`;
    throw new UserMistake(`${nameOf(command)} takes ${most}; "${surplus}" is one too many.${misspelt(argument, argv)}`);
  }
  const missing = takes[positionals.length];
  if (missing?.startsWith('<')) throw new UserMistake(`${nameOf(command)} needs ${missing}.`);
  mustNotBeEmpty(positionals, values);
  return { kind: 'run', command, argument, further, options: values as CommandOptions };
}

/** The arguments that a command takes, as the help shows them. */
export function argumentsOf({ argument, further = [] }: CommandSpec): readonly string[] {
  return argument === undefined ? [] : [argument, ...further];
}

/** A first word that is nearly a command was meant as one; a folder of that name would be given alone. */
function misspelt(argument: string | undefined, argv: readonly string[]): string {
  if (argument === undefined || argv[0] !== argument) return '';
  const words = COMMANDS.map(({ words: [first] }) => first);
  return didYouMean(argument, words).replace('Did you mean', 'Did you mean the command');
}

/** Throws UserMistake for an empty value: it comes of a variable that is not set, and what was meant cannot be known. */
function mustNotBeEmpty(positionals: readonly string[], values: Readonly<Record<string, unknown>>): void {
  const empty = Object.entries(values).filter(([, value]) => [value].flat().includes(''));
  const lines = empty.map(([name]) => `the value of --${name} is empty. Give one, or leave the option out.`);
  if (positionals.includes('')) lines.push('the argument is empty. Give one, or leave it out.');
  if (lines.length > 0) throw new UserMistake(...lines);
}

/** The command that the first words name, or the default one; undefined for `help`. */
function commandOf(argv: readonly string[]): { command: CommandSpec | undefined; rest: readonly string[] } {
  const [first, second] = argv;
  if (first === 'help') {
    const about = COMMANDS.find(({ words }) => words[0] === second);
    return about === undefined ? { command: undefined, rest: [] } : { command: about, rest: ['--help'] };
  }
  const family = COMMANDS.filter(({ words }) => words[0] === first);
  const [command] = family;
  if (command === undefined) return { command: COMMANDS[0], rest: argv };
  const subcommands = family.flatMap(({ words: [, subcommand] }) => subcommand ?? []);
  const named = subcommands.length > 0 && second !== undefined && !second.startsWith('-');
  if (!named) return { command, rest: argv.slice(1) };
  const meant = family.find(({ words }) => words[1] === second);
  // The command of one word takes what is no subcommand, nor nearly one, as its argument.
  if (meant === undefined && command.words.length === 1 && didYouMean(second, subcommands) === '')
    return { command, rest: argv.slice(1) };
  if (meant === undefined) {
    const known = family.length === 1 ? `There is ${nameOf(command)}` : `There are ${family.map(nameOf).join(', ')}`;
    throw new UserMistake(`there is no command "${first} ${second}".${didYouMean(second, subcommands)} ${known}.`);
  }
  return { command: meant, rest: argv.slice(2) };
}

function parse(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      const option = /'(-[^']*)'/.exec(message)?.[1] ?? '';
      const names = Object.keys(options).map((name) => `--${name}`);
      throw new UserMistake(
        `unknown option "${option}".${didYouMean(option, names)} \`groundplan --help\` lists the options.`,
      );
    }
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      const option = /--[a-z-]+/.exec(message)?.[0] ?? 'an option';
      throw new UserMistake(/does not take/.test(message) ? `${option} takes no value.` : `${option} needs a value.`);
    }
    throw error;
  }
}

export function nameOf({ words }: CommandSpec): string {
  return words.join(' ');
}
