import type { ReportGraph, ReportPort, ReportUse } from '../graph.js';

/** The ways from published ports to data stores that a picture highlights: few enough to follow with the eye. */
export interface Ways {
  /** Data stores that can be reached from ports which others than the machine itself can open. */
  readonly stores: ReadonlySet<string>;
  /** Services whose published ports such a way starts at. */
  readonly entries: ReadonlySet<string>;
  /** Services that follow one another on such a way, by `pair`. */
  readonly steps: ReadonlyMap<string, ReportUse>;
}

/** Whether only programs on the machine itself can open the port. */
export function isLocal({ hostIp }: Pick<ReportPort, 'hostIp'>): boolean {
  return hostIp.startsWith('127.') || hostIp === '::1' || hostIp === '[::1]' || hostIp === 'localhost';
}

/** Two names as one key, which is only ever compared. */
export function pair(from: string, to: string): string {
  return `${from}\n${to}`;
}

/**
 * One way to each store that the graph has a path to: along what services are known to use where that leads there from a port with such
 * a path, else the shortest that the networks allow; and one from each port in `fresh`. All ways would be all pairs: on one network
 * everybody reaches everybody.
 */
export function waysOf({ paths, uses }: ReportGraph, fresh: Iterable<ReportPort> = []): Ways {
  const open = paths.filter((path) => !isLocal(path.published));
  const stores = new Set(open.map(({ store }) => store));
  const shortest = new Map<string, readonly string[]>();
  for (const { store, through } of open) {
    const known = shortest.get(store);
    if (known === undefined || through.length < known.length) shortest.set(store, through);
  }
  const entriesTo = new Map<string, Set<string>>();
  for (const { store, published } of open) {
    entriesTo.set(store, (entriesTo.get(store) ?? new Set()).add(published.service));
  }
  const before = searchFrom(new Set(open.map(({ published }) => published.service)), uses);
  const steps = new Map<string, ReportUse>();
  const entries = new Set<string>();
  const add = (way: readonly string[]): void => {
    const [entry] = way;
    if (entry !== undefined) entries.add(entry);
    for (const [index, to] of way.entries()) {
      const from = way[index - 1];
      if (from !== undefined) steps.set(pair(from, to), { from, to });
    }
  };
  for (const store of stores) {
    const used = wayTo(store, before);
    const leads = used !== undefined && entriesTo.get(store)?.has(used[0] ?? '') === true;
    add(leads ? used : (shortest.get(store) ?? []));
  }
  for (const port of fresh) add(nearestStore(port.service, open));
  return { stores, entries, steps };
}

/** The shortest of the paths that start at a service. */
function nearestStore(service: string, paths: ReportGraph['paths']): readonly string[] {
  let nearest: readonly string[] = [];
  for (const { published, through } of paths) {
    if (published.service !== service) continue;
    if (nearest.length === 0 || through.length < nearest.length) nearest = through;
  }
  return nearest;
}

/** Breadth first along what is used: each service that is met, with the one before it; undefined for the first. */
function searchFrom(starts: ReadonlySet<string>, uses: ReportGraph['uses']): ReadonlyMap<string, string | undefined> {
  const next = new Map<string, string[]>();
  for (const { from, to } of uses) {
    const list = next.get(from);
    if (list === undefined) next.set(from, [to]);
    else list.push(to);
  }
  const before = new Map<string, string | undefined>([...starts].map((id) => [id, undefined]));
  // A map is walked in the order of insertion, entries that are added on the way included.
  for (const [id] of before) {
    for (const to of next.get(id) ?? []) if (!before.has(to)) before.set(to, id);
  }
  return before;
}

function wayTo(store: string, before: ReadonlyMap<string, string | undefined>): readonly string[] | undefined {
  if (!before.has(store)) return undefined;
  const way: string[] = [];
  for (let at: string | undefined = store; at !== undefined; at = before.get(at)) way.push(at);
  return way.reverse();
}
