/**
 * Offset after the variable name that starts at `from`; `from` itself when there is none. Names are `[A-Za-z_][A-Za-z0-9_]*`,
 * and two letters that fold to ASCII: the reference matches names without regard to case.
 */
export function nameEnd(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && isNameChar(text.charCodeAt(end), end > from)) end++;
  return end;
}

function isNameChar(code: number, digits: boolean): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    (digits && code >= 48 && code <= 57) ||
    code === LONG_S ||
    code === KELVIN
  );
}

const LONG_S = 0x17f;
const KELVIN = 0x212a;

/**
 * Three tables over a text of n characters, one after the other: at [i], the brace that closes the `{` at i or -1;
 * at [n + i], the last `}` up to i on i's line or -1; at [2n + i], the end of i's line.
 * Braces match as in the reference loader, which skips the character after each `{`.
 */
export function closingBraces(text: string): Int32Array {
  const length = text.length;
  const tables = new Int32Array(3 * length).fill(-1);
  const open: number[] = [];
  let skip = -1;
  let last = -1;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) {
      open.length = 0;
      last = -1;
    } else if (code === 125) {
      last = i;
      if (i !== skip) {
        const opened = open.pop();
        if (opened !== undefined) tables[opened] = i;
      }
    } else if (code === 123 && i !== skip) {
      open.push(i);
      skip = i + 1;
    }
    tables[length + i] = last;
  }
  let lineEnd = length;
  for (let i = length - 1; i >= 0; i--) {
    if (text.charCodeAt(i) === 10) lineEnd = i;
    tables[2 * length + i] = lineEnd;
  }
  return tables;
}

/** The last `}` in [from, to) on the line of `from`. */
export function lastBraceOnLine(tables: Int32Array, length: number, from: number, to: number): number | undefined {
  if (from >= to) return undefined;
  const end = Math.min(to, tables[2 * length + from] ?? to);
  const last = end > from ? (tables[length + end - 1] ?? -1) : -1;
  return last >= from ? last : undefined;
}
