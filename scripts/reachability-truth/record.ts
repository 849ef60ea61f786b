import type { Versions } from './engine.js';
import type { Truth } from './measure.js';
import { composeFiles, type ExternalNetwork, type Topology } from './topology.js';

/** The recorded truth, as it lies in the golden file: made for reading in a review. */
export interface Recording {
  readonly engine: string;
  readonly compose: string;
  readonly seed: number;
  readonly topologies: readonly RecordedTopology[];
}

export interface RecordedTopology {
  readonly name: string;
  readonly about: string;
  /** Networks that were there before; that one of them is internal stands in no file. */
  readonly external: readonly ExternalNetwork[];
  /** Lines of each Compose file, by path. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  /** Per service: whom it reaches at the target's own address, with the networks whose addresses answered (none for 127.0.0.1 alone). */
  readonly reach: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Per service: names that its resolver knows. Names asked for that are missing here were not known. */
  readonly names: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly asked: readonly string[];
  /** Per service: `0.0.0.0:8080->80/tcp`, IPv4 only. */
  readonly published: Readonly<Record<string, readonly string[]>>;
}

export function record(topology: Topology, truth: Truth, image: string, asked: readonly string[]): RecordedTopology {
  return {
    name: topology.name,
    about: topology.about,
    external: topology.external,
    files: Object.fromEntries(
      [...composeFiles(topology, image)].map(([path, text]) => [path, text.trimEnd().split('\n')]),
    ),
    reach: nested(truth.reach),
    names: nested(truth.names),
    asked,
    published: Object.fromEntries(truth.published),
  };
}

function nested(
  map: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>,
): Record<string, Record<string, readonly string[]>> {
  return Object.fromEntries([...map].map(([key, inner]) => [key, Object.fromEntries(inner)]));
}

/** JSON with one line per file line and per asking service, so that a change of the truth is a change of one line. */
export function render({ topologies, ...versions }: Recording & Versions): string {
  const head = Object.entries(versions).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  return ['{', ...head, '  "topologies": [', topologies.map(renderTopology).join(',\n'), '  ]', '}', ''].join('\n');
}

function renderTopology(topology: RecordedTopology): string {
  const members = Object.entries(topology).map(([key, value]: readonly [string, unknown]) => {
    const name = JSON.stringify(key);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return `      ${name}: ${JSON.stringify(value)}`;
    const inner = Object.entries(value).map(([k, v]: readonly [string, unknown]) =>
      key === 'files' && Array.isArray(v)
        ? `        ${JSON.stringify(k)}: [\n${v.map((line) => `          ${JSON.stringify(line)}`).join(',\n')}\n        ]`
        : `        ${JSON.stringify(k)}: ${JSON.stringify(v)}`,
    );
    return inner.length === 0 ? `      ${name}: {}` : `      ${name}: {\n${inner.join(',\n')}\n      }`;
  });
  return `    {\n${members.join(',\n')}\n    }`;
}
