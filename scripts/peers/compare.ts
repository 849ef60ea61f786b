import type { PeerDifference, PeerFile } from '../generate/peers/shape.js';

/** What another tool says of a line. */
export interface PeerFinding {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** What Groundplan says, with the places that it shows beside. */
export interface OwnFinding {
  readonly rule: string;
  readonly places: readonly { readonly path: string; readonly line: number }[];
}

export type Match = 'same line' | 'same file' | 'explained' | 'missing';

/** Whether Groundplan finds what the tool finds: at the line, in the file, or not, with or without a reason. */
export function matchOf(
  finding: PeerFinding,
  own: readonly OwnFinding[],
  covering: ReadonlySet<string>,
  differences: readonly PeerDifference[],
  /** The line that is reported, and whether it names an image that the repository builds. */
  reported: { readonly text: string; readonly built: boolean },
): Match {
  const places = own.filter(({ rule }) => covering.has(rule)).flatMap((one) => one.places);
  const inFile = places.filter(({ path }) => path === finding.path);
  if (inFile.some(({ line }) => line === finding.line)) return 'same line';
  if (inFile.length > 0) return 'same file';
  const isExplained = differences.some(
    ({ message, line, file, built }) =>
      matches(message, finding.message) &&
      matches(line, reported.text) &&
      matches(file, finding.path) &&
      (built === undefined || reported.built),
  );
  return isExplained ? 'explained' : 'missing';
}

function matches(expression: string | undefined, text: string): boolean {
  return expression === undefined || new RegExp(expression, 'i').test(text);
}

/** The differences that are listed for a rule of the tool. */
export function differencesOf(tool: PeerFile, rule: string): readonly PeerDifference[] {
  const listed = tool.rules.find(({ id }) => id === rule);
  if (listed === undefined) return [];
  const whole = listed.notCovered === undefined ? [] : [{ why: listed.notCovered }];
  return [...whole, ...(listed.differences ?? [])];
}
