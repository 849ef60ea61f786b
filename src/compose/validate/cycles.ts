import { type Entry, locateKey, type MappingNode } from '../../documents/node.js';
import type { LoadContext } from '../context.js';
import { mappingUnder } from '../nodes.js';

/** Reports services that wait for one another: each circle once, at the edge that closes it. Linear in the edges. */
export function checkCycles(root: MappingNode, context: LoadContext): void {
  const services = mappingUnder(root, 'services');
  const state = new Map<string, 'open' | 'done'>();
  for (const start of services?.entries.keys() ?? []) {
    if (state.has(start)) continue;
    const path: { name: string; edges: Iterator<Entry> }[] = [{ name: start, edges: edgesOf(services, start) }];
    state.set(start, 'open');
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.edges.next();
      if (next.done) {
        state.set(top.name, 'done');
        path.pop();
        continue;
      }
      const edge = next.value;
      const seen = state.get(edge.key);
      if (seen === 'open') {
        reportCycle(
          path.map(({ name }) => name),
          top.name,
          edge,
          services,
          context,
        );
      } else if (seen === undefined && services?.entries.has(edge.key)) {
        state.set(edge.key, 'open');
        path.push({ name: edge.key, edges: edgesOf(services, edge.key) });
      }
    }
  }
}

function edgesOf(services: MappingNode | undefined, name: string): Iterator<Entry> {
  const edges = mappingUnder(services?.entries.get(name)?.value, 'depends_on')?.entries ?? new Map<string, Entry>();
  return edges.values();
}

function reportCycle(
  path: readonly string[],
  from: string,
  edge: Entry,
  services: MappingNode | undefined,
  { problems }: LoadContext,
): void {
  const members = path.slice(path.lastIndexOf(edge.key));
  // From the first by name, so that the order of keys does not change what is said, nor where.
  const start = members.indexOf(members.reduce((least, name) => (name < least ? name : least), edge.key));
  const circle = [...members.slice(start), ...members.slice(0, start)];
  const [first = edge.key] = circle;
  const last = circle.at(-1) ?? from;
  const closing = mappingUnder(services?.entries.get(last)?.value, 'depends_on')?.entries.get(first) ?? edge;
  const shown = circle.length > 11 ? [...circle.slice(0, 10), '…', first] : [...circle, first];
  problems.add({
    code: 'compose-dependency-cycle',
    message: `Services wait for one another in a circle: ${shown.join(' → ')}.`,
    hint: 'Remove one of these dependencies.',
    at: locateKey(closing, `services.${last}.depends_on.${first}`),
  });
}
