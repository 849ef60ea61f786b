import type { MappingNode } from '../documents/node.js';
import type { LoadContext } from './context.js';
import type { ComposeFile } from './project.js';
import type { Lookup } from './variables/template.js';

/** One set of files that Compose merges, and what they are read with. */
export interface ModelSource {
  readonly files: readonly Pick<ComposeFile, 'path' | 'role'>[];
  /** Folder that relative paths start from. */
  readonly directory: string;
  readonly lookup: Lookup;
  /** Files that are being included, outermost first. */
  readonly chain: readonly string[];
}

/** A document's place while it is loaded. */
export interface DocumentSource extends Omit<ModelSource, 'files'> {
  readonly path: string;
}

/** Loads one set of files: handed to what includes others, which are loaded the same way. */
export type LoadModel = (source: ModelSource, context: LoadContext) => MappingNode | undefined;
