import type { ProgramSetting, SettingUnit } from '../../model/program.js';
import { parseBytes } from '../../model/units.js';

/** A value as a program takes it. */
export type Value =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'share'; readonly value: number }
  | { readonly kind: 'cores' }
  | { readonly kind: 'unknown' };

/** The value of a variable of the container: undefined when it has none, `unknown` when it is set, but to what is not known. */
export type Lookup = (name: string) => string | 'unknown' | undefined;

const UNKNOWN: Value = { kind: 'unknown' };
const CORES: Value = { kind: 'cores' };

const SIZES: Readonly<Record<SettingUnit, number>> = {
  bytes: 1,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  '8KiB': 8192,
  percent: 0.01,
  share: 1,
};

/** Ways in which files and shells ask for the cores of the machine. */
const AS_MANY = /^(?:auto|max)$/i;
const MACHINE_CORES = /\bcpu_count\b|\bos\.cpus\(|\bavailableParallelism\b|\bnproc\b|\bEtc\.nprocessors\b/i;

const SHELL_VARIABLE = /^\$(?:([A-Za-z_]\w{0,80})|\{([A-Za-z_]\w{0,80})(?::?-([^{}$]{0,40}))?\})$/;
const LOOKUP =
  /(?:environ(?:\.get)?|getenv|ENV(?:\.fetch)?|process\.env|\benv)\s{0,3}[.([]{1,2}\s{0,3}["']?([A-Za-z_]\w{0,80})["']?/;
/** What stands behind a lookup for the case that the variable has no value. */
const FALLBACK = /^[\s)\]]{0,6}(?:,|\|\||\?\?|\{|or\b)\s{0,3}["']?(\d{1,6})\b/;

/** Longest text that is looked at. */
const LONGEST = 300;
const DEEPEST = 3;

/** What a text stands for. `lookup` tells variables, for `$NAME` and for code that asks the environment. */
export function readValue(written: string, setting: ProgramSetting, lookup: Lookup, depth = 0): Value {
  const text = bare(written.slice(0, LONGEST));
  if (text === '' || depth > DEEPEST) return UNKNOWN;
  const [shell, plainName, bracedName, fallback] = SHELL_VARIABLE.exec(text) ?? [];
  if (shell !== undefined) return byName(plainName ?? bracedName ?? '', fallback, setting, lookup, depth);
  if (setting.coresValues?.includes(text) === true || AS_MANY.test(text)) return CORES;
  const number = numberOf(text, setting.unit);
  if (number !== undefined) return number;
  const found = LOOKUP.exec(text);
  const told = found === null ? undefined : lookup(found[1] ?? '');
  if (told === undefined && MACHINE_CORES.test(text)) return CORES;
  if (found === null) return UNKNOWN;
  const [, otherwise] = FALLBACK.exec(text.slice(found.index + found[0].length)) ?? [];
  return byName(found[1] ?? '', otherwise, setting, lookup, depth);
}

function byName(
  name: string,
  fallback: string | undefined,
  setting: ProgramSetting,
  lookup: Lookup,
  depth: number,
): Value {
  const value = lookup(name);
  if (value !== undefined && value !== '')
    return value === 'unknown' ? UNKNOWN : readValue(value, setting, lookup, depth + 1);
  return fallback === undefined ? UNKNOWN : readValue(fallback, setting, lookup, depth + 1);
}

/** Without quotes and what ends an assignment. */
function bare(text: string): string {
  return text
    .trim()
    .replace(/\s{1,20}(?:#|\/\/).*$/, '')
    .replace(/[;,]\s{0,20}$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
}

function numberOf(text: string, unit: SettingUnit | undefined): Value | undefined {
  if (unit === undefined) {
    // `threads 1, 5` and `--autoscale=10,3`: the larger one is what may run.
    const [, first, second] = /^(\d{1,6})(?:\s{0,3}[:,]\s{0,3}(\d{1,6}))?$/.exec(text) ?? [];
    return first === undefined ? undefined : { kind: 'number', value: Math.max(Number(first), Number(second ?? 0)) };
  }
  if (unit === 'percent' || unit === 'share') {
    const [, digits] = /^(\d{1,4}(?:\.\d{1,6})?)%?$/.exec(text) ?? [];
    return digits === undefined ? undefined : { kind: 'share', value: Number(digits) * SIZES[unit] };
  }
  if (/^\d{1,15}(?:\.\d{1,6})?$/.test(text)) return { kind: 'number', value: Math.trunc(Number(text) * SIZES[unit]) };
  const bytes = parseBytes(text);
  return bytes === undefined || bytes < 0 ? undefined : { kind: 'number', value: bytes };
}
