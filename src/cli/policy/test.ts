import { testPolicies } from '../../app/policy/examples.js';
import { findPolicies } from '../../app/policy/find.js';
import { UserMistake } from '../../lib/mistake.js';
import { printable } from '../../report/escape/terminal.js';
import { counted } from '../../report/phrases.js';
import type { TestedPolicies, TestedPolicy } from '../../report/policy/tested.js';
import type { Page } from '../../report/text/page.js';
import { openLocal } from '../../source/local.js';
import { complain } from '../complain.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { policySourceOf } from '../policies.js';
import { formatOf, outputOf, pageOn, writeJson } from './format.js';
import { rooted } from './root.js';

/**
 * `policy test`: runs the examples of a policy, or of those in a folder. 0 when all are as the policies say, 1 when one is not or a policy
 * lacks examples, 2 when a policy has mistakes; the others are tested all the same. Throws UserMistake for a path without policies.
 */
export async function testPolicyFiles(path: string, options: CommandOptions): Promise<ExitCode> {
  const format = formatOf(options, ['text', 'json']);
  const { root, path: inside, isFolder } = rooted(path);
  const repository = openLocal(root);
  const paths = isFolder ? findPolicies(repository, inside) : [inside];
  if (paths.length === 0) {
    throw new UserMistake(
      `"${path}" holds no policy: policies are YAML files with keys such as preset, rules and locks. Is it ignored by git? \`groundplan init --policy base.yml\` writes a first one.`,
    );
  }
  const tests = await testPolicies(repository, paths, policySourceOf(options));
  const output = outputOf(options);
  if (format === 'json') writeJson(output, tests);
  else writeTests(tests, pageOn(output, options));
  output.close();
  if (tests.mistakes.length > 0) {
    await complain(...tests.mistakes);
    return 2;
  }
  return tests.policies.every(isRight) ? 0 : 1;
}

function isRight({ examples, lacks }: TestedPolicy): boolean {
  return lacks.length === 0 && examples.every(({ wrong }) => wrong === undefined);
}

function writeTests({ policies, mistakes }: TestedPolicies, page: Page): void {
  for (const policy of policies) {
    const word = isRight(policy) ? 'ok    ' : 'wrong ';
    page.line(`${word} ${page.style.bold(printable(policy.path))}  ${counted(policy.examples.length, 'example')}`);
    for (const { name, line, wrong } of policy.examples) {
      if (wrong !== undefined) page.prose('       ', 7, printable(`line ${line}, ${name}: ${wrong}`));
    }
    for (const what of policy.lacks) page.prose('       ', 7, `The policy has no ${what.replace(/^an /, '')}.`);
  }
  const wrong = policies.filter((policy) => !isRight(policy)).length;
  const examples = policies.reduce((sum, policy) => sum + policy.examples.length, 0);
  const unread = mistakes.length === 0 ? '' : ' Mistakes in the files are told on standard error.';
  if (policies.length > 0) page.line();
  page.line(`Policies: ${policies.length}, examples: ${examples}, policies that are wrong: ${wrong}.${unread}`);
}
