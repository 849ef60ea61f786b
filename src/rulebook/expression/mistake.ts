/** One thing that is wrong with an expression, at an offset into its text. */
export interface ExpressionMistake {
  readonly offset: number;
  /** One sentence, or two: what is wrong, and what is allowed. */
  readonly message: string;
}
