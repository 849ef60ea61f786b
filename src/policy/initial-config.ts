import type { Preset } from '../rulebook/preset.js';
import type { Level } from '../rulebook/rule.js';

/** What a first configuration is written from. All names and texts are the catalogue's own. */
export interface FirstLook {
  readonly presets: readonly Preset[];
  /** The preset to start with. */
  readonly preset: string;
  /** The pattern that was read, and how sure that is, from 0 to 1; absent for none. */
  readonly pattern?: { readonly slug: string; readonly name: string; readonly confidence: number };
  /** Slugs of all patterns. */
  readonly patterns: readonly string[];
  /** Rules that find something today, those with most findings first. */
  readonly found: readonly FoundRule[];
}

export interface FoundRule {
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  readonly count: number;
}

/** Rules that are listed; the others are for the report. */
const SHOWN_RULES = 12;

const WIDTH = 120;

/**
 * The text of a first `.groundplan.yml`: every key that there is, those that are not needed yet as comments, with what this repository
 * gives as examples. Text has a blank after its `#`; a key has none, and holds without the `#`.
 */
export function initialConfig({ presets, preset, pattern, patterns, found }: FirstLook): string {
  const [first] = found;
  const exampleRule = first?.id ?? 'published-store-port';
  const sections: readonly (readonly string[])[] = [
    [
      '# yaml-language-server: $schema=https://raw.githubusercontent.com/groundplan/groundplan/main/rules/schema/config.schema.json',
      ...remark(
        'Everything here is optional, and what is left out stays as it is. Lines that are a key begin with a # and no blank: take the # away, and they hold. `groundplan explain NAME` tells more of any rule or pattern.',
      ),
    ],
    [
      ...remark('The set of rules to start from:'),
      ...presets.flatMap(({ name, description }) => remark(`${name}: ${description}`)),
      `preset: ${preset}`,
    ],
    [
      ...remark(
        'A policy that is for many repositories, at a tag or commit. What stands here has the later word, but for what is locked there. `groundplan policy show` tells what holds, and who said so.',
      ),
      '#extends: acme/policies/base.yml@v1',
    ],
    [...patternSection(pattern, patterns)],
    [
      ...remark(
        'The level from which findings fail the run: error, warning, note or never. Otherwise as the preset says. `[error, drift]` lets a change of the architecture fail as well, and `only-new: false` lets a change answer for older findings.',
      ),
      '#fail-on: error',
      '#only-new: false',
    ],
    [
      ...remark(
        'Paths to leave out, as globs. A folder stands for all that is below it; `include` names the only ones to look at.',
      ),
      '#exclude:',
      '#  - examples/',
      '#  - "**/*.sample.yml"',
    ],
    rulesSection(found),
    [
      ...remark('What holds for some paths and services instead of the above.'),
      '#overrides:',
      '#  - paths: ["**/*.dev.yml"]',
      '#    rules:',
      `#      ${exampleRule}: note`,
    ],
    [
      ...remark('Findings that are known and do not count, with the reason. They stay in the report.'),
      '#ignore:',
      `#  - rules: [${exampleRule}]`,
      '#    services: [legacy-*]',
      '#    reason: Is replaced in the next release.',
      "#    until: '2099-12-31'",
    ],
    [
      ...remark('Findings that do not count for a time, each with who answers for it.'),
      '#waivers:',
      `#  - rules: [${exampleRule}]`,
      "#    owner: '@acme/shop'",
      '#    reason: Waits for the move to the new store.',
      "#    since: '2099-10-01'",
      "#    until: '2099-12-31'",
    ],
    [
      ...remark(
        'Findings that were there before and do not count: `groundplan --write-baseline .groundplan-baseline.json` lists them.',
      ),
      '#baseline: .groundplan-baseline.json',
    ],
    [...remark('Rules of your own: files, and folders of YAML files.'), '#rule-files: [.groundplan/rules]'],
    [
      ...remark('What is known of the team and the product, for the choice of a pattern.'),
      '#context:',
      '#  team-size: 5',
      '#  stage: production',
    ],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function patternSection(pattern: FirstLook['pattern'], patterns: readonly string[]): readonly string[] {
  const read =
    pattern === undefined
      ? 'None was read here with any certainty.'
      : `${pattern.name} was read here (${Math.round(pattern.confidence * 100)} % sure).`;
  return [
    ...remark(
      `The architecture that this repository means to have. ${read} With the key set, every pull request is held to it and to what it prescribes, whatever is read.`,
    ),
    ...remark(`One of ${patterns.join(', ')}.`),
    `#pattern: ${pattern?.slug ?? patterns[0] ?? ''}`,
  ];
}

function rulesSection(found: readonly FoundRule[]): readonly string[] {
  const shown = found.slice(0, SHOWN_RULES);
  const left = found.length - shown.length;
  if (shown.length === 0) {
    return [...remark('Levels of single rules: error, warning, note or off.'), '#rules:', '#  flat-network: error'];
  }
  const lines = shown.map(({ id, level }) => `#  ${id}: ${level}`);
  const width = Math.max(...lines.map((line) => line.length));
  return [
    ...remark('Levels of single rules: error, warning, note or off. These find something today.'),
    '#rules:',
    ...lines.map((line, i) => `${line.padEnd(width)}  # ${shown[i]?.count} against: ${shown[i]?.title}`),
    ...(left > 0 ? remark(`And ${left} more, which the report names.`) : []),
  ];
}

/** Text as a comment, broken at the width of the page. */
function remark(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
