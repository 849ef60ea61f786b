import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  isShown,
  linesOfPatch,
  suggestionBody,
  suggestionKey,
  suggestionsOf,
} from '../../../src/github/suggestions.js';
import { unifiedDiff } from '../../../src/lib/unified-diff.js';
import type { ReportFinding } from '../../../src/report/report.js';
import { CHANGED_TEXT, changedReport } from '../../report/change-fixture.js';
import { finding, place, shopReport } from '../../report/fixture.js';
import { type LocalGithub, localGithub, TOKEN } from '../server/server.js';
import { BASE, HEAD, PULL, posted } from './step.js';

const OPTIONS = { colour: false, width: 120 };
const ONLY = { check: 'false', comment: 'never', suggestions: 'true' };
/** What the pull request changes: the database is published. */
const BEFORE = CHANGED_TEXT.replace('    ports:\n      - "5432:5432"\n', '');

let github: LocalGithub;
beforeEach(async () => {
  github = await localGithub();
  showChange(BEFORE);
});
afterEach(async () => {
  await github.close();
  expect(github.mistakes).toEqual([]);
});

function showChange(before: string, after = CHANGED_TEXT): void {
  // GitHub shows hunks alone.
  const patch = unifiedDiff('compose.yml', before, after)
    .replace(/^---.*\n\+\+\+.*\n/, '')
    .replace(/\n$/, '');
  const files = [{ filename: 'compose.yml', status: 'modified', patch }];
  github.state.pulls.set(PULL, { head: HEAD, headLabel: 'acme:topic', base: BASE, files });
}

/** A report of one finding with this fix in the changed file. */
function fixed(edits: readonly { start: number; end: number; text: string }[], parts: Partial<ReportFinding> = {}) {
  const fix = { description: 'Mend it.', edits: edits.map((edit) => ({ path: 'compose.yml', ...edit })) };
  const findings = [finding({ location: place('compose.yml', 13, 9, 11), age: 'new', fix, ...parts })];
  return changedReport({ findings });
}

const at = CHANGED_TEXT.indexOf('      - "5432:5432"');

