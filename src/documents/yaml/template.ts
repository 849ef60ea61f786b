type Range = readonly [start: number, end: number];

/** The delimiters of Go templates (Helm) and of Jinja. */
const ACTIONS = [
  ['{{', '}}'],
  ['{%', '%}'],
  ['{#', '#}'],
] as const;

/**
 * The template action that starts at or right before an offset where a YAML reader expects a key or a value. There it cannot
 * be YAML that means anything: at best a mapping as the key of a mapping.
 */
export function templateActionAt(text: string, offset: number): Range | undefined {
  for (const start of [offset, offset - 1]) {
    const end = start < 0 ? undefined : endOfAction(text, start);
    if (end !== undefined) return [start, end];
  }
  return undefined;
}

/** The first template action of a text. */
export function templateActionIn(text: string): Range | undefined {
  let first: Range | undefined;
  for (const [open, close] of ACTIONS) {
    const start = text.indexOf(open);
    const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
    if (end >= 0 && (first === undefined || start < first[0])) first = [start, end + close.length];
  }
  return first;
}

/** Where the action that opens at an offset ends; undefined when none opens there, or it never closes. */
function endOfAction(text: string, start: number): number | undefined {
  for (const [open, close] of ACTIONS) {
    if (!text.startsWith(open, start)) continue;
    const end = text.indexOf(close, start + open.length);
    if (end >= 0) return end + close.length;
  }
  return undefined;
}
