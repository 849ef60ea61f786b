import { type Located, type Location, positionOf } from '../../documents/location.js';
import type { DatabaseLoad } from '../../facts/programs/connections.js';
import { processesOf } from '../../facts/programs/processes.js';
import type { SettingReading } from '../../facts/programs/reading.js';
import { coresText, memoryText } from '../../lib/amount.js';
import { quoted } from '../../lib/quoted.js';
import type { Program, ProgramSetting } from '../../model/program.js';
import type { PlanAdvice, WorkerPlan } from '../../report/capacity/shape.js';
import { changedLine } from './change.js';
import { limitOf, type PlannedContainer } from './subjects.js';

const MEBIBYTE = 1024 ** 2;

/** Text of a file of the repository; undefined when it cannot be read. */
export type TextOf = (path: string) => string | undefined;

/** What to change about the number of workers. */
export function workerAdvice(container: PlannedContainer, plan: WorkerPlan, textOf: TextOf): readonly PlanAdvice[] {
  const processes = processesOf(container.readings);
  if (processes === undefined) return [];
  const { workers, program } = processes;
  const { current, recommended, cores, aggressive = 0, memoryVerdict, memoryPerWorker = 0 } = plan;
  const { cpuLimit, memoryLimit } = container.resources;
  const option = optionOf(program, 'workers');
  const name = quoted(container.name);
  if (workers.basis === 'cores') {
    if (recommended === undefined && limitOf(memoryLimit) === undefined) return [];
    const count = recommended === undefined ? 'as many as the memory limit carries' : String(recommended);
    const message = `${name} starts as many workers of ${program.name} as the machine has cores, whatever its limits are.`;
    return [
      advice(
        'workers',
        'change',
        container,
        workers.at ?? container.command,
        message,
        `Set their number with \`${option}\` to ${count}.`,
      ),
    ];
  }
  if (current === undefined || recommended === undefined || cores === undefined || current === recommended) return [];
  const tooMany = current > aggressive;
  const each = memoryVerdict === 'low' ? ` Each has ${memoryText(memoryPerWorker)} of memory, which is little.` : '';
  const had = `${name} starts ${current} ${current === 1 ? 'worker' : 'workers'} of ${program.name}`;
  const whose = limitOf(cpuLimit) === undefined ? `${coresText(cores)} of the machine` : coresText(cores);
  const message = `${had} for ${whose}; ${recommended} ${recommended === 1 ? 'fits' : 'fit'} best.${each}`;
  const weight = tooMany || (memoryVerdict === 'low' && current > 1) ? 'change' : 'consider';
  if (workers.at === undefined)
    return [
      advice(
        'workers',
        weight,
        container,
        container.command,
        message,
        `Add \`${joined(option, String(recommended))}\`.`,
      ),
    ];
  return [replaced('workers', weight, container, workers, String(recommended), message, textOf)];
}

/** What to change about memory that programs are told to keep. */
export function memoryAdvice(container: PlannedContainer, textOf: TextOf): readonly PlanAdvice[] {
  const limit = limitOf(container.resources.memoryLimit);
  if (limit === undefined) return [];
  const processes = Math.max(1, processesOf(container.readings)?.workers.value ?? 1);
  const name = quoted(container.name);
  return container.readings.flatMap(({ program, settings }): PlanAdvice[] => {
    const setting = program.settings.find(({ measure }) => measure === 'memory');
    const reading = settings.find(({ measure }) => measure === 'memory');
    if (setting === undefined) return [];
    if (reading === undefined) {
      if (program.kind !== 'cache') return [];
      const size = sizeAs((setting.usual ?? 1) * limit.value, setting, '1mb');
      const message = `${name} may use ${memoryText(limit.value)}, and ${program.name} does not know it.`;
      const fix = `Add \`${joined(optionOf(program, 'memory'), size)}\` to its command.`;
      return [advice('memory', 'consider', container, container.command ?? limit.at, message, fix)];
    }
    const count = program.kind === 'runtime' ? processes : 1;
    const bytes = (reading.value ?? Math.floor((reading.share ?? 0) * limit.value)) * count;
    const most = (reading.setting.most ?? 1) * limit.value;
    if (bytes <= most) return [];
    const percent = Math.round((bytes / limit.value) * 100);
    if (reading.basis === 'default') return [defaultAdvice(container, program, reading, bytes, limit)];
    if (reading.basis !== 'set') return [];
    const by = count > 1 ? ` in ${count} processes` : '';
    const message = `${name} is told to keep ${memoryText(bytes)}${by}, ${percent} % of its limit of ${memoryText(limit.value)}.`;
    const value = sizeAs(((reading.setting.usual ?? 0.75) * limit.value) / count, reading.setting, reading.text);
    return [
      replaced('memory', bytes >= limit.value ? 'change' : 'consider', container, reading, value, message, textOf),
    ];
  });
}

