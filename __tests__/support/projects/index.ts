import { edge, hybridCloud, library, serverless } from './clouds.js';
import { eventDriven, mesh, microservices, orchestrated } from './distributed.js';
import type { Project } from './project.js';
import { externalised, layeredMonolith, monolith, multiTier, sidecar } from './single-host.js';

/** One project for each pattern, and one that is none. */
export const PROJECTS: readonly Project[] = [
  library,
  monolith,
  layeredMonolith,
  externalised,
  multiTier,
  sidecar,
  microservices,
  mesh,
  eventDriven,
  orchestrated,
  serverless,
  edge,
  hybridCloud,
];
