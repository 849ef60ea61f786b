import type { Location } from '../documents/location.js';
import type { Evidence } from '../model/evidence.js';
import type { ImageMark } from '../model/evidence-knowledge.js';
import { observe, shown } from './emit.js';
import type { WordTable } from './word-table.js';

/** What an image says by running somewhere (rules/evidence/images.yml). */
export function* readImageMark(
  image: {
    readonly reference: string;
    readonly repository: string;
    readonly name: string;
    readonly where: 'pod' | 'compose';
    readonly at: Location;
  },
  marks: WordTable<ImageMark>,
): Iterable<Evidence> {
  // Some products are told by their registry: `nexus3.edgexfoundry.org:10004/core-data`.
  const mark = marks.find(image.repository) ?? marks.find(image.reference);
  if (mark === undefined) return;
  yield observe({
    kind: mark.kind,
    value: mark.value,
    name: image.name,
    details: { source: image.where === 'compose' ? 'compose' : 'manifest', ...mark.details },
    message: `${image.where === 'compose' ? 'Service' : 'Container'} ${shown(image.name)} runs the image ${shown(image.repository)} (${mark.value.replaceAll('-', ' ')}).`,
    at: image.at,
  });
}
