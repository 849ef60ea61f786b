import type { Location } from '../../documents/location.js';
import { child, entriesOf, itemsOf, locate, type Node } from '../../documents/node.js';
import type { Resource } from '../../model/resource.js';
import { isUnknown } from './value.js';

/** A resource, or a part of it that is judged by itself. */
export interface Subject {
  readonly resource: Resource;
  readonly node: Node;
  readonly pointer: string;
  /** The path from the resource to it; absent for the resource itself. */
  readonly each?: string;
  /** What it is called within the resource: a container's name. */
  readonly name?: string;
}

/** A setting that was found. */
export interface Match {
  readonly node: Node;
  readonly at: Location;
  /** The last key on the way. */
  readonly key?: string;
}

export interface Found {
  readonly matches: readonly Match[];
  /** True when something on the way is decided elsewhere: what was not found may be there. */
  readonly unknown: boolean;
}

type Step = { readonly kind: 'key'; readonly key: string } | { readonly kind: 'each' | 'any' };

interface ParsedPath {
  /** The part of the resource that it starts from; `''`: the resource's body. Absent: what is judged. */
  readonly part?: string;
  readonly steps: readonly Step[];
}

const MAX_MATCHES = 1_000;
const parsed = new Map<string, ParsedPath>();

/**
 * The settings at a path. Keys are apart by dots, a key with dots stands in `['…']`; `[*]` is each item of a list, `*` each value of a
 * mapping. `/` in front starts from the resource, `pod:` and `template:` from the pod and its template that a workload makes.
 */
export function settingsAt(subject: Subject, path: string): Found {
  const { part, steps } = parsedPath(path);
  const { resource } = subject;
  if (part === undefined) return walk(subject.node, subject.pointer, steps);
  if (part !== '') {
    const own = resource.parts?.get(part);
    return own === undefined ? NOTHING : walk(own.node, own.pointer, steps);
  }
  return resource.body === undefined ? NOTHING : walk(resource.body, resource.pointer, steps);
}

/** The same path, told from the resource. */
export function absolutePath({ each }: Subject, path: string): string {
  const { part } = parsedPath(path);
  if (part !== undefined || each === undefined) return path;
  return `${each}.${path}`;
}

const NOTHING: Found = { matches: [], unknown: false };

function parsedPath(path: string): ParsedPath {
  const known = parsed.get(path);
  if (known !== undefined) return known;
  const [, part, rest = ''] = /^(\/|[a-z]+:)?(.*)$/s.exec(path) ?? [];
  const steps = [...rest.matchAll(/\[\*\]|\['([^']*)'\]|[^.[\]]+/g)].map((match): Step => {
    if (match[1] !== undefined) return { kind: 'key', key: match[1] };
    if (match[0] === '[*]') return { kind: 'each' };
    return match[0] === '*' ? { kind: 'any' } : { kind: 'key', key: match[0] };
  });
  const result: ParsedPath = { ...(part === undefined ? {} : { part: part === '/' ? '' : part.slice(0, -1) }), steps };
  // Paths come from rules: there are only so many.
  parsed.set(path, result);
  return result;
}

interface Spot {
  readonly node: Node;
  readonly pointer: string;
  readonly key?: string;
}

function walk(root: Node, pointer: string, steps: readonly Step[]): Found {
  let spots: Spot[] = [{ node: root, pointer }];
  let unknown = false;
  for (const step of steps) {
    const next: Spot[] = [];
    for (const spot of spots) {
      if (isUnknown(spot.node)) unknown = true;
      else for (const inner of stepFrom(spot, step)) if (next.length < MAX_MATCHES) next.push(inner);
    }
    spots = next;
  }
  const matches = spots
    .filter(({ node }) => node.kind !== 'scalar' || node.value !== undefined)
    .map(({ node, pointer: place, key }) => ({ node, at: locate(node, place), ...(key === undefined ? {} : { key }) }));
  return { matches, unknown };
}

function* stepFrom({ node, pointer, key }: Spot, step: Step): Iterable<Spot> {
  switch (step.kind) {
    case 'key': {
      const value = child(node, step.key);
      if (value !== undefined) yield { node: value, pointer: below(pointer, step.key), key: step.key };
      return;
    }
    case 'any':
      for (const entry of entriesOf(node)) {
        yield { node: entry.value, pointer: below(pointer, entry.key), key: entry.key };
      }
      return;
    case 'each':
      // A single item may stand without its list in CloudFormation and in Terraform's JSON.
      if (node.kind !== 'sequence') {
        if (node.kind !== 'scalar' || node.value !== undefined)
          yield { node, pointer, ...(key === undefined ? {} : { key }) };
        return;
      }
      for (const [index, item] of itemsOf(node).entries()) {
        yield { node: item, pointer: `${pointer}[${index}]`, ...(key === undefined ? {} : { key }) };
      }
  }
}

function below(pointer: string, key: string): string {
  return pointer === '' ? key : `${pointer}.${key}`;
}
