import type { Rulebook } from '../../rulebook/rulebook.js';
import { lineAt } from '../plain.js';
import type { PolicyLayer, Provenance } from '../policy.js';
import { applyLayer, type Refused } from './apply.js';
import { attempts } from './attempts.js';
import { Ledger, settingAt } from './ledger.js';
import { Locks } from './locks.js';
import { EMPTY, patternIn, type Standing } from './standing.js';
import { withoutPaths } from './without-paths.js';

/** What all layers come to. */
export interface Merged {
  readonly standing: Standing;
  readonly locks: Locks;
  readonly provenance: Provenance;
  /** What layers say against locks and against each other, each with the layer whose mistake it is. */
  readonly mistakes: readonly Said[];
  /** The same of shared policies, where it is not their authors who are told: that does not hold, and what was locked does. */
  readonly notices: readonly Said[];
}

/** A sentence with its place, and the layer that it is about. */
export interface Said {
  readonly layer: PolicyLayer;
  readonly line: string;
}

/**
 * Lays layers over each other, the furthest first: a later one has the later word, but for what a layer before it locked. The layers'
 * names were checked; `book` holds the rules of all of them. What a shared policy says against one further away is taken out of it and
 * told, since a repository can mend neither of the two; it is a mistake where such a policy itself `isTried`.
 */
export function mergeLayers(layers: readonly PolicyLayer[], book: Rulebook, isTried = false): Merged {
  const current = [...layers];
  const notices: { index: number; line: string }[] = [];
  for (;;) {
    const laid = layOver(current, book, isTried);
    if (laid.clash === undefined) {
      const { standing, locks, provenance, mistakes } = laid;
      const told = notices.flatMap(({ index, line }) => {
        const layer = current[index];
        return layer === undefined ? [] : [{ layer, line }];
      });
      return { standing, locks, provenance, mistakes, notices: told };
    }
    // Each time something less is left, so that this ends.
    const { index, layer, refused } = laid.clash;
    current[index] = {
      ...layer,
      settings: withoutPaths(
        layer.settings,
        refused.map(({ path }) => path),
      ),
    };
    for (const one of refused)
      notices.push({ index, line: `${lineOf(layer, one)} What the further policy says holds.` });
  }
}

interface Laid extends Omit<Merged, 'notices'> {
  /** A shared policy that says something against one further away; nothing behind it was laid over it. */
  readonly clash?: { readonly index: number; readonly layer: PolicyLayer; readonly refused: readonly Refused[] };
}

function layOver(layers: readonly PolicyLayer[], book: Rulebook, isTried: boolean): Laid {
  const standing = EMPTY();
  const ledger = new Ledger();
  const locks = new Locks();
  const mistakes: { layer: PolicyLayer; line: string }[] = [];
  let clash: Laid['clash'];
  for (const [index, layer] of layers.entries()) {
    const refused = merged([
      ...applyLayer(standing, layer, book, ledger),
      ...attempts(layer, standing, locks, book),
      ...unexpected(layer, standing, ledger),
    ]);
    const start = ({ path }: Refused): number => settingAt(layer, path)?.start ?? 0;
    refused.sort((a, b) => start(a) - start(b));
    if (refused.length > 0 && layer.origin.kind === 'shared' && !isTried) {
      clash = { index, layer, refused };
      break;
    }
    for (const one of refused) mistakes.push({ layer, line: lineOf(layer, one) });
    locks.add(layer, standing, book);
  }
  const provenance: Provenance = {
    layers,
    settings: ledger.settings,
    rules: ledger.rules,
    settingLocks: locks.settings,
    ruleLocks: locks.ruleLocks(),
  };
  return { standing, locks, provenance, mistakes, ...(clash === undefined ? {} : { clash }) };
}

/** What is refused at one place, each once: several locks may hold the same, and the first that is told is enough to mend it. */
function merged(refused: readonly Refused[]): Refused[] {
  const byPath = new Map<string, Refused>();
  for (const one of refused) {
    const key = JSON.stringify(one.path);
    if (!byPath.has(key)) byPath.set(key, one);
  }
  return [...byPath.values()];
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
