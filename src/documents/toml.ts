import { lineStartsOf, positionOf, type SourceFile } from './location.js';
import type { Entry, MappingNode, Node, ParsedFile } from './node.js';
import { MAX_NESTING, MAX_PROBLEMS, problemAt, tooDeep } from './syntax.js';
import { type TomlKey, TomlScanner, TomlSyntaxError } from './toml-scanner.js';

/** A table under construction: nodes are immutable only for those who read them. */
type Table = { -readonly [P in keyof Omit<MappingNode, 'entries'>]: MappingNode[P] } & { entries: Map<string, Entry> };

/**
 * Parses TOML 1.0. Never throws: a line with a mistake is a problem and is left out, the lines around it are kept.
 * Dates and times stay text.
 */
export function parseToml(path: string, text: string): ParsedFile {
  const file: SourceFile = { path, lineStarts: lineStartsOf(text) };
  const reader = new TomlReader(file, text);
  const document = reader.read();
  const { comments, problems } = reader.scanner;
  return { file, documents: [document], comments, problems: problems.slice(0, MAX_PROBLEMS) };
}

class TomlReader {
  readonly scanner: TomlScanner;
  private readonly root: Table;
  /** Tables that a header of their own opened, which a second header may not open again. */
  private readonly opened = new Set<Table>();
  private table: Table;

  constructor(
    private readonly file: SourceFile,
    text: string,
  ) {
    this.scanner = new TomlScanner(file, text);
    this.root = this.newTable(0, text.length);
    this.table = this.root;
  }

  read(): Node {
    const { scanner } = this;
    while (scanner.skipBlankLines()) {
      try {
        if (scanner.at('[')) this.header();
        else this.pair(this.table, this.scanner.dottedKey(), 1);
        scanner.endOfLine();
      } catch (error) {
        if (!(error instanceof TomlSyntaxError)) throw error;
        scanner.problems.push(error.problem);
        scanner.skipLine();
      }
    }
    return this.root;
  }

  private header(): void {
    const { scanner } = this;
    const start = scanner.pos;
    const isArray = scanner.take('[[');
    if (!isArray) scanner.take('[');
    const keys = scanner.dottedKey();
    if (!scanner.take(isArray ? ']]' : ']'))
      scanner.fail('The header of a table is not closed.', `Add "${isArray ? ']]' : ']'}".`);
    const last = keys.at(-1);
    if (last === undefined) return;
    const parent = this.tableAt(this.root, keys.slice(0, -1), 0);
    if (isArray) {
      const table = this.newTable(start, scanner.pos);
      const existing = parent.entries.get(last.text)?.value;
      if (existing?.kind === 'sequence') (existing.items as Node[]).push(table);
      else this.set(parent, last, { kind: 'sequence', file: this.file, start, end: scanner.pos, items: [table] });
      this.table = table;
      return;
    }
    this.table = this.tableAt(parent, [last], keys.length - 1);
    if (this.opened.has(this.table)) this.duplicate(last, this.table.start);
    else Object.assign(this.table, { start, end: scanner.pos });
    this.opened.add(this.table);
  }

  private pair(table: Table, keys: readonly TomlKey[], depth: number): void {
    const { scanner } = this;
    const last = keys.at(-1);
    if (last === undefined) return;
    if (!scanner.take('=')) scanner.fail('The "=" after the key is missing.', 'Write key = value.');
    const owner = this.tableAt(table, keys.slice(0, -1), depth);
    const value = this.value(depth + keys.length);
    this.set(owner, last, value);
    table.end = Math.max(table.end, value.end);
  }

  private value(depth: number): Node {
    const { scanner, file } = this;
    scanner.skipSpaces();
    const start = scanner.pos;
    if (depth > MAX_NESTING) throw new TomlSyntaxError(tooDeep(file, start));
    if (scanner.take('[')) {
      const items: Node[] = [];
      while (!scanner.closes(']', true)) {
        items.push(this.value(depth + 1));
        scanner.comma(']', true);
      }
      return { kind: 'sequence', file, start, end: scanner.pos, items };
    }
    if (!scanner.take('{')) return scanner.scalar();
    const table = this.newTable(start, start);
    while (!scanner.closes('}', false)) {
      this.pair(table, scanner.dottedKey(), depth + 1);
      scanner.comma('}', false);
    }
    table.end = scanner.pos;
    return table;
  }

  /** The table under a path of keys, made where it is missing; of an array of tables the last one. */
  private tableAt(from: Table, keys: readonly TomlKey[], depth: number): Table {
    let table = from;
    if (keys.length + depth > MAX_NESTING) throw new TomlSyntaxError(tooDeep(this.file, keys[0]?.start ?? 0));
    for (const key of keys) {
      const existing = table.entries.get(key.text)?.value;
      const found = existing?.kind === 'sequence' ? existing.items.at(-1) : existing;
      if (found?.kind === 'mapping') table = found as Table;
      else {
        const made = this.newTable(key.start, key.end);
        this.set(table, key, made);
        table = made;
      }
    }
    return table;
  }

  private set(table: Table, key: TomlKey, value: Node): void {
    const first = table.entries.get(key.text);
    if (first !== undefined) this.duplicate(key, first.keyStart);
    table.entries.set(key.text, { key: key.text, keyFile: this.file, keyStart: key.start, keyEnd: key.end, value });
  }

  private duplicate(key: TomlKey, firstAt: number): void {
    const at = { file: this.file, start: firstAt, end: firstAt, pointer: '' };
    this.scanner.problems.push({
      ...problemAt(this.file, key.start, key.end, {
        code: 'duplicate-key',
        message: `"${key.text}" is already defined on line ${positionOf(at).line}.`,
        hint: 'Keep one of the two.',
      }),
      related: [{ at, message: 'First defined here.' }],
    });
  }

  private newTable(start: number, end: number): Table {
    return { kind: 'mapping', file: this.file, start, end, entries: new Map() };
  }
}
