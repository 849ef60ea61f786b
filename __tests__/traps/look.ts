import { analyse } from '../../src/app/analyse.js';
import type { AnalyseOptions } from '../../src/app/analysis.js';
import { fixRepository } from '../../src/app/fix/fix.js';
import { memory } from '../../src/source/memory.js';

export type Files = Readonly<Record<string, string>>;

/** The report of a run with every rule, as plain lists. */
export async function look(files: Files, options: Partial<AnalyseOptions> = {}) {
  const { report } = await analyse(memory(files), { target: '.', preset: 'strict', today: '2026-01-01', ...options });
  return { ...report, findings: [...report.findings] };
}

/** `rule path:line` of every finding of the rules, or of all. */
export async function found(files: Files, ...rules: string[]): Promise<string[]> {
  const { findings } = await look(files);
  return findings
    .filter(({ ruleId }) => rules.length === 0 || rules.includes(ruleId))
    .map(({ ruleId, location: { path, line } }) => `${ruleId} ${path}:${line}`);
}

/** One service with these lines, as a whole file. */
export function service(...lines: string[]): Files {
  return {
    'compose.yaml': `services:\n  app:\n    image: acme/app:1\n${lines.map((line) => `    ${line}\n`).join('')}`,
  };
}

/** The files after every fix of a preset, the unsafe ones too. */
export async function mended(files: Files, preset = 'strict'): Promise<Files> {
  const result = await fixRepository(memory(files), { target: '.', preset, unsafe: true, rules: [] });
  return { ...files, ...Object.fromEntries(result.files.map(({ path, after }) => [path, after])) };
}
