import { processesOf } from '../../facts/programs/processes.js';
import type { ProgramReading, SettingReading } from '../../facts/programs/reading.js';
import type { Program } from '../../model/program.js';
import type { Service } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { sizeText } from '../sizes.js';

export interface Params {
  /**
   * What is reported: `above-limit` for a program that is told to take at least all the memory that its container may have, `near-limit`
   * for one that is told to take more of it than leaves room for the rest of the process, `unbounded` for a cache that takes what it is
   * given until the limit ends it.
   */
  readonly fault: 'above-limit' | 'near-limit' | 'unbounded';
}

/** What programs are told to keep in memory (the settings of rules/capacity/programs.yml), against the limit of their container. */
export const check: Check<Params> = {
  name: 'memory-setting',
  *run(context, { fault }) {
    for (const service of context.stacks.flatMap((stack) => stack.services)) {
      const { memoryLimit: limit } = service.resources;
      if (limit === undefined || limit.value <= 0) continue;
      const readings = context.programs?.of(service) ?? [];
      if (fault === 'unbounded') yield* unbounded(service, readings);
      else yield* told(service, readings, fault);
    }
  },
};

interface Told {
  readonly program: Program;
  readonly reading: SettingReading;
  /** Of all processes that are told so. */
  readonly bytes: number;
  readonly count: number;
}

function* told(service: Service, readings: readonly ProgramReading[], fault: Params['fault']): Generator<Violation> {
  const limit = service.resources.memoryLimit;
  if (limit === undefined) return;
  const [largest] = toldMemory(readings, limit.value).sort((a, b) => b.bytes - a.bytes);
  if (largest === undefined) return;
  const { program, reading, bytes, count } = largest;
  const most = Math.floor((reading.setting.most ?? 1) * limit.value);
  if (reading.at === undefined || (fault === 'above-limit') !== bytes >= limit.value || bytes <= most) return;
  yield {
    at: reading.at,
    subject: service.id,
    values: {
      service: service.name,
      program: program.name,
      setting: reading.text,
      size: sizeText(bytes),
      each: count > 1 ? ` by ${count} processes` : '',
      limit: sizeText(limit.value),
      percent: String(Math.round((bytes / limit.value) * 100)),
      most: String(Math.round((reading.setting.most ?? 1) * 100)),
    },
    value: reading.text,
    related: [{ at: limit.at, message: 'The limit is set here.' }],
  };
}

/** What is set for memory: that of a language's runtime holds for each process of a program that starts several. */
function toldMemory(readings: readonly ProgramReading[], limit: number): Told[] {
  const processes = processesOf(readings)?.workers.value ?? 1;
  return readings.flatMap(({ program, settings }) =>
    settings.flatMap((reading): Told[] => {
      if (reading.measure !== 'memory' || reading.basis !== 'set') return [];
      const each = reading.value ?? Math.floor((reading.share ?? 0) * limit);
      const count = program.kind === 'runtime' ? Math.max(1, processes) : 1;
      return each <= 0 ? [] : [{ program, reading, bytes: each * count, count }];
    }),
  );
}

/** A cache whose bound nothing sets, in files that are all there to be read. */
function* unbounded(service: Service, readings: readonly ProgramReading[]): Generator<Violation> {
  const limit = service.resources.memoryLimit;
  for (const { program, settings } of readings) {
    if (limit === undefined || program.kind !== 'cache') continue;
    const setting = program.settings.find(({ measure }) => measure === 'memory');
    if (setting === undefined || settings.some(({ measure }) => measure === 'memory')) continue;
    yield {
      at: limit.at,
      subject: service.id,
      values: {
        service: service.name,
        program: program.name,
        limit: sizeText(limit.value),
        option: setting.options?.[0] ?? '',
        size: sizeText(Math.floor((setting.usual ?? 1) * limit.value)),
      },
      value: String(limit.value),
    };
    return;
  }
}
