import { textOf } from '../../documents/node.js';
import type { Catalogue } from '../../model/catalogue.js';
import { parseImage } from '../../model/image.js';
import { createProductIndex, type ProductIndex } from '../../model/product-index.js';
import type { Resource } from '../../model/resource.js';
import type { Role } from '../../model/role.js';
import { memo } from '../memo.js';
import { settingsAt } from './path.js';
import { isUnknown } from './value.js';

const indexOf: (catalogue: Catalogue) => ProductIndex = memo(createProductIndex);

/** Whether the image of one of a workload's containers is known to be of one of these roles. */
export function runsRole(catalogue: Catalogue, resource: Resource, roles: readonly Role[]): boolean {
  if (resource.body === undefined) return false;
  const subject = { resource, node: resource.body, pointer: resource.pointer };
  return settingsAt(subject, 'pod:containers[*].image').matches.some(({ node, at }) => {
    if (isUnknown(node)) return false;
    const match = indexOf(catalogue).recognise(parseImage(textOf(node) ?? '', { at }));
    return match?.kind === 'product' && match.by !== 'alike' && roles.includes(match.product.role);
  });
}
