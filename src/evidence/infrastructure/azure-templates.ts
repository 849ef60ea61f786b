import { child, entriesOf, itemsOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { Books } from '../books.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt } from '../emit.js';
import type { FilePath } from '../file-path.js';
import { atText, linesOf } from '../text-lines.js';
import type { CloudBook } from './clouds.js';
import { markEvidence, type ResourceSeen, resourceEvidence } from './resource.js';

/** Azure resources in Bicep files and ARM templates. */
export function azureTemplateDetector({ clouds }: Books): Detector {
  return {
    name: 'azure-templates',
    extensions: ['bicep', 'json'],
    wants: (file) => file.extension === 'bicep' || isArmCandidate(file),
    detect: (file) => (file.extension === 'bicep' ? readBicep(file, clouds) : readArm(file, clouds)),
  };
}

function isArmCandidate(file: FilePath): boolean {
  return file.extension === 'json' && /template|deploy|arm|azure|resources/.test(file.name);
}

function* report(seen: ResourceSeen, clouds: CloudBook): Iterable<Evidence> {
  yield resourceEvidence('azure.resource', seen, clouds);
  yield* markEvidence(seen, clouds, seen.source ?? 'arm');
}

/** `resource site 'Microsoft.Web/sites@2022-03-01' = {`; parents and existing resources are told by the same head. */
function* readBicep(file: CandidateFile, clouds: CloudBook): Iterable<Evidence> {
  for (const line of linesOf(file.text)) {
    const head = /^[ \t]*resource[ \t]+(\w{1,100})[ \t]+'([^'@]{1,200})@[^']{1,40}'[ \t]*=[ \t]*(?!existing)/.exec(
      line.text,
    );
    const [whole, name, type] = head ?? [];
    if (whole === undefined || type === undefined) continue;
    yield* report({ type, name, source: 'bicep', at: atText(file, line.start, whole.length) }, clouds);
  }
}

const MAX_NESTED = 5;

function* readArm(file: CandidateFile, clouds: CloudBook): Iterable<Evidence> {
  if (!file.text.includes('deploymentTemplate.json') || !file.text.includes('Microsoft.')) return;
  const [root] = file.parsed().documents;
  yield* readResources(child(root, 'resources'), 'resources', clouds, 0);
}

/** A list, or (language version 2) a mapping by symbolic name. */
function* readResources(
  resources: Node | undefined,
  pointer: string,
  clouds: CloudBook,
  depth: number,
): Iterable<Evidence> {
  if (depth > MAX_NESTED) return;
  const places: (readonly [Node, string])[] = [
    ...itemsOf(resources).map((item, index) => [item, `${pointer}[${index}]`] as const),
    ...[...entriesOf(resources)].map((entry) => [entry.value, `${pointer}.${entry.key}`] as const),
  ];
  for (const [node, place] of places) {
    const type = entryAt(node, 'type');
    const text = textOf(type?.value);
    if (type === undefined || text === undefined) continue;
    const at = atKey(type, `${place}.type`);
    yield* report({ type: text, name: textOf(child(node, 'name')), source: 'arm', at }, clouds);
    yield* readResources(child(node, 'resources'), `${place}.resources`, clouds, depth + 1);
  }
}
