import { describe, expect, test } from '@jest/globals';
import { stack } from './models.js';
import { classified, patternOf } from './read.js';

const shop = stack('shop', {
  services: {
    web: { build: '.', role: 'app', needs: ['db'] },
    db: { image: 'postgres:16', role: 'database' },
  },
});

describe('monolith', () => {
  test('the ordinary repository, one web application and a database, is a monolith', () => {
    const { pattern } = classified({ stacks: [shop], paths: ['Dockerfile', 'src/app.ts'] });
    expect(pattern.slug).toBe('monolith');
    expect(pattern.confidence).toBeGreaterThan(0.6);
    expect(pattern.dimensions.infrastructure.value).toBe('internal');
    expect(pattern.dimensions.granularity.value).toBe('single');
    expect(pattern.dimensions.network.value).toBe('flat');
    expect(pattern.dimensions.deployment.value).toBe('single-host');
  });

  test('a frontend, an API, a worker, a queue and a proxy on one network are a monolith', () => {
    const full = stack('desk', {
      services: {
        proxy: { image: 'nginx:1.27', role: 'proxy', needs: ['frontend', 'api'] },
        frontend: { build: 'frontend', role: 'frontend', needs: ['api'] },
        api: { build: 'backend', role: 'api', needs: ['db', 'queue'], env: { AMQP_URL: 'amqp://queue:5672' } },
        worker: { build: 'backend', role: 'worker', needs: ['queue'], env: { AMQP_URL: 'amqp://queue:5672' } },
        queue: { image: 'rabbitmq:3', role: 'broker' },
        db: { image: 'mysql:8', role: 'database' },
      },
    });
    expect(patternOf({ stacks: [full] })).toBe('monolith');
  });

  test('a broker that only carries the jobs of one application does not make it event-driven', () => {
    const tickets = stack('tickets', {
      services: {
        web: { image: 'acme/tickets:4', needs: ['rabbit', 'db'], env: { BROKER_URL: 'amqp://rabbit' } },
        worker: {
          image: 'acme/tickets:4',
          role: 'worker',
          needs: ['rabbit', 'db'],
          env: { BROKER_URL: 'amqp://rabbit' },
        },
        rabbit: { image: 'rabbitmq:3', role: 'broker' },
        db: { image: 'postgres:16', role: 'database' },
      },
    });
    expect(patternOf({ stacks: [tickets] })).toBe('monolith');
  });

  test('development and production variants are one project', () => {
    const production = stack('shop-prod', {
      file: 'compose.prod.yaml',
      variantOf: 'shop',
      variant: 'prod',
      services: { web: { image: 'acme/shop:2' }, db: { image: 'postgres:16', role: 'database' } },
    });
    expect(patternOf({ stacks: [shop, production] })).toBe('monolith');
  });

  test('download clients behind a VPN container do not make a sidecar architecture', () => {
    const media = stack('media', {
      services: {
        gluetun: { image: 'qmcgaw/gluetun:v3', role: 'vpn' },
        torrent: { image: 'linuxserver/qbittorrent:5', shares: 'gluetun' },
        indexer: { image: 'linuxserver/prowlarr:1' },
        films: { image: 'linuxserver/radarr:5' },
      },
    });
    expect(patternOf({ stacks: [media] })).toBe('monolith');
  });

  test('a database that is only started for development is said with little confidence', () => {
    const database = stack('dev', { services: { db: { image: 'postgres:16', role: 'database' } } });
    const { pattern } = classified({ stacks: [database], paths: ['src/main.go'] });
    expect(['monolith', 'none', 'externalized-infrastructure']).toContain(pattern.slug);
    expect(pattern.confidence).toBeLessThan(0.7);
  });

  test('an application whose stores stand with it on the network of a proxy that lives elsewhere is a monolith', () => {
    const site = stack('site', {
      services: {
        web: { image: 'ghost:5', networks: ['proxy'], needs: ['db'] },
        db: { image: 'mysql:8', role: 'database', networks: ['proxy'] },
      },
      networks: { proxy: { external: true } },
    });
    expect(patternOf({ stacks: [site] })).toBe('monolith');
  });
});

