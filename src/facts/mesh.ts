import type { Evidence } from '../model/evidence.js';
import type { Vocabulary } from '../model/survey-knowledge.js';
import type { Fact } from './fact.js';
import { countFact, type Seen, tally, valuesFact } from './seen.js';
import { known, reasonOf } from './sheet.js';

/** Service meshes. */
export function meshFacts(seen: Seen, words: Vocabulary): readonly Fact[] {
  const bystanders = new Set(words.meshBystanders);
  const resources = seen
    .of('mesh.resource')
    .filter((item) => !bystanders.has(item.details?.mesh ?? '') && !isCommand(item));
  const planes = seen.of('mesh.control-plane').filter((item) => !bystanders.has(item.value));
  const installed = planes.filter((item) => !isCommand(item));
  const injections = seen.of('mesh.injection').filter((item) => item.details?.setting !== 'disabled');
  const workloads = tally(seen.of('kubernetes.workload'));
  const steering = tally(resources);
  const share = steering === 0 ? 0 : steering / (steering + workloads);
  return [
    countFact('mesh.resources', resources),
    known('mesh.share', Math.round(share * 100) / 100, resources.slice(0, 3).map(reasonOf)),
    valuesFact('mesh.resource-kinds', resources),
    valuesFact('mesh.control-planes', installed),
    valuesFact('mesh.install-commands', planes.filter(isCommand)),
    countFact('mesh.injections', injections),
    valuesFact('mesh.products', [...resources, ...planes], (item) => item.details?.mesh ?? item.value),
  ];
}

/** Said in a script or a readme rather than declared. */
function isCommand(item: Evidence): boolean {
  return item.details?.how === 'command' || item.details?.source === 'readme';
}
