import { compareText } from '../../lib/compare.js';
import { type Role, STORE_ROLES } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Vocabulary } from '../../model/survey-knowledge.js';
import { wordsOf } from '../words.js';

/** The compose stacks as the facts look at them: variants of one project counted once. */
export interface ComposeView {
  /** One stack for each project, its production variant where it has one; sorted by id. */
  readonly leading: readonly Stack[];
  /** Every stack, variants as well; sorted by id. */
  readonly all: readonly Stack[];
  /** Services of the leading stacks. */
  readonly services: readonly Service[];
  readonly vocabulary: Vocabulary;
}

const INFRASTRUCTURE: ReadonlySet<Role> = new Set<Role>([
  ...STORE_ROLES,
  'coordination',
  'proxy',
  'vpn',
  'observability',
  'identity',
  'admin-tool',
  'dev-tool',
  'control-plane',
]);

const MISTAKEN: ReadonlySet<Role> = new Set<Role>([...STORE_ROLES, 'admin-tool', 'coordination']);

export function viewOf(stacks: readonly Stack[], vocabulary: Vocabulary): ComposeView {
  const heads = new Set(vocabulary.store);
  const all = stacks.map((stack) => withOwnCode(stack, heads)).sort((a, b) => compareText(a.id, b.id));
  const projects = new Map<string, Stack[]>();
  for (const stack of all) {
    const project = stack.variantOf ?? stack.id;
    const variants = projects.get(project);
    if (variants) variants.push(stack);
    else projects.set(project, [stack]);
  }
  const production = new Set(vocabulary.production);
  const leading = [...projects.values()].flatMap((variants) => leader(variants, production) ?? []);
  return { leading, all, services: leading.flatMap((stack) => stack.services), vocabulary };
}

/** A role that only the name suggests is not believed of own code whose name ends otherwise: `kafka-word-counter` is no broker. */
function withOwnCode(stack: Stack, heads: ReadonlySet<string>): Stack {
  const mistaken = (service: Service): boolean =>
    service.build !== undefined &&
    service.role.product === undefined &&
    MISTAKEN.has(service.role.role) &&
    !heads.has(wordsOf(service.name).findLast((word) => /[a-z]/.test(word)) ?? '');
  if (!stack.services.some(mistaken)) return stack;
  return {
    ...stack,
    services: stack.services.map((service) =>
      mistaken(service) ? { ...service, role: { ...service.role, role: 'app' as const } } : service,
    ),
  };
}

function leader(variants: readonly Stack[], production: ReadonlySet<string>): Stack | undefined {
  return (
    variants.find((stack) => stack.variant !== undefined && production.has(stack.variant)) ??
    variants.find((stack) => stack.variantOf === undefined) ??
    variants[0]
  );
}

export function isStore(service: Service): boolean {
  return STORE_ROLES.has(service.role.role);
}

/** Built from a folder of the repository. */
export function isBuilt(service: Service): boolean {
  return service.build !== undefined;
}

/** A part of the application itself, its own code or somebody else's: not what serves it. */
export function isApplication(service: Service): boolean {
  const role = service.role.role;
  if (role === 'unknown') return true;
  return !INFRASTRUCTURE.has(role) && role !== 'sidecar-proxy' && role !== 'sidecar-agent';
}

export function isInfrastructure(service: Service): boolean {
  return INFRASTRUCTURE.has(service.role.role);
}

/** Something that stays up: an application or a store, not a job, a tool or what watches them. */
export function isLasting(service: Service): boolean {
  return isStore(service) || (isApplication(service) && service.role.role !== 'job');
}

/** What tells one unit of own code from another: folder and Dockerfile, inside the repository. Several services may run one unit. */
export function unitOf(service: Service): string | undefined {
  const build = service.build;
  return build?.context === undefined ? undefined : `${build.context} ${build.dockerfile ?? ''}`;
}
