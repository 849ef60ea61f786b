import { nameEnd } from './template-syntax.js';

/** Why a `${` is not a variable, in words, and what to write instead. `end` is where the mistake ends in the text. */
export interface Mistake {
  readonly end: number;
  /** A clause that goes on after the text that is wrong, e.g. `has no closing "}"`. */
  readonly what: string;
  readonly hint: string;
}

/** How far a mistake is shown when nothing closes it, in characters. */
const SHOWN = 60;

const ESCAPE = 'write $$ for a literal $';

/** Says what is wrong with the malformed `${` at `dollar` of a text that is read up to `to`. Constant time. */
export function mistakeAt(text: string, dollar: number, to: number): Mistake {
  const start = dollar + 2;
  const limit = Math.min(to, start + SHOWN);
  const close = /^[^}\n]*/.exec(text.slice(start, limit))?.[0].length ?? 0;
  const end = start + close < limit && text[start + close] === '}' ? start + close + 1 : start;
  const nameStop = nameEnd(text, start, limit);
  const name = text.slice(start, nameStop);
  const after = text.slice(nameStop, Math.min(limit, nameStop + 2));
  if (name === '') return { end, ...missingName(text.slice(start, start + 1), end > start) };
  if (/^(?::?[-+?]|\n|$)/.test(after)) return { end: Math.max(end, nameStop), ...unclosed(name, text[to] === '}') };
  return { end, ...strangeOperator(name, after) };
}

function unclosed(name: string, taken: boolean): Omit<Mistake, 'end'> {
  if (taken) {
    return {
      what: 'has no closing "}" of its own, because braces before it do not balance',
      hint: 'Compose does not see the "}" that follows a "{" at once: do not write {} into a default.',
    };
  }
  return { what: 'has no closing "}" on its line', hint: `Close it: \${${name}}, or ${ESCAPE}.` };
}

function missingName(first: string, closed: boolean): Omit<Mistake, 'end'> {
  if (/^[0-9]$/.test(first)) {
    return {
      what: 'has a name that starts with a digit',
      hint: `Start names with a letter or an underscore, or ${ESCAPE}.`,
    };
  }
  if (/^\s$/.test(first)) return { what: 'has a blank before the name', hint: `Write \${NAME} without blanks.` };
  const what = closed ? 'names no variable' : 'is not followed by a name';
  return { what, hint: `Write \${NAME} or \${NAME:-default}; ${ESCAPE}.` };
}

function strangeOperator(name: string, after: string): Omit<Mistake, 'end'> {
  if (/^\s/.test(after)) return { what: 'has a blank after the name', hint: `Write \${${name}} without blanks.` };
  if (after === ':=' || after.startsWith('=')) {
    return {
      what: 'assigns a default, which Compose cannot do',
      hint: `Write \${${name}:-default} for a default.`,
    };
  }
  if (after.startsWith(':') || /^[#%/^,@!*[]/.test(after)) {
    return {
      what: `has "${after.startsWith(':') ? after : after.charAt(0)}" after the name, which only a shell understands`,
      hint: `Compose knows \${${name}:-default}, \${${name}:?message} and \${${name}:+alternative}; ${ESCAPE}.`,
    };
  }
  return {
    what: `has "${after.charAt(0)}" in its name`,
    hint: `Names are made of letters, digits and underscores; ${ESCAPE}.`,
  };
}
