import type { Deployments } from './deployments.js';
import { Junctions } from './junctions.js';
import type { Namespaces } from './namespaces.js';
import type { PublishedPort } from './published.js';
import { type Budget, type Route, Walk } from './walk.js';

export interface ExposurePath {
  readonly published: PublishedPort;
  readonly store: string;
  /** Service ids from the published service to the store, both included; one entry when the store itself is published. */
  readonly through: readonly string[];
}

export interface ExposurePaths {
  /** Sorted by published port, then store. */
  readonly paths: readonly ExposurePath[];
  /** False when a bound was met: there may be more paths than these. */
  readonly complete: boolean;
}

/** Bounds for repositories of any size: paths, shared out evenly over the published ports, and steps of all walks together. */
const MAX_PATHS = 200_000;
const MAX_STEPS = 20_000_000;
/** However many ports there are, each gets its nearest stores. */
const MIN_PER_PORT = 4;

/** The shortest path from each published port to each data store. Ports of one service share a walk. */
export function exposurePaths(
  published: readonly PublishedPort[],
  namespaces: Namespaces,
  deployments: Deployments,
): ExposurePaths {
  const map = new Junctions(namespaces);
  const quota = Math.max(MIN_PER_PORT, Math.floor(MAX_PATHS / Math.max(published.length, 1)));
  const budget: Budget = { steps: MAX_STEPS, quota, complete: true };
  const paths: ExposurePath[] = [];
  let service: string | undefined;
  let routes: readonly Route[] = [];
  for (const port of published) {
    if (service !== port.service) {
      service = port.service;
      const source = namespaces.of.get(service);
      routes = source === undefined ? [] : new Walk(source, map, deployments, budget).routes();
    }
    for (const { store, through } of routes) paths.push({ published: port, store, through });
  }
  return { paths, complete: budget.complete };
}
