import type { Location } from '../../documents/location.js';
import type { Service } from '../../model/stack.js';
import { parseBytes } from '../../model/units.js';
import type { Check } from '../check.js';
import { sizeText } from '../sizes.js';

export interface Params {
  /** Options that tell a program how much memory it may take, in a command or inside a variable: `-Xmx`, `--maxmemory`. */
  readonly options: readonly MemorySetting[];
  /** Variables whose whole value says it. */
  readonly variables: readonly MemorySetting[];
}

export interface MemorySetting {
  /** Name of the option with everything before the size, such as `-Xmx` or `--max-old-space-size=`, or of the variable. */
  readonly name: string;
  /** What a number without a unit counts. */
  readonly unit: 'bytes' | 'MiB' | 'GiB';
}

const UNITS = { bytes: 1, MiB: 1024 ** 2, GiB: 1024 ** 3 } as const;

/** Programs that are told to take at least as much memory as their container may have: the largest such setting of each service. */
export const check: Check<Params> = {
  name: 'heap-above-limit',
  *run({ stacks }, params) {
    for (const service of stacks.flatMap((stack) => stack.services)) {
      const limit = service.resources.memoryLimit;
      if (limit === undefined || limit.value <= 0) continue;
      const largest = [...settingsOf(service, params)].sort((a, b) => b.bytes - a.bytes)[0];
      if (largest === undefined || largest.bytes < limit.value) continue;
      yield {
        at: largest.at,
        subject: service.id,
        values: {
          service: service.name,
          setting: largest.text,
          size: sizeText(largest.bytes),
          limit: sizeText(limit.value),
        },
        value: largest.text,
        related: [{ at: limit.at, message: 'The limit is set here.' }],
      };
    }
  },
};

interface Found {
  readonly bytes: number;
  readonly text: string;
  readonly at: Location;
}

function* settingsOf(service: Service, { options, variables }: Params): Generator<Found> {
  for (const { name, value, unknown, at } of service.environment) {
    if (value === undefined || unknown === true) continue;
    const variable = variables.find((candidate) => candidate.name === name);
    const bytes = variable === undefined ? undefined : bytesOf(value, variable.unit);
    if (bytes !== undefined) yield { bytes, text: `${name}=${value}`, at };
    if (value.includes('-')) yield* optionsIn(value.split(/\s+/), options, at);
  }
  for (const words of [service.entrypoint, service.command]) {
    if (words !== undefined)
      yield* optionsIn(
        words.value.flatMap((word) => word.split(/\s+/)),
        options,
        words.at,
      );
  }
}

function* optionsIn(words: readonly string[], options: readonly MemorySetting[], at: Location): Generator<Found> {
  for (const [index, quoted] of words.entries()) {
    const word = quoted.replace(/^["']|["']$/g, '');
    const option = options.find(({ name }) => word.startsWith(name));
    if (option === undefined) continue;
    // `--maxmemory 1gb` stands in two words.
    const apart = word === option.name;
    const size = apart ? words[index + 1] : word.slice(option.name.length).replace(/^=/, '');
    const bytes = bytesOf(size ?? '', option.unit);
    if (bytes !== undefined) yield { bytes, text: apart ? `${word} ${size}` : word, at };
  }
}

/** A size in the notation of JVMs, Redis and database servers, which all count in powers of 1024. */
function bytesOf(text: string, unit: MemorySetting['unit']): number | undefined {
  const trimmed = text.trim();
  const bytes = parseBytes(trimmed);
  if (bytes === undefined || bytes <= 0) return undefined;
  return /^[\d.]+$/.test(trimmed) ? bytesOfNumber(trimmed, unit) : bytes;
}

function bytesOfNumber(text: string, unit: MemorySetting['unit']): number | undefined {
  const bytes = Number(text) * UNITS[unit];
  return Number.isFinite(bytes) ? bytes : undefined;
}
