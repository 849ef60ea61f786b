import { UNGOVERNED } from '../policy/config.js';
import { type LoadedRule, loadOrganisationRules, type RuleFile } from '../policy/organisation-rules.js';
import { loadRulebook } from '../rulebook/load.js';
import type { RuleExample } from '../rulebook/rule.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import { memory } from '../source/memory.js';
import { lintRepository } from './lint.js';
import { observe } from './observe.js';
import { ownRules } from './own-rules.js';
import { problemsOf } from './problems.js';
import { withRecovery } from './recovery.js';
import { resourcesOf } from './resources.js';
import { runbookReader } from './runbook-reader.js';
import { treeOf } from './tree.js';

/** What one example of a rule came to. */
export interface ExampleResult {
  readonly kind: 'fails' | 'passes';
  readonly name: string;
  /** Absent when it is as the rule says. One sentence, with places. */
  readonly wrong?: string;
}

export interface RuleResult {
  readonly id: string;
  readonly path: string;
  readonly line: number;
  readonly examples: readonly ExampleResult[];
  /** What the rule lacks: an example of either kind. */
  readonly lacks: readonly string[];
}

export interface RuleTests {
  readonly rules: readonly RuleResult[];
  /** Lines `path:line:column: message`; with them, the rules that have them are not among `rules`. */
  readonly mistakes: readonly string[];
}

/** Loads rules of an organisation and runs their examples, each as a repository of its own in memory. */
export async function testRules(files: readonly RuleFile[]): Promise<RuleTests> {
  const book = loadRulebook();
  const { rules, mistakes } = await loadOrganisationRules(files, book);
  const results: RuleResult[] = [];
  for (const rule of rules) results.push(await testRule(rule, book));
  return { rules: results, mistakes };
}

async function testRule(rule: LoadedRule, book: Rulebook): Promise<RuleResult> {
  const { fails, passes } = rule.source.examples;
  const examples: ExampleResult[] = [];
  for (const example of fails)
    examples.push({ kind: 'fails', name: example.name, ...(await testFailing(rule, example, book)) });
  for (const example of passes)
    examples.push({ kind: 'passes', name: example.name, ...(await testPassing(rule, example, book)) });
  const lacks = [
    ...(fails.length === 0 ? ['an example that fails'] : []),
    ...(passes.length === 0 ? ['an example that passes'] : []),
  ];
  return { id: rule.core.id, path: rule.path, line: rule.line, examples, lacks };
}

interface Outcome {
  readonly wrong?: string;
}

async function testFailing(rule: LoadedRule, example: RuleExample, book: Rulebook): Promise<Outcome> {
  const { places, defects, unjudged, unread } = await run(rule, example, book);
  const told = [...defects, ...unjudged, ...unread].map((reason) => ` ${reason}`).join('');
  if (places.length === 0) return { wrong: `It is reported nowhere.${told}` };
  if (example.at === undefined) return {};
  const wanted = example.at.join(', ');
  const got = places.join(', ');
  if (wanted === got) return {};
  return { wrong: `It is reported at ${got}, and \`at\` says ${wanted === '' ? 'nowhere' : wanted}.${told}` };
}

async function testPassing(rule: LoadedRule, example: RuleExample, book: Rulebook): Promise<Outcome> {
  const { places, messages, defects, unjudged } = await run(rule, example, book);
  if (places.length > 0) return { wrong: `It is reported at ${places.join(', ')}: ${messages[0] ?? ''}` };
  // To be quiet about what is unknown is right; to be unable to judge for another reason is not.
  const reasons = [...defects, ...unjudged.filter((reason) => !reason.includes(' is not known.'))];
  return reasons.length === 0 ? {} : { wrong: reasons.join(' ') };
}

/** Where the rule alone reports something, as `path:line`, and what kept it from judging. */
async function run(rule: LoadedRule, { files, pattern = 'none' }: RuleExample, book: Rulebook) {
  const own = await ownRules([rule]);
  const repository = memory(files);
  const { id, level } = rule.core;
  const { linted, problems } = await withRecovery(async () => {
    const seen = await observe(repository, book);
    const { loaded, observed, files: opened, catalogue, reach } = seen;
    const runbooks = await runbookReader(repository, seen);
    const problems = problemsOf(loaded.problems, opened.problems(), observed.problems);
    const linted = lintRepository({
      stacks: loaded.stacks,
      reachability: reach,
      catalogue,
      problems,
      evidence: observed.evidence,
      book: { ...book, rules: [rule.core] },
      config: {
        preset: 'strict',
        failOn: 'never',
        failOnDrift: false,
        onlyNew: true,
        include: [],
        exclude: [],
        rules: new Map([[id, { level }]]),
        overrides: [],
        suppressions: [],
        ...UNGOVERNED,
      },
      speaks: () => true,
      pattern,
      tree: treeOf(repository),
      resources: () =>
        resourcesOf({ repository, book, evidence: observed.evidence, parse: opened.parse, speaks: () => true }),
      runbooks,
      checks: own.checks,
      comments: [],
      reportStale: false,
    });
    return { linted, problems };
  });
  const findings = [...linted.findings];
  return {
    places: findings.map(({ location }) => `${location.path}:${location.line}`),
    messages: findings.map(({ message }) => message),
    defects: linted.defects.map(({ message }) => message),
    unjudged: own.limits().map(({ message }) => message),
    unread: problems
      .filter(({ severity }) => severity === 'error')
      .slice(0, 1)
      .map(({ at, message }) => `${at.file.path}: ${message}`),
  };
}
