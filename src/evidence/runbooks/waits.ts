import type { Located } from '../../documents/location.js';
import type { WaitStep } from '../../model/runbook.js';

/** What asks whether something is up. */
const POLL =
  /\b(?:docker|podman|curl|wget|nc|ncat|pg_isready|mysqladmin|redis-cli|mongosh|rabbitmqctl|grpc_health_probe|netstat|ss|lsof|grep)\b|\/dev\/tcp\//;
const LOOP = /(?:^|[;&|({]|\bdo\b|\bthen\b)\s*(until|while|for)\b/;
const HEALTH = /Health\.Status|\.State\.Health|health=healthy|\(healthy\)|["'=]healthy\b/;
/** What ends a loop that does not succeed: a counter, a limit, a way out. */
const BOUND =
  /\b(?:timeout|gtimeout|seq|break|exit|return|expr|let|SECONDS|false)\b|\s-(?:lt|le|gt|ge|eq)\s|\(\(|\{1\.\.|\bfor\b/;
const MAX_TEXT = 4_000;

/** The waiting in a task's lines, one for each container that is asked. */
export function* waitsIn(
  lines: readonly Located<string>[],
  lasting: boolean,
  variables: ReadonlyMap<string, string>,
): Generator<WaitStep> {
  for (const loop of loopsIn(lines, lasting)) yield* waitIn(loop, variables);
}

/** Each loop with what is in it as one text; where lines follow one another in one shell it may span several. */
function* loopsIn(lines: readonly Located<string>[], lasting: boolean): Generator<Located<string>> {
  let open: { text: string; at: Located<string>['at']; depth: number } | undefined;
  for (const { value, at } of lines) {
    const depth = count(value, /(?:^|[;\s])do(?=\s|$)/g) - count(value, /(?:^|[;\s])done\b/g);
    if (open !== undefined) {
      open.text += `\n${value}`;
      open.depth += depth;
    } else if (LOOP.test(value))
      open = { text: value, at, depth: Math.max(depth, /\bdo(?:ne)?\b/.test(value) ? 0 : 1) };
    else continue;
    // `while …` alone on its line: its `do` stands on the next one.
    if (open.depth === 1 && /^\s*do\s*$/.test(value)) open.depth = 1;
    if (lasting && open.depth > 0 && open.text.length < MAX_TEXT) continue;
    yield { value: open.text, at: open.at };
    open = undefined;
  }
  if (open !== undefined) yield { value: open.text, at: open.at };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function* waitIn({ value, at }: Located<string>, variables: ReadonlyMap<string, string>): Generator<WaitStep> {
  if (value.length > MAX_TEXT || !/\bsleep\b/.test(value)) return;
  const loop = LOOP.exec(value);
  if (loop === null) return;
  const [, word] = loop;
  const condition = value.slice(loop.index).split(/[;\n]\s*do\b/, 1)[0] ?? '';
  const endless = word !== 'for' && POLL.test(condition) && !/^\W*while\s+(?:true|:|\[\s*1\s*\])/.test(condition);
  const health = HEALTH.test(value);
  const bounded = !endless || BOUND.test(value);
  const common = { kind: 'wait', health, bounded, at } as const;
  if (!endless && !health) return;
  const asked = inspectedIn(value).flatMap((name) => namesOf(name, value, variables));
  const filtered = /\bname=["']?\^?\/?([\w.-]{1,100})\$?/.exec(value)?.[1];
  if (asked.length > 0) for (const container of new Set(asked)) yield { ...common, container, exact: true };
  else if (filtered !== undefined) yield { ...common, container: filtered, exact: false };
  else yield { ...common, exact: false };
}

/** The names that `docker inspect` is given. */
function inspectedIn(text: string): string[] {
  const names: string[] = [];
  for (const match of text.matchAll(/\b(?:docker|podman)\s+(?:container\s+)?inspect\s/g)) {
    const words = wordsFrom(text, match.index + match[0].length);
    for (let index = 0; index < words.length; index++) {
      const word = words[index] ?? '';
      if (word === '-f' || word === '--format' || word === '--type') index++;
      else if (!word.startsWith('-')) {
        names.push(word);
        break;
      }
    }
  }
  return names;
}

/** Words up to where the command ends. */
function wordsFrom(text: string, start: number): string[] {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (let index = start; index < text.length && words.length < 10; index++) {
    const char = text.charAt(index);
    if (quote !== '') {
      if (char === quote) quote = '';
      else word += char;
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '$' && text[index + 1] === '(') return words;
    else if (/[\s|;&)`<>\\]/.test(char)) {
      if (word !== '' && !((char === '>' || char === '<') && /^\d$/.test(word))) words.push(word);
      word = '';
      if (/[|;&)`<>]/.test(char)) return words;
    } else word += char;
  }
  if (word !== '') words.push(word);
  return words;
}

/** The names that a word stands for: itself, the value of a variable, or all that a loop goes through. Empty where it is not known. */
function namesOf(word: string, text: string, variables: ReadonlyMap<string, string>): string[] {
  const variable = /^\$\{?([A-Za-z_]\w{0,60})\}?$/.exec(word)?.[1];
  if (variable === undefined) return /^[\w.-]+$/.test(word) ? [word] : [];
  const known = variables.get(variable);
  if (known !== undefined) return /^[\w.-]+$/.test(known) ? [known] : [];
  const listed = new RegExp(`\\bfor\\s+${variable}\\s+in\\s+([^;\\n]{1,500})`).exec(text)?.[1] ?? '';
  return listed.split(/\s+/).filter((name) => /^[A-Za-z][\w.-]*$/.test(name));
}
