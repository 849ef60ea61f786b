import { type Processes, processesOf } from '../../facts/programs/processes.js';
import { type Program, workersOf } from '../../model/program.js';
import type { Service } from '../../model/stack.js';
import type { Check, LintContext, Violation } from '../check.js';
import { sizeText } from '../sizes.js';

export interface Params {
  /**
   * What is reported: `above-cores` for more workers than the CPU limit carries, `little-memory` for workers of whom each has too little
   * of the memory limit, `machine-cores` for as many workers as the machine has cores beside a limit.
   */
  readonly fault: 'above-cores' | 'little-memory' | 'machine-cores';
}

const MEBIBYTE = 1024 ** 2;

/** Worker processes of a container against its limits, by the calculators of rules/capacity. */
export const check: Check<Params> = {
  name: 'worker-count',
  *run(context, { fault }) {
    for (const service of context.stacks.flatMap((stack) => stack.services)) {
      const { cpuLimit, memoryLimit } = service.resources;
      if ((cpuLimit?.value ?? 0) <= 0 && (memoryLimit?.value ?? 0) <= 0) continue;
      const processes = processesOf(context.programs?.of(service) ?? []);
      if (processes !== undefined) yield* JUDGES[fault](service, processes, context);
    }
  },
};

type Judge = (service: Service, processes: Processes, context: LintContext) => Iterable<Violation>;

const JUDGES: Readonly<Record<Params['fault'], Judge>> = {
  *'above-cores'(service, { program, workers }, context) {
    const limit = service.resources.cpuLimit;
    const calculator = context.programs?.calculator(program.calculator);
    if (calculator === undefined || limit === undefined || limit.value <= 0) return;
    if (workers.basis !== 'set' || workers.at === undefined || workers.value === undefined) return;
    const most = workersOf(calculator.aggressive, limit.value);
    if (workers.value <= most) return;
    yield {
      at: workers.at,
      subject: service.id,
      values: {
        service: service.name,
        workers: String(workers.value),
        setting: workers.text,
        limit: coresText(limit.value),
        recommended: String(workersOf(calculator.recommended, limit.value)),
        most: String(most),
      },
      value: workers.text,
      related: [{ at: limit.at, message: 'The limit is set here.' }],
    };
  },
  *'little-memory'(service, { program, workers }, context) {
    const limit = service.resources.memoryLimit;
    const low = context.programs?.calculator(program.calculator).memoryPerWorker.low ?? 0;
    if (limit === undefined || limit.value <= 0 || workers.at === undefined) return;
    const count = workers.value ?? 1;
    // One process with little memory is an ordinary small service.
    if (workers.basis !== 'set' || count < 2 || limit.value / count >= low * MEBIBYTE) return;
    yield {
      at: workers.at,
      subject: service.id,
      values: {
        service: service.name,
        workers: String(count),
        setting: workers.text,
        limit: sizeText(limit.value),
        each: sizeText(Math.floor(limit.value / count)),
        low: sizeText(low * MEBIBYTE),
        fitting: String(Math.max(1, Math.floor(limit.value / (low * MEBIBYTE)))),
        needed: sizeText(count * low * MEBIBYTE),
      },
      value: workers.text,
      related: [{ at: limit.at, message: 'The limit is set here.' }],
    };
  },
  *'machine-cores'(service, { program, workers }) {
    const { cpuLimit, memoryLimit } = service.resources;
    const limit = (memoryLimit?.value ?? 0) > 0 ? memoryLimit : cpuLimit;
    if (limit === undefined || workers.basis !== 'cores') return;
    const isMemory = limit === memoryLimit;
    yield {
      at: workers.at ?? service.command?.at ?? service.entrypoint?.at ?? limit.at,
      subject: service.id,
      values: {
        service: service.name,
        program: program.name,
        limit: isMemory ? `${sizeText(limit.value)} of memory` : coresText(limit.value),
        option: nameOf(program),
      },
      value: workers.text,
      related: [{ at: limit.at, message: 'The limit is set here.' }],
    };
  },
};

/** How the number of workers is set: the longest option, else the variable or the key. */
function nameOf({ settings, name }: Program): string {
  const own = settings.filter(({ measure }) => measure === 'workers');
  const names = [own.flatMap(({ options = [] }) => options.slice(-1)), own.flatMap(({ variables = [] }) => variables)];
  return [...names, own.flatMap(({ keys = [] }) => keys)].flatMap((one) => one.slice(-1))[0] ?? name;
}

function coresText(cores: number): string {
  const shown = Number(cores.toFixed(2));
  return `${shown} ${shown === 1 ? 'core' : 'cores'}`;
}
