import type {
  DimensionExplanation,
  Explanation,
  PatternExplanation,
  RuleExplanation,
  ValueExplanation,
  ValueMeaning,
} from '../../rulebook/explain.js';
import type { Preference } from '../../rulebook/pattern.js';
import type { RuleExample } from '../../rulebook/rule.js';
import { intentSentences } from '../intent-sentences.js';
import { bar, type Measure, measuresOf } from '../profile.js';
import { listFor, writeBeside } from './beside.js';
import { writeDiagram } from './diagram.js';
import { type Page, wrap } from './page.js';

/** What `explain` says, for a terminal of `width` columns. */
export function writeExplanation(explanation: Explanation, page: Page, width: number): void {
  switch (explanation.kind) {
    case 'rule':
      writeRule(page, explanation);
      break;
    case 'pattern':
      writePattern(page, explanation, width);
      break;
    case 'dimension':
      writeDimension(page, width, explanation);
      break;
    case 'value':
      writeValue(page, explanation);
      break;
  }
}

function writeRule(page: Page, { rule, texts, levels }: RuleExplanation): void {
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
  if (rule.appliesTo !== undefined) section(page, 'Only for', [rule.appliesTo.join(', '), ...intentSentences(rule)]);
  examples(page, 'Found', texts.examples.fails);
  examples(page, 'Not found', texts.examples.passes);
  if (texts.references !== undefined) section(page, 'Read more', texts.references);
  if (texts.covers?.peers !== undefined) section(page, 'Takes the place of', [texts.covers.peers.join(', ')]);
}

function writePattern(page: Page, explanation: PatternExplanation, width: number): void {
  const { pattern, diagram, insteadOf, seeAlso, rules } = explanation;
  const { bold } = page.style;
  heading(page, width, pattern.slug, `  ${pattern.name} (${pattern.vietnamese})`);
  if (pattern.coordinate !== undefined) {
    const place = Object.entries(pattern.coordinate).map(([dimension, value]) => `${dimension} ${value}`);
    page.prose('', 0, `${pattern.category}: ${place.join(', ')}`);
  }
  page.line();
  page.prose('', 0, pattern.summary);
  page.line();
  page.line(bold('What it looks like'));
  writeDiagram(diagram, page, width);
  page.line();
  section(page, 'What it prescribes', pattern.prescribes);
  section(page, 'When to use it', pattern.whenToUse);
  writeBeside(
    page,
    width,
    { title: 'Good', lines: listFor(width, pattern.good) },
    { title: 'Bad', lines: listFor(width, pattern.bad) },
  );
  if (pattern.profile !== undefined) {
    const { takes, gives } = measuresOf(pattern.profile);
    writeBeside(
      page,
      width,
      { title: 'What it takes of you', lines: takes.map(measureLine) },
      { title: 'What it gives you', lines: gives.map(measureLine) },
    );
  }
  preferences(page, width, 'Choose it instead of', insteadOf);
  preferences(page, width, 'Choose another one', seeAlso);
  section(page, 'What speaks for it in a repository', [...new Set(pattern.signals.map(({ because }) => because))]);
  section(
    page,
    'Rules for it',
    rules.map((rule) => `${rule.id}: ${rule.title}`),
  );
  page.prose(
    '',
    0,
    'Words such as network or hub-spoke are explained by `groundplan explain network`, `groundplan explain hub-spoke`.',
  );
}

function measureLine({ name, figure, words }: Measure): string {
  return `${name.padEnd(21)} ${figure === undefined ? '' : `${bar(figure)}  `}${words}`;
}

function preferences(page: Page, width: number, title: string, list: readonly Preference[]): void {
  if (list.length === 0) return;
  page.line(page.style.bold(title));
  for (const { pattern, when } of list) heading(page, width, pattern, `: when ${when}`, '  - ');
  page.line();
}

/** A name in bold with what is said of it, wrapped as one. */
function heading(page: Page, width: number, name: string, text: string, lead = ''): void {
  wrap(`${name}${text}`, width - lead.length).forEach((line, index) => {
    const shown = index === 0 ? `${lead}${page.style.bold(name)}${line.slice(name.length)}` : line;
    page.line(index === 0 ? shown : `${' '.repeat(lead.length)}${shown.trimStart()}`);
  });
}

function writeDimension(page: Page, width: number, { dimension, values }: DimensionExplanation): void {
  const { bold, dim } = page.style;
  heading(page, width, dimension.id, '  one of the four questions that every architecture answers');
  page.line();
  page.prose('', 0, dimension.asks);
  page.line();
  for (const value of values) {
    page.line(bold(value.id));
    page.prose('  ', 2, value.meaning);
    for (const line of holders(value)) page.prose('  ', 2, line);
    page.line();
  }
  page.line(dim('`groundplan explain VALUE` says what speaks for a value.'));
}

function writeValue(page: Page, { name, answers }: ValueExplanation): void {
  const { bold } = page.style;
  for (const answer of answers) {
    page.line(`${bold(name)}  an answer to the question of ${bold(answer.dimension.id)}`);
    page.prose('', 0, answer.dimension.asks);
    page.line();
    page.prose('', 0, answer.meaning);
    page.line();
    section(page, 'Who has it', holders(answer));
    section(page, 'What speaks for it in a repository', answer.because);
    section(page, 'The other answers', [answer.otherValues.join(', ')]);
  }
}

function holders({ patterns, alsoReadBy }: ValueMeaning): readonly string[] {
  return [
    ...(patterns.length > 0 ? [`Pattern${patterns.length > 1 ? 's' : ''}: ${patterns.join(', ')}.`] : []),
    ...(alsoReadBy.length > 0 ? [`Sometimes also: ${alsoReadBy.join(', ')}.`] : []),
  ];
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
