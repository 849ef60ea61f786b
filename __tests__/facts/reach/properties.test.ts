import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reachGraph } from '../../../src/facts/graph.js';
import { type Reachability, reachability } from '../../../src/facts/reachability.js';
import { STORE_ROLES } from '../../../src/model/role.js';
import type { NetworkMode, Stack } from '../../../src/model/stack.js';
import { type ServiceWords, type StackWords, stack } from './deployed.js';

const STORE = fc.constantFrom<ServiceWords['role'][]>('database', 'cache', 'api', 'unknown');
const NAMES = ['a', 'b', 'c', 'd', 'e'] as const;
const NETWORKS = ['n1', 'n2', 'n3', 'default'] as const;

const modes = fc.oneof(
  fc.constantFrom<NetworkMode[]>(
    { kind: 'host' },
    { kind: 'none' },
    { kind: 'bridge' },
    { kind: 'other', text: 'shared' },
  ),
  fc.constantFrom(...NAMES).map((service): NetworkMode => ({ kind: 'service', service })),
  fc.constantFrom('p-a-1', 'q-b-1', 'elsewhere').map((name): NetworkMode => ({ kind: 'container', container: name })),
);

const plainService = fc.record({
  networks: fc.subarray([...NETWORKS, 'shared']),
  role: STORE,
  ports: fc.subarray([{ target: 80, published: '80' }]),
});
const anyService: fc.Arbitrary<ServiceWords> = fc.oneof(
  plainService,
  plainService,
  fc.record({ mode: modes, role: STORE, ports: fc.subarray([{ target: 81, published: '81' }]) }),
);

function deployment(service: fc.Arbitrary<ServiceWords>): fc.Arbitrary<readonly StackWords[]> {
  const project = (id: string, variantOf?: string) =>
    fc
      .record({
        services: fc.dictionary(fc.constantFrom(...NAMES), service, { minKeys: 1 }),
        internal: fc.subarray([...NETWORKS]),
      })
      .map(
        ({ services, internal }): StackWords => ({
          id,
          name: id.slice(0, 1),
          path: id.slice(0, 1),
          ...(variantOf === undefined ? {} : { variantOf }),
          services,
          networks: {
            ...Object.fromEntries(NETWORKS.map((key) => [key, { internal: internal.includes(key) }])),
            shared: { external: true },
          },
        }),
      );
  return fc.tuple(project('p'), project('q'), project('p@dev', 'p')).map((words) => words);
}

/** The same examples on every machine would hide what others find. */
const RUNS = { numRuns: 60 };

const idsOf = (stacks: readonly Stack[]) => stacks.flatMap((s) => s.services.map(({ id }) => id));

describe('reach', () => {
  test('never contains the service itself, and agrees with the question for one pair', () => {
    fc.assert(
      fc.property(deployment(anyService), (words) => {
        const stacks = words.map(stack);
        const reach = reachability(stacks);
        for (const from of idsOf(stacks)) {
          const reached = reach.from(from);
          expect(reached.has(from)).toBe(false);
          for (const to of idsOf(stacks)) expect(reach.via(from, to)).toEqual(reached.get(to) ?? []);
        }
      }),
      RUNS,
    );
  });

  test('is symmetric where there are no variants', () => {
    fc.assert(
      fc.property(deployment(anyService), (words) => {
        const stacks = words.slice(0, 2).map(stack);
        const reach = reachability(stacks);
        for (const from of idsOf(stacks)) {
          for (const to of reach.from(from).keys()) expect(reach.via(to, from)).not.toEqual([]);
        }
      }),
      RUNS,
    );
  });

  test('keeps every pair when a service joins one more network', () => {
    fc.assert(
      fc.property(deployment(plainService), fc.constantFrom(...NETWORKS), fc.nat(), (words, network, pick) => {
        const before = words.map(stack);
        const chosen = words[pick % words.length];
        const key = Object.keys(chosen?.services ?? {})[0] ?? '';
        const joined = words.map((one) => {
          const service = one.services[key];
          if (one !== chosen || service === undefined) return one;
          return {
            ...one,
            services: { ...one.services, [key]: { ...service, networks: [...networksOf(service), network] } },
          };
        });
        const after = reachability(joined.map(stack));
        const reach = reachability(before);
        for (const from of idsOf(before)) {
          for (const [to, via] of reach.from(from))
            expect(after.via(from, to)).toEqual(expect.arrayContaining([...via]));
        }
      }),
      RUNS,
    );
  });

  test('is the same for any order of stacks and services', () => {
    const shuffled = deployment(anyService).chain((words) =>
      fc.tuple(fc.constant(words), fc.shuffledSubarray([...words], { minLength: words.length })),
    );
    fc.assert(
      fc.property(shuffled, ([words, other]) => {
        const reversed = other.map((one) => ({
          ...one,
          services: Object.fromEntries(Object.entries(one.services).reverse()),
        }));
        const [there, back] = [words, reversed].map((list) => {
          const graph = reachGraph(list.map(stack));
          return { ...graph, reach: [...graph.reach] };
        });
        expect(back).toEqual(there);
      }),
      RUNS,
    );
  });
});

describe('paths', () => {
  test('are real and shortest: each step is in reach, and no shorter walk exists', () => {
    fc.assert(
      fc.property(deployment(anyService), (words) => {
        const stacks = words.slice(0, 2).map(stack);
        checkPaths(reachability(stacks), reachability(stacks), stacks);
      }),
      RUNS,
    );
  });

  test('of a variant are those of a deployment in which it stands for its base', () => {
    fc.assert(
      fc.property(deployment(plainService), (words) => {
        const [base, other, variant] = words.map(stack);
        if (base === undefined || other === undefined || variant === undefined) throw new Error('three stacks');
        const reach = reachability([base, other, variant]);
        const { variantOf: _, ...standing } = variant;
        const alone = [other, standing];
        checkPaths(reach, reachability(alone), alone, variant.id);
      }),
      RUNS,
    );
  });
});

/** Compares paths with the plainest search there is, over what `truth` says of single pairs. */
function checkPaths(reach: Reachability, truth: Reachability, stacks: readonly Stack[], only?: string): void {
  const services = stacks.flatMap((s) => s.services);
  const stores = services.filter(({ role }) => STORE_ROLES.has(role.role)).map(({ id }) => id);
  expect(reach.pathsComplete).toBe(true);
  for (const port of reach.published) {
    if (only !== undefined && !port.service.startsWith(`${only}/`)) continue;
    const distances = new Map([[port.service, 0]]);
    for (const [id, distance] of distances) {
      for (const { id: to } of services) {
        if (!distances.has(to) && truth.via(id, to).length > 0) distances.set(to, distance + 1);
      }
    }
    const found = new Map(reach.paths.filter((path) => path.published === port).map((p) => [p.store, p.through]));
    expect([...found.keys()].sort()).toEqual(stores.filter((id) => distances.has(id)).sort());
    for (const [store, through] of found) {
      expect([through[0], through.at(-1), through.length - 1]).toEqual([port.service, store, distances.get(store)]);
      for (const [i, id] of through.slice(1).entries()) expect(truth.via(through[i] ?? '', id)).not.toEqual([]);
    }
  }
}

function networksOf(service: ServiceWords): readonly string[] {
  return Array.isArray(service.networks) ? service.networks : [];
}
