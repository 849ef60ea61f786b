import type { Evidence } from '../model/evidence.js';
import type { Stack } from '../model/stack.js';
import type { Vocabulary } from '../model/survey-knowledge.js';
import type { Reachability } from './reachability.js';

/** What facts are computed from: the whole repository, or the part of it that is one system. */
export interface FactInput {
  readonly stacks: readonly Stack[];
  readonly evidence: readonly Evidence[];
  /** All paths, sorted. */
  readonly paths: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly reachability?: Reachability;
}