describe('suggestions', () => {
  test('stand on the changed lines in one review of the head', async () => {
    const { warnings } = await posted(github, changedReport(), ONLY);
    expect(warnings).toEqual([]);
    expect(github.state.reviews).toMatchObject([{ event: 'COMMENT', commit: HEAD, comments: { length: 1 } }]);
    const [comment] = github.state.reviews[0]?.comments ?? [];
    expect(comment).toMatchObject({ path: 'compose.yml', line: 13 });
    expect(comment?.body).toContain('```suggestion\n      - "127.0.0.1:5432:5432"\n```\n');
  });

  test('are not repeated by the next run, and a new one is made beside them', async () => {
    await posted(github, changedReport(), ONLY);
    await posted(github, changedReport(), ONLY, { run: 101 });
    expect(github.state.reviews).toHaveLength(1);
    await posted(github, fixed([{ start: at, end: at, text: '      # Published.\n' }]), ONLY, { run: 102 });
    expect(github.state.reviews).toHaveLength(2);
  });

  test.each([
    ['is not safe', { unsafe: true }],
    ['the base needs as well', { age: 'unchanged' }],
    ['touches another file', { more: 'other.yml' }],
  ])(
    'leave out a fix that %s',
    async (_name, { unsafe, age, more }: { unsafe?: boolean; age?: string; more?: string }) => {
      const edit = { path: 'compose.yml', start: at, end: at + 6, text: '' };
      const edits = more === undefined ? [edit] : [edit, { ...edit, path: more }];
      const fix = { description: 'Mend it.', edits, ...(unsafe === undefined ? {} : { unsafe }) };
      const report = fixed([], { fix, ...(age === 'unchanged' ? { age } : {}) });
      expect(suggestionsOf(report, OPTIONS)).toEqual([]);
    },
  );

  test('leave out lines that the pull request does not change, or shows otherwise', async () => {
    showChange(CHANGED_TEXT.replace('image: nginx:1.27', 'image: nginx:1.26'));
    await posted(github, changedReport(), ONLY);
    showChange(BEFORE.replace('nginx', 'caddy'), CHANGED_TEXT.replace('"5432:5432"', '"5432:5432" # main'));
    await posted(github, changedReport(), ONLY);
    expect(github.state.reviews).toEqual([]);
  });

  test('are at most twenty, on lines of their own', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `x${String(index).padStart(2, '0')}`);
    const text = `${names.join('\n')}\n`;
    showChange('', text);
    const findings = names.flatMap((_, index) =>
      [0, 1].map((part) =>
        finding({
          location: place('compose.yml', index + 1, 1, 3),
          fingerprint: `${index} ${part}`,
          fix: {
            description: 'Mend it.',
            edits: [{ path: 'compose.yml', start: index * 4, end: index * 4 + 1 + part, text: 'y' }],
          },
        }),
      ),
    );
    const report = shopReport({ findings, sourceOf: () => text });
    await posted(github, report, ONLY);
    await posted(github, report, ONLY, { run: 101 });
    const lines = github.state.reviews.map(({ comments }) => comments.map(({ line }) => line));
    expect(lines.map((list) => [list.length, new Set(list).size])).toEqual([
      [20, 20],
      [20, 20],
    ]);
  });

  test('may stand on the line above what they insert', async () => {
    const below = CHANGED_TEXT.indexOf('    networks: [back]\n  worker');
    await posted(github, fixed([{ start: below, end: below, text: '    restart: always\n' }]), ONLY);
    expect(github.state.reviews[0]?.comments).toMatchObject([{ line: 13 }]);
    expect(github.state.reviews[0]?.comments[0]?.body).toContain(
      '```suggestion\n      - "5432:5432"\n    restart: always\n```',
    );
  });

  test('without the permission are one warning', async () => {
    github.tokens[0] = { token: TOKEN, login: 'github-actions[bot]', permissions: { checks: 'write' } };
    const { warnings } = await posted(github, changedReport(), ONLY);
    expect(warnings).toEqual([expect.stringMatching(/^No suggestions: the token may not\. .*`pull-requests: write`/)]);
  });

  test.each([true, false])('of which the answer is lost stand once (carried out: %s)', async (after) => {
    github.faults.push({ on: 'POST /pulls', status: 502, message: 'Bad Gateway', after });
    await posted(github, changedReport(), ONLY);
    expect(github.state.reviews).toHaveLength(1);
  });

  test('give what the fix gives, whatever lines its edits touch', () => {
    const size = CHANGED_TEXT.length;
    const edit = fc.record({ start: fc.nat(size), length: fc.nat(40), text: fc.string({ maxLength: 20 }) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (made) => {
        const edits = made
          .map(({ start, length, text }) => ({
            start,
            end: Math.min(size, start + length),
            text: text.replaceAll('\r', ''),
          }))
          .sort((a, b) => a.start - b.start)
          .filter(({ start }, index, all) => all.slice(0, index).every(({ end }) => end <= start));
        for (const suggestion of suggestionsOf(fixed(edits), OPTIONS)) {
          const lines = CHANGED_TEXT.split('\n');
          expect(lines.slice(suggestion.first - 1, suggestion.last)).toEqual(suggestion.before);
          lines.splice(suggestion.first - 1, suggestion.before.length, ...suggestion.after);
          const mended = [...edits]
            .reverse()
            .reduce((text, one) => text.slice(0, one.start) + one.text + text.slice(one.end), CHANGED_TEXT);
          // A line break at the end of what is replaced is GitHub's.
          expect(lines.join('\n').replace(/\n+$/, '')).toBe(mended.replace(/\n+$/, ''));
        }
      }),
    );
  });

  test('cannot be broken out of', () => {
    const [suggestion] = suggestionsOf(changedReport(), OPTIONS);
    if (suggestion === undefined) throw new Error('There is no suggestion.');
    const hostile = {
      ...suggestion,
      after: ['````', '```suggestion', '<!-- groundplan -->'],
      message: '@everyone <img src=x>',
    };
    const body = suggestionBody(hostile, 'default');
    const fences = body.split('\n').filter((line) => /^`{5,}/.test(line));
    expect(fences).toEqual(['`````suggestion', '`````']);
    expect(body).not.toMatch(/@everyone|<img/);
    expect(suggestionKey(body, 'default')).toBe(hostile.key);
    expect(suggestionKey(body, 'other')).toBeUndefined();
  });

  test('are found in a patch of several hunks', () => {
    const lines = linesOfPatch(
      '@@ -1,2 +1,3 @@ services:\n one\n+two\n three\n@@ -9 +10 @@\n-nine\n+ten\n\\ No newline at end of file',
    );
    expect([...lines]).toEqual([
      [1, { text: 'one', added: false }],
      [2, { text: 'two', added: true }],
      [3, { text: 'three', added: false }],
      [10, { text: 'ten', added: true }],
    ]);
    expect(isShown({ first: 1, before: ['one'] } as never, lines)).toBe(false);
  });
});
