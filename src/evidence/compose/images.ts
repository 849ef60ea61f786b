import { textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { EvidenceKnowledge, ImageMark } from '../../model/evidence-knowledge.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt } from '../emit.js';
import { readImageMark } from '../image-marks.js';
import { imageNameOf } from '../image-name.js';
import { tableOf, type WordTable } from '../word-table.js';
import { composeRoot, mayBeCompose, servicesOf } from './compose-file.js';

/** Services of Compose files whose images belong to a mesh, an edge runtime, a functions platform or a connector. */
export function composeImageDetector(knowledge: EvidenceKnowledge): Detector {
  const marks = tableOf(knowledge.images, (mark) => mark.images);
  return {
    name: 'compose-images',
    extensions: ['yml', 'yaml'],
    wants: mayBeCompose,
    detect: (file) => detect(file, marks),
  };
}

function* detect(file: CandidateFile, marks: WordTable<ImageMark>): Iterable<Evidence> {
  const root = composeRoot(file);
  if (root === undefined) return;
  for (const { name, entry, pointer } of servicesOf(root)) {
    const image = entryAt(entry.value, 'image');
    const text = textOf(image?.value);
    if (image === undefined || text === undefined) continue;
    const { repository } = imageNameOf(text);
    yield* readImageMark(
      { repository, reference: text, name, where: 'compose', at: atKey(image, `${pointer}.image`) },
      marks,
    );
  }
}
