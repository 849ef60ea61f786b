import type { ExpressionMistake } from './mistake.js';

/** What an expression may cost. */
export const BOUNDS = {
  characters: 2_000,
  brackets: 24,
  /** Words and signs: what the parser's own work grows with. */
  tokens: 700,
  operators: 200,
  /** Loops within loops. */
  loops: 2,
  /** Entries of lists that one evaluation looks at. */
  steps: 20_000,
  /** The same for one rule in a run. */
  stepsOfRule: 500_000,
  /** The same for all rules in a run. */
  stepsOfRun: 3_000_000,
  /** Entries of a list that an expression sees. */
  entries: 1_000,
  /** Characters of a text that an expression sees. */
  text: 4_000,
  /** Characters that a pattern looks at for one step. */
  matched: 16,
  /** Mistakes of one expression that are told. */
  mistakes: 5,
  /** Characters that one placeholder of a message shows. */
  shown: 200,
} as const;

/** Steps that the rules of one run share. */
export interface Budget {
  left: number;
}

const TOKEN = /[A-Za-z0-9_]+|[^\sA-Za-z0-9_]/g;
const OPERATOR = /&&|\|\||[<>=!]=|[-+*/%?<>!]|\bin\b/g;

/** A reason not to parse a text at all: parsers recurse, and some of them try again and again. */
export function boundMistake(text: string): ExpressionMistake | undefined {
  if (text.trim() === '') return { offset: 0, message: 'There is no expression here.' };
  if (text.length > BOUNDS.characters) {
    return {
      offset: BOUNDS.characters,
      message: `An expression has at most ${BOUNDS.characters} characters, and this one has ${text.length}. Write two rules.`,
    };
  }
  let depth = 0;
  for (const [offset, character] of [...text].entries()) {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (depth > BOUNDS.brackets) {
      return { offset, message: `Brackets go at most ${BOUNDS.brackets} levels deep.` };
    }
  }
  const tokens = text.match(TOKEN)?.length ?? 0;
  const operators = text.match(OPERATOR)?.length ?? 0;
  if (operators > BOUNDS.operators) {
    return {
      offset: 0,
      message: `An expression has at most ${BOUNDS.operators} operators, and this one has ${operators}. Write two rules.`,
    };
  }
  if (tokens > BOUNDS.tokens) {
    return {
      offset: 0,
      message: `An expression has at most ${BOUNDS.tokens} words and signs, and this one has ${tokens}. Write two rules.`,
    };
  }
  return undefined;
}
