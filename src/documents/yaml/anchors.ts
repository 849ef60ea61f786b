import { type Alias, isCollection, isNode, parseAllDocuments, type Scalar, visit, type YAMLMap } from 'yaml';

/** An alias of a text and what it stands for. Offsets count UTF-16 code units. */
export interface AliasPlace {
  readonly name: string;
  /** The alias itself, `*name`. */
  readonly start: number;
  readonly end: number;
  /** The anchored value, without the anchor; without what follows it. */
  readonly target: { readonly start: number; readonly end: number };
}

/** Every alias of a YAML text with an anchor before it, in the order of the text. Text that cannot be read has none. */
export function aliasesIn(text: string): readonly AliasPlace[] {
  const places: AliasPlace[] = [];
  for (const document of parseAllDocuments(text, { keepSourceTokens: false, logLevel: 'silent', uniqueKeys: false })) {
    if (!isNode(document.contents)) continue;
    const anchors = new Map<string, { start: number; end: number }>();
    visit(document.contents, {
      Value: (_key, node) => {
        const { anchor, range } = node as Scalar | YAMLMap;
        if (anchor === undefined || !range) return;
        const [start, end] = range;
        anchors.set(anchor, { start, end: isCollection(node) && !node.flow ? endOf(text, start, end) : end });
      },
      Alias: (_key, node: Alias) => {
        const target = anchors.get(node.source);
        const [start, end] = node.range ?? [0, 0];
        if (target !== undefined && end > start) places.push({ name: node.source, start, end, target });
      },
    });
  }
  return places.sort((a, b) => a.start - b.start);
}

/** Without comments and empty lines behind it, which a collection in block style counts as its own. */
function endOf(text: string, start: number, end: number): number {
  let stop = end;
  while (stop > start) {
    if (/\s/.test(text[stop - 1] ?? '')) {
      stop--;
      continue;
    }
    const line = Math.max(text.lastIndexOf('\n', stop - 1), text.lastIndexOf('\r', stop - 1)) + 1;
    if (line <= start || !/^[ \t]*#/.test(text.slice(line, stop))) break;
    stop = line;
  }
  return stop;
}
