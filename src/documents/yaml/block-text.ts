/**
 * Where a text block ends whose `|` or `>` stands at `start`, and behind which nothing of it stands from `limit` on: with its last
 * line of text; one without text ends with its header.
 */
export function blockTextEnd(text: string, start: number, limit: number, value: string): number {
  if (!/[^ \t\n]/.test(value)) {
    let header = start + 1;
    while (/[-+0-9]/.test(text.charAt(header))) header++;
    return header;
  }
  let end = limit;
  while (end > start && /[ \t\r\n]/.test(text.charAt(end - 1))) end--;
  while (end < limit && !/[\r\n]/.test(text.charAt(end))) end++;
  return end;
}

/** The value of a text block that ends before `limit`: the reference loader adds no line break where the file ends without one. */
export function blockText(value: string, text: string, limit: number): string {
  const isCut = limit >= text.length && value.endsWith('\n') && !/[\r\n][ \t]*$/.test(text);
  return isCut ? value.slice(0, -1) : value;
}
