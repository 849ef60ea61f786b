import type { Catalogue } from '../model/catalogue.js';
import type { Image, Service } from '../model/stack.js';
import { memo } from './memo.js';

/**
 * Where the health of a service comes from: its file, its image, or nowhere. `unknown`: an image or Dockerfile that we have not read
 * may declare a check.
 */
export type HealthSource = 'file' | 'disabled' | 'image' | 'none' | 'unknown';

const SHELLS = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a|z)?sh$/;

/** A role read with less is not the image's own. */
const SURE = 0.85;

export function healthSourceOf(service: Service, catalogue: Catalogue): HealthSource {
  const { healthcheck, image, build, role } = service;
  if (healthcheck?.disabled === true) return 'disabled';
  if ((healthcheck?.test?.value.length ?? 0) > 0) return 'file';
  if (build !== undefined || image === undefined || image.unknown || role.product === undefined) return 'unknown';
  // Another program than the image's own may have nothing that a test of the product could ask.
  if (service.entrypoint !== undefined || SHELLS.test(service.command?.value[0] ?? '')) return 'unknown';
  const product = productsOf(catalogue).get(role.product);
  if (product === undefined || role.confidence < SURE) return 'unknown';
  if (product.hasHealthcheck === true) return 'image';
  // Who sets only the timing, or `disable: false`, seems to know of a check in the image.
  return healthcheck === undefined || isOfficial(image) ? 'none' : 'unknown';
}

/**
 * Docker's official images never declare a check: their maintainers leave it to the user on purpose. Of other images of a known
 * product we only know that the maker's own does not.
 */
export function isOfficial(image: Image | undefined): boolean {
  return image !== undefined && image.registry === undefined && !image.repository.includes('/');
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