describe('layered monolith', () => {
  test('a service on two networks of one project joins two layers', () => {
    const layered = stack('bank', {
      services: {
        proxy: { image: 'nginx:1.27', role: 'proxy', networks: ['web'] },
        api: { build: 'api', role: 'api', networks: ['web', 'data'], needs: ['db'] },
        db: { image: 'postgres:16', role: 'database', networks: ['data'] },
      },
      networks: { web: {}, data: {} },
    });
    const { pattern } = classified({ stacks: [layered] });
    expect(pattern.slug).toBe('layered-monolith');
    expect(pattern.dimensions.network.value).toBe('layered');
    expect(pattern.dimensions.granularity.value).toBe('modular');
  });

  test('two networks that nobody joins are not layers', () => {
    const apart = stack('apart', {
      services: {
        web: { build: '.', networks: ['one'] },
        db: { image: 'postgres:16', role: 'database', networks: ['one'] },
        cron: { image: 'acme/cron:1', networks: ['two'] },
      },
      networks: { one: {}, two: {} },
    });
    expect(patternOf({ stacks: [apart] })).toBe('monolith');
  });

  test('an application between the network of an outer proxy and its private stores is layered', () => {
    const site = stack('site', {
      services: {
        web: { image: 'ghost:5', networks: ['proxy', 'inner'], needs: ['db'] },
        db: { image: 'mysql:8', role: 'database', networks: ['inner'] },
      },
      networks: { proxy: { external: true }, inner: {} },
    });
    expect(patternOf({ stacks: [site] })).toBe('layered-monolith');
  });
});

describe('externalized infrastructure', () => {
  const infrastructure = stack('infra', {
    file: 'compose.infra.yaml',
    services: {
      postgres: { image: 'postgres:16', role: 'database', networks: ['backbone'] },
      redis: { image: 'redis:7', role: 'cache', networks: ['backbone'] },
    },
    networks: { backbone: { name: 'backbone' } },
  });

  test('an applications file joins the network that an infrastructure file creates', () => {
    const apps = stack('apps', {
      file: 'compose.apps.yaml',
      services: { api: { build: 'api', role: 'api', networks: ['backbone'] } },
      networks: { backbone: { name: 'backbone', external: true } },
    });
    const { pattern } = classified({ stacks: [infrastructure, apps] });
    expect(pattern.slug).toBe('externalized-infrastructure');
    expect(pattern.dimensions.infrastructure.value).toBe('external');
    expect(pattern.dimensions.network.value).toBe('bridged');
  });

  test('projects meet on a network that somebody creates by hand', () => {
    const project = (name: string) =>
      stack(name, {
        path: name,
        services: { app: { image: `acme/${name}:1`, networks: ['lan'] } },
        networks: { lan: { external: true } },
      });
    expect(patternOf({ stacks: [project('blog'), project('wiki'), project('git')] })).toBe(
      'externalized-infrastructure',
    );
  });

  test('a file that only repeats the stores of the main project is no infrastructure of its own', () => {
    const main = stack('main', {
      services: {
        web: { build: '.', needs: ['postgres'] },
        postgres: { image: 'postgres:16', role: 'database' },
        redis: { image: 'redis:7', role: 'cache' },
      },
    });
    const excerpt = stack('excerpt', {
      file: 'compose.infra.yaml',
      services: {
        postgres: { image: 'postgres:16', role: 'database' },
        redis: { image: 'redis:7', role: 'cache' },
      },
    });
    expect(patternOf({ stacks: [main, excerpt] })).toBe('monolith');
  });
});

describe('multi-tier', () => {
  test('tiers in files of their own, joined tier by tier', () => {
    const tier = (name: string, services: Parameters<typeof stack>[1]['services']) =>
      stack(`tier-${name}`, { file: `tier-${name}.yml`, services });
    const stacks = [
      tier('data', { db: { image: 'postgres:16', role: 'database' } }),
      tier('app', { api: { build: 'api', role: 'api', env: { DB_HOST: '10.0.3.5' } } }),
      tier('web', { nginx: { image: 'nginx:1.27', role: 'proxy' } }),
    ];
    expect(patternOf({ stacks })).toBe('multi-tier');
  });
});

