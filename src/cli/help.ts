import { argumentsOf, nameOf } from './arguments.js';
import { COMMANDS, type CommandSpec, type OptionSpec } from './commands.js';

/** Of commands that give no verdict. */
const EXIT_CODES_OF: Readonly<Record<string, string>> = {
  fleet: 'Exit codes: 0 done, whatever was found, 2 a mistake in what was given, 3 a defect of Groundplan.',
  'policy test':
    'Exit codes: 0 all examples are as they say, 1 one is not or is lacking, 2 a policy has mistakes, 3 a defect of Groundplan.',
};

const EXIT_CODES =
  'Exit codes: 0 the verdict passes, 1 it fails, 2 a mistake in what was given, 3 a defect of Groundplan.';

/** The help of the program, or of one command. */
export function helpText(command?: CommandSpec): string {
  if (command !== undefined) return commandHelp(command);
  const [first] = COMMANDS;
  return [
    'Groundplan tells which architecture a repository really implements, and holds it to it.',
    '',
    'Usage: groundplan [command] [options]',
    '',
    'Commands:',
    ...table(COMMANDS.map((one) => [usageOf(one), one === first ? `${one.help} (the default)` : one.help])),
    '',
    `Options of ${first === undefined ? '' : nameOf(first)}:`,
    ...table([...(first?.options ?? []).map(optionRow), ...COMMON]),
    '',
    '`groundplan COMMAND --help` shows the options of a command.',
    EXIT_CODES,
    '',
  ].join('\n');
}

const COMMON: readonly (readonly [string, string])[] = [
  ['-h, --help', 'show this help'],
  ['-V, --version', 'print the version'],
];

function commandHelp(command: CommandSpec): string {
  return [
    `Usage: groundplan ${usageOf(command)} [options]`,
    '',
    `${command.help.charAt(0).toUpperCase()}${command.help.slice(1)}.`,
    '',
    'Options:',
    ...table([...command.options.map(optionRow), ...COMMON]),
    '',
    ...besides(command),
    EXIT_CODES_OF[nameOf(command)] ?? EXIT_CODES_OF[command.words[0]] ?? EXIT_CODES,
    '',
  ].join('\n');
}

/** The other commands of the same first word: who types that word alone sees the help of the first of them. */
function besides(command: CommandSpec): readonly string[] {
  const others = COMMANDS.filter((one) => one !== command && one.words[0] === command.words[0]);
  if (others.length === 0) return [];
  return ['See also:', ...table(others.map((one) => [usageOf(one), one.help])), ''];
}

function usageOf(command: CommandSpec): string {
  return [nameOf(command), ...argumentsOf(command), ...(command.several === true ? ['…'] : [])].join(' ');
}

function optionRow({ name, short, value, negatable, help }: OptionSpec): readonly [string, string] {
  return [
    `${short === undefined ? '' : `-${short}, `}--${negatable === true ? '[no-]' : ''}${name}${value === undefined ? '' : ` <${value}>`}`,
    help,
  ];
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
