import type { ParsedFile } from '../documents/node.js';
import { readResources } from '../evidence/resources/resources.js';
import { compareText } from '../lib/compare.js';
import { folderOf } from '../lib/paths.js';
import type { Evidence } from '../model/evidence.js';
import type { Resource } from '../model/resource.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { Repository } from '../source/repository.js';

export interface ResourceSource {
  readonly repository: Repository;
  readonly book: Rulebook;
  readonly evidence: readonly Evidence[];
  readonly parse: (path: string) => ParsedFile;
  /** Whether a path speaks for the repository: what tests, examples and vendored code declare is not judged. */
  readonly speaks: (path: string) => boolean;
}

/** What the repository's files declare beside Compose: those files are read again that evidence was found in. */
export function resourcesOf({ repository, book, evidence, parse, speaks }: ResourceSource): readonly Resource[] {
  const paths = new Set(evidence.map(({ at }) => at.file.path));
  // A folder of Terraform is one configuration: files that say nothing of the architecture belong to it as well.
  const configurations = new Set([...paths].filter(isTerraform).map(folderOf));
  for (const { path } of repository.files) {
    if (isTerraform(path) && configurations.has(folderOf(path))) paths.add(path);
    // Terragrunt writes settings into configurations of any folder.
    if (configurations.size > 0 && path.endsWith('terragrunt.hcl')) paths.add(path);
  }
  return readResources({
    repository,
    paths: [...paths].filter((path) => repository.has(path) && speaks(path)).sort(compareText),
    parse,
    knowledge: book.evidence,
    rehearsal: book.vocabulary.rehearsal,
  });
}

function isTerraform(path: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(path);
}
