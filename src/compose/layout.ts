import { type Entry, locate, locateKey, type MappingNode, type Node, type ParsedFile } from '../documents/node.js';
import type { Problem } from '../documents/problem.js';
import { quoted } from '../lib/quoted.js';

/** Names that are texts with and without quotes, whichever version of YAML is read. */
const PLAIN_KEY = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z_][\w./-]*$/i;

/** How a Compose file is laid out: indentation, empty lines, its end, quotes of keys. Only what stands in the file itself. */
export function layoutProblems(parsed: ParsedFile, text: string): readonly Problem[] {
  const layout = new Layout(parsed, text);
  for (const root of parsed.documents) {
    if (root.kind !== 'mapping' || text[root.start] === '{') continue;
    const services = root.entries.get('services');
    if (services === undefined) continue;
    layout.end(root);
    layout.emptyLines(services.value);
    layout.mapping(root, '');
  }
  return layout.problems.filter(({ at }) => at.file.path === parsed.file.path);
}

/** Keys that this text itself has, in its order: none that an alias or a merge key brings. */
function entriesIn(node: Node): readonly Entry[] {
  return node.kind === 'mapping' ? [...node.entries.values()].filter(({ value }) => value.via === undefined) : [];
}

class Layout {
  readonly problems: Problem[] = [];
  /** By how much the file indents mappings and lists, from the first of each. */
  private mappingStep: number | undefined;
  private listStep: number | undefined;

  constructor(
    private readonly parsed: ParsedFile,
    private readonly text: string,
  ) {}

  /** A last line that no line break ends. */
  end(root: MappingNode): void {
    const { length } = this.text;
    if (length === 0 || this.text.endsWith('\n')) return;
    const at = locate({ file: root.file, start: this.lineStart(length), end: length }, '');
    this.add('style-end-of-file', at, 'The last line has no line break at its end.');
  }

  /** Services that follow right upon the one before. Comments above a service belong to it. */
  emptyLines(services: Node): void {
    if (services.kind !== 'mapping' || this.text[services.start] === '{') return;
    for (const entry of entriesIn(services).slice(1)) {
      let above = this.lineBefore(this.lineStart(entry.keyStart));
      while (above !== undefined && above.text.startsWith('#')) above = this.lineBefore(above.start);
      if (above === undefined || above.text === '') continue;
      this.add(
        'style-empty-line',
        locateKey(entry, `services.${entry.key}`),
        `No empty line separates ${quoted(entry.key)} from the service above.`,
      );
    }
  }

  mapping(mapping: MappingNode, pointer: string): void {
    for (const entry of entriesIn(mapping)) {
      const path = pointer === '' ? entry.key : `${pointer}.${entry.key}`;
      if (entry.keyFile.path !== this.parsed.file.path) continue;
      this.keyQuotes(entry, path);
      this.indentation(entry, path);
      this.below(entry.value, path);
    }
  }

  private below(node: Node, path: string): void {
    if (node.via !== undefined) return;
    if (node.kind === 'mapping') this.mapping(node, path);
    else if (node.kind === 'sequence') for (const [i, item] of node.items.entries()) this.below(item, `${path}[${i}]`);
  }

  private keyQuotes(entry: Entry, path: string): void {
    if (!/["']/.test(this.text[entry.keyStart] ?? '') || !PLAIN_KEY.test(entry.key)) return;
    const at = locateKey(entry, path);
    this.add('style-key-quoting', at, `The key ${quoted(entry.key)} has quotes that it does not need.`);
  }

  /** What is below a key, against the first of its kind in the file. */
  private indentation(entry: Entry, path: string): void {
    const { value } = entry;
    const parent = this.indentOf(entry.keyStart);
    const [first] = value.kind === 'sequence' ? value.items : [];
    if (value.kind === 'mapping' && this.text[value.start] !== '{') {
      const own = this.indentOf(value.start);
      if (parent === undefined || own === undefined || own <= parent) return;
      this.mappingStep ??= own - parent;
      if (own - parent !== this.mappingStep) this.uneven(entry, path, own - parent, this.mappingStep);
    } else if (first !== undefined && first.via === undefined) {
      const dash = this.dashOf(first.start);
      if (parent === undefined || dash === undefined || dash < parent) return;
      this.listStep ??= dash - parent;
      if (dash - parent !== this.listStep) this.uneven(entry, path, dash - parent, this.listStep);
    }
  }

  private uneven(entry: Entry, path: string, here: number, elsewhere: number): void {
    const at = locateKey(entry, path);
    const what = entry.value.kind === 'sequence' ? 'lists' : 'mappings';
    this.add(
      'style-indentation',
      at,
      `What is below ${quoted(entry.key)} is indented by ${here}, and ${what} above by ${elsewhere}.`,
    );
  }

  /** Columns before a place at which its line begins; undefined where something else stands before it. */
  private indentOf(offset: number): number | undefined {
    const start = this.lineStart(offset);
    return /^ *$/.test(this.text.slice(start, offset)) ? offset - start : undefined;
  }

  /** Columns before the dash of a list's item. */
  private dashOf(offset: number): number | undefined {
    const start = this.lineStart(offset);
    return /^( *)- +["']?$/.exec(this.text.slice(start, offset))?.[1]?.length;
  }

  private lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  private lineBefore(start: number): { readonly start: number; readonly text: string } | undefined {
    if (start === 0) return undefined;
    const before = this.lineStart(start - 1);
    return { start: before, text: this.text.slice(before, start).trim() };
  }

  private add(code: string, at: Problem['at'], message: string): void {
    this.problems.push({ code, severity: 'warning', message, at });
  }
}
