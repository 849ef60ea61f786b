import { markdownCode, markdownText } from '../escape/markdown.js';
import { databaseName, databaseText, SERVICE_HEAD, serviceCells, totalsText, variantText } from './cells.js';
import type { CapacityPlan } from './shape.js';

/** Rows and entries that are shown at most: a job summary holds a megabyte. */
const MOST = 200;

/** The plan for the summary of a job or a comment. */
export function planMarkdown({ projects, total, databases, advice, host }: CapacityPlan): string {
  const lines = ['## Capacity', ''];
  let left = MOST;
  for (const project of projects) {
    const { name, services, totals } = project;
    if (left <= 0) break;
    const variant = variantText(project, projects, markdownCode);
    lines.push(`### ${markdownText(name)}${variant}`, '');
    lines.push(`| ${SERVICE_HEAD.join(' | ')} |`, `|${' --- |'.repeat(SERVICE_HEAD.length)}`);
    for (const service of services.slice(0, left)) {
      const [label = '', ...cells] = serviceCells(service);
      lines.push(`| ${[markdownCode(label), ...cells.map(markdownText)].join(' | ')} |`);
    }
    left -= services.length;
    lines.push('', totalsText(totals), '');
  }
  if (databases.length > 0) lines.push('### Connections', '');
  for (const database of databases.slice(0, MOST))
    lines.push(`- ${markdownCode(databaseName(database, databases))}: ${markdownText(databaseText(database))}`);
  if (projects.length > 1 || host !== undefined) lines.push('', `**All**: ${totalsText(total, host)}`);
  if (advice.length > 0) lines.push('', '### What to change', '');
  for (const { weight, path, line, message, fix } of advice.slice(0, MOST)) {
    const place = path === undefined ? '' : `${markdownCode(`${path}:${line}`)} `;
    lines.push(`- ${place}${weight === 'change' ? '**change** ' : ''}${markdownText(message)} ${fixText(fix)}`);
  }
  const more = Math.max(0, -left) + Math.max(0, advice.length - MOST);
  if (more > 0) lines.push('', `${more} more are not shown.`);
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

/** A fix with its parts between backticks as code. */
function fixText(fix: string): string {
  return fix
    .split('`')
    .map((part, index) => (index % 2 === 1 ? markdownCode(part) : withSpaces(part)))
    .join('');
}

/** Escaping takes the spaces at both ends, which here are those between words and code. */
function withSpaces(part: string): string {
  const text = markdownText(part);
  if (text === '') return part === '' ? '' : ' ';
  return `${part.startsWith(' ') ? ' ' : ''}${text}${part.endsWith(' ') ? ' ' : ''}`;
}
