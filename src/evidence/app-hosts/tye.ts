import { child, itemsOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { EvidenceKnowledge } from '../../model/evidence-knowledge.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atNode } from '../emit.js';
import { type PartBook, type PartRole, partBook, partEvidence, sidecarEvidence } from './parts.js';

/** tye.yaml of Project Tye: the services that it starts, and the Dapr sidecars that its extension puts beside them. */
export function tyeDetector(knowledge: EvidenceKnowledge): Detector {
  const book = partBook(knowledge);
  return {
    name: 'tye',
    extensions: ['yml', 'yaml'],
    wants: (file) => /^tye(?:[-.]\w{1,30})?\.ya?ml$/.test(file.name),
    detect: (file) => detect(file, book),
  };
}

/** What a service is made from when it is code of the repository or of another one. */
const OWN = ['project', 'dockerFile', 'executable', 'azureFunction', 'repository'];

function* detect(file: CandidateFile, book: PartBook): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const hasDapr = itemsOf(child(root, 'extensions')).some((extension) => textOf(child(extension, 'name')) === 'dapr');
  for (const [index, service] of itemsOf(child(root, 'services')).entries()) {
    const role = roleOf(service, book);
    if (role === undefined) continue;
    const name = textOf(child(service, 'name'));
    const at = atNode(service, `services[${index}]`);
    yield partEvidence({ host: 'tye', role, name, image: textOf(child(service, 'image')), at });
    if (hasDapr && role === 'service') yield sidecarEvidence('tye', name, at);
  }
}

function roleOf(service: Node, book: PartBook): PartRole | 'other' | undefined {
  if (OWN.some((key) => child(service, key) !== undefined)) return 'service';
  const image = textOf(child(service, 'image'));
  return image === undefined ? undefined : (book.ofImage(image) ?? 'other');
}
