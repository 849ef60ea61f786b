import type { Location } from '../../documents/location.js';
import type { CandidateFile } from '../detector.js';
import { atText, linesOf } from '../text-lines.js';

/** One instruction of a Dockerfile, continued lines joined, arguments with defaults replaced. */
export interface Instruction {
  /** In upper case: `FROM`. */
  readonly word: string;
  readonly rest: string;
  readonly at: Location;
}

const MAX_INSTRUCTION = 5_000;

/** The instructions in order (Dockerfile reference). Comments inside continued lines are left out. */
export function* instructionsOf(file: CandidateFile): Iterable<Instruction> {
  const values = new Map<string, string>();
  let text = '';
  let start = 0;
  let length = 0;
  for (const line of linesOf(file.text)) {
    const trimmed = line.text.trim();
    if (trimmed.startsWith('#') || (trimmed === '' && text !== '')) continue;
    if (text === '') {
      start = line.start + line.text.length - line.text.trimStart().length;
      length = trimmed.length;
    }
    const continued = /[\\`]$/.test(trimmed);
    if (text.length < MAX_INSTRUCTION)
      text += `${text === '' ? '' : ' '}${continued ? trimmed.slice(0, -1).trim() : trimmed}`;
    if (continued) continue;
    const instruction = parse(text, values);
    if (instruction !== undefined) yield { ...instruction, at: atText(file, start, length) };
    text = '';
  }
}

function parse(text: string, values: Map<string, string>): Omit<Instruction, 'at'> | undefined {
  const match = /^([A-Za-z]{3,12})[ \t]+(.+)$/.exec(text);
  const [, word, rest] = match ?? [];
  if (word === undefined || rest === undefined) return undefined;
  const argument = word.toUpperCase() === 'ARG' ? /^(\w{1,80})=["']?([^"' \t]{1,200})/.exec(rest) : null;
  if (argument !== null) values.set(argument[1] ?? '', argument[2] ?? '');
  return { word: word.toUpperCase(), rest: expand(rest, values) };
}

/** `$NAME`, `${NAME}` and `${NAME:-default}`; a name without a value stays as written. */
function expand(text: string, values: ReadonlyMap<string, string>): string {
  if (!text.includes('$')) return text;
  return text.replace(/\$(?:\{(\w{1,80})(?::?-([^}]{0,100}))?\}|(\w{1,80}))/g, (whole, name, fallback, bare) => {
    return values.get(name ?? bare) ?? fallback ?? whole;
  });
}
