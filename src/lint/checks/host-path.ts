import type { Mount, Service } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import type { Member } from '../finding.js';
import { grouped } from '../grouped.js';
import { listed } from '../sentence.js';

export interface Params {
  /** `personal`: folders below somebody's home; `absolute`: all other paths that only fit machines that are laid out alike. */
  readonly kind: 'personal' | 'absolute';
  /** Paths, with all below them, that every machine with the engine has. */
  readonly standard: readonly string[];
}

const PERSONAL = /^(?:\/home\/|\/Users\/|[A-Za-z]:[\\/]Users[\\/])([^\\/]+)/;
const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/])/;
const MAX_PLACES = 20;

/** Bind mounts whose source is a path of one machine. One finding per stack. */
export const check: Check<Params> = {
  name: 'host-path',
  *run({ stacks }, params) {
    for (const stack of stacks) {
      const found = stack.services.flatMap((service) =>
        service.mounts.flatMap((mount) => (fits(mount, params) ? [{ service, mount }] : [])),
      );
      yield* grouped(found, mountMember, violation);
    }
  },
};

interface Found {
  readonly service: Service;
  readonly mount: Mount;
}

function mountMember({ service, mount }: Found): Member {
  return { at: mount.at, subject: service.id, key: `${service.name}:${mount.source ?? ''}` };
}

function violation(found: readonly [Found, ...Found[]]): Violation {
  const [first, ...others] = found;
  const paths = [...new Set(found.map(({ mount }) => mount.source ?? ''))];
  return {
    at: first.mount.at,
    subject: first.service.id,
    values: {
      services: listed(namesOf(found)),
      mount: namesOf(found).length === 1 ? 'mounts' : 'mount',
      paths: listed(paths),
      exist: paths.length === 1 ? 'exists' : 'exist',
    },
    value: paths.join(' '),
    related: others
      .slice(0, MAX_PLACES)
      .map(({ service, mount }) => ({ at: mount.at, message: `\`${service.name}\` mounts \`${mount.source}\`.` })),
  };
}

function namesOf(found: readonly { readonly service: Service }[]): string[] {
  return [...new Set(found.map(({ service }) => service.name))];
}

function fits({ type, source, unknown }: Mount, { kind, standard }: Params): boolean {
  if (type !== 'bind' || source === undefined || unknown === true) return false;
  if (PERSONAL.test(source)) return kind === 'personal';
  if (kind === 'personal' || !ABSOLUTE.test(source)) return false;
  return source !== '/' && !standard.some((path) => source === path || source.startsWith(`${path}/`));
}
