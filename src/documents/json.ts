import type { Node as JsonNode, ParseError } from 'jsonc-parser';
import { lineStartsOf, type SourceFile } from './location.js';
import type { Comment, Entry, Node, ParsedFile } from './node.js';
import type { Problem } from './problem.js';
import { MAX_NESTING, MAX_PROBLEMS, problemAt, tooDeep } from './syntax.js';

export type JsonLibrary = typeof import('jsonc-parser');

/** Files that allow comments and trailing commas by custom, whatever their extension says. */
const LENIENT =
  /(?:\.jsonc|\.json5|\.code-workspace|[tj]sconfig[^/]*\.json|(?:^|\/)\.(?:vscode|devcontainer)\/[^/]*|(?:^|\/)\.?devcontainer\.json)$/;

/**
 * Parses JSON (RFC 8259); comments and trailing commas are warnings in a plain `.json` file. Never throws: what can be read of a
 * broken file is kept.
 */
export function parseJson(path: string, text: string, library: JsonLibrary): ParsedFile {
  const file: SourceFile = { path, lineStarts: lineStartsOf(text) };
  const lenient = LENIENT.test(path);
  const errors: ParseError[] = [];
  const { comments, commas, deepest } = scan(text, library);
  if (deepest !== undefined) return { file, documents: [], comments, problems: [tooDeep(file, deepest)] };
  const tree = library.parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const problems: Problem[] = errors.map((error) => syntaxProblem(file, error, library));
  if (!lenient)
    for (const [start, end, what] of [...commentRanges(comments), ...commas])
      problems.push(extension(file, start, end, what));
  const document = tree === undefined ? undefined : convert(tree, file, text, problems);
  return {
    file,
    documents: document === undefined ? [] : [document],
    comments,
    problems: problems.sort((a, b) => a.at.start - b.at.start).slice(0, MAX_PROBLEMS),
  };
}

type Range = readonly [start: number, end: number, what: string];

/** One pass over the tokens for what the tree does not tell: comments, trailing commas, and nesting that recursion would not survive. */
function scan(text: string, library: JsonLibrary): { comments: Comment[]; commas: Range[]; deepest?: number } {
  const comments: Comment[] = [];
  const commas: Range[] = [];
  const scanner = library.createScanner(text, false);
  let depth = 0;
  let comma = -1;
  for (let token: number = scanner.scan(); token !== TOKEN.end; token = scanner.scan()) {
    const start = scanner.getTokenOffset();
    if (token === TOKEN.lineBreak || token === TOKEN.blank) continue;
    if (token === TOKEN.lineComment || token === TOKEN.blockComment) {
      // A comment that is not closed is longer than the text, to the library.
      const end = Math.min(start + scanner.getTokenLength(), text.length);
      const closed = token === TOKEN.blockComment ? text.slice(start, end).endsWith('*/') : false;
      comments.push({ text: text.slice(start + 2, closed ? end - 2 : end).trim(), start, end });
      continue;
    }
    if (token === TOKEN.openBrace || token === TOKEN.openBracket) depth++;
    if (token === TOKEN.closeBrace || token === TOKEN.closeBracket) {
      depth--;
      if (comma >= 0) commas.push([comma, comma + 1, 'A comma after the last entry']);
    }
    if (depth > MAX_NESTING) return { comments, commas, deepest: start };
    comma = token === TOKEN.comma ? start : -1;
  }
  return { comments, commas };
}

/** The library's SyntaxKind, whose const enum is not there at run time. */
const TOKEN = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  blank: 15,
  end: 17,
} as const;

function commentRanges(comments: readonly Comment[]): Range[] {
  return comments.map(({ start, end }) => [start, end, 'A comment']);
}

function extension(file: SourceFile, start: number, end: number, what: string): Problem {
  return problemAt(file, start, end, {
    code: 'json-extension',
    message: `${what} is not part of JSON: strict readers refuse the file.`,
    hint: 'Remove it, or name the file .jsonc.',
    warning: true,
  });
}

const EXPECTED: ReadonlyMap<string, string> = new Map([
  ['InvalidSymbol', 'There is a word here that is no JSON value.'],
  ['InvalidNumberFormat', 'This is not a number as JSON writes it.'],
  ['PropertyNameExpected', 'A key in double quotes is expected here.'],
  ['ValueExpected', 'A value is expected here.'],
  ['ColonExpected', 'A colon between key and value is expected here.'],
  ['CommaExpected', 'A comma between two entries is expected here.'],
  ['CloseBraceExpected', 'A closing `}` is expected here.'],
  ['CloseBracketExpected', 'A closing `]` is expected here.'],
  ['EndOfFileExpected', 'The document has ended before this.'],
  ['InvalidCommentToken', 'This comment is not closed.'],
  ['UnexpectedEndOfComment', 'This comment is not closed.'],
  ['UnexpectedEndOfString', 'This string is not closed.'],
  ['UnexpectedEndOfNumber', 'This number ends too early.'],
  ['InvalidUnicode', 'This is not a Unicode escape.'],
  ['InvalidEscapeCharacter', 'JSON knows no such escape.'],
  ['InvalidCharacter', 'This character must be written as an escape.'],
]);

function syntaxProblem(file: SourceFile, error: ParseError, library: JsonLibrary): Problem {
  const message = EXPECTED.get(library.printParseErrorCode(error.error)) ?? 'This is not valid JSON.';
  return problemAt(file, error.offset, error.offset + error.length, {
    code: 'json-syntax',
    message,
    hint: 'Correct the file: its readers refuse it as a whole.',
  });
}

function convert(node: JsonNode, file: SourceFile, text: string, problems: Problem[]): Node {
  const place = { file, start: node.offset, end: node.offset + node.length };
  if (node.type === 'array') {
    return {
      kind: 'sequence',
      ...place,
      items: (node.children ?? []).map((item) => convert(item, file, text, problems)),
    };
  }
  if (node.type === 'object') {
    const entries = new Map<string, Entry>();
    for (const { children: [key, value] = [] } of node.children ?? []) {
      if (key === undefined || value === undefined) continue;
      const name = String(key.value);
      if (entries.has(name)) problems.push(duplicate(file, key, name));
      entries.set(name, {
        key: name,
        keyFile: file,
        keyStart: key.offset,
        keyEnd: key.offset + key.length,
        value: convert(value, file, text, problems),
      });
    }
    return { kind: 'mapping', ...place, entries };
  }
  const written = node.type === 'string' ? String(node.value) : text.slice(place.start, place.end);
  return {
    kind: 'scalar',
    ...place,
    value: node.type === 'null' ? undefined : node.value,
    text: written,
    plain: node.type !== 'string',
  };
}

function duplicate(file: SourceFile, key: JsonNode, name: string): Problem {
  return problemAt(file, key.offset, key.offset + key.length, {
    code: 'duplicate-key',
    message: `The key "${name}" stands twice in this object; the last one wins.`,
    hint: 'Keep one of the two.',
  });
}
