import type { Engine, Expr } from './engine.js';

/**
 * The same expression with a counter in each loop and before each pattern, with lists that grow in place, and with `has` as a function
 * that knows unknown from absent.
 * The tree is new where it differs; ids stay, so that errors keep their places.
 */
export function guarded(engine: Engine, expr: Expr): Expr {
  const template = engine.parse('f(a, "") && a');
  const { exprKind: root } = template.expr;
  if (root.case !== 'callExpr') throw new Error('The engine parses `&&` as something other than a call.');
  const and = root.value;

  const call = (id: bigint, name: string, args: readonly Expr[]): Expr => ({
    ...template.expr,
    id,
    exprKind: { case: 'callExpr', value: { ...and, function: name, args: [...args] } },
  });
  const text = (id: bigint, value: string): Expr => ({
    ...engine.parse('""').expr,
    id,
    exprKind: constantOf(engine, value),
  });

  const visit = (node: Expr): Expr => {
    const kind = node.exprKind;
    switch (kind.case) {
      case 'selectExpr': {
        const { operand, testOnly, field } = kind.value;
        if (operand === undefined) return node;
        const inner = visit(operand);
        if (testOnly) return call(node.id, '@has', [inner, text(node.id, field)]);
        return { ...node, exprKind: { case: 'selectExpr', value: { ...kind.value, operand: inner } } };
      }
      case 'callExpr': {
        const { target, args, function: name } = kind.value;
        const [list, added] = args;
        const entries = added?.exprKind.case === 'listExpr' ? added.exprKind.value.elements : [];
        if (name === '_+_' && list !== undefined && isResult(list) && entries[0] !== undefined) {
          return call(node.id, '@append', [list, visit(entries[0])]);
        }
        if (name === 'matches') {
          const [text, pattern] = target === undefined ? args : [target, ...args];
          if (text === undefined || pattern === undefined) return node;
          const counted = call(text.id, '@text', [visit(text)]);
          return {
            ...node,
            exprKind: { case: 'callExpr', value: { ...kind.value, target: counted, args: [pattern] } },
          };
        }
        const value = {
          ...kind.value,
          args: args.map(visit),
          ...(target === undefined ? {} : { target: visit(target) }),
        };
        return { ...node, exprKind: { case: 'callExpr', value } };
      }
      case 'listExpr':
        return {
          ...node,
          exprKind: { case: 'listExpr', value: { ...kind.value, elements: kind.value.elements.map(visit) } },
        };
      case 'comprehensionExpr': {
        const parts = kind.value;
        const { iterRange, accuInit, loopCondition, loopStep, result } = parts;
        if (!(iterRange && accuInit && loopCondition && loopStep && result)) return node;
        const step = call(loopCondition.id, '@step', []);
        const value = {
          ...parts,
          iterRange: visit(iterRange),
          accuInit: visit(accuInit),
          loopCondition: call(loopCondition.id, '_&&_', [step, visit(loopCondition)]),
          loopStep: visit(loopStep),
          result: visit(result),
        };
        return { ...node, exprKind: { case: 'comprehensionExpr', value } };
      }
      default:
        return node;
    }
  };
  return visit(expr);
}

/** The variable in which a loop gathers what it comes to; no author can write this name. */
function isResult(expr: Expr): boolean {
  return expr.exprKind.case === 'identExpr' && expr.exprKind.value.name === '@result';
}

function constantOf(engine: Engine, value: string): Expr['exprKind'] {
  const { exprKind } = engine.parse('""').expr;
  if (exprKind.case !== 'constExpr') throw new Error('The engine parses a text as something other than a constant.');
  return {
    case: 'constExpr',
    value: { ...exprKind.value, constantKind: { case: 'stringValue', value } },
  };
}
