import type { Fact } from './fact.js';
import { type Seen, valuesFact } from './seen.js';
import { notApplicable } from './sheet.js';

/** Facts of which one must be there before the words of a readme are weighed. */
const DEPLOYED = [
  'compose.services',
  'kubernetes.manifests',
  'kubernetes.charts',
  'serverless.frameworks',
  'edge.runtimes',
  'edge.modules',
  'cloud.roots',
  'cloud.homes',
  'cdk.apps',
  'mesh.resources',
  'host.services',
  'layout.dockerfiles',
];

/** What the readme at the root calls the repository. Where nothing is deployed, it speaks of something that is not here. */
export function readmeFacts(seen: Seen, others: readonly Fact[]): readonly Fact[] {
  const isThere = others.some(
    (fact) =>
      DEPLOYED.includes(fact.id) &&
      fact.outcome === 'known' &&
      (Array.isArray(fact.value) ? fact.value.length > 0 : fact.value !== 0 && fact.value !== false),
  );
  if (!isThere) return [notApplicable('readme.claims', 'Nothing here says how it is deployed.')];
  const claims = seen.of('readme.claim').filter((item) => !item.at.file.path.includes('/'));
  return [valuesFact('readme.claims', claims)];
}
