/**
 * What the runner of GitHub Actions makes of a step's output, written from the behaviour of its parser
 * (actions/runner, ActionCommand.cs and ActionCommandManager.cs) and independent of what we print.
 */
export interface ReadCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

// biome-ignore format: a list to read across
const REGISTERED = [
  'add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'notice', 'remove-matcher',
  'save-state', 'set-env', 'set-output', 'stop-commands', 'warning',
];

/** Characters that compare as nothing where the runner searches by the rules of a language. */
const IGNORABLE = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** The commands in the output, in order, as the runner obeys them: `stop-commands` holds until its token comes. */
export function commandsIn(output: string): readonly ReadCommand[] {
  const obeyed: ReadCommand[] = [];
  let token: string | undefined;
  for (const line of output.split(/\r\n|\r|\n/)) {
    const known = token === undefined ? REGISTERED : [...REGISTERED, token];
    const command = readNew(line, known) ?? readOld(line, known);
    if (command === undefined) continue;
    if (token !== undefined) {
      if (command.name.toLowerCase() === token.toLowerCase()) token = undefined;
    } else if (command.name.toLowerCase() === 'stop-commands') token = command.message;
    else obeyed.push(command);
  }
  return obeyed;
}

/** `::name key=value,key=value::message` after leading space. */
function readNew(line: string, known: readonly string[]): ReadCommand | undefined {
  const text = line.replace(/^[\s\u0085]+/u, '').replace(/^[\p{Cf}\p{Default_Ignorable_Code_Point}]+(?=::)/u, '');
  if (!text.startsWith('::')) return undefined;
  const end = separatorAfter(text, 2);
  if (end < 0) return undefined;
  return command(text.slice(2, end), text.slice(end + 2), ',', known, [
    ['%0D', '\r'],
    ['%0A', '\n'],
    ['%3A', ':'],
    ['%2C', ','],
    ['%25', '%'],
  ]);
}

/** A combining mark after the separator joins it: the search goes on. */
function separatorAfter(text: string, from: number): number {
  for (let at = text.indexOf('::', from); at >= 0; at = text.indexOf('::', at + 1)) {
    if (!/^\p{M}/u.test(text.slice(at + 2))) return at;
  }
  return -1;
}

/** `##[name key=value;key=value]message` anywhere in the line. */
function readOld(line: string, known: readonly string[]): ReadCommand | undefined {
  const text = line.replace(IGNORABLE, '');
  const start = text.indexOf('##[');
  const end = text.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  return command(text.slice(start + 3, end), text.slice(end + 1), ';', known, []);
}

function command(
  info: string,
  data: string,
  separator: string,
  known: readonly string[],
  unescapes: readonly (readonly [string, string])[],
): ReadCommand | undefined {
  const space = info.indexOf(' ');
  const name = space < 0 ? info : info.slice(0, space);
  if (!known.some((one) => one.toLowerCase() === name.toLowerCase())) return undefined;
  const properties: Record<string, string> = {};
  for (const pair of space < 0
    ? []
    : info
        .slice(space + 1)
        .trim()
        .split(separator)) {
    const [, key, value] = /^=*([^=]+)=+([\s\S]+)$/.exec(pair) ?? [];
    if (key !== undefined && value !== undefined) properties[key] = unescaped(value, unescapes);
  }
  const ofData = unescapes.filter(([code]) => code !== '%3A' && code !== '%2C');
  return { name, properties, message: unescaped(data, ofData) };
}

function unescaped(text: string, unescapes: readonly (readonly [string, string])[]): string {
  return unescapes.reduce((done, [code, character]) => done.replaceAll(code, character), text);
}
