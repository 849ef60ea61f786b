import { printable } from '../escape/terminal.js';
import type { Write } from '../report.js';
import { type Page, pageOf, styleOf } from '../text/page.js';
import { databaseName, databaseText, SERVICE_HEAD, serviceCells, totalsText, variantText } from './cells.js';
import type { CapacityPlan, PlanAdvice, ProjectPlan } from './shape.js';

/** The plan for a terminal: a table for each project, databases, sums, then what to change. */
export function writePlan(
  { projects, total, databases, advice, host }: CapacityPlan,
  { colour, width }: { readonly colour: boolean; readonly width: number },
  write: Write,
): void {
  const page = pageOf(write, styleOf(colour), width);
  const { bold, dim } = page.style;
  for (const project of projects) {
    const variant = variantText(project, projects, (path) => path);
    const title = `${printable(project.name)}${printable(variant)}`;
    const more = project.files.length > 3 ? ` and ${project.files.length - 3} more` : '';
    const files = `${printable(project.files.slice(0, 3).join(', '))}${more}`;
    const fits = title.length + 1 + files.length <= width;
    page.line(`${bold(printable(project.name))}${printable(variant)}${fits ? ` ${dim(files)}` : ''}`);
    if (!fits) page.prose('  ', 2, files);
    writeServices(project, width, page);
    page.prose('  ', 2, totalsText(project.totals));
    page.line();
  }
  if (databases.length > 0) {
    page.line(bold('Connections'));
    for (const database of databases) {
      const name = printable(databaseName(database, databases));
      page.prose(`  ${name}: `, name.length + 4, printable(databaseText(database)));
    }
    page.line();
  }
  if (projects.length > 1 || host !== undefined) {
    page.prose(`${bold('All')}: `, 5, totalsText(total, host));
    page.line();
  }
  if (projects.length === 0) page.line('There is no Compose project, and no workload of Kubernetes.');
  else if (advice.length === 0) page.line('Nothing to change.');
  for (const [index, one] of advice.entries()) {
    const next = advice[index + 1];
    // What mends several in a row stands once, below the last.
    const isSaidBelow = next !== undefined && hasOnlyFix(one) && hasOnlyFix(next) && one.fix === next.fix;
    writeAdvice(one, !isSaidBelow, page);
  }
}

/** As a table where it fits the terminal, else a few lines for each service. */
function writeServices({ services }: ProjectPlan, width: number, { line, prose, style }: Page): void {
  const rows = services.map((service) => serviceCells(service).map(printable));
  const used = SERVICE_HEAD.map((_, column) => rows.some((row) => (row[column] ?? '') !== ''));
  const shown = (row: readonly string[]): readonly string[] => row.filter((_, column) => used[column]);
  const table = [shown(SERVICE_HEAD), ...rows.map(shown)];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  if (widths.reduce((sum, one) => sum + one + 2, 0) <= width) {
    for (const [index, row] of table.entries()) {
      const text = `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
      line(index === 0 ? style.dim(text) : text);
    }
    return;
  }
  for (const [name = '', ...cells] of rows) {
    const parts = cells.flatMap((cell, index) => (cell === '' ? [] : [`${SERVICE_HEAD[index + 1]} ${cell}`]));
    line(`  ${style.bold(name)}`);
    prose('    ', 4, parts.join('; '));
  }
}

function hasOnlyFix({ change }: PlanAdvice): boolean {
  return change === undefined;
}

function writeAdvice(
  { weight, path, line: at, column, message, fix, change }: PlanAdvice,
  showFix: boolean,
  { line, prose, style }: Page,
): void {
  const mark = weight === 'change' ? style.yellow('change') : style.dim('consider');
  const place = path === undefined ? '' : `${style.bold(`${printable(path)}:${at}:${column}`)}  `;
  line(`${place}${mark}`);
  prose('  ', 2, printable(message));
  if (showFix && change?.before === undefined) prose('  ', 2, printable(fix));
  if (change?.before !== undefined) line(style.red(`  - ${printable(change.before)}`));
  for (const after of change?.after.split('\n') ?? []) line(style.green(`  + ${printable(after)}`));
}
