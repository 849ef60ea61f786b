import { cut } from './escape/cut.js';
import { xmlText } from './escape/xml.js';
import { fails, HELD, isHeld } from './failing.js';
import { isWhole, pathFromRoot, type RenderOptions } from './options.js';
import { type FileFindings, filesBySeverity } from './order.js';
import { confidenceInWords, decisionInWords, percent } from './phrases.js';
import type { Report, ReportFinding, ReportRule, Write } from './report.js';

/** Characters of one text: viewers of test results show names in a table. */
const NAME = 300;
const TEXT = 4000;

/**
 * JUnit XML as GitLab, Jenkins and CircleCI read it: a suite for each file, the worst first, a test for each finding, and before
 * them a test for the verdict, so that there is always one. What fails the run is a failure, what does not count is skipped, the
 * rest passes and says on its standard output what was found. A verdict that is held back is skipped: it is no pass. All of them are there also with a base: these platforms compare by
 * name, which therefore holds no line.
 */
export function renderJunit(report: Report, options: RenderOptions, write: Write): void {
  const judged = options.only === undefined;
  const { outcome } = report.verdict;
  const total = judged ? totalOf(report) : { tests: 0, failures: 0 };
  const failures = total.failures + (judged && outcome === 'fail' ? 1 : 0);
  const errors = judged && outcome === 'error' ? 1 : 0;
  write('<?xml version="1.0" encoding="UTF-8"?>\n');
  write(
    `<testsuites name="Groundplan" tests="${total.tests + 1}" failures="${failures}" errors="${errors}" time="0">\n`,
  );
  if (judged) writeVerdict(report, write);
  else writeSuite('Groundplan', [{ attributes: attributes('Groundplan', architecture(report)), outcome: '' }], write);
  if (judged) {
    const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
    for (const file of filesBySeverity(report.findings)) writeFile(file, { report, rules, options, write });
  }
  write('</testsuites>\n');
}

interface Page {
  readonly report: Report;
  readonly rules: ReadonlyMap<string, ReportRule>;
  readonly options: RenderOptions;
  readonly write: Write;
}

/** A test: its attributes, and the element that tells its outcome, empty for one that passes. */
interface Case {
  readonly attributes: string;
  readonly outcome: string;
}

function totalOf({ findings, verdict }: Report): { tests: number; failures: number } {
  let tests = 0;
  let failures = 0;
  for (const finding of findings) {
    tests += 1;
    if (fails(finding, verdict)) failures += 1;
  }
  return { tests, failures };
}

function writeVerdict(report: Report, write: Write): void {
  const { outcome, held, because } = report.verdict;
  const failed = outcome === 'fail' ? 'failure' : 'error';
  const told = held ? element('skipped', because) : outcome === 'pass' ? '' : element(failed, because, because);
  const printed = output(because, `Architecture: ${architecture(report)}`);
  writeSuite('Groundplan', [{ attributes: attributes('Groundplan', 'Verdict'), outcome: `${told}${printed}` }], write);
}

function architecture({ pattern }: Report): string {
  return `${pattern.name} (${confidenceInWords(pattern.confidence)}, ${percent(pattern.confidence)})`;
}

function writeFile({ path, findings }: FileFindings, { report, rules, options, write }: Page): void {
  const fromRoot = pathFromRoot(path, options);
  const file = isWhole(fromRoot) ? '.' : fromRoot;
  const named = new Map<string, number>();
  const cases = findings.map((finding): Case => {
    const told = cut(finding.message, NAME);
    const key = `${finding.ruleId} ${told}`;
    const before = named.get(key) ?? 0;
    named.set(key, before + 1);
    const name = before === 0 ? told : `${told} (${before + 1})`;
    return {
      attributes: `${attributes(finding.ruleId, name)} file="${xmlText(file)}"`,
      outcome: outcomeOf(finding, file, rules.get(finding.ruleId), report),
    };
  });
  writeSuite(file, cases, write);
}

function outcomeOf(finding: ReportFinding, file: string, rule: ReportRule | undefined, { verdict }: Report): string {
  if (finding.disposition !== 'active') {
    return element('skipped', cut(decisionInWords(finding), NAME));
  }
  const { level, message, location } = finding;
  const age = finding.age === 'unchanged' ? ' It was there before.' : '';
  const lines = [
    `${level}: ${message}${age}`,
    `at ${file}:${location.line}:${location.column}`,
    ...(isHeld(finding, verdict) ? [HELD] : []),
    ...(rule === undefined ? [] : [`What to do: ${rule.fix}`, `More: ${rule.helpUri}`]),
  ].map((line) => cut(line, TEXT));
  return fails(finding, verdict) ? element('failure', cut(message, NAME), ...lines) : output(...lines);
}

function writeSuite(name: string, cases: readonly Case[], write: Write): void {
  const count = (start: string): number => cases.filter(({ outcome }) => outcome.startsWith(start)).length;
  write(
    `  <testsuite name="${xmlText(name)}" tests="${cases.length}" failures="${count('<failure')}" errors="${count('<error')}" skipped="${count('<skipped')}" time="0">\n`,
  );
  for (const { attributes: given, outcome } of cases) {
    write(outcome === '' ? `    <testcase ${given}/>\n` : `    <testcase ${given}>${outcome}</testcase>\n`);
  }
  write('  </testsuite>\n');
}

function attributes(classname: string, name: string): string {
  return `classname="${xmlText(classname)}" name="${xmlText(name)}" time="0"`;
}

/** `message` is what tables show, the lines what is shown of one test. */
function element(name: 'failure' | 'error' | 'skipped', message: string, ...lines: readonly string[]): string {
  const text = lines.map(xmlText).join('\n');
  const opened = `<${name} message="${xmlText(message)}"${name === 'skipped' ? '' : ` type="${name}"`}`;
  return text === '' ? `${opened}/>` : `${opened}>${text}</${name}>`;
}

function output(...lines: readonly string[]): string {
  return `<system-out>${lines.map(xmlText).join('\n')}</system-out>`;
}
