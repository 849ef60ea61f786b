import type { Location } from '../../documents/location.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { projectOf } from '../creators.js';
import type { Member } from '../finding.js';
import { grouped } from '../grouped.js';
import { listed } from '../sentence.js';

export interface Params {
  /** What is declared. */
  readonly kind: 'volume' | 'secret' | 'config';
}

interface Declared {
  readonly key: string;
  readonly external: boolean;
  readonly at: Location;
}

const MAX_PLACES = 20;

const DECLARED = { volume: 'volumes', secret: 'secrets', config: 'configs' } as const;

/**
 * Volumes, secrets and configs that a project declares and none of its services uses, in any of its variants: one finding per stack. Those of a
 * project without services, or of which a part could not be read, are left alone, and volumes that another project names as external.
 */
export const check: Check<Params> = {
  name: 'unused-declaration',
  scope: 'repository',
  *run({ stacks }, { kind }) {
    const used = new Set<string>();
    const joined = new Set<string>();
    for (const stack of stacks) {
      for (const service of stack.services) {
        for (const key of keysIn(service, kind)) used.add(identity(stack, key));
      }
      for (const volume of stack.volumes) if (volume.external) joined.add(volume.name);
    }
    const unclear = new Set(stacks.filter(isUnclear).map(projectOf));
    for (const stack of stacks) {
      if (stack.services.length === 0 || unclear.has(projectOf(stack))) continue;
      const declared: readonly Declared[] = stack[DECLARED[kind]];
      const unused = declared.filter(({ key, external }) => {
        if (used.has(identity(stack, key))) return false;
        const name = kind === 'volume' ? stack.volumes.find((volume) => volume.key === key)?.name : undefined;
        return external || name === undefined || !joined.has(name);
      });
      const memberOf = ({ key, at }: Declared): Member => ({ at, subject: `${stack.id}/${key}` });
      yield* grouped(unused, memberOf, (some) => violation(stack, kind, some));
    }
  },
};

function violation(stack: Stack, kind: Params['kind'], unused: readonly [Declared, ...Declared[]]): Violation {
  const [first, ...others] = unused;
  return {
    at: first.at,
    subject: `${stack.id}/${first.key}`,
    values: {
      names: `${kind}${others.length === 0 ? '' : 's'} ${listed(unused.map(({ key }) => key))}`,
      project: stack.name,
    },
    value: first.key,
    related: others.slice(0, MAX_PLACES).map(({ key, at }) => ({ at, message: `\`${key}\` is not used either.` })),
  };
}

/** A mount of which the source is not known may be any of the volumes. */
function isUnclear(stack: Stack): boolean {
  return (
    stack.unknown.length > 0 || stack.services.some(({ mounts }) => mounts.some((mount) => mount.unknown === true))
  );
}

function keysIn(service: Service, kind: Params['kind']): readonly string[] {
  if (kind === 'secret') return service.secrets;
  if (kind === 'config') return service.configs;
  return service.mounts.flatMap(({ type, source }) => (type === 'volume' && source !== undefined ? [source] : []));
}

/** A declaration of a project, the same in all its variants. */
function identity(stack: Stack, key: string): string {
  return JSON.stringify([projectOf(stack), key]);
}
