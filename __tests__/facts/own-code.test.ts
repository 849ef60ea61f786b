import { describe, expect, test } from '@jest/globals';
import type { FactValue } from '../../src/facts/fact.js';
import { stack } from '../taxonomy/models.js';
import { surveyed } from '../taxonomy/read.js';

function value(id: string, paths: readonly string[], ...stacks: ReturnType<typeof stack>[]): FactValue | undefined {
  return surveyed({ stacks, paths }).facts.get(id)?.value;
}

const postgres = { image: 'postgres:16', role: 'database' as const };

describe('units of own code', () => {
  test('a Dockerfile that packs what others wrote builds none', () => {
    const mail = stack('mail', {
      services: { dovecot: { build: 'docker/dovecot' }, postfix: { build: 'docker/postfix' }, api: { build: 'api' } },
    });
    const paths = ['docker/dovecot/Dockerfile', 'docker/postfix/run.sh', 'api/src/main.go'];
    expect(value('compose.units', paths, mail)).toBe(1);
    expect(value('compose.built-services', paths, mail)).toBe(3);
  });

  test('where the code lies elsewhere, whatever is built counts', () => {
    const shop = stack('shop', { services: { web: { build: 'web' }, api: { build: 'api' } } });
    expect(value('compose.units', ['web/Dockerfile', 'api/Dockerfile'], shop)).toBe(2);
  });

  test('one Dockerfile of a workspace builds a service for each folder that an argument names', () => {
    const service = (name: string) => ({ build: '', dockerfile: 'Dockerfile', args: [name, 'production'] });
    const shop = stack('shop', { services: { a: service('orders'), b: service('billing'), c: service('billing') } });
    expect(value('compose.units', ['apps/orders/main.ts', 'apps/billing/main.ts'], shop)).toBe(2);
  });

  test('an image that is named after a package here is built from it elsewhere', () => {
    const shop = stack('shop', {
      services: { orders: { image: 'acme/orders:1' }, stock: { image: 'acme/stock:1' }, web: { image: 'acme/web:1' } },
    });
    const paths = ['services/orders/pom.xml', 'services/orders/A.java', 'services/stock/pom.xml', 'web/index.html'];
    expect(value('compose.units', paths, shop)).toBe(2);
  });

  test('a package that is mounted into an image of a language runs there', () => {
    const shop = stack('shop', {
      services: {
        api: { image: 'node:22', mounts: ['api'] },
        web: { image: 'node:22', mounts: ['web'] },
        db: { ...postgres, mounts: ['data'] },
      },
    });
    expect(value('compose.units', ['api/package.json', 'api/a.js', 'web/package.json', 'data/x.sql'], shop)).toBe(2);
  });
});

describe('databases of one service alone', () => {
  const bank = (env: Record<string, Record<string, string>>) =>
    stack('bank', {
      services: {
        ...Object.fromEntries(Object.entries(env).map(([name, variables]) => [name, { build: name, env: variables }])),
        db: postgres,
      },
    });

  test('on a server that all share', () => {
    const env = {
      orders: { DATABASE_URL: 'postgres://app:secret@db:5432/orders?sslmode=disable' },
      stock: { SPRING_DATASOURCE_URL: 'jdbc:postgresql://db:5432/stock' },
      mail: { ConnectionStrings__Default: 'Server=db;Database=mail;User Id=sa' },
      users: { POSTGRES_DB: 'users' },
    };
    expect(value('compose.own-databases', [], bank(env))).toBe(4);
  });

  test("one database of two services is nobody's own", () => {
    const env = { web: { DB_NAME: 'shop' }, worker: { DB_NAME: 'shop' }, mail: { CACHE_NAME: 'mail' } };
    expect(value('compose.own-databases', [], bank(env))).toBe(0);
  });
});

describe('a project in files that are laid over each other', () => {
  const base = stack('shop', { file: 'compose.yaml', services: { db: postgres } });
  const apps = stack('shop-apps', {
    file: 'compose.apps.yaml',
    layers: ['compose.yaml', 'compose.apps.yaml'],
    variantOf: 'shop',
    variant: 'apps',
    services: { db: postgres, web: { build: 'web' }, api: { build: 'api' } },
  });

  test('is judged by the overlay that makes it whole', () => {
    expect(value('compose.services', [], base, apps)).toBe(3);
    expect(value('compose.parted-projects', [], base, apps)).toBe(1);
  });

  test('a variant in a file of its own is another way to start the whole', () => {
    const alone = { ...apps, layers: ['compose.apps.yaml'] };
    expect(value('compose.parted-projects', [], base, alone)).toBe(0);
  });

  test('files that start the same code with other stores are ways to start one project', () => {
    const web = { build: 'web' };
    const mysql = { image: 'mysql:8', role: 'database' as const };
    const one = stack('shop', { file: 'compose.yaml', services: { web, db: postgres } });
    const other = stack('shop-mysql', { file: 'compose.mysql.yaml', services: { web, db: mysql } });
    const admin = stack('admin', { file: 'compose.admin.yaml', services: { admin: { build: 'admin' }, db: mysql } });
    expect(value('compose.projects', [], one, other)).toBe(1);
    expect(value('compose.variants', [], one, other)).toBe(1);
    expect(value('compose.projects', [], one, admin)).toBe(2);
  });

  test('where only an overlay for a developer runs the application, it shows the project and nothing is apart', () => {
    const debug = { ...apps, variant: 'dev' };
    expect(value('compose.services', [], base, debug)).toBe(3);
    expect(value('compose.parted-projects', [], base, debug)).toBe(0);
  });
});

describe('networks that separate projects meet on', () => {
  test('are shared when two give one the same full name', () => {
    const project = (name: string, full: string) =>
      stack(name, {
        path: name,
        services: { app: { build: name, networks: ['net'] } },
        networks: { net: { name: full, nameAt: stack('x', { services: {} }).at } },
      });
    expect(value('compose.shared-networks', [], project('a', 'lan'), project('b', 'lan'))).toBe(1);
    expect(value('compose.shared-networks', [], project('a', 'one'), project('b', 'two'))).toBe(0);
  });

  test('count a proxy as one who takes part, and a tool that looks in not', () => {
    const project = (name: string, role: 'proxy' | 'observability') =>
      stack(name, {
        path: name,
        services: { it: { image: 'acme/it:1', role, networks: ['lan'] } },
        networks: { lan: { external: true } },
      });
    const app = stack('app', {
      path: 'app',
      services: { web: { build: 'app', networks: ['lan'] } },
      networks: { lan: { external: true } },
    });
    expect(value('compose.pooled-networks', [], app, project('edge', 'proxy'))).toBe(1);
    expect(value('compose.pooled-networks', [], app, project('watch', 'observability'))).toBe(0);
  });
});

describe('a bus', () => {
  test('that runs elsewhere has clients here', () => {
    const env = { KAFKA_BOOTSTRAP_SERVERS: 'bus.acme.example:9092' };
    const apps = stack('apps', { services: { a: { build: 'a', env }, b: { build: 'b', env }, c: { build: 'c' } } });
    expect(value('messaging.outside-clients', [], apps)).toBe(2);
  });
});
