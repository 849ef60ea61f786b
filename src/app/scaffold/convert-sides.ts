import type { Location } from '../../documents/location.js';
import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Service } from '../../model/stack.js';
import type { SplitConversion } from '../../rulebook/conversion.js';
import type { Mentions } from './convert-mentions.js';
import { isStore, type Project, placeOfService, tiesOf } from './convert-project.js';
import { Refused } from './convert-text.js';

export type Side = 'infra' | 'apps';

/** What was decided of a service, and why. */
export interface Decision {
  readonly service: string;
  /** The side, or the networks. */
  readonly place: string;
  readonly because: string;
  readonly at: Location;
  /** True where nothing told it. */
  readonly unknown?: boolean;
}

/** Roles of what comes and goes: no infrastructure may be drawn to wait for them. */
const APPLICATIONS: ReadonlySet<Role> = new Set<Role>([
  'api',
  'app',
  'frontend',
  'worker',
  'proxy',
  'gateway',
  'identity',
]);

/** The side of each service, by name. Throws Refused where there would be but one side. */
export function sidesOf(
  project: Project,
  mentions: Mentions,
  knowledge: SplitConversion,
): { readonly sides: ReadonlyMap<string, Side>; readonly decisions: readonly Decision[] } {
  const plan = new Sides(project, mentions, knowledge);
  plan.byRole();
  plan.byCompany();
  plan.byNeed();
  plan.byTies();
  plan.byNeed();
  plan.byTies();
  const { sides, reasons } = plan;
  const decisions = [...project.services.values()].map((service): Decision => {
    const side = sides.get(service.name) ?? 'apps';
    const unknown = service.role.role === 'unknown' && !reasons.has(service.name);
    const because =
      reasons.get(service.name) ??
      (unknown ? UNKNOWN : `it is ${article(service.role.role)}; ${knowledge.stacks[side].because}`);
    return {
      service: service.name,
      place: knowledge.stacks[side].name,
      because,
      at: placeOfService(project, service),
      ...(unknown && { unknown }),
    };
  });
  const infra = [...project.services.values()].filter(({ name }) => sides.get(name) === 'infra');
  if (!infra.some(isStore))
    throw new Refused(
      'nothing in the project keeps data that could move to infrastructure of its own: its data may be outside already',
    );
  if (infra.length === project.services.size)
    throw new Refused('nothing in the project uses its infrastructure, so it is all infrastructure already');
  return { sides, decisions };
}

const UNKNOWN = 'nothing tells what it is for, so it stays with the applications';

/** Where the name of a role is no word for one service. */
const WORDS: ReadonlyMap<Role, string> = new Map<Role, string>([
  ['unknown', 'service of unknown purpose'],
  ['app', 'application'],
  ['search', 'search engine'],
  ['observability', 'tool that watches the system'],
  ['identity', 'identity provider'],
  ['coordination', 'coordination service'],
]);

export function article(role: Role): string {
  const word = WORDS.get(role) ?? role.replace('-', ' ');
  return `${/^[aeio]/.test(word) && word !== 'one' ? 'an' : 'a'} ${word}`;
}

class Sides {
  readonly sides = new Map<string, Side>();
  readonly reasons = new Map<string, string>();
  /** Moved to the applications: nothing draws them back. */
  private readonly stuck = new Set<string>();
  private readonly companions: ReadonlySet<Role>;
  private readonly infrastructure: ReadonlySet<Role>;

  constructor(
    private readonly project: Project,
    private readonly mentions: Mentions,
    knowledge: SplitConversion,
  ) {
    this.companions = new Set(knowledge.companions);
    this.infrastructure = new Set(knowledge.infrastructure);
  }

  byRole(): void {
    for (const { name, role } of this.project.services.values()) {
      this.sides.set(name, this.infrastructure.has(role.role) ? 'infra' : 'apps');
    }
  }

