import { readBody } from './hcl/body.js';
import { blocksOfJson } from './hcl/json.js';
import { type Location, lineStartsOf, type SourceFile } from './location.js';

/** A block such as `resource "aws_s3_bucket" "logs" { … }`. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: ReadonlyMap<string, HclAttribute>;
  readonly blocks: readonly HclBlock[];
  /** From the type to the closing brace; the pointer is the type and the labels, joined with dots, below those of the outer block. */
  readonly at: Location;
}

export interface HclAttribute {
  readonly name: string;
  /** The expression as written, without the comment after it. */
  readonly text: string;
  /** What the expression is when it is a literal: a text without interpolation, a number or a boolean. */
  readonly value?: string | number | boolean;
  /** Place of the expression. */
  readonly at: Location;
  readonly keyAt: Location;
}

/**
 * The blocks of a Terraform or other HCL file; those of Terraform's JSON syntax for a name that ends in `.json`, for which
 * `prepareParsers` must have seen such a name. Expressions are not evaluated. Never throws: what is not understood is skipped up to the next line, and a broken file gives what it has.
 */
export function parseHcl(path: string, text: string): readonly HclBlock[] {
  const file: SourceFile = { path, lineStarts: lineStartsOf(text) };
  return path.endsWith('.json') ? blocksOfJson(file, text) : readBody(file, text).blocks;
}

/** The attributes that stand outside of any block, as in a `.tfvars` file. */
export function parseHclAttributes(path: string, text: string): ReadonlyMap<string, HclAttribute> {
  return readBody({ path, lineStarts: lineStartsOf(text) }, text).attributes;
}
