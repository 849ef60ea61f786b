import { compareText } from '../../lib/compare.js';
import { type Role, STORE_ROLES } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Vocabulary } from '../../model/survey-knowledge.js';
import { wordsOf } from '../words.js';
import { type Units, unitsIn } from './units.js';

/** The compose stacks as the facts look at them: variants of one project counted once. */
export interface ComposeView {
  /** One stack for each project, its production variant where it has one; sorted by id. */
  readonly leading: readonly Stack[];
  /** Every stack, variants as well; sorted by id. */
  readonly all: readonly Stack[];
  /** Services of the leading stacks. */
  readonly services: readonly Service[];
  readonly units: Units;
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

export function viewOf(stacks: readonly Stack[], paths: readonly string[], vocabulary: Vocabulary): ComposeView {
  const heads = new Set(vocabulary.store);
  const units = unitsIn(paths, vocabulary);
  const own = stacks.map((stack) => withOwnCode(stack, heads, units)).sort((a, b) => compareText(a.id, b.id));
  const all = withAlternatives(own, units);
  const projects = new Map<string, Stack[]>();
  for (const stack of all) {
    const project = stack.variantOf ?? stack.id;
    const variants = projects.get(project);
    if (variants) variants.push(stack);
    else projects.set(project, [stack]);
  }
  const leading = [...projects.values()].flatMap((variants) => leader(variants, vocabulary, units) ?? []);
  const services = leading.flatMap((stack) => stack.services);
  return { leading, all, services, units, vocabulary };
}

/**
 * Files of one folder that each start the same services of own code are ways to start one project (`compose.postgres.yaml` and
 * `compose.mariadb.yaml`), although neither is laid over the other: the later ones become variants of the first.
 */
function withAlternatives(stacks: readonly Stack[], units: Units): readonly Stack[] {
  const firsts = new Map<string, { readonly stack: Stack; readonly code: ReadonlySet<string> }[]>();
  const replaced = new Map<string, string>();
  for (const stack of stacks) {
    if (stack.variantOf !== undefined) continue;
    const code = codeOf(stack, units);
    const others = firsts.get(stack.path) ?? [];
    const first = others.find((other) => {
      const shared = [...code].filter((one) => other.code.has(one)).length;
      return shared > 0 && shared * 2 > Math.min(code.size, other.code.size);
    });
    if (first === undefined) firsts.set(stack.path, [...others, { stack, code }]);
    else replaced.set(stack.id, first.stack.id);
  }
  if (replaced.size === 0) return stacks;
  return stacks.map((stack) => {
    const first = replaced.get(stack.variantOf ?? stack.id);
    return first === undefined ? stack : { ...stack, variantOf: first };
  });
}

/** The services that run own code, each by its name and its code. */
function codeOf({ services }: Stack, units: Units): ReadonlySet<string> {
  return new Set(
    services.flatMap((service) => {
      const unit = service.build === undefined ? undefined : units.of(service);
      return unit === undefined ? [] : [`${service.name} ${unit}`];
    }),
  );
}

/**
 * A role that only the name suggests is not believed of own code whose name ends otherwise (`kafka-word-counter` is no broker), nor of
 * a folder that holds a package of code.
 */
function withOwnCode(stack: Stack, heads: ReadonlySet<string>, units: Units): Stack {
  const mistaken = (service: Service): boolean =>
    service.build !== undefined &&
    service.role.product === undefined &&
    MISTAKEN.has(service.role.role) &&
    (units.isPackage(service) || !heads.has(wordsOf(service.name).findLast((word) => /[a-z]/.test(word)) ?? ''));
  if (!stack.services.some(mistaken)) return stack;
  return {
    ...stack,
    services: stack.services.map((service) =>
      mistaken(service) ? { ...service, role: { ...service.role, role: 'app' as const } } : service,
    ),
  };
}

/** The variant for production; else the base, unless only an overlay makes it whole: applications in one file, stores in the other. */
function leader(variants: readonly Stack[], { production, rehearsal }: Vocabulary, units: Units): Stack | undefined {
  const named = variants.find((stack) => stack.variant !== undefined && production.includes(stack.variant));
  if (named) return named;
  const base = variants.find((stack) => stack.variantOf === undefined) ?? variants[0];
  if (base === undefined || isWhole(base)) return base;
  const whole = variants.filter((stack) => isWhole(stack) && !isRehearsal(stack, rehearsal));
  // Several of them are started on machines of their own, or for purposes of their own: none stands for the project.
  if (whole.length > 0) return whole.length === 1 ? (whole[0] ?? base) : base;
  // Where the base runs only what the application needs, the one overlay that adds it shows the project, for development or not.
  const hasOwnCode = (stack: Stack): boolean => stack.services.some((service) => units.of(service) !== undefined);
  const completed = hasOwnCode(base) ? [] : variants.filter((stack) => hasOwnCode(stack) && isWhole(stack));
  return completed.length === 1 ? (completed[0] ?? base) : base;
}

/** A variant for development or tests. */
export function isRehearsal({ variant = '' }: Stack, words: readonly string[]): boolean {
  return wordsOf(variant).some((word) => words.includes(word));
}

/** Runs an application together with a store; a job that prepares the store is no application. */
export function isWhole(stack: Stack): boolean {
  const { services } = stack;
  return services.some((service) => isLasting(service) && !isStore(service)) && services.some(isStore);
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

/** Roles that people turn to themselves: where no code is that needs them, they are what is run. */
const TURNED_TO: ReadonlySet<Role> = new Set<Role>([
  'proxy',
  'vpn',
  'observability',
  'identity',
  'dev-tool',
  'control-plane',
]);

/** Whether nothing runs but what an application needs, which is not among it. */
export function isOnlyInfrastructure({ services, units }: ComposeView): boolean {
  return services.every(isInfrastructure) && (units.hasCode || !services.some(({ role }) => TURNED_TO.has(role.role)));
}

/** Something that stays up: an application or a store, not a job, a tool or what watches them. */
export function isLasting(service: Service): boolean {
  return isStore(service) || (isApplication(service) && service.role.role !== 'job');
}
