import type { Evidence } from '../../model/evidence.js';
import type { Reason } from '../fact.js';
import { groupBy } from '../group.js';
import { appliedConfigurations } from '../infrastructure-modules.js';
import type { Seen } from '../seen.js';
import { reasonOf } from '../sheet.js';
import type { TierId, TierOf } from './words.js';

const RESOURCES = ['terraform.resource', 'cloudformation.resource', 'azure.resource', 'deployment-manager.resource'];

type Named = readonly [TierId, Reason];

/** Tiers that have machines of their own: resources of a cloud, virtual machines, groups of machines that Ansible sets up. */
export function hostsByTier(seen: Seen, tierOf: TierOf): readonly Named[] {
  const machines = [...seen.of(...RESOURCES), ...seen.of('terraform.module')].filter(
    (item) => item.details?.category === 'compute',
  );
  const made = seen.of('host.machine').filter((item) => item.details?.source !== 'readme');
  // One entry for each machine and group that it is in.
  const inventory = seen.of('deploy.host');
  const { own, listed } = ownMachines(inventory, tierOf);
  return [
    ...[...machines, ...made].flatMap((item) => namedAfter(item, item.name ?? '', tierOf)),
    ...inventory.flatMap((item) => namedAfter(item, item.name ?? '', tierOf)).filter(([tier]) => own.has(tier)),
    // What a play says counts where no inventory says that its groups are the same machines.
    ...seen.of('ansible.playbook').flatMap((play) =>
      groupsOf(play)
        .flatMap((group) => namedAfter(play, group, tierOf))
        .filter(([tier]) => own.has(tier) || !listed.has(tier)),
    ),
  ];
}

/** Data stores that a provider runs beside machines, without the groups that only set them up. */
export function managedStores(seen: Seen): readonly Evidence[] {
  return [...seen.of(...RESOURCES), ...seen.of('terraform.module')].filter(
    (item) => item.details?.category === 'database' && !/(?:subnet|parameter|option)_?group$/i.test(item.value),
  );
}

const BALANCER =
  /(?:^|_|::)(?:a?lb|elb|load_?balancer|application_gateway|forwarding_rule)(?:$|_backend_set|V2::LoadBalancer)/i;
const BALANCERS_OF_AZURE = /\/(?:loadBalancers|applicationGateways)$/i;

/** A load balancer, a machine behind it and a database that a provider runs behind that, where all three are applied: tiers whatever their names. */
export function balancedMachines(seen: Seen): readonly Evidence[] {
  const isApplied = appliedConfigurations(seen);
  const resources = seen.of(...RESOURCES).filter(isApplied);
  const balancer = resources.find(({ value }) => BALANCER.test(value) || BALANCERS_OF_AZURE.test(value));
  const machine = resources.find((item) => item.details?.category === 'compute');
  const store = managedStores(seen).find(isApplied);
  return balancer && machine && store ? [balancer, machine, store] : [];
}

/** Tiers that networks of a cloud are divided into, by the names of their subnets. */
export function subnetsByTier(seen: Seen, tierOf: TierOf): readonly Named[] {
  return seen
    .of(...RESOURCES)
    .filter((item) => /subnet(?:work)?(?:_v\d)?$/i.test(item.value))
    .flatMap((item) => namedAfter(item, item.name ?? '', tierOf));
}

function namedAfter(item: Evidence, name: string, tierOf: TierOf): readonly Named[] {
  const tier = tierOf(name);
  return tier === undefined ? [] : [[tier, reasonOf(item)]];
}

/** `web:app`, `db, cache`, `all:!web`: the groups that a play names, without those that it leaves out. */
function groupsOf(play: Evidence): readonly string[] {
  const hosts = play.details?.hosts ?? '';
  return hosts.includes('{{') ? [] : hosts.split(/[:,\s]+/).filter((group) => /^[\w.-]+$/.test(group));
}

interface Machines {
  /** Tiers with a machine that no other tier of the same inventory has. */
  readonly own: ReadonlySet<TierId>;
  /** Tiers that an inventory lists. */
  readonly listed: ReadonlySet<TierId>;
}

function ownMachines(inventory: readonly Evidence[], tierOf: TierOf): Machines {
  const own = new Set<TierId>();
  const listed = new Set<TierId>();
  for (const members of groupBy(inventory, (item) => item.at.file.path).values()) {
    const tiersOf = new Map<string, Set<TierId>>();
    for (const member of members) {
      const tier = tierOf(member.name ?? '');
      if (tier === undefined) continue;
      listed.add(tier);
      tiersOf.set(member.value, (tiersOf.get(member.value) ?? new Set()).add(tier));
    }
    for (const [, tiers] of tiersOf) {
      const [only] = tiers;
      if (tiers.size === 1 && only !== undefined) own.add(only);
    }
  }
  return { own, listed };
}
