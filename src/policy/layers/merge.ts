import type { Rulebook } from '../../rulebook/rulebook.js';
import { lineAt } from '../plain.js';
import type { PolicyLayer, Provenance } from '../policy.js';
import { applyLayer, type Refused } from './apply.js';
import { attempts } from './attempts.js';
import { Ledger, settingAt } from './ledger.js';
import { Locks } from './locks.js';
import { EMPTY, patternIn, type Standing } from './standing.js';

/** What all layers come to. */
export interface Merged {
  readonly standing: Standing;
  readonly locks: Locks;
  readonly provenance: Provenance;
  /** What layers say against locks and against each other, each with the layer whose mistake it is. */
  readonly mistakes: readonly { readonly layer: PolicyLayer; readonly line: string }[];
}

/**
 * Lays layers over each other, the furthest first: a later one has the later word, but for what a layer before it locked. The layers'
 * names were checked; `book` holds the rules of all of them.
 */
export function mergeLayers(layers: readonly PolicyLayer[], book: Rulebook): Merged {
  const standing = EMPTY();
  const ledger = new Ledger();
  const locks = new Locks();
  const mistakes: { layer: PolicyLayer; line: string }[] = [];
  for (const layer of layers) {
    const refused = [
      ...applyLayer(standing, layer, book, ledger),
      ...attempts(layer, standing, locks, book),
      ...unexpected(layer, standing, ledger),
    ];
    const start = ({ path }: Refused): number => settingAt(layer, path)?.start ?? 0;
    for (const one of refused.sort((a, b) => start(a) - start(b))) mistakes.push({ layer, line: lineOf(layer, one) });
    locks.add(layer, standing, book);
  }
  const provenance: Provenance = {
    layers,
    settings: ledger.settings,
    rules: ledger.rules,
    settingLocks: locks.settings,
    ruleLocks: locks.ruleLocks(),
  };
  return { standing, locks, provenance, mistakes };
}

/** A pattern that a layer declares, or that stands, and that is none of the expected ones. */
function unexpected({ settings }: PolicyLayer, standing: Standing, ledger: Ledger): readonly Refused[] {
  const slug = patternIn(standing);
  const { expected } = standing;
  if (slug === undefined || expected === undefined || expected.includes(slug)) return [];
  if (settings['expected-patterns'] !== undefined) {
    const message = `The pattern "${slug}" is declared at ${ledger.lastOf('pattern')}, and it is none of these. Add it, or remove this.`;
    return [{ path: ['expected-patterns'], message }];
  }
  const key = (['pattern', 'preset'] as const).find((one) => settings[one] !== undefined);
  if (key === undefined) return [];
  const message = `The pattern "${slug}" is none of those that are expected (${expected.join(', ')}; ${ledger.lastOf('expected-patterns')}). Remove this.`;
  return [{ path: [key], message }];
}

/** Options of the command line by the setting that they are. */
const OPTIONS: ReadonlyMap<string, string> = new Map([
  ['preset', '--preset'],
  ['fail-on', '--fail-on'],
  ['only-new', '--only-new'],
]);

function lineOf(layer: PolicyLayer, { path, message }: Refused): string {
  const at = settingAt(layer, path);
  if (at !== undefined) return lineAt(at, message);
  const [key = ''] = path;
  return `${OPTIONS.get(key) ?? key}: ${message}`;
}