/** Where nothing is set, and what the program keeps then is more than its limit has room for. */
function defaultAdvice(
  container: PlannedContainer,
  program: Program,
  { setting }: SettingReading,
  bytes: number,
  limit: Located<number>,
): PlanAdvice {
  const percent = Math.round((bytes / limit.value) * 100);
  const message = `${program.name} in ${quoted(container.name)} keeps ${memoryText(bytes)} where nothing else is set, ${percent} % of its limit of ${memoryText(limit.value)}.`;
  const value = sizeAs((setting.usual ?? 0.75) * limit.value, setting, setting.unit === '8KiB' ? '1MB' : '1M');
  const written = asArgument(program, 'memory', value);
  return advice(
    'memory',
    'consider',
    container,
    limit.at,
    message,
    `Add \`${written}\` to its command, or raise the limit to ${memoryText(Math.ceil(bytes / (setting.most ?? 1)))} or more.`,
  );
}

/** What to change about a database that takes fewer connections than its clients may open. */
export function connectionAdvice(load: DatabaseLoad, server: PlannedContainer, textOf: TextOf): readonly PlanAdvice[] {
  const { limit, reserved, total, clients, program } = load;
  if (limit.value === undefined || total <= limit.value - reserved) return [];
  const needed = String(Math.ceil((total + reserved) / 10) * 10);
  const names = clients.map(({ label, total: own }) => `${quoted(label)} ${own}`).slice(0, 5);
  const message = `Clients of ${quoted(server.name)} may open ${total} connections (${names.join(', ')}), and it takes ${limit.value - reserved} from applications.`;
  if (limit.at !== undefined) return [replaced('connections', 'change', server, limit, needed, message, textOf)];
  const written = asArgument(program, 'connections', needed);
  return [
    advice(
      'connections',
      'change',
      server,
      server.command,
      message,
      `Make the pools smaller, or add \`${written}\` to the command of ${quoted(server.name)}.`,
    ),
  ];
}

/** The option, variable or key that a person would use. */
function optionOf({ settings, name }: Program, measure: ProgramSetting['measure']): string {
  const own = settings.filter((one) => one.measure === measure);
  for (const names of [
    own.flatMap(({ options = [] }) => options),
    own.flatMap(({ variables = [] }) => variables),
    own.flatMap(({ keys = [] }) => keys),
  ]) {
    const long = names.filter((one) => one.length > 2);
    const chosen = long.find((one) => !one.startsWith('--auto')) ?? names[0];
    if (chosen !== undefined) return chosen;
  }
  return name;
}

/** As it stands in the command of the program: PostgreSQL takes the names of its settings behind `-c`. */
function asArgument(program: Program, measure: ProgramSetting['measure'], value: string): string {
  const written = joined(optionOf(program, measure), value);
  return program.id === 'postgresql' ? `-c ${written}` : written;
}

function joined(option: string, value: string): string {
  if (option.endsWith('=') || option === '-Xmx') return `${option}${value}`;
  return option.startsWith('-') ? `${option} ${value}` : `${option}=${value}`;
}

function replaced(
  kind: PlanAdvice['kind'],
  weight: PlanAdvice['weight'],
  container: PlannedContainer,
  { at, text, setting }: SettingReading,
  value: string,
  message: string,
  textOf: TextOf,
): PlanAdvice {
  const changed = at === undefined ? undefined : changedLine(at, text, value, textOf(at.file.path));
  const place = at === undefined || changed === undefined ? at : { ...at, start: changed.start, end: changed.start };
  const name = setting.options?.find((one) => text.startsWith(one)) ?? text.split(/[\s=]/, 1)[0] ?? '';
  const fix =
    changed === undefined
      ? `Set ${quoted(name.replace(/=$/, ''))} to ${value}.`
      : `Write \`${changed.change.after.trim()}\`.`;
  return {
    ...advice(kind, weight, container, place, message, fix),
    ...(changed === undefined ? {} : { change: changed.change }),
  };
}

function advice(
  kind: PlanAdvice['kind'],
  weight: PlanAdvice['weight'],
  { id, at: own }: PlannedContainer,
  at: Location | undefined,
  message: string,
  fix: string,
): PlanAdvice {
  const { path, line, column } = positionOf(at ?? own);
  return { kind, weight, service: id, path, line, column, message, fix };
}

/** A size as the program writes it: in the unit of its setting, with a suffix like the one that stands there. */
function sizeAs(bytes: number, { unit }: ProgramSetting, written: string): string {
  if (unit === 'percent') return String(Math.floor(bytes));
  if (unit === 'share') return bytes.toFixed(2);
  const mebibytes = Math.max(1, Math.floor(bytes / MEBIBYTE));
  const [, letter, rest = ''] = /\d([kKmMgGtT])(i?[bB]?)["']?$/.exec(written) ?? [];
  if (letter !== undefined) return `${mebibytes}${letter === letter.toLowerCase() ? 'm' : 'M'}${rest}`;
  if (unit === 'MiB') return String(mebibytes);
  if (unit === 'GiB') return String(Math.max(0.25, Math.floor((mebibytes / 1024) * 4) / 4));
  return unit === '8KiB' ? String(mebibytes * 128) : String(mebibytes * MEBIBYTE);
}
