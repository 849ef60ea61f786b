import type { ExposurePath, Reachability } from '../../facts/reachability.js';
import { by } from '../../lib/compare.js';
import { quoted } from '../../lib/quoted.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, LintContext, Violation } from '../check.js';
import { confidenceIn } from '../confidence.js';
import { flatNetworkOf } from '../membership.js';
import { memo } from '../memo.js';
import { guardedStores, isFront, mayNeed } from '../needs.js';
import { outsidePorts, reachOf } from '../publication.js';
import { listed } from '../sentence.js';

/** Stores that a finding shows beside its own. */
const MAX_RELATED = 10;

export interface Params {
  /**
   * Connections from the published service to the store up to which a path is reported: 1 when they can talk directly.
   * @minimum 1
   */
  readonly maxHops: number;
}

/**
 * Data stores that the outside is too close to, with the shortest path. One finding for all stores of a stack that one published
 * service leads to. A store that is itself published, a direct path that the published service needs, and paths that
 * `flat-network` or `skipped-tier` explain are not reported here.
 */
export const check: Check<Params> = {
  name: 'exposure-path',
  *run(context, { maxHops }) {
    const shortest = shortestPaths(context.reachability);
    for (const stack of context.stacks) {
      const ways = new Map<string, Way[]>();
      for (const store of stack.services) {
        if (outsidePorts(context.reachability, store).length > 0) continue;
        const paths = shortest.get(store.id) ?? [];
        const path = paths.find((candidate) => counts(context, stack, store, candidate, maxHops));
        if (path === undefined) continue;
        const edge = path.published.service;
        const known = ways.get(edge);
        if (known === undefined) ways.set(edge, [{ store, path }]);
        else known.push({ store, path });
      }
      for (const [first, ...others] of ways.values()) if (first !== undefined) yield violation(context, first, others);
    }
  },
};

interface Way {
  readonly store: Service;
  readonly path: ExposurePath;
}

/** Paths of each store that start at a port open to other machines, shortest first. */
const shortestPaths = memo((reachability: Reachability): ReadonlyMap<string, readonly ExposurePath[]> => {
  const byStore = new Map<string, ExposurePath[]>();
  for (const path of reachability.paths.filter(isOpen)) {
    const paths = byStore.get(path.store);
    if (paths === undefined) byStore.set(path.store, [path]);
    else paths.push(path);
  }
  for (const paths of byStore.values()) paths.sort(by(({ through }) => through.length));
  return byStore;
});

function isOpen(path: ExposurePath): boolean {
  const reach = reachOf(path.published.hostIp);
  return path.through.length > 1 && (reach === 'everywhere' || reach === 'address');
}

function counts(context: LintContext, stack: Stack, store: Service, path: ExposurePath, maxHops: number): boolean {
  const hops = path.through.length - 1;
  if (hops > maxHops) return false;
  if (hops > 1) return true;
  const edge = context.services.get(path.published.service);
  if (edge === undefined) return false;
  if (edge.stack !== stack.id) return edge.project !== store.project && !mayNeed(stack, edge, store);
  if (flatNetworkOf(stack) !== undefined) return false;
  return !(isFront(edge) && guardedStores(stack).has(store.id)) && !mayNeed(stack, edge, store);
}

function violation(context: LintContext, { store, path }: Way, others: readonly Way[]): Violation {
  const { published, through } = path;
  const edge = context.services.get(published.service);
  const port = edge?.ports[published.index];
  const hops = through.length - 1;
  return {
    at: store.at,
    subject: store.id,
    values: {
      store: store.name,
      stores: listed([store, ...others.map((other) => other.store)].map(({ name }) => name)),
      edge: edge?.name ?? published.service,
      port: /^\d/.test(published.hostPort) ? published.hostPort : String(published.port),
      distance: hops === 1 ? 'one connection' : `${hops} connections`,
      path: describe(context, through),
    },
    value: edge?.name ?? published.service,
    confidence: edge === undefined ? 'medium' : confidenceIn(edge, store),
    related: [
      ...(port === undefined ? [] : [{ at: port.at, message: 'The way in.' }]),
      ...others
        .slice(0, MAX_RELATED)
        .map((other) => ({ at: other.store.at, message: `It also leads to ${quoted(other.store.name)}.` })),
    ],
  };
}

/** `web -> backend (network app) -> db (network data)`. */
function describe({ reachability, services }: LintContext, through: readonly string[]): string {
  return through
    .map((id, index) => {
      const name = services.get(id)?.name ?? id;
      const before = through[index - 1];
      const [via] = before === undefined ? [] : reachability.via(before, id);
      return via === undefined ? name : `${name} (network ${via})`;
    })
    .join(' -> ');
}
