import { baseName } from '../../lib/paths.js';
import type { Role } from '../../model/role.js';
import type { Port, Service, Stack } from '../../model/stack.js';
import type { Check, LintContext, Violation } from '../check.js';
import { effectivePorts } from '../publication.js';
import { roleNoun } from '../role-noun.js';

export interface Params {
  /** `data`: copies of a store that write to the same place. `port`: copies that ask for the same port of the machine. */
  readonly fault: 'data' | 'port';
  /** Roles of the stores that cannot share their data; only for `data`. */
  readonly roles: readonly Role[];
  /** Words in the names of files that are for a cluster, which shares its ports; only for `port`. */
  readonly clusterWords: readonly string[];
}

const SURE = 0.7;

/** Services of which several copies run that cannot stand beside each other. */
export const check: Check<Params> = {
  name: 'several-copies',
  *run(context, { fault, roles, clusterWords }) {
    for (const stack of context.stacks) {
      if (fault === 'port' && isForCluster(context, stack, clusterWords)) continue;
      for (const service of stack.services) {
        const copies = service.replicas?.value ?? 1;
        if (copies < 2) continue;
        const clash = fault === 'data' ? dataClash(service, roles) : portClash(context, service, copies);
        if (clash !== undefined) yield violation(service, copies, clash);
      }
    }
  },
};

/** A cluster shares what it publishes among all copies. Not every stack says that it is for one. */
function isForCluster(
  { pattern }: LintContext,
  { kind, files: [first = ''] }: Stack,
  words: readonly string[],
): boolean {
  const parts = baseName(first)
    .toLowerCase()
    .split(/[^a-z]+/);
  return kind === 'swarm' || pattern === 'container-orchestration' || parts.some((part) => words.includes(part));
}

interface Clash {
  readonly at: Service['at'];
  readonly text: string;
  readonly message: string;
}

function dataClash({ role, mounts }: Service, roles: readonly Role[]): Clash | undefined {
  if (!roles.includes(role.role) || role.product === undefined || role.confidence < SURE) return undefined;
  const mount = mounts.find(
    ({ type, source, target, readOnly }) =>
      (type === 'volume' || type === 'bind') &&
      source !== undefined &&
      !readOnly &&
      !/\.\w{2,4}$|conf|init|cert|ssl|sock/i.test(target),
  );
  return mount && { at: mount.at, text: mount.source ?? mount.target, message: 'All copies write here.' };
}

/** The first fixed port; a range with room for each copy is none. */
function portClash({ reachability }: LintContext, service: Service, copies: number): Clash | undefined {
  const port = effectivePorts(reachability, service).find((candidate) => room(candidate) < copies);
  return port && { at: port.at, text: port.published ?? '', message: 'All copies ask for this port.' };
}

function room({ published }: Port): number {
  const [, from, to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(published ?? '') ?? [];
  return from === undefined || from === '0' ? Number.POSITIVE_INFINITY : Number(to) - Number(from) + 1;
}

function violation({ id, name, role, replicas, at }: Service, copies: number, clash: Clash): Violation {
  return {
    at: replicas?.at ?? at,
    subject: id,
    values: { service: name, role: roleNoun(role.role), copies: String(copies), what: clash.text },
    value: clash.text,
    related: [{ at: clash.at, message: clash.message }],
  };
}
