import { patternMatrix } from '../../src/report/choosing/matrix.js';
import { matrixTable } from '../../src/report/choosing/matrix-markdown.js';
import { bar, type Measure, measuresOf } from '../../src/report/profile.js';
import { othersPreferredTo } from '../../src/rulebook/explain.js';
import type { Dimension, Pattern, PatternFile, Preference, Signal } from '../../src/rulebook/pattern.js';
import type { Rule } from '../../src/rulebook/rule.js';
import { bullets, code, NOTICE, page, table } from './markdown.js';
import { mermaidOf } from './mermaid.js';

/** The page of one pattern: what it is, when to choose it, what it asks for and how it is recognised. */
export function patternPage(pattern: PatternFile, patterns: readonly PatternFile[], rules: readonly Rule[]): string {
  return page(
    NOTICE,
    `# ${pattern.name}`,
    `Pattern ${pattern.id} · \`${pattern.slug}\` · ${pattern.category} · ${pattern.vietnamese}`,
    pattern.summary,
    '## What it looks like',
    pattern.diagram.caption,
    code(mermaidOf(pattern.diagram), 'mermaid'),
    'Boxes are software of your own, rounded ones serve them, cylinders keep data, hexagons pass messages on; what has round ends is outside.',
    ...section('When to choose it', pattern.whenToUse),
    ...section('What is good about it', pattern.good),
    ...section('What it costs', pattern.bad),
    ...section('What it asks of the repository', pattern.prescribes),
    pattern.coordinate &&
      page('## Its place', table(['dimension', 'value'], Object.entries(pattern.coordinate))).trimEnd(),
    pattern.profile &&
      page(
        '## Compared with the others',
        measures('it takes', measuresOf(pattern.profile).takes),
        measures('it gives', measuresOf(pattern.profile).gives),
      ).trimEnd(),
    ...preferences('Choose it instead of', pattern.insteadOf),
    ...preferences('Choose another one', othersPreferredTo(pattern.slug, patterns)),
    ...signals('What speaks for it', pattern.signals),
    ...signals('What speaks against it', pattern.contradictions ?? []),
    ...section(
      'Rules for this pattern',
      rules.map((rule) => `[${rule.id}](../rules/${rule.id}.md): ${rule.title}`),
    ),
  );
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${title}`, bullets(items)];
}

function signals(title: string, list: readonly Signal[]): string[] {
  if (list.length === 0) return [];
  const rows = [...list]
    .sort((a, b) => b.weight - a.weight)
    .map((signal) => [`\`${signal.fact}\` ${condition(signal)}`, String(signal.weight), signal.because]);
  return [`## ${title}`, table(['fact', 'weight', 'because'], rows)];
}

function condition({ comparison, value }: Signal): string {
  const shown = value === undefined ? '' : ` ${[value].flat().join(', ')}`;
  return `${comparison.replaceAll('-', ' ')}${shown}`;
}

function measures(head: string, list: readonly Measure[]): string {
  const rows = list.map(({ name, figure, words }) => [name, figure === undefined ? '' : bar(figure), words]);
  return table([head, '', ''], rows);
}

function preferences(title: string, list: readonly Preference[]): string[] {
  return section(
    title,
    list.map(({ pattern, when }) => `[${pattern}](${pattern}.md): when ${when}`),
  );
}

/** All patterns on the four dimensions. */
export function patternIndex(patterns: readonly Pattern[], dimensions: readonly Dimension[]): string {
  return page(
    NOTICE,
    '# Patterns',
    'Every repository has exactly one of these patterns, or none. No two share a place on the four dimensions.',
    table(
      ['', 'pattern', 'infrastructure', 'granularity', 'network', 'deployment'],
      patterns.map((pattern) => [
        String(pattern.id),
        `[${pattern.name}](${pattern.slug}.md)`,
        pattern.coordinate?.infrastructure ?? '',
        pattern.coordinate?.granularity ?? '',
        pattern.coordinate?.network ?? '',
        pattern.coordinate?.deployment ?? '',
      ]),
    ),
    '## Side by side',
    'From 1 (least) to 5 (most); a dash is none. [Which one to choose](../choosing.md).',
    matrixTable(patternMatrix(patterns, dimensions, {})).join('\n'),
  );
}
