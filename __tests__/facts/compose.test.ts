import { describe, expect, test } from '@jest/globals';
import { wholeFile } from '../../src/documents/location.js';
import type { FactValue } from '../../src/facts/fact.js';
import { stack } from '../taxonomy/models.js';
import { surveyed } from '../taxonomy/read.js';

function value(id: string, ...stacks: ReturnType<typeof stack>[]): FactValue | undefined {
  return surveyed({ stacks }).facts.get(id)?.value;
}

const postgres = { image: 'postgres:16', role: 'database' as const };

describe('facts about Compose projects', () => {
  test('without Compose the facts do not apply', () => {
    const fact = surveyed({}).facts.get('compose.services');
    expect(fact).toEqual({
      id: 'compose.services',
      outcome: 'not-applicable',
      reason: 'There is no Compose service.',
      evidence: [],
    });
  });

  test('several services that run one image of own code are one unit', () => {
    const shop = stack('shop', {
      services: { web: { build: 'app' }, worker: { build: 'app', role: 'worker' }, ui: { build: 'ui' } },
    });
    expect(value('compose.units', shop)).toBe(2);
    expect(value('compose.services', shop)).toBe(3);
  });

  test('the production variant stands for its project', () => {
    const base = stack('shop', { services: { web: { build: '.' } } });
    const production = stack('shop-prod', {
      variantOf: 'shop',
      variant: 'production',
      services: { web: { image: 'acme/shop:1' }, db: postgres },
    });
    expect(value('compose.services', base, production)).toBe(2);
    expect(value('compose.projects', base, production)).toBe(1);
    expect(value('compose.variants', base, production)).toBe(1);
  });

  test('evidence is capped, and the rest is counted', () => {
    const services = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`s${index}`, { image: 'acme/x:1' }]));
    const apart = Object.keys(services).map((name) =>
      stack(name, { path: name, services: { [name]: { build: '.' } } }),
    );
    const fact = surveyed({ stacks: apart }).facts.get('compose.services');
    expect(fact?.value).toBe(12);
    expect(fact?.evidence).toHaveLength(6);
    expect(fact?.evidence.at(-1)?.message).toBe('And 7 more like these.');
    const places = fact?.evidence.map(({ at }) => at.file.path);
    expect(new Set(places).size).toBe(6);
    const together = surveyed({ stacks: [stack('many', { services })] }).facts.get('compose.services');
    expect(together?.value).toBe(12);
    // All of them stand where the first five do: there is no further place to point at.
    expect(together?.evidence).toHaveLength(5);
  });

  test('a network without another member bridges nothing', () => {
    const lonely = stack('lonely', {
      services: { web: { build: '.', networks: ['default', 'own'] }, db: postgres },
      networks: { own: {} },
    });
    expect(value('compose.bridging-services', lonely)).toBe(0);
  });

  test('an overlay that joins what its base creates does not make two projects meet', () => {
    const base = stack('shop', {
      services: { web: { build: '.', networks: ['lan'] } },
      networks: { lan: { name: 'lan' } },
    });
    const overlay = stack('shop-dev', {
      variantOf: 'shop',
      variant: 'dev',
      services: { web: { build: '.', networks: ['lan'] } },
      networks: { lan: { name: 'lan', external: true } },
    });
    expect(value('compose.shared-networks', base, overlay)).toBe(0);
  });

  test('a network whose name depends on a variable is unknown', () => {
    const site = stack('site', {
      services: { web: { image: 'ghost:5', networks: ['proxy'] } },
      networks: { proxy: { external: true, unknownName: true } },
    });
    expect(surveyed({ stacks: [site] }).facts.get('compose.foreign-networks')?.outcome).toBe('unknown');
  });

  test('stores belong to services by name', () => {
    const travel = stack('travel', {
      services: {
        'catalog.api': { build: 'catalog' },
        catalogdb: postgres,
        'user-service': { build: 'user' },
        'user-mongodb': { image: 'mongo:7', role: 'database' },
      },
    });
    expect(value('compose.store-owners', travel)).toBe(2);
  });

  test('stores belong to the only unit that names them', () => {
    const travel = stack('travel', {
      services: {
        flights: { build: 'flights', env: { DB_HOST: 'one' } },
        hotels: { build: 'hotels', env: { DATABASE_URL: 'postgres://u:p@two:5432/hotels' } },
        one: postgres,
        two: postgres,
      },
    });
    expect(value('compose.store-owners', travel)).toBe(2);
  });

  test('a store that two units use has no owner', () => {
    const shared = stack('shared', {
      services: { a: { build: 'a', needs: ['pg'] }, b: { build: 'b', needs: ['pg'] }, pg: postgres },
    });
    expect(value('compose.store-owners', shared)).toBe(0);
  });

  test('words that happen to be names of services are no references', () => {
    const odd = stack('odd', {
      services: {
        a: { build: 'a', env: { DB_USER: 'pg', MODE: 'b' } },
        b: { build: 'b', needs: ['pg'] },
        pg: postgres,
      },
    });
    expect(value('compose.store-owners', odd)).toBe(1);
  });

  test('an exporter beside a store is no companion of a service', () => {
    const watched = stack('watched', {
      services: {
        postgres,
        'postgres-exporter': { image: 'prometheuscommunity/postgres-exporter', role: 'observability' },
        web: { build: '.' },
      },
    });
    expect(value('compose.companion-pairs', watched)).toBe(0);
  });

  test('numbered names pair with their companions', () => {
    const pairs = stack('pairs', {
      services: {
        service1: { build: 'a' },
        'service-envoy-1': { image: 'envoyproxy/envoy:v1', role: 'sidecar-proxy' },
        service2: { build: 'b' },
        'service-envoy-2': { image: 'envoyproxy/envoy:v1', role: 'sidecar-proxy' },
      },
    });
    expect(value('compose.companion-pairs', pairs)).toBe(2);
  });
});

describe('networks that are there for others', () => {
  const traefik = { image: 'traefik:3', role: 'proxy' as const, product: 'traefik', networks: ['lan'] };

  test('infrastructure offers a network with a name of its own', () => {
    const at = wholeFile('compose.yaml');
    const named = (service: Parameters<typeof stack>[1]['services'][string]) =>
      stack('infra', { services: { one: service }, networks: { lan: { name: 'lan', nameAt: at } } });
    expect(value('compose.offered-networks', named({ ...postgres, networks: ['lan'] }))).toBe(1);
    expect(value('compose.offered-networks', named({ build: 'web', networks: ['lan'] }))).toBe(0);
  });

  test('nothing but proxies is the way in for others', () => {
    const networks = { lan: { external: true } };
    expect(value('compose.way-in', stack('in', { services: { traefik }, networks }))).toBe(1);
    const whole = stack('in', { services: { traefik, web: { build: 'web', networks: ['lan'] } }, networks });
    expect(value('compose.way-in', whole)).toBe(0);
  });
});

describe('images of one owner', () => {
  const images = (...names: string[]) =>
    stack('shop', { services: Object.fromEntries(names.map((image, index) => [`s${index}`, { image }])) });

  test('different applications of one namespace are counted, images of packagers and known products are not', () => {
    expect(value('compose.fellow-images', images('acme/orders:1', 'acme/stock:1', 'acme/stock:2', 'other/x'))).toBe(2);
    expect(value('compose.fellow-images', images('linuxserver/a', 'linuxserver/b', 'nginx'))).toBe(0);
  });
});
