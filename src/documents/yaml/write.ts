import { Document, isMap, isScalar, isSeq, type Node, Scalar } from 'yaml';
import type { Plain } from '../../lib/json.js';
import { typePlain } from './scalar.js';

/** Text for the comment behind a value, by the path of keys and indices that leads to it; undefined for none. */
export type Comments = (path: readonly (string | number)[]) => string | undefined;

/** A value as YAML that every reader types alike: what any of them could take for something else than text is quoted. */
export function writeYaml(value: Plain, comments?: Comments): string {
  const document = new Document(value, { version: '1.2', aliasDuplicateObjects: false, intAsBigInt: true });
  prepare(document.contents as Node | null, [], comments);
  // A quoted text stands on one line, so that none of its own lines starts one of the output.
  const oneLine = { doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER };
  return spelledOut(document.toString({ lineWidth: 0, indentSeq: true, ...oneLine }));
}

/**
 * What a terminal or the runner of GitHub Actions could obey: controls, formats and separators that are not seen, and the
 * openings of workflow commands. A text with any of it is quoted, and there it is spelled out.
 */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'gu');
const COMMAND = /^\s*::|##\[/m;

function spelledOut(text: string): string {
  const safe = text.replaceAll('##[', '#\\x23[');
  return safe.replace(EVERY_INVISIBLE, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}

// Booleans of YAML 1.1, its numbers to the base of sixty, its merge key and its "=", which readers of a Compose file may know.
const OLD_VALUE = /^(?:<<|=|y|n|yes|no|on|off|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?)$/i;

function prepare(node: Node | null, path: readonly (string | number)[], comments: Comments | undefined): void {
  if (isMap(node) || isSeq(node)) {
    const comment = path.length === 0 ? undefined : comments?.(path);
    if (comment !== undefined) node[node.items.length === 0 ? 'comment' : 'commentBefore'] = ` ${comment}`;
  }
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? key : undefined;
      if (name !== undefined) quoteIfUnclear(name);
      prepare(value as Node | null, [...path, String(name?.value ?? '')], comments);
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) prepare(item as Node | null, [...path, index], comments);
  } else if (isScalar(node)) {
    quoteIfUnclear(node);
    const comment = comments?.(path);
    if (comment !== undefined) node.comment = ` ${comment}`;
  }
}

function quoteIfUnclear(node: Scalar): void {
  const { value } = node;
  if (typeof value !== 'string') return;
  // A block of blanks alone has no indentation that a reader could tell from its text.
  if (INVISIBLE.test(value) || COMMAND.test(value) || value.trim() === '') {
    node.type = Scalar.QUOTE_DOUBLE;
    return;
  }
  const typed = typePlain(value);
  if (typed.value !== value || typed.type !== undefined || OLD_VALUE.test(value)) node.type = Scalar.QUOTE_DOUBLE;
}
