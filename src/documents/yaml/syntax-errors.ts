import type { Composer, ErrorCode } from 'yaml';
import { positionOf } from '../location.js';
import { MAX_PROBLEMS, problemAt } from '../syntax.js';
import { describeSyntaxError } from './errors.js';
import type { YamlTree } from './tree.js';

/** No mistake to the reference loader. */
const COMMENT_TOUCHES = 'Comments must be separated';

type Source = number | readonly number[] | { readonly offset: number; readonly source?: unknown };

/**
 * Takes the library's errors where they arise, as values: its own error objects capture a call stack each, which makes a
 * broken file a hundred times as slow as a good one. After the first few errors of a file the others only follow from them.
 */
export class SyntaxErrors {
  private count = 0;
  private lastLine = 0;
  private lastStart = -1;

  constructor(
    private readonly text: string,
    private readonly tree: YamlTree,
  ) {}

  listenTo(composer: Composer): void {
    const listener = composer as unknown as {
      onError: (source: Source, code: ErrorCode, message: string, warning?: boolean) => void;
    };
    listener.onError = (source, code, message, warning) => {
      // A directive that is not known to Compose stops it.
      if (warning && code !== 'BAD_DIRECTIVE') return;
      if (code === 'MISSING_CHAR' && message.startsWith(COMMENT_TOUCHES)) return;
      if (typeof source === 'number') this.add(source, source + 1, code, message);
      else if ('offset' in source) {
        const length = typeof source.source === 'string' ? source.source.length : 1;
        this.add(source.offset, source.offset + length, code, message);
      } else this.add(source[0] ?? 0, source[1] ?? source[0] ?? 0, code, message);
    };
  }

  add(from: number, to: number, code: ErrorCode, message: string): void {
    if (++this.count > MAX_PROBLEMS) return;
    const { file, problems } = this.tree;
    const start = Math.max(0, Math.min(from, this.text.length));
    const end = Math.max(start, Math.min(to, this.text.length));
    const at = { file, start, end, pointer: '' };
    const { line } = positionOf(at);
    // What is said of the same place, or comes after an error on its line, follows from that; only this code tells more.
    if (start === this.lastStart && code === 'MULTILINE_IMPLICIT_KEY') problems.pop();
    else if (start === this.lastStart || (code === 'UNEXPECTED_TOKEN' && line === this.lastLine)) return;
    this.lastLine = line;
    this.lastStart = start;
    const wording = describeSyntaxError(code, message, this.text.slice(start, start + 2));
    problems.push(problemAt(file, start, end, { code: 'yaml-syntax', ...wording }));
  }
}
