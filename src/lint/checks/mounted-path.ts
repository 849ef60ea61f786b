import type { Role } from '../../model/role.js';
import type { Check } from '../check.js';
import { isAside } from '../development.js';
import { type HostMount, hostMounts, matchesPath } from '../host-mounts.js';
import { listed } from '../sentence.js';

export interface Params {
  /** Paths of the machine: `/etc` is the folder itself, `/proc/**` all below it, `/dev/sd*` names that begin so, `docker.sock` a file of that name anywhere. */
  readonly paths: readonly string[];
  /** Paths that are not reported, written alike. */
  readonly exceptPaths: readonly string[];
  /** Which mounts count: those that the container can write to, those that it can only read, or both. */
  readonly access: 'write' | 'read' | 'any';
  /** Roles of the services that are judged. Empty: all. */
  readonly roles: readonly Role[];
  /** Roles that have reason to. */
  readonly exceptRoles: readonly Role[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

/** Services that see certain paths of the machine: by a bind in either notation, or by a volume that stands for the path. */
export const check: Check<Params> = {
  name: 'mounted-path',
  *run({ stacks }, params) {
    for (const stack of stacks) {
      for (const service of stack.services) {
        const { role } = service.role;
        if (params.exceptRoles.includes(role) || (params.roles.length > 0 && !params.roles.includes(role))) continue;
        const mounts = hostMounts(stack, service).filter((mount) => counts(mount, params));
        const [first, ...others] = mounts;
        if (first === undefined || isAside(stack, first.at.file.path, params.developmentWords)) continue;
        const paths = [...new Set(mounts.map(({ path }) => path))];
        yield {
          at: first.at,
          subject: service.id,
          values: { service: service.name, paths: listed(paths), access: first.readOnly ? 'read' : 'write to' },
          value: paths.join(' '),
          related: [
            ...(first.writtenAt === undefined ? [] : [{ at: first.writtenAt, message: 'The path is written here.' }]),
            ...others.map(({ path, at }) => ({ at, message: `\`${path}\` is mounted here.` })),
          ],
        };
      }
    }
  },
};

function counts({ path, readOnly }: HostMount, { paths, exceptPaths, access }: Params): boolean {
  if (access !== 'any' && readOnly !== (access === 'read')) return false;
  const matches = (pattern: string) => matchesPath(path, pattern);
  return paths.some(matches) && !exceptPaths.some(matches);
}
