import { intentSentences } from '../../src/report/intent-sentences.js';
import type { RuleEdit } from '../../src/rulebook/edit.js';
import { type Preset, presetLevel } from '../../src/rulebook/preset.js';
import type { Rule, RuleExample } from '../../src/rulebook/rule.js';
import { bullets, code, NOTICE, page, table, value } from './markdown.js';
import type { Schema } from './schemas.js';

/** The page of one rule: what it finds, why, what to do, how to set it, and the examples that are its tests. */
export function rulePage(rule: Rule, presets: readonly Preset[], params: Schema | undefined): string {
  return page(
    NOTICE,
    `# ${rule.title}`,
    `Rule \`${rule.id}\` · category ${rule.category} · since ${rule.since}${rule.status === 'stable' ? '' : ` · ${rule.status}`}`,
    rule.why,
    `**What to do.** ${rule.fix}`,
    rule.edit && fixText(rule.edit),
    rule.appliesTo &&
      `**For the patterns** ${rule.appliesTo.map((slug) => `[${slug}](../patterns/${slug}.md)`).join(', ')}. ${intentSentences(rule).join(' ')}`.trimEnd(),
    '## Level',
    table(
      ['preset', 'level'],
      presets.map((preset) => [preset.name, presetLevel(preset, rule)]),
    ),
    'To set it in `.groundplan.yml`:',
    code(`rules:\n  ${rule.id}: off        # or error, warning, note`, 'yaml'),
    ...parameters(rule, params),
    ...examples('Examples that it reports', rule.examples.fails),
    ...examples('Examples that pass', rule.examples.passes),
    rule.references === undefined
      ? undefined
      : page(
          '## Sources',
          bullets(rule.references.map((source) => (source.startsWith('https:') ? `<${source}>` : source))),
        ).trimEnd(),
    rule.covers?.peers === undefined
      ? undefined
      : `Takes the place of ${rule.covers.peers.map((name) => `\`${name}\``).join(', ')}: see [coming from another tool](../migration.md).`,
  );
}

/** What `groundplan fix` does about it. */
function fixText({ description, unsafe }: RuleEdit): string {
  const how = unsafe === true ? '`groundplan fix --unsafe` does it' : '`groundplan fix` does it';
  const why = unsafe === true ? ' It may stop something that works today, so it must be asked for.' : '';
  return `**Fix.** ${how}, where the right text is certain: ${description.replace(/\{\w+\}/g, '…')}${why} See [fixes](../fixes.md).`;
}

interface Property {
  readonly description?: string;
}

function parameters(rule: Rule, schema: Schema | undefined): (string | undefined)[] {
  const names = Object.keys(rule.params);
  if (names.length === 0) return [];
  const properties = propertiesOf(schema);
  return [
    '## Parameters',
    table(
      ['parameter', 'value', 'meaning'],
      names.map((name) => [`\`${name}\``, value(rule.params[name]), properties[name]?.description ?? '']),
    ),
  ];
}

function propertiesOf(schema: Schema | undefined): Readonly<Record<string, Property>> {
  const definitions = (schema?.definitions ?? {}) as Readonly<
    Record<string, { properties?: Record<string, Property> }>
  >;
  return definitions.Params?.properties ?? {};
}

/** Examples of each kind that are shown at once; the others are folded. */
const SHOWN = 2;

function examples(title: string, list: readonly RuleExample[]): string[] {
  const texts = (some: readonly RuleExample[]): string[] =>
    some.flatMap((example) => [`### ${example.name}`, ...filesOf(example)]);
  const rest = list.slice(SHOWN);
  const shown = [`## ${title}`, ...texts(list.slice(0, SHOWN))];
  return rest.length === 0
    ? shown
    : [...shown, `<details>\n<summary>${rest.length} more</summary>`, ...texts(rest), '</details>'];
}

function filesOf(example: RuleExample): string[] {
  const paths = Object.keys(example.files);
  return paths.flatMap((path) => {
    const text = example.files[path] ?? '';
    const lines = (example.at ?? [])
      .filter((place) => place.startsWith(`${path}:`))
      .map((place) => place.slice(path.length + 1));
    const where = lines.length === 0 ? '' : ` (reported: line ${lines.join(', ')})`;
    return [`\`${path}\`${where}`, code(text, /\.ya?ml$/.test(path) ? 'yaml' : '')];
  });
}

/** All rules by category. */
export function ruleIndex(rules: readonly Rule[], presets: readonly Preset[]): string {
  const categories = [...new Set(rules.map((rule) => rule.category))].sort();
  return page(
    NOTICE,
    '# Rules',
    `${rules.length} rules. The columns on the right are the presets: the level that a rule has there. [What they cover](../coverage.md), and [which rule takes the place of another tool's](../migration.md).`,
    ...categories.flatMap((category) => [
      `## ${category}`,
      table(
        ['rule', 'what should be true', ...presets.map((preset) => preset.name)],
        rules
          .filter((rule) => rule.category === category)
          .map((rule) => [
            `[${rule.id}](${rule.id}.md)`,
            rule.title,
            ...presets.map((preset) => presetLevel(preset, rule)),
          ]),
      ),
    ]),
    '## Presets',
    table(
      ['preset', 'what it is for', 'fails from'],
      presets.map((preset) => [preset.name, preset.description, preset.failOn]),
    ),
  );
}
