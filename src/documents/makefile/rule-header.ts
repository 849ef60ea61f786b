import type { JoinedText } from '../../lib/joined-text.js';
import type { Located, SourceFile } from '../location.js';
import { findOutside, wordRangesOutside } from './references.js';

/** The line of a rule: what it makes and what must be there before. */
export interface RuleHeader {
  readonly targets: readonly Located<string>[];
  /** In order, as written, without the `|` before those that are only ordered. */
  readonly prerequisites: readonly Located<string>[];
  /** `target::`, of which there may be several with recipes. */
  readonly isDouble: boolean;
}

/** Reads the line of a rule whose first colon stands at an offset (GNU make manual, 4.2 and 4.12). */
export function ruleHeader(file: SourceFile, joined: JoinedText, content: string, colon: number): RuleHeader {
  const words = (from: number, to: number): Located<string>[] =>
    wordRangesOutside(content.slice(from, to)).flatMap(([start, end]) => {
      const value = content.slice(from + start, from + end);
      if (value === '&' || value === '|') return [];
      const [first, last] = joined.rangeOf(from + start, from + end);
      return [{ value, at: { file, start: first, end: last, pointer: '' } }];
    });
  let from = colon;
  while (content[from] === ':') from++;
  const semicolon = findOutside(content.slice(from), ';');
  const end = semicolon < 0 ? content.length : from + semicolon;
  // `targets: %.o: %.c` names a pattern before what is needed.
  const second = findOutside(content.slice(from, end), ':');
  return {
    targets: words(0, colon),
    prerequisites: words(second < 0 ? from : from + second + 1, end),
    isDouble: from - colon === 2,
  };
}
