/** Reads comma-separated values as RFC 4180 says, strictly: lines end with CR LF, quotes only around whole fields. */
export function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = /"((?:[^"]|"")*)"/y;
    const plain = /[^",\r\n]*/y;
    quoted.lastIndex = at;
    plain.lastIndex = at;
    const match = quoted.exec(text) ?? plain.exec(text);
    row.push((match?.[1]?.replaceAll('""', '"') ?? match?.[0]) || '');
    at += match?.[0].length ?? 0;
    if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else if (text[at] === ',') at += 1;
    else throw new Error(`Neither a comma nor the end of a line: ${JSON.stringify(text.slice(at, at + 40))}`);
  }
  if (row.length > 0) throw new Error('The last line has no end.');
  return rows;
}
