import { readBody, readObject } from './hcl/body.js';
import { blocksOfJson } from './hcl/json.js';
import { type Location, lineStartsOf } from './location.js';
import type { ParsedFile } from './node.js';

export { treeOfBlock } from './hcl/tree.js';

/** A block such as `resource "aws_s3_bucket" "logs" { … }`. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: ReadonlyMap<string, HclAttribute>;
  readonly blocks: readonly HclBlock[];
  /** Type and labels; in JSON the key that is the last of them. The pointer is both, joined with dots, below those of the outer block. */
  readonly at: Location;
}

/** A literal: a text without interpolation, a number or a boolean. */
export type HclLiteral = string | number | boolean;

export interface HclAttribute {
  /** The expression as written, without the comment after it. */
  readonly text: string;
  /** What the expression is when it is a literal. */
  readonly value?: HclLiteral;
  /** Place of the name. */
  readonly keyAt: Location;
}

/**
 * The blocks of a Terraform or other HCL file. Expressions are not evaluated. Never throws: what is not understood is skipped up
 * to the next line, and a broken file gives what it has.
 */
export function parseHcl(path: string, text: string): readonly HclBlock[] {
  return readBody({ path, lineStarts: lineStartsOf(text) }, text);
}

/** The same of a file in Terraform's JSON syntax, `text` being what it was parsed from. */
export function parseHclJson({ documents: [root] }: ParsedFile, text: string): readonly HclBlock[] {
  return blocksOfJson(root, text);
}

/** The literals in an attribute that is an object, `{ source = "hashicorp/aws" }`; none in any other. */
export function literalsOf(attribute: HclAttribute): ReadonlyMap<string, HclLiteral> {
  return readObject(attribute.text);
}
