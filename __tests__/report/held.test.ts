import { describe, expect, test } from '@jest/globals';
import { annotationsOf } from '../../src/github/annotations.js';
import { checkRunOf } from '../../src/github/check.js';
import { commentOf } from '../../src/github/comment.js';
import { webAddress } from '../../src/report/escape/uri.js';
import { fails, isHeld, shownLevel } from '../../src/report/failing.js';
import { renderGitlab } from '../../src/report/gitlab.js';
import { headline, isClean } from '../../src/report/headline.js';
import type { ReportWaiver } from '../../src/report/policy.js';
import { isUrgent, proposalInWords, waiversByUrgency } from '../../src/report/policy-words.js';
import { renderText } from '../../src/report/text.js';
import { renderUnix } from '../../src/report/unix.js';
import { comparison } from './change-fixture.js';
import { heldReport, shopPolicy } from './policy-fixture.js';
import { rendered } from './rendered.js';

const report = heldReport();
const { blocksFrom: _, ...undated } = report.verdict;

describe('a verdict that is held back', () => {
  test.each([
    [report.verdict, 'Would fail from 2027-02-01: 1 new error'],
    [undated, 'Would fail: 1 new error'],
    [{ ...report.verdict, enforcement: 'observe' }, 'Observed: 1 new error would fail from 2027-02-01'],
    [{ ...undated, enforcement: 'observe' }, 'Observed: 1 new error would fail'],
  ] as const)('never reads as a pass: %#', (verdict, words) => {
    expect(headline(heldReport({ verdict }))).toBe(
      `${words} · Externalized Infrastructure (was Multi-Tier Architecture)`,
    );
    expect(rendered(renderText, heldReport({ verdict }))).not.toMatch(/Passed/);
  });

  test('is none that a comment may be silent of, even where drift is all that it is about', () => {
    const counts = { new: { error: 0, warning: 0, note: 0 }, fixed: 0, unchanged: 0 };
    const pattern = comparison().pattern.after;
    const quiet = heldReport({
      findings: [],
      counts: { ...report.counts, error: 0, warning: 0 },
      comparison: comparison({ counts, changes: [], pattern: { before: pattern, after: pattern } }),
      verdict: { ...report.verdict, failOnDrift: true },
    });
    expect(isClean(quiet)).toBe(false);
    expect(headline(quiet)).toMatch(/^Would fail from 2027-02-01: another architecture · /);
  });

  test('is neutral as a check run, and its errors are warnings there', () => {
    const settings = { name: 'Groundplan', head: 'a'.repeat(40), externalId: '1', page: '' };
    const check = checkRunOf(report, { colour: false, width: 80 }, settings);
    expect(check.conclusion).toBe('neutral');
    expect(check.title).toMatch(/^Would fail from 2027-02-01/);
    expect(
      checkRunOf({ ...report, verdict: { ...report.verdict, held: false } }, { colour: false, width: 80 }, settings)
        .conclusion,
    ).toBe('success');
    const { annotations } = annotationsOf(report, { colour: false, width: 80 });
    expect(annotations.map(({ annotation_level }) => annotation_level)).not.toContain('failure');
    expect(annotations[0]?.message).toContain('It does not fail the run yet.');
  });

  test('makes a comment where one is wanted on failure, unless it only observes', () => {
    const settings = {
      marker: { id: 'main', head: 'a'.repeat(40), run: 1, attempt: 1 },
      page: 'page',
    };
    expect(commentOf(report, 'on-failure', settings)?.action).toBe('write');
    const observed = heldReport({ verdict: { ...report.verdict, enforcement: 'observe' } });
    expect(commentOf(observed, 'on-failure', settings)?.action).toBe('resolve');
  });

  test('makes warnings of its errors for tools that fail by severity', () => {
    expect(rendered(renderUnix, report)).toMatch(
      /^compose\.yml:13:9: warning: .* It does not fail the run yet\. \[published-store-port\]$/m,
    );
    const issues = JSON.parse(rendered(renderGitlab, report)) as { severity: string }[];
    expect(issues.map(({ severity }) => severity)).not.toContain('critical');
    const findings = [...report.findings];
    expect(findings.map((one) => [fails(one, report.verdict), isHeld(one, report.verdict), shownLevel(one)])).toEqual([
      [false, false, 'warning'],
      [false, false, 'warning'],
      [false, true, 'warning'],
      [false, false, 'warning'],
    ]);
  });
});

describe('waivers in a report', () => {
  test('come in the order in which they call for something', () => {
    const states = waiversByUrgency(shopPolicy().waivers).map(({ state }) => state);
    expect(states).toEqual(['ended', 'refused', 'refused', 'ending', 'unused', 'active']);
    const partly: ReportWaiver = { ...(shopPolicy().waivers[0] as ReportWaiver), because: 'Not for `a`.' };
    expect([isUrgent(partly), isUrgent({ ...partly, because: undefined } as never)]).toEqual([true, false]);
  });

  test('and the rules of a proposal are counted, those of most findings first', () => {
    const more = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`rule-${index}`, index + 1]));
    const [line = ''] = proposalInWords({ because: '', more, fewer: {}, mistakes: [] });
    expect(line).toMatch(/^It would count more: 10 of `rule-9`, .* and of 2 more rules\.$/);
  });
});

test.each([
  ['javascript:alert(1)', undefined],
  [`https://x/${'a'.repeat(600)}`, undefined],
  ['https://x/a%20b.yml#L3', 'https://x/a%20b.yml#L3'],
  ['https://x/"><b>#\ud800#', 'https://x/%22%3E%3Cb%3E#%EF%BF%BD%23'],
])('the address %j is linked as %j', (address, linked) => {
  expect(webAddress(address)).toBe(linked);
});
