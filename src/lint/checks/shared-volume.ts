import type { Role } from '../../model/role.js';
import type { Mount, Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { isAside } from '../development.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Roles that do not count: they prepare, back up or collect what others write. */
  readonly exceptRoles: readonly Role[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

interface Writer {
  readonly service: Service;
  readonly mount: Mount;
}

/**
 * Named volumes that several services can write to. Services of one image or build are copies of one program and count once, and a
 * volume for sockets needs both sides to write.
 */
export const check: Check<Params> = {
  name: 'shared-volume',
  *run({ stacks }, params) {
    for (const stack of stacks) {
      for (const [volume, writers] of writersByVolume(stack, params)) {
        if (new Set(writers.map(({ service }) => programOf(service))).size > 1) yield violation(stack, volume, writers);
      }
    }
  },
};

function writersByVolume(stack: Stack, { exceptRoles, developmentWords }: Params): ReadonlyMap<string, Writer[]> {
  const writers = new Map<string, Writer[]>();
  for (const service of stack.services) {
    if (exceptRoles.includes(service.role.role)) continue;
    for (const mount of service.mounts) {
      const { type, source, target, readOnly, unknown, at } = mount;
      if (
        type !== 'volume' ||
        source === undefined ||
        readOnly ||
        unknown === true ||
        /sock|\/run(?:\/|$)/.test(target)
      )
        continue;
      if (isAside(stack, at.file.path, developmentWords)) continue;
      const before = writers.get(source);
      if (before === undefined) writers.set(source, [{ service, mount }]);
      else if (!before.some((writer) => writer.service === service)) before.push({ service, mount });
    }
  }
  return writers;
}

/** What runs in a service; one whose image is unknown is taken for a copy of every other such. */
function programOf({ build, image }: Service): string {
  if (build !== undefined) return `build ${build.contextText} ${build.dockerfile ?? ''} ${build.target ?? ''}`;
  return image === undefined || image.unknown ? 'unknown' : `image ${image.registry ?? ''}/${image.repository}`;
}

function violation(stack: Stack, volume: string, writers: readonly Writer[]): Violation {
  const at = stack.volumes.find(({ key }) => key === volume)?.at ?? writers[0]?.mount.at ?? stack.at;
  return {
    at,
    subject: `${stack.id}/${volume}`,
    values: { volume, services: listed(writers.map(({ service }) => service.name)) },
    value: volume,
    related: writers.map(({ service, mount }) => ({
      at: mount.at,
      message: `\`${service.name}\` writes to it.`,
    })),
  };
}
