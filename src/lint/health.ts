import type { Catalogue } from '../model/catalogue.js';
import type { Service } from '../model/stack.js';
import type { Finding } from './finding.js';
import { memo } from './memo.js';

/**
 * Where the health of a service comes from: its file, its image, or nowhere. `unknown`: an image or Dockerfile that we have not read
 * may declare a check.
 */
export type HealthSource = 'file' | 'disabled' | 'image' | 'none' | 'unknown';

/** A role read with less is not the image's own. */
const SURE = 0.85;

export function healthSourceOf(service: Service, catalogue: Catalogue): HealthSource {
  const { healthcheck, image, build, role } = service;
  if (healthcheck?.disabled === true) return 'disabled';
  if ((healthcheck?.test?.value.length ?? 0) > 0) return 'file';
  if (build !== undefined || image === undefined || image.unknown || role.product === undefined) return 'unknown';
  const product = productsOf(catalogue).get(role.product);
  if (product === undefined || role.confidence < SURE) return 'unknown';
  return product.hasHealthcheck === true ? 'image' : 'none';
}

/** How sure `none` is: Docker's official images never declare a check, which their maintainers leave to the user on purpose. */
export function confidenceInNone({ image }: Service): Finding['confidence'] {
  const official = image?.registry === undefined && image?.repository.includes('/') === false;
  return official ? 'high' : 'medium';
}

/** A command that tells whether the product is healthy, as a Compose file writes it; undefined when none is known. */
export function healthCommand(service: Service, catalogue: Catalogue): string | undefined {
  return productsOf(catalogue)
    .get(service.role.product ?? '')
    ?.healthcheck?.replaceAll('$', '$$$$');
}

/** Products by id. */
export const productsOf = memo(
  (catalogue: Catalogue) => new Map(catalogue.products.map((product) => [product.id, product] as const)),
);
