import { lstatSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type RuleResult, type RuleTests, testRules } from '../app/rule-examples.js';
import { UserMistake } from '../lib/mistake.js';
import { didYouMean } from '../lib/suggest.js';
import { printable } from '../report/escape/terminal.js';
import { type Page, pageOf, styleOf } from '../report/text/page.js';
import { openLocal } from '../source/local.js';
import { complain } from './complain.js';
import type { ExitCode } from './exit-code.js';
import type { CommandOptions } from './options.js';
import { type Output, standardOutput } from './output.js';
import { terminalStyle } from './terminal.js';

const FORMATS: readonly string[] = ['text', 'json'];

/**
 * `rules test`: runs the examples of rule files. 0 when all are as the rules say, 1 when one is not or a rule lacks examples, 2 when a
 * file has mistakes; rules without mistakes are tested all the same. Throws UserMistake for a path without rules.
 */
export async function testRuleFiles(
  path: string,
  options: CommandOptions,
  output: Output = standardOutput(),
): Promise<ExitCode> {
  const [format = 'text', ...more] = options.format ?? [];
  if (more.length > 0 || !FORMATS.includes(format)) {
    throw new UserMistake(
      `unknown format "${format}".${didYouMean(format, FORMATS)} There are text, json; one at a time.`,
    );
  }
  const tests = await testRules(readFiles(path));
  if (format === 'json') output.write(`${JSON.stringify({ schemaVersion: 1, ...tests }, undefined, 2)}\n`);
  else {
    const { colour, width } = terminalStyle(false);
    writeTests(tests, pageOf(output.write, styleOf(colour), width));
  }
  output.close();
  if (tests.mistakes.length > 0) {
    await complain(...tests.mistakes);
    return 2;
  }
  return tests.rules.every(isRight) ? 0 : 1;
}

function readFiles(path: string): { readonly path: string; readonly text: string }[] {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UserMistake(`there is no folder or file "${path}". Give a folder of rule files.`);
  const single = stat.isDirectory() ? undefined : basename(path);
  const repository = openLocal(single === undefined ? path : dirname(path));
  const paths = repository.files
    .map((file) => file.path)
    .filter((one) => (single === undefined ? /\.ya?ml$/i.test(one) : one === single));
  if (paths.length === 0) throw new UserMistake(`"${path}" holds no rule: rules are YAML files. Is it ignored by git?`);
  return paths.map((one) => {
    const result = repository.read(one);
    if (!result.ok) throw new UserMistake(`${one}: ${result.message}`);
    return { path: one, text: result.text };
  });
}

function isRight({ examples, lacks }: RuleResult): boolean {
  return lacks.length === 0 && examples.every(({ wrong }) => wrong === undefined);
}

function writeTests({ rules, mistakes }: RuleTests, page: Page): void {
  const { bold } = page.style;
  for (const rule of rules) {
    const right = isRight(rule);
    const count = `${rule.examples.length} ${rule.examples.length === 1 ? 'example' : 'examples'}`;
    page.line(`${right ? 'ok    ' : 'wrong '} ${bold(rule.id)}  ${printable(`${rule.path}:${rule.line}`)}  ${count}`);
    for (const { kind, name, wrong } of rule.examples) {
      if (wrong !== undefined) page.prose('         ', 9, printable(`${kind}: ${name}. ${wrong}`));
    }
    for (const what of rule.lacks) page.prose('         ', 9, `The rule has no ${what.replace(/^an /, '')}.`);
  }
  const wrong = rules.filter((rule) => !isRight(rule)).length;
  const examples = rules.reduce((sum, rule) => sum + rule.examples.length, 0);
  const unread = mistakes.length === 0 ? '' : ' Mistakes in the files are told on standard error.';
  if (rules.length > 0) page.line();
  page.line(`Rules: ${rules.length}, examples: ${examples}, rules that are wrong: ${wrong}.${unread}`);
}
