import { type HclBlock, parseHcl, parseHclJson, treeOfBlock } from '../../documents/hcl.js';
import type { CandidateFile } from '../detector.js';
import { isTerraform } from '../infrastructure/terraform-paths.js';
import type { Read } from './kubernetes.js';

/** The blocks of a Terraform or OpenTofu file. One folder is one configuration: its names refer to each other. */
export function* terraformResources(file: CandidateFile): Iterable<Read> {
  if (!isTerraform(file)) return;
  const blocks = file.extension === 'json' ? parseHclJson(file.parsed(), file.text) : parseHcl(file.path, file.text);
  for (const block of blocks) {
    const named = namesOf(block);
    if (named === undefined) continue;
    yield {
      dialect: 'terraform',
      ...named,
      scope: file.folder,
      body: treeOfBlock(block),
      pointer: block.at.pointer,
      patch: false,
      at: block.at,
    };
  }
}

function namesOf({ type, labels: [first, second] }: HclBlock): Pick<Read, 'kind' | 'name'> | undefined {
  switch (type) {
    case 'resource':
      return first === undefined || second === undefined ? undefined : { kind: first, name: second };
    case 'data':
      return first === undefined || second === undefined ? undefined : { kind: `data.${first}`, name: second };
    default:
      return first === undefined ? { kind: type } : { kind: type, name: first };
  }
}
