import { UserMistake } from '../lib/mistake.js';
import { type Page, pageOf, styleOf } from '../report/text/page.js';
import { explain as lookUp, type PatternExplanation, type RuleExplanation } from '../rulebook/explain.js';
import type { RuleExample } from '../rulebook/rule.js';
import type { ExitCode } from './exit-code.js';
import { standardOutput } from './output.js';
import { terminalStyle } from './terminal.js';

/** `explain`: what a rule or a pattern means, by its id, slug or number. Throws UserMistake when there is none. */
export async function explain(name: string): Promise<ExitCode> {
  const found = await lookUp(name);
  if (found.kind === 'unknown') {
    const hint = found.suggestion === undefined ? '' : ` Did you mean "${found.suggestion}"?`;
    throw new UserMistake(
      `there is no rule and no pattern "${name}".${hint} \`groundplan rules list\` lists the rules.`,
    );
  }
  const { colour, width } = terminalStyle(false);
  const output = standardOutput();
  const page = pageOf(output.write, styleOf(colour), width);
  if (found.kind === 'rule') explainRule(page, found);
  else explainPattern(page, found);
  output.close();
  return 0;
}

function explainRule(page: Page, { rule, texts, levels }: RuleExplanation): void {
  const { style } = page;
  page.line(`${style.bold(rule.id)}  ${rule.title}`);
  page.line(style.dim(`${rule.category}, ${rule.status} since ${rule.since}`));
  page.line();
  section(page, 'Why', [rule.why]);
  section(page, 'What to do', [rule.fix]);
  section(
    page,
    'Level',
    levels.map(({ preset, level }) => `${preset}: ${level}`),
  );
  if (rule.appliesTo !== undefined) section(page, 'Only for', [rule.appliesTo.join(', ')]);
  examples(page, 'Found', texts.examples.fails);
  examples(page, 'Not found', texts.examples.passes);
  if (texts.references !== undefined) section(page, 'Read more', texts.references);
}

function explainPattern(page: Page, { pattern, rules }: PatternExplanation): void {
  const { style } = page;
  page.line(`${style.bold(pattern.slug)}  ${pattern.name} (${pattern.vietnamese})`);
  if (pattern.coordinate !== undefined) {
    const { infrastructure, granularity, network, deployment } = pattern.coordinate;
    page.line(
      style.dim(
        `${pattern.category}: infrastructure ${infrastructure}, granularity ${granularity}, network ${network}, deployment ${deployment}`,
      ),
    );
  }
  page.line();
  page.prose('', 0, pattern.summary);
  page.line();
  section(page, 'When to use it', pattern.whenToUse);
  section(page, 'Good', pattern.good);
  section(page, 'Bad', pattern.bad);
  section(page, 'What it prescribes', pattern.prescribes);
  section(
    page,
    'What speaks for it in a repository',
    pattern.signals.map((signal) => signal.because),
  );
  section(
    page,
    'Rules for it alone',
    rules.map((rule) => `${rule.id}: ${rule.title}`),
  );
}

function section(page: Page, title: string, entries: readonly string[]): void {
  if (entries.length === 0) return;
  page.line(page.style.bold(title));
  for (const entry of entries) page.prose(entries.length > 1 ? '  - ' : '  ', entries.length > 1 ? 4 : 2, entry);
  page.line();
}

function examples(page: Page, title: string, list: readonly RuleExample[]): void {
  for (const example of list) {
    page.line(`${page.style.bold(title)}: ${example.name}`);
    for (const [path, text] of Object.entries(example.files)) {
      page.line(page.style.dim(`  ${path}`));
      for (const line of text.trimEnd().split('\n')) page.line(`    ${line}`);
    }
    if (example.at !== undefined) page.line(page.style.dim(`  at ${example.at.join(', ')}`));
    page.line();
  }
}
