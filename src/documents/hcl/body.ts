import type { HclAttribute, HclBlock, HclLiteral } from '../hcl.js';
import type { Location, SourceFile } from '../location.js';
import { MAX_NESTING } from '../syntax.js';
import { HclScanner } from './scanner.js';

interface HclBody {
  readonly attributes: ReadonlyMap<string, HclAttribute>;
  readonly blocks: readonly HclBlock[];
}

/** Reads the blocks of a whole file (HCL native syntax specification, structural elements). */
export function readBody(file: SourceFile, text: string): readonly HclBlock[] {
  return new BodyReader(file, new HclScanner(text)).body('', 0).blocks;
}

/** Reads the literals of an object constructor (the same, collection values); of the JSON syntax as well. */
export function readObject(text: string): ReadonlyMap<string, HclLiteral> {
  const literals = new Map<string, HclLiteral>();
  const scanner = new HclScanner(text);
  if (!scanner.at('{')) return literals;
  scanner.pos++;
  for (;;) {
    scanner.skipSpace(true);
    if (scanner.atEnd || scanner.at('}')) return literals;
    const name = scanner.identifier() ?? quoted(scanner);
    scanner.skipSpace(false);
    const isEntry = name !== undefined && (scanner.at('=') || scanner.at(':'));
    // What is no entry is skipped by at least one character.
    scanner.pos++;
    if (!isEntry) continue;
    scanner.skipSpace(false);
    const from = scanner.pos;
    const value = literal(text.slice(from, scanner.skipExpression(',')));
    if (value !== undefined) literals.set(name, value);
    if (scanner.at(',')) scanner.pos++;
  }
}

class BodyReader {
  constructor(
    private readonly file: SourceFile,
    private readonly scanner: HclScanner,
  ) {}

  /** Reads up to the closing brace, which it leaves; at the outermost level up to the end. */
  body(pointer: string, depth: number): HclBody {
    const { scanner } = this;
    const attributes = new Map<string, HclAttribute>();
    const blocks: HclBlock[] = [];
    for (;;) {
      scanner.skipSpace(true);
      if (scanner.atEnd || (scanner.character === '}' && depth > 0)) return { attributes, blocks };
      const start = scanner.pos;
      const name = scanner.identifier() ?? quoted(scanner);
      if (name === undefined) {
        scanner.skipLine();
        continue;
      }
      const end = scanner.pos;
      scanner.skipSpace(false);
      if (scanner.character === '=') {
        scanner.pos++;
        attributes.set(name, this.attribute(this.at(start, end, below(pointer, name))));
      } else {
        const block = this.block(name, pointer, start, end, depth);
        if (block !== undefined) blocks.push(block);
      }
    }
  }

  private attribute(keyAt: Location): HclAttribute {
    const { scanner } = this;
    scanner.skipSpace(false);
    const from = scanner.pos;
    const text = scanner.text.slice(from, scanner.skipExpression());
    const value = literal(text);
    return { text, ...(value === undefined ? {} : { value }), keyAt };
  }

  /** The rest of a block after its type; undefined when no block follows. */
  private block(type: string, pointer: string, start: number, end: number, depth: number): HclBlock | undefined {
    const { scanner } = this;
    const labels: string[] = [];
    let headEnd = end;
    for (;;) {
      scanner.skipSpace(false);
      if (scanner.character === '{') break;
      const label = quoted(scanner) ?? scanner.identifier();
      if (label === undefined) {
        scanner.skipLine();
        return undefined;
      }
      labels.push(label);
      headEnd = scanner.pos;
    }
    scanner.pos++;
    const path = labels.reduce(below, below(pointer, type));
    let body: HclBody = { attributes: new Map(), blocks: [] };
    if (depth < MAX_NESTING) body = this.body(path, depth + 1);
    else scanner.skipBody();
    if (scanner.at('}')) scanner.pos++;
    return { type, labels, ...body, at: this.at(start, headEnd, path) };
  }

  private at(start: number, end: number, pointer: string): Location {
    return { file: this.file, start, end, pointer };
  }
}

function quoted(scanner: HclScanner): string | undefined {
  const start = scanner.pos;
  if (!scanner.skipString()) return undefined;
  return scanner.text.slice(start + 1, scanner.pos).replace(/"$/, '');
}

/** A pointer with one more name; made of ropes, so that deep files with long names stay small. */
export function below(pointer: string, name: string): string {
  return pointer === '' ? name : `${pointer}.${name}`;
}

function literal(text: string): HclLiteral | undefined {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/.test(text)) return Number(text);
  if (!/^"[^"\\$%]*"$/.test(text) && !/^"(?:[^"\\$%]|\\["\\nrt]|[$%](?!\{))*"$/.test(text)) return undefined;
  return text.slice(1, -1).replace(/\\(["\\nrt])/g, (_, character: string) => ESCAPES.get(character) ?? character);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
