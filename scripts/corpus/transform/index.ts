import { withJoinedDocuments, withSplitDocuments } from './documents.js';
import { withNeutralFiles, withNeutralFolders } from './rename-paths.js';
import { withNeutralServices } from './rename-services.js';
import { withReorderedKeys } from './reorder.js';
import type { Transformation } from './rewrite.js';
import { withUnrelatedFiles } from './unrelated.js';

/** Changes of a repository that leave its architecture as it is. */
export const TRANSFORMATIONS = {
  unrelated: withUnrelatedFiles,
  reorder: withReorderedKeys,
  split: withSplitDocuments,
  join: withJoinedDocuments,
  services: withNeutralServices,
  folders: withNeutralFolders,
  files: withNeutralFiles,
} as const satisfies Readonly<Record<string, Transformation>>;

export type TransformationName = keyof typeof TRANSFORMATIONS;
