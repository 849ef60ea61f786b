import type { ReachEdge, ReachGraph } from '../facts/graph.js';
import type { Write } from '../report/report.js';

/** Writes the graph as `JSON.stringify` with an indent of two does, each pair on its own: all of them may be more than a string can hold. */
export function writeGraph({ services, networks, reach, published, paths }: ReachGraph, write: Write): void {
  write(`{\n  "services": ${nested(services)},\n  "networks": ${nested(networks)},\n  "reach": [`);
  const text = edgeText();
  let first = true;
  for (const edge of reach) {
    write(`${first ? '' : ','}\n    ${text(edge)}`);
    first = false;
  }
  write(`${first ? '' : '\n  '}],\n  "published": ${nested(published)},\n  "paths": ${nested(paths)}\n}\n`);
}

function nested(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', '\n  ');
}

/** The text of an edge. Ids come back in millions of pairs, so each is quoted once. */
function edgeText(): (edge: ReachEdge) => string {
  const known = new Map<string, string>();
  const quoted = (text: string): string => {
    const already = known.get(text);
    if (already !== undefined) return already;
    const made = JSON.stringify(text);
    known.set(text, made);
    return made;
  };
  return ({ from, to, via }) => {
    const carriers = via.length === 0 ? '[]' : `[\n        ${via.map(quoted).join(',\n        ')}\n      ]`;
    return `{\n      "from": ${quoted(from)},\n      "to": ${quoted(to)},\n      "via": ${carriers}\n    }`;
  };
}
