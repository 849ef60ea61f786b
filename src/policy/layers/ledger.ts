import type { Location } from '../../documents/location.js';
import { placeIn, stepAt } from '../plain.js';
import type { DecidedStep, PolicyLayer } from '../policy.js';

/** Notes who said what, for `Provenance`. */
export class Ledger {
  readonly settings = new Map<string, { readonly steps: DecidedStep[] }>();
  readonly rules = new Map<string, Map<string, { readonly steps: DecidedStep[] }>>();

  setting(name: string, layer: PolicyLayer, path: readonly string[], value: unknown): void {
    note(this.settings, name, stepOf(layer, path, value));
  }

  rule(id: string, key: string, layer: PolicyLayer, path: readonly string[], value: unknown): void {
    const own = this.rules.get(id) ?? new Map<string, { readonly steps: DecidedStep[] }>();
    this.rules.set(id, own);
    note(own, key, stepOf(layer, path, value));
  }

  /** Who has the last word so far, as `path:line:column` or the option's name. */
  lastOf(name: string): string | undefined {
    const last = this.settings.get(name)?.steps.at(-1);
    return last === undefined ? undefined : last.at === undefined ? last.layer.name : stepAt(last.at);
  }
}

/** The place of a setting in its layer; undefined for the command line. */
export function settingAt(
  { root, at }: PolicyLayer,
  path: readonly string[],
  part: 'key' | 'value' = 'value',
): Location | undefined {
  return root === undefined ? undefined : placeIn(root, [...at, ...path], part);
}

function stepOf(layer: PolicyLayer, path: readonly string[], value: unknown): DecidedStep {
  const at = settingAt(layer, path);
  return { layer, ...(at === undefined ? {} : { at }), value: inOneLine(value) };
}

function note(map: Map<string, { readonly steps: DecidedStep[] }>, name: string, step: DecidedStep): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, { steps: [step] });
  else known.steps.push(step);
}

/** A value as a configuration would say it in one line. */
export function inOneLine(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, one]) => `${key}: ${inOneLine(one)}`)
    .join(', ')} }`;
}
