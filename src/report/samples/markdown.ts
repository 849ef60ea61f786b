import { coresText, memoryText } from '../../lib/amount.js';
import { markdownCode, markdownText } from '../escape/markdown.js';
import { spanText } from './buckets.js';
import type { Capacity, CapacityReport } from './shape.js';
import { workersSentence } from './text.js';

/** Containers and findings that are shown at most: a job summary holds a megabyte. */
const MOST = 200;

/** The report for the summary of a job or a comment. */
export function capacityMarkdown({ containers, findings, problems, saturatedAbove }: CapacityReport): string {
  const lines = ['## Measured capacity', ''];
  if (containers.length > 0) {
    lines.push(
      `| container | | mean | p95 | p99 | max | limit | above ${saturatedAbove} % | set |`,
      '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    );
    for (const { container, cpu, memory } of containers.slice(0, MOST)) {
      lines.push(row(markdownCode(container), 'CPU', cpu, coresText), row('', 'memory', memory, memoryText));
    }
    lines.push('');
    for (const { container, workers, few, samples, seconds } of containers.slice(0, MOST)) {
      const trust = few ? ' Few samples: measure longer, under load, before you set limits by them.' : '';
      lines.push(
        `- ${markdownCode(container)}: ${samples} samples over ${spanText(seconds)}.${trust} ${workersSentence(workers)}`,
      );
    }
  }
  if (findings.length > 0) lines.push('', '### Limits that do not fit', '');
  for (const { path, line, message, fix, change } of findings.slice(0, MOST)) {
    const code = change === undefined ? markdownText(fix) : `Write ${markdownCode(change.after.trim())}.`;
    lines.push(`- ${markdownCode(`${path}:${line}`)} ${markdownText(message)} ${code}`);
  }
  const left = Math.max(0, containers.length - MOST) + Math.max(0, findings.length - MOST);
  if (left > 0) lines.push('', `${left} more are not shown.`);
  if (problems.length > 0) lines.push('');
  for (const { path, line, message } of problems.slice(0, MOST)) {
    lines.push(`- ${markdownCode(`${path}:${line}`)} ${markdownText(message)}; left out`);
  }
  return `${lines.join('\n')}\n`;
}

function row(name: string, what: string, capacity: Capacity, shown: (value: number) => string): string {
  const { mean, p95, p99, max, limit, saturated, recommended } = capacity;
  const cells = [
    name,
    what,
    ...[mean, p95, p99, max].map(shown),
    limit === undefined ? 'none' : shown(limit),
    saturated === undefined ? '' : `${Math.round(saturated.share * 100)} %`,
    `**${shown(recommended)}**`,
  ];
  return `| ${cells.join(' | ')} |`;
}
