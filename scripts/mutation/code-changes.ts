import { parseSync } from '@swc/core';

/** A text of a program with one thing in it wrong. */
export interface CodeChange {
  /** From 1. */
  readonly line: number;
  /** What was made of what. */
  readonly name: string;
  readonly text: string;
}

/** A node of the syntax tree; its offsets count bytes from 1. */
interface SyntaxNode {
  readonly type: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly operator?: string;
  readonly test?: SyntaxNode;
  readonly left?: SyntaxNode;
  readonly right?: SyntaxNode;
}

const OTHERS: Readonly<Record<string, string>> = {
  '&&': '||',
  '||': '&&',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
};
const LOOPS = ['ForStatement', 'WhileStatement', 'DoWhileStatement'];
const SHOWN = 60;

/** Every change of one condition, comparison or step of a TypeScript module. Heads of loops stay, so that all loops end. */
export function codeChanges(text: string): readonly CodeChange[] {
  const bytes = Buffer.from(text);
  const changes: CodeChange[] = [];
  const written = (start: number, end: number): string => bytes.subarray(start - 1, end - 1).toString();
  const replace = ({ start, end }: SyntaxNode['span'], by: string): void => {
    const before = written(1, start);
    const from = written(start, end).replace(/\s+/g, ' ');
    const to = by.replace(/\s+/g, ' ').trim();
    changes.push({
      line: before.split('\n').length,
      name: `${from.slice(0, SHOWN)} → ${to === '' ? 'nothing' : to.slice(0, SHOWN)}`,
      text: `${before}${by}${written(end, bytes.length + 1)}`,
    });
  };
  const change = (node: SyntaxNode): void => {
    const { type, span, test, operator = '', left, right } = node;
    if ((type === 'IfStatement' || type === 'ConditionalExpression') && test !== undefined) {
      replace(test.span, `!(${written(test.span.start, test.span.end)})`);
    }
    const other = OTHERS[operator];
    if (type === 'BinaryExpression' && other !== undefined && left !== undefined && right !== undefined) {
      const [a, between, b] = [left.span, written(left.span.end, right.span.start), right.span];
      replace(span, `${written(span.start, a.end)}${between.replace(operator, other)}${written(b.start, span.end)}`);
    }
    if (type === 'ContinueStatement') replace(span, ';');
    if (type === 'BooleanLiteral') replace(span, written(span.start, span.end) === 'true' ? 'false' : 'true');
  };
  visit(parseSync(text, { syntax: 'typescript', target: 'es2022' }) as unknown, change);
  return changes;
}

function visit(value: unknown, change: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, change);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const node = value as Readonly<Record<string, unknown>>;
  if (typeof node.type === 'string' && node.type.startsWith('Ts')) return;
  if (typeof node.type === 'string' && 'span' in node) change(node as unknown as SyntaxNode);
  const isLoop = LOOPS.includes(String(node.type));
  for (const [key, inner] of Object.entries(node)) {
    if (key === 'span' || (isLoop && key !== 'body')) continue;
    visit(inner, change);
  }
}
