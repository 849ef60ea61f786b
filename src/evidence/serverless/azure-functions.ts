import { child, entriesOf, itemsOf, textOf } from '../../documents/node.js';
import { baseName } from '../../lib/paths.js';
import type { Evidence } from '../../model/evidence.js';
import type { Books } from '../books.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, atNode, entryAt, observe, shown } from '../emit.js';
import type { EventBook } from '../events.js';
import { eventEvidence, functionEvidence } from './emit-function.js';

/** Azure Functions: host.json of a function app, function.json of each function (v1 to v3 programming models). */
export function azureFunctionsDetector({ events }: Books): Detector {
  return {
    name: 'azure-functions',
    extensions: ['json'],
    wants: (file) => file.name === 'host.json' || file.name === 'function.json',
    detect: (file) => (file.name === 'host.json' ? readHost(file) : readFunction(file, events)),
  };
}

/** Keys that only the Functions host reads. */
const HOST_KEYS: readonly string[] = [
  'extensionBundle',
  'functionTimeout',
  'extensions',
  'durableTask',
  'http',
  'queues',
  'managedDependency',
];

function* readHost(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const version = entryAt(root, 'version');
  if (version === undefined && !HOST_KEYS.some((key) => child(root, key) !== undefined)) return;
  const anchor = version ?? [...entriesOf(root)][0];
  if (anchor === undefined) return;
  yield observe({
    kind: 'serverless.framework',
    value: 'azure-functions',
    details: { provider: 'azure' },
    message: `${shown(file.path)} configures the host of an Azure function app.`,
    at: atKey(anchor, anchor.key),
  });
  const extensions = entryAt(child(root, 'extensions'), 'durableTask') ?? entryAt(root, 'durableTask');
  if (extensions === undefined) return;
  yield observe({
    kind: 'serverless.workflow',
    value: 'durable-functions',
    message: `${shown(file.path)} configures durable functions.`,
    at: atKey(extensions, 'extensions.durableTask'),
  });
}

function* readFunction(file: CandidateFile, events: EventBook): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const bindings = itemsOf(child(root, 'bindings'));
  const name = baseName(file.folder) || 'function';
  const triggers = bindings.filter((binding) => /trigger$/i.test(textOf(child(binding, 'type')) ?? ''));
  const anchor = entryAt(root, 'bindings');
  if (anchor === undefined) return;
  yield functionEvidence({
    cloud: 'azure',
    name,
    framework: 'azure-functions',
    handler: textOf(child(root, 'scriptFile')) ?? textOf(child(root, 'entryPoint')),
    events: triggers.length,
    at: atKey(anchor, 'bindings'),
  });
  for (const trigger of triggers) {
    const word = textOf(child(trigger, 'type')) ?? '';
    yield eventEvidence(events.eventOf(word), name, word, atNode(trigger, 'bindings'));
  }
}
