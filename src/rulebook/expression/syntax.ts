import type { ExpressionMistake } from './mistake.js';

/** Words and signs of other languages, with what CEL writes instead. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^and\b/, 'Write `&&` for "and".'],
  [/^or\b/, 'Write `||` for "or".'],
  [/^not\b/, 'Write `!` for "not".'],
  [/^&(?!&)/, 'Write `&&` for "and".'],
  [/^\|(?!\|)/, 'Write `||` for "or".'],
  [/^={3}/, 'Write `==` to compare.'],
  [/^=(?!=)/, 'Write `==` to compare.'],
  [/^=~/, 'Write `text.matches("pattern")`.'],
  [/^(contains|matches|startsWith|endsWith)\b/, 'Write it behind a dot: `service.name.contains("x")`.'],
];

/** What a parser says of a text, in words for its author. */
export function syntaxMistake(text: string, error: unknown): ExpressionMistake {
  const offset = offsetOf(error, text.length);
  // The parser stops before the operator that it cannot take; what is wrong may stand right behind.
  const rest = text.slice(offset);
  const skipped = rest.length - rest.trimStart().length;
  const start = offset + skipped;
  const here = text.slice(start);
  const hint = OTHERS.find(([pattern]) => pattern.test(here))?.[1];
  const open = unclosed(text);
  if (open?.sign === '"' || open?.sign === "'") {
    return { offset: open.offset, message: `The text that starts here has no closing ${open.sign}.` };
  }
  if (hint === undefined && open !== undefined) {
    return { offset: open.offset, message: `The "${open.sign}" here is not closed.` };
  }
  if (/^[^\w\s"'()[\]{}]*$/.test(here.trimEnd())) {
    return { offset: text.trimEnd().length, message: 'The expression ends too early.' };
  }
  const found = /^(?:[A-Za-z0-9_]+|[^\sA-Za-z0-9_]+)/.exec(here)?.[0] ?? here.charAt(0);
  const why = hint ?? 'A value or an operator is missing or too many here.';
  return { offset: start, message: `This is not CEL: "${found.slice(0, 40)}" cannot stand here. ${why}` };
}

function offsetOf(error: unknown, length: number): number {
  if (typeof error !== 'object' || error === null || !('location' in error)) return 0;
  const { location } = error;
  if (typeof location !== 'object' || location === null || !('start' in location)) return 0;
  const { start } = location;
  if (typeof start !== 'object' || start === null || !('offset' in start)) return 0;
  return typeof start.offset === 'number' ? Math.min(length, start.offset) : 0;
}

/** The last bracket or quote that is open when the text ends. Brackets in quotes do not count. */
function unclosed(text: string): { readonly sign: string; readonly offset: number } | undefined {
  const open: { readonly sign: string; readonly offset: number }[] = [];
  let quote: { readonly sign: string; readonly offset: number } | undefined;
  for (let offset = 0; offset < text.length; offset++) {
    const sign = text.charAt(offset);
    if (quote !== undefined) {
      if (sign === '\\') offset++;
      else if (sign === quote.sign) quote = undefined;
    } else if (sign === '"' || sign === "'") quote = { sign, offset };
    else if ('([{'.includes(sign)) open.push({ sign, offset });
    else if (')]}'.includes(sign)) open.pop();
  }
  return quote ?? open.at(-1);
}