  /**
   * Companions stand with the infrastructure where they name nothing else but one another, and no application waits for them or is released
   * with them.
   */
  byCompany(): void {
    const released = this.releasedWithApplications();
    const all = [...this.project.services.values()];
    const candidates = new Set(
      all.flatMap(({ name, role }) =>
        this.sides.get(name) !== 'infra' && this.companions.has(role.role) && !released.has(name) ? [name] : [],
      ),
    );
    for (let changed = true; changed; ) {
      const awaited = this.awaitedByApplications(candidates);
      const stray = [...candidates].filter(
        (name) =>
          awaited.has(name) ||
          ![...(this.mentions.get(name) ?? [])].every((one) => candidates.has(one) || this.sides.get(one) === 'infra'),
      );
      for (const name of stray) candidates.delete(name);
      changed = stray.length > 0;
    }
    for (let changed = true; changed; ) {
      changed = false;
      for (const { name, role } of all) {
        const named = [...(this.mentions.get(name) ?? [])];
        if (this.sides.get(name) === 'infra' || !candidates.has(name)) continue;
        if (!named.some((one) => this.sides.get(one) === 'infra')) continue;
        this.move(name, 'infra', `it is ${article(role.role)} and works with ${listed(named)} alone`);
        changed = true;
      }
    }
  }

  /** Services made of the same image, or built of the same folder, as an application: a new release is one of them too. */
  private releasedWithApplications(): ReadonlySet<string> {
    const services = [...this.project.services.values()];
    const madeOf = ({ image, build }: Service): readonly string[] => [
      ...(image === undefined ? [] : [`image ${image.reference}`]),
      ...(build?.context === undefined
        ? []
        : [`build ${build.context} ${build.dockerfile ?? ''} ${build.target ?? ''}`]),
    ];
    const applications = new Set(services.filter(({ role }) => APPLICATIONS.has(role.role)).flatMap(madeOf));
    return new Set(
      services.filter((one) => madeOf(one).some((made) => applications.has(made))).map(({ name }) => name),
    );
  }

  private awaitedByApplications(companions: ReadonlySet<string>): ReadonlySet<string> {
    const applications = this.project.sets.flatMap(({ services }) =>
      services.filter(({ name }) => this.sides.get(name) === 'apps' && !companions.has(name)),
    );
    return new Set(applications.flatMap(({ dependsOn }) => dependsOn.map(({ service }) => service)));
  }

  /** Infrastructure waits for nothing on the other side. */
  byNeed(): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const { name, dependsOn } of this.project.sets.flatMap(({ services }) => services)) {
        for (const { service } of dependsOn) {
          if (this.sides.get(name) !== 'infra' || this.sides.get(service) !== 'apps') continue;
          changed = true;
          const isApplication = APPLICATIONS.has(this.roleOf(service)) || this.stuck.has(service);
          if (isApplication) this.move(name, 'apps', `it waits for ${quoted(service)}, which is with the applications`);
          else this.move(service, 'infra', `${quoted(name)} waits for it`);
        }
      }
    }
  }

  /** What shares a namespace or mounts stays together: with the applications, if one of them is among it. */
  byTies(): void {
    const ties = tiesOf(this.project);
    for (let changed = true; changed; ) {
      changed = false;
      for (const [a, b, how] of ties) {
        const [side, other] = [this.sides.get(a), this.sides.get(b)];
        if (side === undefined || other === undefined || side === other) continue;
        changed = true;
        const [leaves, stays] = side === 'infra' ? [a, b] : [b, a];
        const told =
          leaves === a ? `${how} ${quoted(stays)}` : `${quoted(stays)} cannot run without it: ${how} ${quoted(leaves)}`;
        this.move(leaves, 'apps', `${told}, so the two stay on one side`);
      }
    }
  }

  private roleOf(name: string): Role {
    return this.project.services.get(name)?.role.role ?? 'unknown';
  }

  private move(name: string, side: Side, because: string): void {
    this.sides.set(name, side);
    if (side === 'apps') this.stuck.add(name);
    this.reasons.set(name, because);
  }
}

export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 4).map(quoted);
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, `${rest} more`] : shown;
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
