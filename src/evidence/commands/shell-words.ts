/** One command of a line. */
export interface Command {
  /** The program and what follows it. */
  readonly words: readonly string[];
  /** Variables set for it alone. */
  readonly assignments: ReadonlyMap<string, string>;
}

/**
 * The commands in one line of a script, a recipe, a pipeline step or a readme, as words. Nothing is expanded but the variables given.
 * Leading prompts, recipe marks, YAML keys and list marks, `sudo`, assignments and runners (`npx`, `poetry run`) are left out.
 */
export function commandsIn(line: string, variables: ReadonlyMap<string, string>): readonly Command[] {
  const commands: Command[] = [];
  for (const words of split(line)) {
    const expanded = words.map((word) => expand(word, variables));
    const start = firstWord(expanded);
    if (start < expanded.length) {
      commands.push({ words: expanded.slice(start), assignments: assignmentsIn(expanded.slice(0, start)) });
    }
  }
  return commands;
}

/** The variables that are set for one command: `COMPOSE_FILE=a.yml docker compose up`. */
function assignmentsIn(words: readonly string[]): ReadonlyMap<string, string> {
  const assignments = new Map<string, string>();
  for (const word of words) {
    const match = /^([A-Za-z_]\w{0,60})=(.{1,300})$/.exec(word);
    if (match !== null) assignments.set(match[1] ?? '', match[2] ?? '');
  }
  return assignments;
}

/** `${`, a name, a default and `}`: nothing longer is a variable. */
const MAX_VARIABLE = 130;

const SEPARATORS: ReadonlySet<string> = new Set([';', '&', '|', '(', ')', '`']);

/** Words outside quotes end at blanks, commands at separators; a comment ends the line. */
function split(line: string): string[][] {
  const commands: string[][] = [];
  let words: string[] = [];
  let word = '';
  let quote = '';
  const endWord = (): void => {
    if (word !== '') words.push(word);
    word = '';
  };
  for (let index = 0; index < line.length; index++) {
    const char = line.charAt(index);
    if (quote !== '') {
      if (char === quote) quote = '';
      else word += char;
    } else if ((char === '$' && line[index + 1] === '(') || (char === '$' && line[index + 1] === '{')) {
      const variable = /^\$[({](?:[A-Za-z_]\w{0,60}|\d)(?::?[-?+=][^)}]{0,60})?[)}]/.exec(
        line.slice(index, index + MAX_VARIABLE),
      )?.[0];
      if (variable !== undefined) {
        word += variable;
        index += variable.length - 1;
      }
    } else if (char === "'" || char === '"') quote = char;
    else if (char === '#' && word === '') break;
    else if (char === ' ' || char === '\t') endWord();
    else if (SEPARATORS.has(char)) {
      endWord();
      if (words.length > 0) commands.push(words);
      words = [];
    } else word += char;
  }
  endWord();
  if (words.length > 0) commands.push(words);
  return commands;
}

const SKIPPED: ReadonlySet<string> = new Set([
  '-',
  '$',
  '>',
  '%',
  '@',
  '*',
  '!',
  'then',
  'do',
  'if',
  'else',
  'sudo',
  'exec',
  'time',
  'env',
  'npx',
  'bunx',
  'pnpx',
  'pnpm',
  'yarn',
  'dlx',
  'call',
  'nohup',
  'run:',
  'script:',
  'cmd:',
  'command:',
  'RUN',
  'sh',
  'bash',
  'eval',
  'uv',
  'poetry',
  'pipenv',
  'run',
  '--',
  'C:\\>',
  'PS>',
  'cmds:',
  'before_script:',
  'deploy:',
  'task:',
]);

/** The index of the word that names the program. */
function firstWord(words: readonly string[]): number {
  let index = 0;
  while (index < words.length) {
    const word = words[index] ?? '';
    const isAssignment = /^[A-Za-z_]\w{0,60}=/.test(word);
    if (!SKIPPED.has(word) && !isAssignment) break;
    index++;
  }
  return index;
}

/** `$NAME`, `${NAME}`, `${NAME:-default}` and `$(NAME)` by the values given; a default stands where there is none. */
function expand(word: string, variables: ReadonlyMap<string, string>): string {
  if (!word.includes('$')) return word;
  return word.replace(
    /\$(?:[({]([A-Za-z_]\w{0,60}|\d)(?::?-([^)}]{0,60}))?[)}]|([A-Za-z_]\w{0,60}))/g,
    (whole, name, fallback, bare) => {
      return variables.get(name ?? bare) ?? fallback ?? whole;
    },
  );
}
