import type { ProgramFile, ProgramSetting } from '../../src/model/program.js';
import { NOTICE, page, table } from './markdown.js';

/** The documentation page of what is read of programs. */
export function programPage({ programs, calculators }: ProgramFile): string {
  const rows = programs.flatMap(({ name, kind, commands = [], products = [], files, settings, reference }) =>
    settings
      .filter((setting) => namesOf(setting).length > 0)
      .map((setting, index) => [
        index === 0 ? `[${name}](${reference})` : '',
        index === 0 ? kind : '',
        index === 0
          ? codes([...commands, ...products.filter((one) => !commands.includes(one)), ...(files?.names ?? [])])
          : '',
        setting.measure,
        codes(namesOf(setting)),
        setting.unit ?? '',
        setting.default === undefined ? '' : String(setting.default),
        setting.most === undefined
          ? ''
          : `${Math.round((setting.usual ?? 1) * 100)} %, at most ${Math.round(setting.most * 100)} %`,
      ]),
  );
  return page(
    NOTICE,
    '# What is read of programs',
    'All that [`groundplan capacity`](capacity.md) and the rules on limits know of programs, from [`rules/capacity/programs.yml`](../rules/capacity/programs.yml). A program is known by its name in a command, by its image, or by a setting that only it has. A new one is one entry.',
    table(['program', 'kind', 'known by', 'says', 'by', 'unit', 'by default', 'of the limit'], rows),
    '## Calculators',
    'Workers by cores, for programs to which [the usual one](capacity.md#how-many-workers) does not apply.',
    table(
      ['name', 'for', 'careful', 'recommended', 'most', 'memory of each'],
      calculators.map(({ name, meaning, conservative, recommended, aggressive, memoryPerWorker }) => [
        name,
        meaning,
        formula(conservative),
        formula(recommended),
        formula(aggressive),
        `${memoryPerWorker.low} to ${memoryPerWorker.ample} MiB`,
      ]),
    ),
  );
}

function namesOf({ options = [], variables = [], keys = [], parameters = [] }: ProgramSetting): readonly string[] {
  return [...options, ...keys, ...variables, ...parameters.map((name) => `?${name}=`)];
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' ');
}

function formula({ perCore, plus = 0, atMost }: { perCore: number; plus?: number; atMost?: number }): string {
  const sum = plus === 0 ? `${perCore} × cores` : `${perCore} × cores + ${plus}`;
  return atMost === undefined ? sum : `${sum}, at most ${atMost}`;
}
