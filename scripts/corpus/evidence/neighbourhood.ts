/** Lines of a cited block that are read: what proves a sentence stands near. */
const BLOCK_LINES = 2000;

/**
 * The lines that may bear out what a sentence about one line says: the line with the block that starts there, and the heads of the
 * blocks that hold it. Where no block starts, what stands beside it in its own block belongs to it as well: `kind: Deployment` and the
 * name two lines below are one thing. What a document says that it is belongs to all of it. `line` counts from 0.
 */
export function neighbourhoodOf(lines: readonly string[], line: number): string {
  const own = indentOf(lines[line] ?? '');
  const block = blockFrom(lines, line);
  const heads = headsAbove(lines, line, own);
  const above = [...titleOf(lines, line), ...heads.map((at) => lines[at])];
  if (block.length > 1) return [...above, ...block].join('\n');
  const head = heads[0];
  const first = head === undefined ? documentStart(lines, line) : head;
  const around = head === undefined ? documentFrom(lines, first) : blockFrom(lines, head);
  return [...above, lines[line], ...around].join('\n');
}

/** Lines at the left edge of the document that say all they say themselves, and the block of what Kubernetes knows it by. */
function titleOf(lines: readonly string[], line: number): readonly string[] {
  const start = documentStart(lines, line);
  const document = documentFrom(lines, start);
  const metadata = document.findIndex((text) => /^metadata:/.test(text));
  return [
    ...document.filter((text) => /^\w+:\s+\S/.test(text)),
    ...(metadata < 0 ? [] : blockFrom(document, metadata)),
  ];
}

/** The line and those after it that are indented deeper, or continue it. */
function blockFrom(lines: readonly string[], start: number): string[] {
  const head = lines[start] ?? '';
  const own = indentOf(head);
  const block = [head];
  for (let at = start + 1; at < lines.length && block.length < BLOCK_LINES; at++) {
    const line = lines[at] ?? '';
    const before = lines[at - 1] ?? '';
    const continues = /[\\,([{]\s*$/.test(before) && at === start + block.length;
    const listed = /:\s*(#.*)?$/.test(head) && isItem(line) && indentOf(line) === own;
    const nested = indentOf(line) > own;
    if (!isSilent(line) && !nested && !listed && !continues && !/^\s*[\])}]/.test(line)) break;
    block.push(line);
  }
  while (block.at(-1)?.trim() === '') block.pop();
  return block;
}

/** The lines above with ever smaller indentation, nearest first. */
function headsAbove(lines: readonly string[], line: number, own: number): readonly number[] {
  const heads: number[] = [];
  let indent = own;
  let item = isItem(lines[line] ?? '');
  for (let at = line - 1; at >= 0 && (indent > 0 || item); at--) {
    const text = lines[at] ?? '';
    if (/^---/.test(text)) break;
    // The items of a sequence may stand as far left as the key that they belong to.
    const holds = indentOf(text) < indent || (item && indentOf(text) === indent && !isItem(text));
    if (isSilent(text) || !holds) continue;
    heads.push(at);
    indent = indentOf(text);
    item = isItem(text);
  }
  return heads;
}

function isItem(line: string): boolean {
  return /^\s*-(\s|$)/.test(line);
}

/** A line that ends no block: an empty one, a comment. */
function isSilent(line: string): boolean {
  return line.trim() === '' || /^\s*(#|\/\/)/.test(line);
}

function documentStart(lines: readonly string[], line: number): number {
  for (let at = line; at > 0; at--) if (/^---/.test(lines[at - 1] ?? '')) return at;
  return 0;
}

function documentFrom(lines: readonly string[], start: number): readonly string[] {
  const end = lines.findIndex((text, at) => at > start && /^---/.test(text));
  return lines.slice(start, Math.min(end < 0 ? lines.length : end, start + BLOCK_LINES));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
