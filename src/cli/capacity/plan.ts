import { planCapacity } from '../../app/capacity/plan.js';
import { UserMistake } from '../../lib/mistake.js';
import { didYouMean } from '../../lib/suggest.js';
import type { CapacityPlan } from '../../report/capacity/shape.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { fileOutput, standardOutput } from '../output.js';
import { policyOptionsOf } from '../policies.js';
import { configOf, openRepository } from '../repository.js';
import { terminalStyle } from '../terminal.js';

const FORMATS = ['text', 'json', 'markdown'] as const;
const UNITS = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 } as const;

/** `capacity [PATH]`: limits, workers, memory and connections as the files say them. Throws UserMistake. */
export async function capacityOfFiles(path: string, options: CommandOptions): Promise<ExitCode> {
  const format = formatOf(options);
  const host = hostOf(options);
  const repository = await openRepository(path, options);
  const plan = await planCapacity(
    repository,
    { config: configOf(options), policy: policyOptionsOf(path, options) },
    host,
  );
  const output = options.output === undefined ? standardOutput() : fileOutput(options.output);
  switch (format) {
    case 'json':
      output.write(`${JSON.stringify({ schemaVersion: 1, ...plan }, undefined, 2)}\n`);
      break;
    case 'markdown':
      output.write((await import('../../report/capacity/markdown.js')).planMarkdown(plan));
      break;
    case 'text': {
      const { writePlan } = await import('../../report/capacity/text.js');
      writePlan(plan, terminalStyle(options.output !== undefined), output.write);
    }
  }
  output.close();
  return 0;
}

function formatOf({ format = [] }: CommandOptions): (typeof FORMATS)[number] {
  const [name = 'text', ...more] = format;
  const known = FORMATS.find((one) => one === name);
  if (known !== undefined && more.length === 0) return known;
  const hint = known === undefined ? didYouMean(name, FORMATS) : '';
  throw new UserMistake(`capacity writes text, json or markdown, one at a time.${hint} Use --output for a file.`);
}

function hostOf({ cpus, memory }: CommandOptions): CapacityPlan['host'] {
  if (cpus === undefined && memory === undefined) return undefined;
  if (cpus !== undefined && !(/^\d{1,5}(?:\.\d{1,3})?$/.test(cpus) && Number(cpus) > 0))
    throw new UserMistake(`--cpus takes the number of cores of the machine, such as 4; "${cpus}" is none.`);
  return {
    ...(cpus === undefined ? {} : { cpus: Number(cpus) }),
    ...(memory === undefined ? {} : { memory: bytesOf(memory) }),
  };
}

function bytesOf(text: string): number {
  const [, digits, unit = ''] = /^(\d{1,12}(?:\.\d{1,3})?)\s?([kmgt]?)(?:i?b)?$/i.exec(text) ?? [];
  const bytes = Number(digits) * UNITS[unit.toLowerCase() as keyof typeof UNITS];
  if (digits === undefined || bytes <= 0)
    throw new UserMistake(`--memory takes the memory of the machine, such as 16G; "${text}" is no size.`);
  return Math.trunc(bytes);
}
