import type { Location } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import { fill, named, observe, shown } from '../emit.js';
import type { CloudBook } from './clouds.js';

/** A resource of an infrastructure language. */
export interface ResourceSeen {
  readonly type: string;
  readonly name?: string | undefined;
  readonly source?: string | undefined;
  readonly at: Location;
}

/** The resource with its cloud and category. */
export function resourceEvidence(kind: string, seen: ResourceSeen, clouds: CloudBook): Evidence {
  const cloud = clouds.ofType(seen.type);
  const category = clouds.categoryOf(seen.type);
  const place = cloud === undefined ? '' : ` on ${clouds.nameOf(cloud)}`;
  return observe({
    kind,
    value: seen.type,
    name: seen.name,
    details: { cloud, category, source: seen.source },
    message: `${shown(seen.type)}${named(seen.name)} is ${purpose(category)}${place}.`,
    at: seen.at,
  });
}

/** What the resource's type says besides: a function, a mesh, a topic, a platform's app. */
export function* markEvidence(seen: ResourceSeen, clouds: CloudBook, source: string): Iterable<Evidence> {
  const mark = clouds.markOf(seen.type);
  if (mark === undefined) return;
  yield observe({
    kind: mark.kind,
    value: fill(mark.value, { type: seen.type, name: seen.name ?? seen.type }),
    name: seen.name,
    details: { framework: source, source, cloud: clouds.ofType(seen.type), ...mark.details },
    message: `${shown(seen.type)}${named(seen.name)} is declared in infrastructure code.`,
    at: seen.at,
  });
}

/** Most types are parts of the thing (a subnet group of a database, a permission of a function), so none is called the thing itself. */
function purpose(category: string): string {
  const what = PURPOSES[category];
  return what === undefined ? 'a resource' : `a resource for ${what}`;
}

const PURPOSES: Readonly<Record<string, string>> = {
  compute: 'machines',
  cluster: 'clusters',
  container: 'containers',
  function: 'functions',
  database: 'databases',
  cache: 'caches',
  messaging: 'messages',
  storage: 'storage',
  network: 'the network',
  interconnect: 'links between sites',
  api: 'interfaces',
  edge: 'devices and sites at the edge',
  identity: 'identities and secrets',
  observability: 'observation',
  workflow: 'workflows',
};