describe('sidecar', () => {
  test('containers in the network namespace of a companion', () => {
    const notes = stack('notes', {
      services: {
        tailscale: { image: 'tailscale/tailscale:v1', role: 'vpn' },
        app: { image: 'acme/notes:1', shares: 'tailscale' },
        db: { image: 'postgres:16', role: 'database' },
      },
    });
    const { pattern } = classified({ stacks: [notes] });
    expect(pattern.slug).toBe('sidecar');
    expect(pattern.dimensions.network.value).toBe('mesh');
  });

  test('an Envoy beside each service', () => {
    const greeter = stack('greeter', {
      services: {
        orders: { build: 'orders', role: 'api' },
        'orders-envoy': { image: 'envoyproxy/envoy:v1.31', role: 'sidecar-proxy' },
        stock: { build: 'stock', role: 'api' },
        'stock-envoy': { image: 'envoyproxy/envoy:v1.31', role: 'sidecar-proxy' },
      },
    });
    expect(patternOf({ stacks: [greeter] })).toBe('sidecar');
  });
});

describe('microservices', () => {
  const service = (name: string, more: readonly string[] = []) => ({
    build: `services/${name}`,
    role: 'api' as const,
    needs: more,
  });

  test('services of own code with own stores behind a gateway', () => {
    const travel = stack('travel', {
      services: {
        gateway: { build: 'gateway', role: 'gateway', needs: ['flights', 'hotels', 'cars', 'users'] },
        flights: service('flights', ['flights-db']),
        hotels: service('hotels', ['hotels-db']),
        cars: service('cars', ['cars-db']),
        users: service('users', ['users-db']),
        'flights-db': { image: 'postgres:16', role: 'database' },
        'hotels-db': { image: 'mongo:7', role: 'database' },
        'cars-db': { image: 'postgres:16', role: 'database' },
        'users-db': { image: 'mysql:8', role: 'database' },
      },
    });
    const { pattern } = classified({ stacks: [travel] });
    expect(pattern.slug).toBe('microservices');
    expect(pattern.dimensions.granularity.value).toBe('distributed');
  });

  test('a gateway to a payment provider is no gateway of services', () => {
    const till = stack('till', {
      services: {
        web: { build: 'web', role: 'app', needs: ['payment-gateway', 'db'] },
        'payment-gateway': { build: 'payment', role: 'app' },
        db: { image: 'postgres:16', role: 'database' },
      },
    });
    expect(patternOf({ stacks: [till] })).toBe('monolith');
  });
});

describe('event-driven', () => {
  test('producers and consumers around a log of events', () => {
    const bus = { KAFKA_BROKERS: 'kafka:9092' };
    const fraud = stack('fraud', {
      services: {
        kafka: { image: 'apache/kafka:3.8', role: 'broker' },
        payments: { build: 'payments', role: 'app', env: bus },
        detector: { build: 'detector', role: 'worker', env: bus },
        ledger: { build: 'ledger', role: 'worker', env: bus },
      },
    });
    const { pattern } = classified({ stacks: [fraud] });
    expect(pattern.slug).toBe('event-driven');
    expect(pattern.dimensions.network.value).toBe('hub-spoke');
  });
});

describe('what is held against an answer', () => {
  const layered = stack('bank', {
    services: {
      proxy: { image: 'nginx:1.27', role: 'proxy', networks: ['web'] },
      api: { build: 'api', role: 'api', networks: ['web', 'inner'] },
      db: { image: 'postgres:16', role: 'database', networks: ['inner'] },
    },
    networks: { web: {}, inner: {} },
  });

  test('a reading that the pattern often has is not held against it', () => {
    const { contradictions } = classified({ stacks: [layered] }).pattern;
    expect(contradictions.filter(({ message }) => message.includes('has network'))).toEqual([]);
  });

  test('the signals of the runner-up are', () => {
    const { contradictions } = classified({ stacks: [layered] }).pattern;
    expect(contradictions.map(({ message }) => message)).toContain(
      'Monolith: Docker Compose starts services on one machine.',
    );
  });

  test('the strongest sign comes first, and what was not found is told', () => {
    const { fired, missing } = classified({ stacks: [layered] }).pattern;
    expect(fired[0]?.fact).toBe('compose.bridging-services');
    expect(missing.map(({ fact }) => fact)).toContain('compose.zones');
  });
});
