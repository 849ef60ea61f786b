import type { AST } from 'toml-eslint-parser';
import { lineStartsOf, type SourceFile } from './location.js';
import type { Entry, Node, ParsedFile, ScalarValue } from './node.js';
import { MAX_NESTING, problemAt, tooDeep } from './syntax.js';

export type TomlLibrary = typeof import('toml-eslint-parser');

/** Parses TOML 1.0. Never throws; the first mistake ends the reading and is the one problem. */
export function parseToml(path: string, text: string, library: TomlLibrary): ParsedFile {
  const file: SourceFile = { path, lineStarts: lineStartsOf(text) };
  try {
    const program = library.parseTOML(text);
    const comments = program.comments.map(({ value, range }) => ({
      text: value.trim(),
      start: range[0],
      end: range[1],
    }));
    return { file, documents: [documentOf(program.body[0], file, text)], comments, problems: [] };
  } catch (error) {
    // The library's own recursion ends in a RangeError.
    if (error instanceof RangeError) return { file, documents: [], comments: [], problems: [tooDeep(file, 0)] };
    if (error instanceof TooDeep) return { file, documents: [], comments: [], problems: [tooDeep(file, error.offset)] };
    if (!(error instanceof library.ParseError)) throw error;
    // A template of Jinja, Go or Cookiecutter, which is TOML once it is filled in.
    if (/\{\{|\{%/.test(text)) return { file, documents: [], comments: [], problems: [] };
    const problem = problemAt(file, error.index, error.index + 1, {
      code: 'toml-syntax',
      message: `This is not valid TOML: ${error.message.replace(/\.$/, '')}.`,
      hint: 'Correct the file: its readers refuse it as a whole.',
    });
    return { file, documents: [], comments: [], problems: [problem] };
  }
}

/** Dotted keys and inline tables nest deeper than what reads the tree survives. */
class TooDeep extends Error {
  constructor(readonly offset: number) {
    super();
  }
}

/** A mapping while it grows: a table's keys may stand in many places of the file. */
interface Growing {
  readonly kind: 'mapping';
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  readonly entries: Map<string, Entry>;
}

function documentOf(top: AST.TOMLTopLevelTable, file: SourceFile, text: string): Node {
  const root: Growing = { kind: 'mapping', file, start: top.range[0], end: top.range[1], entries: new Map() };
  for (const item of top.body) {
    if (item.type === 'TOMLKeyValue') addPair(root, item, file, text, 0);
    else {
      const table = openTable(root, item, file);
      for (const pair of item.body) addPair(table, pair, file, text, item.key.keys.length);
    }
  }
  return root;
}

/** The mapping that a header opens: `[a.b]` below mappings, `[[a]]` as a new item of a sequence. */
function openTable(root: Growing, table: AST.TOMLTable, file: SourceFile): Growing {
  const place = { file, start: table.range[0], end: table.range[1] };
  if (table.key.keys.length > MAX_NESTING) throw new TooDeep(table.range[0]);
  let current = root;
  for (const [index, part] of table.key.keys.entries()) {
    const last = index === table.key.keys.length - 1;
    const name = nameOf(part);
    const known = current.entries.get(name)?.value;
    if (last && table.kind === 'array') {
      const item: Growing = { kind: 'mapping', ...place, entries: new Map() };
      // Every sequence of tables is made here, so it may grow: a copy for each table would be quadratic.
      if (known?.kind === 'sequence') (known.items as Node[]).push(item);
      else current.entries.set(name, entryOf(part, file, { kind: 'sequence', ...place, items: [item] }));
      current = item;
    } else current = below(current, part, file, known?.kind === 'sequence' ? known.items.at(-1) : known);
  }
  return current;
}

function below(parent: Growing, part: AST.TOMLBare | AST.TOMLQuoted, file: SourceFile, known?: Node): Growing {
  // Every mapping of the tree is made here, so it may grow.
  if (known?.kind === 'mapping') return known as Growing;
  const child: Growing = { kind: 'mapping', file, start: part.range[0], end: part.range[1], entries: new Map() };
  parent.entries.set(nameOf(part), entryOf(part, file, child));
  return child;
}

function addPair(
  table: Growing,
  { key, value }: AST.TOMLKeyValue,
  file: SourceFile,
  text: string,
  above: number,
): void {
  const depth = above + key.keys.length;
  if (depth > MAX_NESTING) throw new TooDeep(key.range[0]);
  let current = table;
  for (const part of key.keys.slice(0, -1))
    current = below(current, part, file, current.entries.get(nameOf(part))?.value);
  const last = key.keys.at(-1);
  if (last !== undefined) current.entries.set(nameOf(last), entryOf(last, file, convert(value, file, text, depth)));
}

function convert(node: AST.TOMLContentNode, file: SourceFile, text: string, depth: number): Node {
  if (depth > MAX_NESTING) throw new TooDeep(node.range[0]);
  const place = { file, start: node.range[0], end: node.range[1] };
  if (node.type === 'TOMLArray') {
    return { kind: 'sequence', ...place, items: node.elements.map((item) => convert(item, file, text, depth + 1)) };
  }
  if (node.type === 'TOMLInlineTable') {
    const table: Growing = { kind: 'mapping', ...place, entries: new Map() };
    for (const pair of node.body) addPair(table, pair, file, text, depth);
    return table;
  }
  const string = node.kind === 'string';
  return {
    kind: 'scalar',
    ...place,
    value: scalarOf(node.value, text.slice(place.start, place.end)),
    text: string ? node.value : text.slice(place.start, place.end),
    plain: !string,
  };
}

/** Dates stay the text that they are written as; integers beyond the safe range lose no digit in `text`. */
function scalarOf(value: unknown, written: string): ScalarValue {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : written;
}

function entryOf(part: AST.TOMLBare | AST.TOMLQuoted, file: SourceFile, value: Node): Entry {
  return { key: nameOf(part), keyFile: file, keyStart: part.range[0], keyEnd: part.range[1], value };
}

function nameOf(part: AST.TOMLBare | AST.TOMLQuoted): string {
  return part.type === 'TOMLBare' ? part.name : part.value;
}
