import { isApplication } from '../facts/compose/view.js';
import type { Service, Stack } from '../model/stack.js';
import { memo } from './memo.js';

/**
 * The software that a service of the application runs, the same for services that run the same: what it is built from, else its image.
 * Undefined for stores, proxies, tools and known products.
 */
export function unitOf({ build, image, role }: Service): string | undefined {
  if (role.product !== undefined && build === undefined) return undefined;
  if (build !== undefined) {
    return build.context === undefined ? undefined : JSON.stringify([build.context, build.dockerfile ?? '']);
  }
  return image === undefined || image.unknown || image.repository === '' ? undefined : image.repository;
}

/** Services of own code that stay up, each with its unit. */
export const ownServices: (stack: Stack) => readonly { readonly service: Service; readonly unit: string }[] = memo(
  ({ services }) =>
    services.flatMap((service) => {
      const unit = isApplication(service) && service.role.role !== 'job' ? unitOf(service) : undefined;
      return unit === undefined ? [] : [{ service, unit }];
    }),
);
