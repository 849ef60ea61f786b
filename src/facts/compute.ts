import { appHostFacts } from './app-host.js';
import { cloudFacts } from './cloud.js';
import { companionFacts } from './compose/companions.js';
import { databaseFacts } from './compose/databases.js';
import { networkFacts } from './compose/networks.js';
import { ownershipFacts } from './compose/ownership.js';
import { referencesOf } from './compose/references.js';
import { serviceFacts } from './compose/services.js';
import { shapeFacts } from './compose/shape.js';
import { sharingFacts } from './compose/sharing.js';
import { splitFacts } from './compose/split.js';
import { viewOf } from './compose/view.js';
import { edgeFacts } from './edge.js';
import type { Facts } from './fact.js';
import type { FactInput } from './input.js';
import { kubernetesFacts } from './kubernetes.js';
import { layoutFacts } from './layout.js';
import { meshFacts } from './mesh.js';
import { messagingFacts } from './messaging.js';
import { natureFacts } from './nature.js';
import { orchestrationFacts } from './orchestration.js';
import { seenIn } from './seen.js';
import { serverlessFacts } from './serverless.js';
import { tierFacts } from './tiers/tiers.js';

/**
 * What is true of the model: every fact by its id, known, not applicable or unknown, with a few of the reasons.
 * Linear in the size of the model (n log n where lists are sorted); the order of the input does not matter.
 */
export function computeFacts(input: FactInput): Facts {
  const view = viewOf(input.stacks, input.paths, input.vocabulary);
  const seen = seenIn(input.evidence);
  const references = referencesOf(view.leading);
  const facts = [
    ...shapeFacts(view),
    ...networkFacts(view),
    ...sharingFacts(view),
    ...splitFacts(view),
    ...companionFacts(view),
    ...ownershipFacts(view, references),
    ...databaseFacts(view),
    ...serviceFacts(view),
    ...messagingFacts(view, references, seen),
    ...kubernetesFacts(seen, view),
    ...orchestrationFacts(seen, view.leading, input.vocabulary),
    ...meshFacts(seen, input.vocabulary),
    ...appHostFacts(seen, input.vocabulary),
    ...serverlessFacts(seen, view),
    ...edgeFacts(seen, view.leading, input.paths, input.vocabulary),
    ...cloudFacts(seen, input.vocabulary),
    ...tierFacts(seen, view.leading, input.paths, input.vocabulary),
    ...layoutFacts(seen, input.paths, input.vocabulary),
    ...natureFacts(seen, input.paths),
  ];
  return new Map(facts.map((fact) => [fact.id, fact]));
}
