import type { Reason } from '../../src/facts/fact.js';
import { type Survey, survey } from '../../src/facts/survey.js';
import type { Evidence } from '../../src/model/evidence.js';
import type { Stack } from '../../src/model/stack.js';
import type { Classification } from '../../src/taxonomy/classification.js';
import { classify } from '../../src/taxonomy/classify.js';
import { book, knowledge } from './book.js';

export interface Sketch {
  readonly stacks?: readonly Stack[];
  readonly evidence?: readonly Evidence[];
  /** Paths beside those of the stacks and the evidence. */
  readonly paths?: readonly string[];
  /** Mistakes in the syntax of files. */
  readonly misread?: readonly Reason[];
}

export function surveyed(sketch: Sketch): Survey {
  const stacks = sketch.stacks ?? [];
  const evidence = sketch.evidence ?? [];
  const paths = new Set([
    ...(sketch.paths ?? []),
    ...stacks.flatMap((stack) => stack.files),
    ...evidence.map((item) => item.at.file.path),
  ]);
  return survey({ stacks, evidence, paths: [...paths].sort(), knowledge, misread: sketch.misread });
}

export function classified(sketch: Sketch): Classification {
  return classify(surveyed(sketch), book);
}

export function patternOf(sketch: Sketch): string {
  return classified(sketch).pattern.slug;
}
