import type { OrganisationRule, Subject } from '../organisation-rule.js';
import { BOUNDS, type Budget } from './bounds.js';
import { compileExpression, type Evaluated, type Expression } from './compile.js';
import type { ExpressionMistake } from './mistake.js';

/** A rule's expressions, checked: what a check asks of each subject. */
export interface ExpressionRule {
  readonly id: string;
  readonly subject: Subject;
  /** True or false, or why that cannot be told. Counts what the rule has used up so far. */
  readonly judge: (values: Readonly<Record<string, unknown>>) => Judgement;
  /** The message for a subject, its placeholders filled. */
  readonly message: (values: Readonly<Record<string, unknown>>) => string;
}

export type Judgement =
  | { readonly kind: 'holds' | 'broken' | 'skipped' }
  | { readonly kind: 'unknown'; readonly because: string };

/** A mistake in one of the texts of a rule. */
export interface RuleMistake extends ExpressionMistake {
  readonly key: 'when' | 'expression' | 'message';
}

const PLACEHOLDER = /\{([^{}]*)\}/g;
const NOT_TOLD = '(unknown)';

/**
 * Checks the expressions of a rule and makes it ready to run. All mistakes at once; with mistakes there is no rule. The rules of one run
 * are given one budget.
 */
export async function compileRule(
  rule: Pick<OrganisationRule, 'id' | 'subject' | 'when' | 'message'> & { readonly expression: string },
  budget: Budget = { left: BOUNDS.stepsOfRun },
): Promise<{ readonly rule?: ExpressionRule; readonly mistakes: readonly RuleMistake[] }> {
  const { id, subject = 'service' } = rule;
  const mistakes: RuleMistake[] = [];
  const compiled = async (
    key: RuleMistake['key'],
    text: string,
    shift: number,
    shown: boolean,
  ): Promise<Expression | undefined> => {
    const { expression, mistakes: found } = await compileExpression(text, { subject, shown });
    mistakes.push(...found.map(({ offset, message }) => ({ key, offset: offset + shift, message })));
    return expression;
  };

  const when = rule.when === undefined ? undefined : await compiled('when', rule.when, 0, false);
  const require = await compiled('expression', rule.expression, 0, false);
  const parts = await messageParts(rule.message, (text, shift) => compiled('message', text, shift, true), mistakes);
  if (mistakes.length > 0 || require === undefined) return { mistakes };

  let used = 0;
  const ask = (expression: Expression, values: Readonly<Record<string, unknown>>): Evaluated => {
    if (used > BOUNDS.stepsOfRule) return { known: false, because: 'the rule has used up its steps', steps: 0 };
    if (budget.left < 0) return { known: false, because: 'the rules of this run have used up their steps', steps: 0 };
    const evaluated = expression.evaluate(values);
    // An expression without a loop takes its time as well.
    used += evaluated.steps + 1;
    budget.left -= evaluated.steps + 1;
    return evaluated;
  };
  const judge = (values: Readonly<Record<string, unknown>>): Judgement => {
    if (when !== undefined) {
      const applies = ask(when, values);
      if (!applies.known) return { kind: 'unknown', because: applies.because };
      if (applies.value !== true) return { kind: 'skipped' };
    }
    const holds = ask(require, values);
    if (!holds.known) return { kind: 'unknown', because: holds.because };
    return { kind: holds.value === true ? 'holds' : 'broken' };
  };
  const message = (values: Readonly<Record<string, unknown>>): string =>
    parts.map((part) => (typeof part === 'string' ? part : shownValue(ask(part, values)))).join('');
  return { rule: { id, subject, judge, message }, mistakes: [] };
}

async function messageParts(
  text: string,
  compile: (text: string, shift: number) => Promise<Expression | undefined>,
  mistakes: RuleMistake[],
): Promise<readonly (string | Expression)[]> {
  const parts: (string | Expression)[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    parts.push(text.slice(end, match.index));
    const expression = await compile(match[1] ?? '', match.index + 1);
    if (expression !== undefined) parts.push(expression);
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  for (const part of parts) {
    const brace = typeof part === 'string' ? part.search(/[{}]/) : -1;
    if (brace < 0 || typeof part !== 'string') continue;
    mistakes.push({
      key: 'message',
      offset: Math.max(0, text.indexOf(part) + brace),
      message: 'A brace here has no other one: a value to show stands between `{` and `}`.',
    });
  }
  return parts;
}

/** A value in words. Backticks would end the quotes that a message may put around it. */
function shownValue(evaluated: Evaluated): string {
  if (!evaluated.known) return NOT_TOLD;
  const text = isIterable(evaluated.value) ? [...evaluated.value].map(String).join(', ') : String(evaluated.value);
  const clean = text.replaceAll('`', "'").replace(/\s+/g, ' ');
  return clean.length > BOUNDS.shown ? `${clean.slice(0, BOUNDS.shown)}…` : clean;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
