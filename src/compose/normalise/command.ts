import type { Node } from '../../documents/node.js';
import type { LoadContext } from '../context.js';
import { scalarAt, sequenceAt } from '../nodes.js';
import type { Pointer } from '../trail.js';
import { hasHole, markedText, partAt } from './marked.js';

export interface Words {
  readonly words: readonly string[];
  /** The shell operator at which reading stopped: what follows is not run. */
  readonly stoppedAt?: string;
}

const OPERATORS = new Set([';', '&', '|', '<', '>']);

/**
 * Splits a command line as the reference does: quotes and backslashes, no variables, no shell. Like the reference it stops at
 * an unquoted `;`, `&`, `|`, `<` or `>`. Undefined where quotes or parentheses do not close.
 */
export function splitWords(line: string): Words | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const char = line[i] ?? '';
    if (char === '\\' && quote !== "'") {
      i++;
      if (i >= line.length) return undefined;
      word = (word ?? '') + escaped(line[i] ?? '');
    } else if (quote === '' && /[ \t\r\n]/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === quote) {
      if (char === ')' || char === '`') word = (word ?? '') + char;
      word ??= '';
      quote = '';
    } else if (quote !== '') {
      word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '(') {
      if (word?.endsWith('$') !== true) return undefined;
      word += char;
      quote = ')';
    } else if (char === ')') {
      return undefined;
    } else if (OPERATORS.has(char)) {
      if (word !== undefined && !(char === '>' && /^\d/.test(word))) words.push(word);
      return { words, stoppedAt: char };
    } else {
      if (char === '`') quote = char;
      word = (word ?? '') + char;
    }
  }
  if (quote !== '') return undefined;
  if (word !== undefined) words.push(word);
  return { words };
}

function escaped(char: string): string {
  return char === 't' ? '\t' : char === 'n' ? '\n' : char;
}

/** A command as a list of words. */
export function longCommand(node: Node, path: Pointer, context: LoadContext): Node {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return node;
  const line = markedText(node);
  const split = splitWords(line);
  if (split === undefined) {
    context.problems.add({
      code: 'compose-invalid-command',
      message: `${path} has a quote or parenthesis that does not close.`,
      hint: 'Close it, or write the command as a list of words.',
      at: { file: node.file, start: node.start, end: node.end, pointer: String(path) },
    });
  } else if (split.stoppedAt !== undefined) {
    context.problems.add({
      code: 'compose-command-cut-short',
      severity: 'warning',
      message: `${path} is read up to "${split.stoppedAt}" only: Compose runs no shell.`,
      hint: 'Write ["sh", "-c", "…"] to have a shell run it.',
      at: { file: node.file, start: node.start, end: node.end, pointer: String(path) },
    });
  }
  const words = split?.words ?? line.split(/\s+/).filter((word) => word !== '');
  return sequenceAt(
    node,
    words.map((word) => (hasHole(word) ? partAt(word, node) : scalarAt(node, word))),
  );
}

/** The test of a health check; a single text is run by a shell. */
export function longTest(node: Node): Node {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return node;
  return sequenceAt(node, [scalarAt(node, 'CMD-SHELL'), node]);
}
