import type { TransformationName } from '../../../scripts/corpus/transform/index.js';

/** A repository that reads like a real one, and what it is. */
export interface Project {
  readonly pattern: string;
  readonly files: Readonly<Record<string, string>>;
  /** Changes under which it loses the only thing that told its architecture. */
  readonly byNames?: readonly TransformationName[];
}
