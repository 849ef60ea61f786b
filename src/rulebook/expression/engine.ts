/** The CEL library, loaded when the first rule needs it: a run without rules of an organisation does not pay for it. */
export type Engine = typeof import('@bufbuild/cel');

export type Expr = ReturnType<Engine['parse']>['expr'];
export type ParsedExpr = ReturnType<Engine['parse']>;
export type CallExpr = Extract<Expr['exprKind'], { case: 'callExpr' }>['value'];
export type Comprehension = Extract<Expr['exprKind'], { case: 'comprehensionExpr' }>['value'];

let loading: Promise<Engine> | undefined;

/** Loads the library once. */
export function loadEngine(): Promise<Engine> {
  loading ??= import('@bufbuild/cel');
  return loading;
}
