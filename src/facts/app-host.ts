import type { Evidence } from '../model/evidence.js';
import type { Vocabulary } from '../model/survey-knowledge.js';
import type { Fact } from './fact.js';
import { countFact, type Seen } from './seen.js';
import { knownCount, reasonOf } from './sheet.js';
import { mentions } from './words.js';

const STORES: ReadonlySet<string> = new Set(['database', 'cache', 'object-store']);

/** What development hosts (.NET Aspire, Project Tye, Dapr's run files) start, and who has a Dapr sidecar. */
export function appHostFacts(seen: Seen, words: Vocabulary): readonly Fact[] {
  const gatewayWords = new Set(words.gateway);
  const parts = seen.of('app-host.part');
  const sidecars = seen.of('dapr.sidecar');
  const commands = sidecars.filter(isCommand);
  return [
    distinct(
      'host.services',
      parts.filter((part) => part.value === 'service'),
    ),
    distinct(
      'host.stores',
      parts.filter((part) => STORES.has(part.value)),
    ),
    distinct(
      'host.brokers',
      parts.filter((part) => part.value === 'broker'),
    ),
    distinct(
      'host.gateways',
      parts.filter(
        (part) => part.value === 'gateway' || (part.value === 'service' && mentions(part.name ?? '', gatewayWords)),
      ),
    ),
    distinct(
      'dapr.sidecars',
      sidecars.filter((item) => !isCommand(item)),
    ),
    // A readme shows how something could be run; a script is how it is run.
    distinct(
      'dapr.commands',
      commands.filter((item) => item.details?.source !== 'readme'),
    ),
    countFact('dapr.components', seen.of('dapr.component', 'dapr.configuration')),
  ];
}

function isCommand(item: Evidence): boolean {
  return item.value === 'command';
}

/** How many there are by name: the same service is often declared once for each way of running it. */
function distinct(id: string, items: readonly Evidence[]): Fact {
  const first = new Map<string, Evidence>();
  for (const [index, item] of items.entries()) {
    // Containers of sidecars are called alike in every pod.
    const name = item.value === 'container' ? undefined : item.name?.toLowerCase();
    const key = name ?? `#${index}`;
    if (!first.has(key)) first.set(key, item);
  }
  return knownCount(id, [...first.values()], reasonOf);
}
