import type { HclAttribute, HclBlock } from '../hcl.js';
import type { Location, SourceFile } from '../location.js';
import { MAX_NESTING } from '../syntax.js';
import { HclScanner } from './scanner.js';

export interface HclBody {
  readonly attributes: ReadonlyMap<string, HclAttribute>;
  readonly blocks: readonly HclBlock[];
}

/** Reads the attributes and blocks of a whole file (HCL native syntax specification, structural elements). */
export function readBody(file: SourceFile, text: string): HclBody {
  return new BodyReader(file, new HclScanner(text)).body('', 0);
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
      const name = scanner.identifier() ?? this.quoted();
      if (name === undefined) {
        scanner.skipLine();
        continue;
      }
      const end = scanner.pos;
      scanner.skipSpace(false);
      if (scanner.character === '=') {
        scanner.pos++;
        attributes.set(name, this.attribute(name, pointer, start, end));
      } else {
        const block = this.block(name, pointer, start, depth);
        if (block !== undefined) blocks.push(block);
      }
    }
  }

  private attribute(name: string, pointer: string, start: number, end: number): HclAttribute {
    const { scanner } = this;
    scanner.skipSpace(false);
    const from = scanner.pos;
    const to = scanner.skipExpression();
    const text = scanner.text.slice(from, to);
    const path = below(pointer, name);
    const value = literal(text);
    return {
      name,
      text,
      ...(value === undefined ? {} : { value }),
      at: this.at(from, to, path),
      keyAt: this.at(start, end, path),
    };
  }

  /** The rest of a block after its type; undefined when no block follows. */
  private block(type: string, pointer: string, start: number, depth: number): HclBlock | undefined {
    const { scanner } = this;
    const labels: string[] = [];
    for (;;) {
      scanner.skipSpace(false);
      if (scanner.character === '{') break;
      const label = this.quoted() ?? scanner.identifier();
      if (label === undefined) {
        scanner.skipLine();
        return undefined;
      }
      labels.push(label);
    }
    scanner.pos++;
    const path = labels.reduce(below, below(pointer, type));
    let body: HclBody = { attributes: new Map(), blocks: [] };
    if (depth < MAX_NESTING) body = this.body(path, depth + 1);
    else scanner.skipBody();
    if (scanner.at('}')) scanner.pos++;
    return { type, labels, ...body, at: this.at(start, scanner.pos, path) };
  }

  private quoted(): string | undefined {
    const { scanner } = this;
    const start = scanner.pos;
    if (!scanner.skipString()) return undefined;
    return scanner.text.slice(start + 1, scanner.pos).replace(/"$/, '');
  }

  private at(start: number, end: number, pointer: string): Location {
    return { file: this.file, start, end, pointer };
  }
}

function below(pointer: string, name: string): string {
  return pointer === '' ? name : `${pointer}.${name}`;
}

function literal(text: string): string | number | boolean | undefined {
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
