import { contextOf } from '../../__tests__/lint/pipeline.js';
import { analyse } from '../../src/app/analyse.js';
import type { LintContext } from '../../src/lint/check.js';
import { CHECKS } from '../../src/lint/checks/index.js';
import { lintContext } from '../../src/lint/context.js';
import { loadRulebook, loadTexts } from '../../src/rulebook/load.js';
import type { RuleCore, RuleExample } from '../../src/rulebook/rule.js';
import { memory } from '../../src/source/memory.js';

/** An example of a rule, loaded once: mutants are run on it again and again. */
export interface Case {
  readonly kind: 'fails' | 'passes';
  readonly example: RuleExample;
  readonly context: LintContext;
  /** `path:line` of the findings, in order. */
  readonly wanted: readonly string[];
}

export interface ProvenRule {
  readonly rule: RuleCore;
  readonly cases: readonly Case[];
  /** Why no example gets a value from another file or an anchor. */
  readonly inPlace?: string;
}

/** Every rule of the catalogue, or those that are named, with its examples. */
export async function provenRules(ids: readonly string[] = []): Promise<readonly ProvenRule[]> {
  const { rules } = loadRulebook();
  const texts = await loadTexts();
  const chosen = ids.length === 0 ? rules : rules.filter(({ id }) => ids.includes(id));
  const proven: ProvenRule[] = [];
  for (const rule of chosen) {
    const { fails = [], passes = [], inPlace } = texts.rules[rule.id]?.examples ?? {};
    const cases: Case[] = [];
    for (const example of fails) cases.push(await caseOf(rule, 'fails', example));
    for (const example of passes) cases.push(await caseOf(rule, 'passes', example));
    proven.push({ rule, cases, ...(inPlace === undefined ? {} : { inPlace }) });
  }
  return proven;
}

async function caseOf(rule: RuleCore, kind: Case['kind'], example: RuleExample): Promise<Case> {
  const isJudged = rule.check === 'problem' && (rule.category === 'suppressions' || CONFIGURATION in example.files);
  const context = isJudged ? await judgedContext(example) : contextOf(example.files, example.pattern);
  return { kind, example, context, wanted: kind === 'fails' ? (example.at ?? []) : [] };
}

const CONFIGURATION = '.groundplan.yml';

/**
 * What is wrong with suppressions and baselines shows when all rules have run, and what a configuration expects when all was read: it
 * is handed to the check of problems, and overheard there.
 */
async function judgedContext({ files }: RuleExample): Promise<LintContext> {
  const listened = CHECKS.find(({ name }) => name === 'problem') as
    | { run: (context: LintContext) => unknown }
    | undefined;
  if (listened === undefined) throw new Error('The check of problems is gone.');
  const { run } = listened;
  const heard = new Map<string, LintContext['problems'][number]>();
  listened.run = (context) => {
    for (const problem of context.problems) {
      const { file, start } = problem.at;
      heard.set(JSON.stringify([problem.code, file.path, start, problem.message]), problem);
    }
    return [];
  };
  try {
    await analyse(memory(files), { target: '.', preset: 'strict', today: '2026-01-01' });
  } finally {
    listened.run = run;
  }
  return lintContext({ ...contextOf(files), problems: [...heard.values()] });
}

const COMPOSE_FILE = /\.ya?ml$/;
/** An alias, a merge key, or a service that builds on another. */
const BROUGHT_IN = /<<:|^\s*(?:- )*(?:- |[\w"'-]+: )\*\w|[{[,:]\s*\*\w+\s*[,}\]]|^\s+extends:|^include:/m;

/** True when something of the example comes into its project from another file or by an anchor. */
export function isBroughtIn({ example, context }: Case): boolean {
  if (context.stacks.some(({ files }) => files.length > 1)) return true;
  return Object.entries(example.files).some(([path, text]) => COMPOSE_FILE.test(path) && BROUGHT_IN.test(text));
}
