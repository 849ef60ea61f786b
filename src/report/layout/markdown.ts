import type { LayoutAssessment } from '../../layout/assessment.js';
import { markdownText } from '../escape/markdown.js';
import { detailOf, headline, linesOfOrder, marked, notCounted, pointsText, STEPS, sumOf } from './words.js';

/** Rows of a table at most: a job summary holds a megabyte. */
const ROWS = 300;

/** The assessment for the summary of a job or a comment. */
export function layoutMarkdown(assessment: LayoutAssessment, least: number | undefined): string {
  const { missing, profile, ecosystems, entries, order, names } = assessment;
  const lines = [`## ${markdownText(headline(assessment, least))}`, ''];
  lines.push(markdownText(`Profile: ${profile.name}. ${profile.because}`));
  if (ecosystems.length > 0) {
    const told = ecosystems.map(({ title, because }) => `${title} (\`${because}\`)`);
    lines.push('', markdownText(`Ecosystems: ${told.join(', ')}.`));
  }
  if (missing.length > 0) {
    lines.push('', '| to do, most useful first | adds | then |', '| --- | ---: | ---: |');
    for (const { todo, why, adds, score } of missing.slice(0, STEPS)) {
      lines.push(`| ${markdownText(todo)}<br><sub>${markdownText(why)}</sub> | ${pointsText(adds)} | ${score} % |`);
    }
    if (missing.length > STEPS) lines.push('', `${missing.length - STEPS} more are below.`);
  }
  lines.push(
    '',
    '<details><summary>How the score is made up</summary>',
    '',
    '| | points | what |',
    '| --- | ---: | --- |',
  );
  for (const entry of entries.slice(0, ROWS)) {
    const row = marked(entry);
    if (row === undefined) continue;
    lines.push(`| ${row.mark} | ${row.points} | ${markdownText(`${entry.what}: ${detailOf(entry)}`)} |`);
  }
  const inOrder = linesOfOrder(order).map(markdownText).join('<br>');
  lines.push(`| ${order.points === order.weight ? '✓' : '✗'} | ${order.points} of ${order.weight} | ${inOrder} |`);
  if (names !== undefined) {
    const told = names.violations.map(({ message }) => markdownText(message));
    const all = [`names and counts: ${names.count} are not as the profile says`, ...told].join('<br>');
    lines.push(`| ${names.count === 0 ? '✓' : '✗'} | ${pointsText(names.points)} of ${names.weight} | ${all} |`);
  }
  lines.push('', markdownText(sumOf(assessment)));
  const aside = notCounted(assessment);
  if (aside.length > 0) lines.push('', 'Not counted:', '', ...aside.map((text) => `- ${markdownText(text)}`));
  return `${[...lines, '', '</details>'].join('\n')}\n`;
}
