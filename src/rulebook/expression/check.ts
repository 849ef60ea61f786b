import { didYouMean } from '../../lib/suggest.js';
import { BOUNDS } from './bounds.js';
import type { CallExpr, Comprehension, Expr } from './engine.js';
import type { ExpressionMistake } from './mistake.js';
import { call, FUNCTIONS, type Outcome, operate, signOf } from './operators.js';
import { ANY, BOOL, DOUBLE, fieldsOf, fits, INT, isPlain, joined, STRING, type Type, typeName } from './type.js';

export interface CheckInput {
  readonly expr: Expr;
  readonly variables: ReadonlyMap<string, Type>;
  /** Offset of a node in the text, by its id. */
  readonly offsetOf: (id: bigint) => number;
  /** For a message: values that may be secrets are refused. */
  readonly shown: boolean;
}

const MACROS = ['has', 'all', 'exists', 'exists_one', 'map', 'filter'];

/** The type that an expression has by the model, and everything that is wrong with it. */
export function checkTypes(input: CheckInput): {
  readonly type: Type;
  readonly mistakes: readonly ExpressionMistake[];
} {
  const mistakes: ExpressionMistake[] = [];
  const wrong = (expr: Expr, message: string): Type => {
    mistakes.push({ offset: input.offsetOf(expr.id), message });
    return ANY;
  };
  const settle = (expr: Expr, outcome: Outcome): Type =>
    'type' in outcome ? outcome.type : wrong(expr, outcome.refused);

  const visit = (expr: Expr, scope: ReadonlyMap<string, Type>, loops: number): Type => {
    const kind = expr.exprKind;
    switch (kind.case) {
      case 'constExpr':
        return constant(expr, kind.value.constantKind.case);
      case 'identExpr':
        return variable(expr, kind.value.name, scope);
      case 'selectExpr': {
        const { operand, field } = kind.value;
        if (operand === undefined) return ANY;
        const type = select(expr, visit(operand, scope, loops), field);
        return kind.value.testOnly ? BOOL : type;
      }
      case 'callExpr':
        return callOf(expr, kind.value, scope, loops);
      case 'listExpr': {
        const types = kind.value.elements.map((element) => visit(element, scope, loops));
        const of = types.reduce(joined, ANY);
        const odd = types.findIndex((type) => !fits(type, of));
        const at = kind.value.elements[odd];
        if (at !== undefined)
          return wrong(
            at,
            `A list holds values of one kind: this is ${typeName(types[odd] ?? ANY)} among ${typeName(of)}.`,
          );
        return { kind: 'list', of };
      }
      case 'comprehensionExpr':
        return loop(expr, kind.value, scope, loops);
      default:
        return wrong(expr, 'Maps and messages are not part of what an expression can use.');
    }
  };

  const constant = (expr: Expr, kind: string | undefined): Type => {
    switch (kind) {
      case 'boolValue':
        return BOOL;
      case 'int64Value':
        return INT;
      case 'doubleValue':
        return DOUBLE;
      case 'stringValue':
        return STRING;
      case 'nullValue':
        return wrong(expr, 'There is no `null`: ask with `has(…)` whether a field is there.');
      default:
        return wrong(expr, 'Bytes and unsigned numbers are not part of what an expression can use.');
    }
  };

  const variable = (expr: Expr, name: string, scope: ReadonlyMap<string, Type>): Type => {
    const type = scope.get(name);
    if (type !== undefined) return type;
    const known = [...scope.keys()].filter((one) => !one.startsWith('@'));
    return wrong(expr, `There is no variable "${name}" here.${didYouMean(name, known)} There are ${known.join(', ')}.`);
  };

  /** The place of a selection is that of its dot. */
  const wrongField = (expr: Expr, message: string): Type => {
    mistakes.push({ offset: input.offsetOf(expr.id) + 1, message });
    return ANY;
  };

  const select = (expr: Expr, type: Type, field: string): Type => {
    if (type.kind === 'any') return ANY;
    if (type.kind !== 'object') {
      const hint = type.kind === 'list' ? ' Ask its entries: `.exists(x, …)`, `.all(x, …)`, or take one: `[0]`.' : '';
      return wrongField(expr, `"${field}" is no field of ${typeName(type)}.${hint}`);
    }
    const fields = fieldsOf(type.name) ?? {};
    if (!Object.hasOwn(fields, field)) {
      const names = Object.keys(fields);
      return wrongField(
        expr,
        `${type.name} has no field "${field}".${didYouMean(field, names)} It has ${names.join(', ')}.`,
      );
    }
    if (input.shown && type.name === 'Variable' && field === 'value') {
      return wrongField(expr, 'A message does not show the value of a variable: it may be a secret. Show its name.');
    }
    return fields[field]?.type ?? ANY;
  };

  const mustBeBool = (expr: Expr, type: Type): void => {
    if (fits(type, BOOL)) return;
    wrong(expr, `This must be true or false (bool), and is ${typeName(type)}.`);
  };

  const callOf = (
    expr: Expr,
    { function: name, target, args }: CallExpr,
    scope: ReadonlyMap<string, Type>,
    loops: number,
  ): Type => {
    const types = args.map((arg) => visit(arg, scope, loops));
    if (name === '_&&_' || name === '_||_' || name === '!_') {
      for (const [index, arg] of args.entries()) mustBeBool(arg, types[index] ?? ANY);
      return BOOL;
    }
    if (name === '@not_strictly_false') return BOOL;
    if (name === '_?_:_') {
      const [condition, yes, no] = args;
      const [, a = ANY, b = ANY] = types;
      if (condition !== undefined) mustBeBool(condition, types[0] ?? ANY);
      if (!fits(a, b) && no !== undefined)
        return wrong(no, `Both sides of \`:\` are of one kind: ${typeName(a)} and ${typeName(b)} are not.`);
      return yes === undefined ? ANY : joined(a, b);
    }
    if (signOf(name) !== undefined) {
      const type = settle(expr, operate(name, types));
      checkWords(name, args, types);
      return type;
    }
    const operand = target === undefined ? undefined : visit(target, scope, loops);
    if (!FUNCTIONS.some((known) => known === name)) {
      const known = [...FUNCTIONS, ...MACROS];
      if (MACROS.includes(name)) return wrong(expr, `\`${name}\` is not used like this. ${macroUsage(name)}`);
      return wrong(expr, `There is no function "${name}".${didYouMean(name, known)} There are ${known.join(', ')}.`);
    }
    if (name === 'matches' && !isText(args.at(-1))) {
      return wrong(args.at(-1) ?? expr, 'The pattern of `matches` is a text that stands in the expression.');
    }
    return settle(expr, call(name, operand, types));
  };

  /** A word that a field can never be is a mistake in writing: `service.role == "databse"`. */
  const checkWords = (name: string, args: readonly Expr[], types: readonly Type[]): void => {
    const [a, b] = types;
    const compare = (words: readonly string[] | undefined, expr: Expr | undefined): void => {
      const constantKind = expr?.exprKind.case === 'constExpr' ? expr.exprKind.value.constantKind : undefined;
      if (words === undefined || expr === undefined || constantKind?.case !== 'stringValue') return;
      if (words.includes(constantKind.value)) return;
      wrong(
        expr,
        `This is never "${constantKind.value}".${didYouMean(constantKind.value, words)} It is one of ${words.join(', ')}.`,
      );
    };
    const wordsOf = (type: Type | undefined) => (type?.kind === 'string' ? type.words : undefined);
    if (name === '_==_' || name === '_!=_') {
      compare(wordsOf(a), args[1]);
      compare(wordsOf(b), args[0]);
    }
    const list = args[1]?.exprKind;
    if (name === '@in' && list?.case === 'listExpr')
      for (const element of list.value.elements) compare(wordsOf(a), element);
  };

  const loop = (expr: Expr, comprehension: Comprehension, scope: ReadonlyMap<string, Type>, loops: number): Type => {
    const { iterRange, accuInit, loopStep, result, iterVar, iterVar2, accuVar } = comprehension;
    if (iterRange === undefined || accuInit === undefined || loopStep === undefined || result === undefined) return ANY;
    const range = visit(iterRange, scope, loops);
    if (loops >= BOUNDS.loops) return wrong(expr, `Loops go at most ${BOUNDS.loops} deep.`);
    if (range.kind !== 'list' && range.kind !== 'any') {
      return wrong(expr, `Only the entries of a list can be asked, and this is ${typeName(range)}.`);
    }
    if (iterVar2 !== '') return wrong(expr, 'A loop has one variable: `service.ports.all(p, …)`.');
    if (scope.has(iterVar))
      return wrong(expr, `"${iterVar}" is the name of another variable already: use another one.`);
    const start = visit(accuInit, scope, loops);
    const inner = new Map([
      ...scope,
      [iterVar, range.kind === 'list' ? range.of : ANY] as const,
      [accuVar, start] as const,
    ]);
    const step = visit(loopStep, inner, loops + 1);
    return visit(result, new Map([...inner, [accuVar, joined(step, start)] as const]), loops + 1);
  };

  const type = visit(input.expr, input.variables, 0);
  return { type, mistakes };
}

function isText(expr: Expr | undefined): boolean {
  return expr?.exprKind.case === 'constExpr' && expr.exprKind.value.constantKind.case === 'stringValue';
}

function macroUsage(name: string): string {
  if (name === 'has') return 'Ask for a field: `has(service.image)`.';
  const body = name === 'map' ? 'p.target' : 'p.target > 1024';
  return `Write \`service.ports.${name}(p, ${body})\`.`;
}

/** Why a value cannot be what an expression comes to; undefined when it can. */
export function resultMistake(type: Type, shown: boolean): string | undefined {
  if (!shown)
    return fits(type, BOOL) ? undefined : `An expression must be true or false (bool), and this is ${typeName(type)}.`;
  if (isPlain(type)) return undefined;
  const field =
    type.kind === 'object'
      ? Object.keys(fieldsOf(type.name) ?? {}).find((name) => name === 'name' || name === 'key')
      : undefined;
  return `A message shows text, numbers and lists of them, and this is ${typeName(type)}.${field === undefined ? '' : ` Add a field: \`.${field}\`.`}`;
}
