import type { Rule, RuleExample } from '../../../src/rulebook/rule.js';
import { NOTICE, page, table } from '../markdown.js';
import type { Peers } from './read.js';
import type { Concern, PeerFile } from './shape.js';

/** Every concern with the rules that cover it. */
export function coveragePage(rules: readonly Rule[], { concerns }: Peers): string {
  return page(
    NOTICE,
    '# What is covered',
    'Everything that a rule of any tool for Compose files is about (1 to 72), what none of them looks at (73 to 86), and the rules that do. The examples are tests.',
    table(
      ['', 'concern', 'rules, with what `groundplan fix` mends', 'reported, for example', 'passes, for example'],
      concerns.map((concern) => row(concern, rules)),
    ),
  );
}

function row({ number, concern, ownRule }: Concern, rules: readonly Rule[]): string[] {
  const covering = rules.filter(({ covers }) => covers?.rows.includes(number));
  const best = covering.find((rule) => shownFor(rule, number) !== undefined);
  const own =
    ownRule === undefined
      ? []
      : [`[an organisation's own rules](organisation-rules.md), such as [${ownRule}](example-rules/${ownRule}.yml)`];
  return [
    String(number),
    concern,
    [...covering.map(ruleCell), ...own].join('<br>'),
    best === undefined ? '' : exampleLink(best, shownFor(best, number)),
    best === undefined ? '' : exampleLink(best, best.examples.passes[0]),
  ];
}

/** The failing example that shows the concern: the named one, or any of a rule that is about nothing else. */
export function shownFor({ covers, examples }: Rule, concern: number): RuleExample | undefined {
  if (covers?.rows.includes(concern) !== true) return undefined;
  const name = covers.shown?.[concern];
  if (name === undefined) return covers.rows.length === 1 ? examples.fails[0] : undefined;
  return examples.fails.find((example) => example.name === name);
}

function ruleCell({ id, edit }: Rule): string {
  const fix = edit === undefined ? '' : edit.unsafe === true ? ' (fix, unsafe)' : ' (fix)';
  return `[${id}](rules/${id}.md)${fix}`;
}

function exampleLink({ id }: Rule, example: RuleExample | undefined): string {
  return example === undefined ? '' : `[${example.name}](rules/${id}.md#${anchor(example.name)})`;
}

/** The anchor that GitHub gives a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

/** What to write in place of another tool's rules. */
export function migrationPage(rules: readonly Rule[], { tools }: Peers): string {
  return page(
    NOTICE,
    '# Coming from another tool',
    'Which rule takes the place of which. Levels are those of the presets `recommended` and `strict`; `style` turns on all that is about looks alone. All rules judge the loaded project: overrides, `extends`, `include`, anchors and variables included.',
    ...tools.flatMap((tool) => [`## ${tool.name}`, introduction(tool), peerTable(tool, rules)]),
  );
}

function introduction({ source, version, named }: PeerFile): string {
  return [`All rules of [version ${version}](${source}).`, ...(named === undefined ? [] : [named])].join(' ');
}

function peerTable({ tool, name, rules: list }: PeerFile, rules: readonly Rule[]): string {
  const hasAlias = list.some(({ alias }) => alias !== undefined);
  return table(
    [name, ...(hasAlias ? ['also named'] : []), 'Groundplan', 'what differs'],
    list.map(({ id, alias = '', remark = '', notCovered, differences = [] }) => [
      `\`${id}\``,
      ...(hasAlias ? [alias === '' ? '' : `\`${alias}\``] : []),
      notCovered === undefined
        ? rules
            .filter(({ covers }) => covers?.peers?.includes(`${tool}/${id}`))
            .map((rule) => `[${rule.id}](rules/${rule.id}.md)`)
            .join(', ')
        : 'none',
      [notCovered ?? remark, ...differences.map(({ why }) => why)].filter((text) => text !== '').join(' '),
    ]),
  );
}
