import type { ConvertedFile } from '../../app/scaffold/convert-files.js';
import { hiddenIn } from '../../lib/secrets/hide.js';
import { HIDDEN } from '../../lib/secrets/text.js';
import { unifiedDiff } from '../../lib/unified-diff.js';

/** How a file changes, or comes, as `git apply` takes it. */
export function diffOf({ path, before, after }: ConvertedFile): string {
  if (before !== undefined) return unifiedDiff(path, before, after);
  return unifiedDiff(path, '', after).replace(/^--- [^\n]*/, '--- /dev/null');
}

/** The lines of the diff for a person to read, who may read it in a log: values of credentials are hidden. */
export function shownDiff(file: ConvertedFile): readonly string[] {
  const [before, after] = [file.before ?? '', file.after].map((text) => hiddenIn(file.path, text.split('\n')));
  let [old, next] = [0, 0];
  return diffOf(file)
    .split('\n')
    .slice(0, -1)
    .map((line, index) => {
      if (index < 2) return line;
      if (line.startsWith('@')) {
        const [, from = '1', to = '1'] = /^@@ -(\d+)\S* \+(\d+)/.exec(line) ?? [];
        [old, next] = [Number(from) - 1, Number(to) - 1];
        return line;
      }
      const ranges = (line.startsWith('-') ? before?.get(old) : after?.get(next)) ?? [];
      if (/^[- ]/.test(line)) old += 1;
      if (/^[+ ]/.test(line)) next += 1;
      return hidden(line, ranges);
    });
}

/** A line of a diff, of which the ranges count from behind its sign. */
function hidden(line: string, ranges: readonly { readonly start: number; readonly end: number }[]): string {
  let shown = '';
  let done = 0;
  for (const { start, end } of ranges) {
    shown += line.slice(done, start + 1) + HIDDEN;
    done = end + 1;
  }
  return shown + line.slice(done);
}
