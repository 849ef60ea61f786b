import type { RenderOptions } from './options.js';
import type { Report, ReportFinding, Write } from './report.js';

/**
 * Everything as one JSON object, ended by a line break. Findings are written one at a time, a line each, so that a report
 * of any size never stands in memory.
 */
export function renderJson(report: Report, options: RenderOptions, write: Write): void {
  const {
    tool,
    target,
    pattern,
    systems,
    fit,
    trail,
    comparison,
    policy,
    layout,
    findings,
    counts,
    verdict,
    stacks,
    limits,
    rules,
    notices,
  } = report;
  const all = options.only === undefined;
  write('{\n');
  writeMember('schemaVersion', 1, write);
  if (options.only === 'comparison') {
    writeMember('tool', tool, write);
    writeMember('target', target, write);
    write(`  "comparison": ${indented(comparison ?? {})}\n}\n`);
    return;
  }
  writeMember('tool', tool, write);
  writeMember('target', target, write);
  writeMember('pattern', pattern, write);
  writeMember('systems', systems, write);
  if (fit !== undefined) writeMember('fit', fit, write);
  if (trail !== undefined) writeMember('trail', trail, write);
  if (comparison !== undefined) writeMember('comparison', comparison, write);
  if (all) {
    writeFindings(findings, write);
    writeMember('counts', counts, write);
    writeMember('verdict', verdict, write);
    if (policy !== undefined) writeMember('policy', policy, write);
    if (layout !== undefined) writeMember('layout', layout, write);
    writeMember('rules', rules, write);
  }
  writeMember('stacks', stacks, write);
  writeMember('limits', limits, write);
  write(`  "notices": ${indented(notices)}\n}\n`);
}

function writeMember(name: string, value: unknown, write: Write): void {
  write(`  "${name}": ${indented(value)},\n`);
}

function indented(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', '\n  ');
}

function writeFindings(findings: Iterable<ReportFinding>, write: Write): void {
  write('  "findings": [');
  let separator = '\n    ';
  for (const finding of findings) {
    write(separator);
    write(JSON.stringify(finding));
    separator = ',\n    ';
  }
  write(separator === '\n    ' ? '],\n' : '\n  ],\n');
}
