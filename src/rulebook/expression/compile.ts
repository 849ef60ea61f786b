import type { Subject } from '../organisation-rule.js';
import { BOUNDS, boundMistake } from './bounds.js';
import { checkTypes, resultMistake } from './check.js';
import { type Engine, type Expr, loadEngine, type ParsedExpr } from './engine.js';
import type { ExpressionMistake } from './mistake.js';
import { guarded } from './rewrite.js';
import { syntaxMistake } from './syntax.js';
import { ANY, variablesOf } from './type.js';
import { type CelInput, inputOf, presenceKey } from './values.js';

/** What an expression comes to, or why that cannot be told. */
export type Evaluated =
  | { readonly known: true; readonly value: unknown; readonly steps: number }
  | { readonly known: false; readonly because: string; readonly steps: number };

/** An expression that was checked. Evaluating it looks at the given values alone, ends, and never throws. */
export interface Expression {
  readonly evaluate: (values: Readonly<Record<string, unknown>>) => Evaluated;
}

export interface CompileOptions {
  readonly subject: Subject;
  /** For a placeholder of a message: any plain value but what may be a secret, in place of true or false. */
  readonly shown?: boolean;
}

/** What one evaluation has used and met. */
interface Usage {
  steps: number;
  unknown: string | undefined;
}

/** Parses and checks an expression. Everything that is wrong with it is in `mistakes`, by offset; with mistakes there is no expression. */
export async function compileExpression(
  text: string,
  { subject, shown = false }: CompileOptions,
): Promise<{ readonly expression?: Expression; readonly mistakes: readonly ExpressionMistake[] }> {
  const bound = boundMistake(text);
  if (bound !== undefined) return { mistakes: [bound] };
  const engine = await loadEngine();
  let parsed: ParsedExpr;
  try {
    parsed = engine.parse(text);
  } catch (error) {
    return { mistakes: [syntaxMistake(text, error)] };
  }
  const positions: Readonly<Record<string, number>> = parsed.sourceInfo?.positions ?? {};
  const offsetOf = (id: bigint): number => positions[String(id)] ?? 0;
  const variables = variablesOf(subject);
  const { type, mistakes } = checkTypes({ expr: parsed.expr, variables, offsetOf, shown });
  if (mistakes.length > 0) return { mistakes: distinct(mistakes) };
  const result = resultMistake(type, shown);
  if (result !== undefined) return { mistakes: [{ offset: 0, message: result }] };
  try {
    return { expression: planned(engine, parsed.expr, subject), mistakes: [] };
  } catch (error) {
    return { mistakes: [{ offset: 0, message: `This cannot be evaluated: ${reasonOf(error)}.` }] };
  }
}

function planned(engine: Engine, expr: Expr, subject: Subject): Expression {
  const usage: Usage = { steps: 0, unknown: undefined };
  const growing = new WeakMap<object, CelInput[]>();
  const { celFunc, celMethod, CelScalar } = engine;
  const env = engine.celEnv({
    funcs: [
      // False ends a loop; what it came to until then is thrown away.
      celFunc('@step', [], CelScalar.BOOL, () => ++usage.steps <= BOUNDS.steps),
      celFunc('@has', [CelScalar.DYN, CelScalar.STRING], CelScalar.BOOL, (object, field) => {
        const present = engine.isCelMap(object) ? object.get(presenceKey(field)) : undefined;
        if (typeof present !== 'boolean') throw new Error(`field not found: ${field}`);
        return present;
      }),
      // What a pattern looks at counts by its length.
      celFunc('@text', [CelScalar.STRING], CelScalar.STRING, (text) => {
        usage.steps += 1 + Math.floor(text.length / BOUNDS.matched);
        if (usage.steps > BOUNDS.steps) throw new Error('too many steps');
        return text;
      }),
      // A loop's list is its own until the loop ends: it grows in place, where `+` would put one list around another for each entry.
      celFunc('@append', [CelScalar.DYN, CelScalar.DYN], CelScalar.DYN, (list, item) => {
        const grown = engine.isCelList(list) ? growing.get(list) : undefined;
        if (grown !== undefined) {
          grown.push(item);
          return list;
        }
        const entries: CelInput[] = [item];
        const started = engine.celList(entries);
        growing.set(started, entries);
        return started;
      }),
      celMethod('lowerAscii', CelScalar.STRING, [], CelScalar.STRING, function () {
        return this.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
      }),
    ],
  });
  const run = engine.plan(env, guarded(engine, expr));
  const variables = variablesOf(subject);
  return {
    evaluate(values) {
      usage.steps = 0;
      usage.unknown = undefined;
      const missing = (field: string): void => {
        usage.unknown ??= field;
      };
      try {
        const bindings = Object.fromEntries(
          [...variables].map(([name, type]) => [name, inputOf(engine, type ?? ANY, values[name], missing)]),
        );
        const value = run(bindings);
        const { steps } = usage;
        if (steps > BOUNDS.steps) return { known: false, because: 'it takes too many steps', steps };
        if (!engine.isCelError(value)) return { known: true, value, steps };
        return { known: false, because: becauseOf(usage, value.message), steps };
      } catch (error) {
        return { known: false, because: becauseOf(usage, reasonOf(error)), steps: usage.steps };
      }
    },
  };
}

function becauseOf({ unknown }: Usage, message: string): string {
  if (unknown !== undefined) return `\`${unknown}\` is not known`;
  const index = /^index (-?[0-9]+) out of bounds/.exec(message)?.[1];
  if (index !== undefined) return `a list has no entry ${index}`;
  return message.includes('divide by zero') ? 'it divides by zero' : `it cannot be evaluated: ${message}`;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

/** One mistake a place and message: what a loop is made of is visited more than once. */
function distinct(mistakes: readonly ExpressionMistake[]): ExpressionMistake[] {
  const byKey = new Map(mistakes.map((mistake) => [`${mistake.offset} ${mistake.message}`, mistake]));
  return [...byKey.values()].sort((a, b) => a.offset - b.offset).slice(0, BOUNDS.mistakes);
}
