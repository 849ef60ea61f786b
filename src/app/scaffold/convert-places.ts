import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Service } from '../../model/stack.js';
import type { LayeredConversion, LayerPlace } from '../../rulebook/conversion.js';
import type { Mentions } from './convert-mentions.js';
import { isStore, type Project, placeOfService } from './convert-project.js';
import { article, type Decision, listed } from './convert-sides.js';
import { Refused } from './convert-text.js';

/** Networks of each service that joins any, by name, and why. */
export interface Places {
  readonly networks: ReadonlyMap<string, readonly string[]>;
  readonly decisions: readonly Decision[];
}

/** Roles that pass on what comes from outside. */
const PASSING: ReadonlySet<Role> = new Set<Role>(['proxy', 'gateway']);

/**
 * Where each service stands when networks part the layers: by its role, and then wherever it must to reach whom it names. Throws Refused
 * where nothing would be parted.
 */
export function placesOf(project: Project, mentions: Mentions, knowledge: LayeredConversion): Places {
  const plan = new Plan(project, mentions, knowledge);
  plan.byRole();
  plan.behindProxies();
  plan.byMentions();
  plan.withoutIdleNetworks();
  const used = new Set([...plan.places.values()].flatMap((networks) => [...networks]));
  if (used.size < 2 || ![...plan.places.values()].some(({ size }) => size > 1)) {
    throw new Refused(
      'there are no layers to part: all its services work with one another, and nothing faces outwards before them',
    );
  }
  const order = knowledge.networks.map(({ key }) => key);
  const networks = new Map([...plan.places].map(([name, joined]) => [name, order.filter((key) => joined.has(key))]));
  const decisions = [...project.services.values()].map((service) =>
    plan.decisionOf(service, networks.get(service.name)),
  );
  return { networks, decisions };
}

class Plan {
  readonly places = new Map<string, Set<string>>();
  private readonly reasons = new Map<string, string[]>();
  private readonly unknown = new Set<string>();
  private readonly mentionedBy = new Map<string, string[]>();

  constructor(
    private readonly project: Project,
    private readonly mentions: Mentions,
    private readonly knowledge: LayeredConversion,
  ) {
    for (const [name, targets] of mentions) {
      for (const target of targets) this.mentionedBy.set(target, [...(this.mentionedBy.get(target) ?? []), name]);
    }
  }

  byRole(): void {
    const late: Service[] = [];
    for (const service of this.attached()) {
      const place = this.placeOf(service.role.role);
      if (place.unknown === true && service.role.role !== 'unknown') late.push(service);
      else {
        this.places.set(service.name, new Set(place.networks));
        if (place.unknown === true) this.unknown.add(service.name);
        this.say(
          service.name,
          place.unknown === true ? place.because : `it is ${article(service.role.role)}: ${place.because}`,
        );
      }
    }
    for (const service of late) this.byCompany(service);
  }

  /** Tools and what watches others stand where those are whom they name; what is only asked stands in the middle. */
  private byCompany({ name, role: { role } }: Service): void {
    const named = [...(this.mentions.get(name) ?? [])].filter((one) => this.places.has(one));
    const middle = this.knowledge.networks[1]?.key;
    if (named.length > 0) {
      const networks = named.map((one) => {
        const theirs = [...(this.places.get(one) ?? [])];
        return middle !== undefined && theirs.includes(middle) ? middle : (theirs[0] ?? '');
      });
      this.places.set(name, new Set(networks));
      this.say(name, `it is ${article(role)} and works with ${listed(named)}`);
    } else if (middle !== undefined && this.mentionedBy.has(name)) {
      this.places.set(name, new Set([middle]));
      this.say(name, `it is ${article(role)} that others ask`);
    } else {
      const place = this.placeOf('unknown');
      this.places.set(name, new Set(place.networks));
      this.unknown.add(name);
      this.say(
        name,
        `it is ${article(role)}; nothing tells whom it works with, so it stands where it reaches what it reached before`,
      );
    }
  }

  /** A proxy that does not say whom it passes to may pass to all that is not a store. */
  behindProxies(): void {
    for (const { name, role } of this.attached()) {
      const named = [...(this.mentions.get(name) ?? [])].filter((one) => this.places.has(one));
      if (!PASSING.has(role.role) || named.length > 0) continue;
      const outer = [...(this.places.get(name) ?? [])][0];
      for (const service of this.attached()) {
        const networks = this.places.get(service.name);
        if (
          isStore(service) ||
          outer === undefined ||
          networks === undefined ||
          networks.has(outer) ||
          PASSING.has(service.role.role)
        )
          continue;
        if (service.role.role === 'worker' || service.role.role === 'job') continue;
        networks.add(outer);
        this.say(service.name, `${quoted(name)} does not say whom it passes requests to`);
      }
    }
  }

  byMentions(): void {
    for (const service of this.attached()) {
      for (const target of this.mentions.get(service.name) ?? []) {
        const other = this.project.services.get(target);
        const [own, theirs] = [this.places.get(service.name), this.places.get(target)];
        if (other === undefined || own === undefined || theirs === undefined) continue;
        if ([...own].some((key) => theirs.has(key))) continue;
        const joins = isStore(service) || (PASSING.has(service.role.role) && !isStore(other)) ? other : service;
        const [mine, met] = joins === service ? [own, theirs] : [theirs, own];
        const key = [...met][0];
        if (key === undefined) continue;
        mine.add(key);
        this.say(
          joins.name,
          joins === service ? `it talks to ${quoted(target)}` : `${quoted(service.name)} talks to it`,
        );
      }
    }
  }

  /** Takes away networks on which nobody meets anybody, or the same services as on another one. */
  withoutIdleNetworks(): void {
    for (const { key } of [...this.knowledge.networks].reverse()) {
      const members = this.membersOf(key);
      const twin = this.knowledge.networks.some(
        (other) => other.key !== key && this.membersOf(other.key).join() === members.join(),
      );
      if (members.length > 1 && !twin) continue;
      for (const name of members) if ((this.places.get(name)?.size ?? 0) > 1) this.places.get(name)?.delete(key);
    }
  }

  private membersOf(key: string): readonly string[] {
    return [...this.places].flatMap(([name, networks]) => (networks.has(key) ? [name] : []));
  }

  decisionOf(service: Service, networks: readonly string[] | undefined): Decision {
    const { name, networkMode } = service;
    const at = placeOfService(this.project, service);
    if (networks === undefined) {
      const because =
        networkMode === undefined ? 'it is on no network of the project' : 'its network mode takes it off all networks';
      return { service: name, place: 'no network', because, at };
    }
    const because = (this.reasons.get(name) ?? []).join('; ');
    return {
      service: name,
      place: networks.join(' + '),
      because,
      at,
      ...(this.unknown.has(name) && { unknown: true }),
    };
  }

  private attached(): readonly Service[] {
    return [...this.project.services.values()].filter(({ attachments }) => attachments.length > 0);
  }

  private placeOf(role: Role): LayerPlace {
    const { places } = this.knowledge;
    const place = places.find(({ roles }) => roles.includes(role)) ?? places.at(-1);
    if (place === undefined) throw new Error('rules/conversions has no place for services.');
    return place;
  }

  private say(name: string, because: string): void {
    const known = this.reasons.get(name);
    if (known === undefined) this.reasons.set(name, [because]);
    else if (!known.includes(because) && known.length < 4) known.push(because);
  }
}
