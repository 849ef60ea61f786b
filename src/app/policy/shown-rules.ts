import { by } from '../../lib/compare.js';
import { effectiveRules } from '../../lint/effective.js';
import type { Provenance } from '../../policy/policy.js';
import type { ShownHold, ShownLock, ShownRule, ShownSetting } from '../../report/policy/shown.js';
import { presetLevel } from '../../rulebook/preset.js';
import type { Setup } from '../own-rules.js';
import { shownEnforcement } from './enforced.js';
import { holdOf, stepsOf } from './places.js';

/** Every rule as it holds where no entry for a place says otherwise, sorted by id. */
export function shownRules({ book, config, own }: Setup, today: string | undefined): readonly ShownRule[] {
  const preset = book.presets.find(({ name }) => name === config.preset);
  const effective = new Map(effectiveRules(book, config).map((one) => [one.rule.id, one]));
  return book.rules
    .map((rule) => {
      const { id, title } = rule;
      const held = effective.get(id);
      const lock = config.provenance.ruleLocks.get(id);
      const source = own.byId.get(id)?.path;
      return {
        id,
        title,
        level: held === undefined ? ('off' as const) : (held.elsewhere?.level ?? held.level),
        presetLevel: presetLevel(preset, rule, config.pattern),
        enforcement: shownEnforcement(config, id, today),
        decided: decidedOf(config.provenance, id),
        ...(lock === undefined ? {} : { lock: { ...holdOf(lock), exceptions: lock.exceptions } }),
        ...(source === undefined ? {} : { source }),
      };
    })
    .sort(by(({ id }) => id));
}

/** Whether a rule holds as the preset says, and nobody said anything of it. */
export function isAsPreset({ level, presetLevel: usual, decided, lock, source }: ShownRule): boolean {
  return level === usual && decided.length === 0 && lock === undefined && source === undefined;
}

/** What policies set of a rule: `level`, `enforcement`, `params.words`, with all who said so. */
export function decidedOf({ rules }: Provenance, id: string): readonly ShownSetting[] {
  return [...(rules.get(id) ?? [])].map(([name, decided]) => {
    const steps = stepsOf(decided);
    return { name, value: steps.at(-1)?.value ?? '', steps };
  });
}

/** The locks that hold, each with all that it holds, the furthest first. */
export function shownLocks({ layers, ruleLocks, settingLocks }: Provenance): readonly ShownLock[] {
  type Open = ShownHold & { rules: string[]; settings: string[]; exceptions?: ShownLock['exceptions']; rank: number };
  const found = new Map<string, Open>();
  const open = (lock: Parameters<typeof holdOf>[0]): Open => {
    const hold = holdOf(lock);
    const key = JSON.stringify([hold.source, hold.location.line, hold.location.column]);
    const known = found.get(key) ?? { ...hold, rules: [], settings: [], rank: layers.indexOf(lock.layer) };
    found.set(key, known);
    return known;
  };
  for (const [id, lock] of ruleLocks) {
    const one = open(lock);
    one.rules.push(id);
    one.exceptions = lock.exceptions;
  }
  for (const [name, lock] of settingLocks) open(lock).settings.push(name);
  return [...found.values()]
    .sort(
      by(
        ({ rank }) => rank,
        ({ location }) => location.line,
      ),
    )
    .map(({ rank: _, rules, settings, ...lock }) => ({ ...lock, rules: rules.sort(), settings: settings.sort() }));
}
