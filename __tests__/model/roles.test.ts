import { describe, expect, test } from '@jest/globals';
import type { Role } from '../../src/model/role.js';
import { createRoleReader } from '../../src/model/roles.js';
import { catalogue, type Sketch, subject } from './support.js';

const read = createRoleReader(catalogue());
const roleOf = (name: string, sketch: Sketch) => read(subject(name, sketch)).role;

type Case = readonly [what: string, name: string, sketch: Sketch, role: Role];

const sh = (script: string) => ['sh', '-c', script];

describe('services of ordinary repositories', () => {
  const cases: readonly Case[] = [
    [
      'a Django application',
      'web',
      {
        build: '',
        command: ['python', 'manage.py', 'runserver', '0.0.0.0:8000'],
        ports: [8000],
        needs: ['db', 'redis'],
      },
      'app',
    ],
    [
      'one that migrates before it serves',
      'web',
      { build: '', command: sh('python manage.py migrate && gunicorn shop.wsgi') },
      'app',
    ],
    [
      'a Rails application',
      'app',
      { build: '', command: ['bundle', 'exec', 'rails', 's', '-b', '0.0.0.0'], needs: ['postgres'] },
      'app',
    ],
    [
      'a Laravel application',
      'laravel.test',
      { build: 'vendor/laravel/sail/runtimes/8.3', image: 'sail-8.3/app', needs: ['mysql'] },
      'app',
    ],
    [
      'own code in a runtime image',
      'shop',
      { image: 'node:20', command: ['node', 'index.js'], mounts: ['/app'] },
      'app',
    ],
    ['PHP behind nginx', 'php', { image: 'php:8.3-fpm', mounts: ['/var/www/html'] }, 'app'],
    ['an own build with nothing else', 'catalog', { build: 'catalog' }, 'app'],
    ['a backend', 'backend', { build: 'backend', ports: [8080], needs: ['db'] }, 'api'],
    ['an API', 'api', { build: 'api', command: ['uvicorn', 'main:app'], ports: [8000] }, 'api'],
    ['a service with a glued name', 'orderingapi', { build: 'src/Ordering' }, 'api'],
    ['a numbered API', 'api2', { build: 'api' }, 'api'],
    ['a service of several', 'order-service', { build: 'services/order' }, 'api'],
    ['a GraphQL server', 'graphql', { build: 'graphql' }, 'api'],
    [
      'a React development server',
      'frontend',
      { build: 'frontend', command: ['npm', 'start'], ports: [3000] },
      'frontend',
    ],
    [
      'a Vite development server',
      'shop',
      { image: 'node:20', command: ['npx', 'vite', '--host'], ports: [5173] },
      'frontend',
    ],
    ['a client', 'client', { build: 'client', ports: [3000], needs: ['server'] }, 'frontend'],
    ['a web part that needs the API only', 'web', { build: 'web', ports: [3000], needs: ['api'] }, 'frontend'],
    ['a browser application in nginx', 'ui', { build: 'ui', base: 'nginx:alpine', ports: [80] }, 'frontend'],
    ['an admin panel of own code', 'dashboard', { build: 'apps/dashboard' }, 'frontend'],
    ['a Celery worker', 'celery', { build: '', command: ['celery', '-A', 'shop', 'worker', '-l', 'info'] }, 'worker'],
    ['a worker from the API’s build', 'worker', { build: 'backend', command: ['python', 'worker.py'] }, 'worker'],
    ['Celery beat', 'beat', { build: '', command: ['celery', '-A', 'shop', 'beat'] }, 'worker'],
    ['Sidekiq', 'sidekiq', { build: '', command: ['bundle', 'exec', 'sidekiq'] }, 'worker'],
    ['a Laravel queue', 'queue', { build: '', command: ['php', 'artisan', 'queue:work', '--tries=3'] }, 'worker'],
    ['a Kafka consumer', 'kafka-consumer', { build: 'consumer', needs: ['kafka'] }, 'worker'],
    ['an event producer', 'producer', { build: 'producer', needs: ['kafka'] }, 'worker'],
    ['a scheduler', 'scheduler', { build: '', command: ['node', 'dist/scheduler.js'] }, 'worker'],
    ['migrations', 'migrations', { build: '', command: ['alembic', 'upgrade', 'head'], needs: ['db'] }, 'job'],
    [
      'migrations named after the store',
      'db-migrate',
      { build: 'backend', command: ['npx', 'prisma', 'migrate', 'deploy'] },
      'job',
    ],
    ['Flyway', 'flyway', { image: 'flyway/flyway:10', command: ['migrate'] }, 'job'],
    ['cron', 'cron', { build: '', command: ['crond', '-f'] }, 'job'],
    [
      'a backup',
      'db-backup',
      { image: 'postgres:16', entrypoint: sh('while true; do pg_dump -h db shop > /backup/x; sleep 86400; done') },
      'job',
    ],
    ['making buckets', 'createbuckets', { image: 'minio/mc', entrypoint: sh('mc mb local/files') }, 'job'],
    [
      'making topics',
      'kafka-setup',
      {
        image: 'confluentinc/cp-kafka:7.6.0',
        command: ['bash', '-c', 'cub kafka-ready -b kafka:9092 1 20 && kafka-topics --create --topic orders'],
      },
      'job',
    ],
    [
      'starting a replica set',
      'mongo-init',
      { image: 'mongo:7', command: ['mongosh', '--host', 'mongo', '--eval', 'rs.initiate()'] },
      'job',
    ],
    ['a database', 'db', { image: 'postgres:16-alpine', env: ['POSTGRES_PASSWORD'] }, 'database'],
    ['a database with options', 'db', { image: 'postgres:16', command: ['-c', 'max_connections=200'] }, 'database'],
    [
      'a database with its own program',
      'db',
      { image: 'postgres:16', command: ['postgres', '-c', 'wal_level=logical'] },
      'database',
    ],
    [
      'MySQL with an authentication plugin',
      'mysql',
      { image: 'mysql:8.0', command: ['--default-authentication-plugin=mysql_native_password'] },
      'database',
    ],
    [
      'a replica set member',
      'mongo1',
      { image: 'mongo:7', command: ['mongod', '--replSet', 'rs0', '--bind_ip', 'localhost,mongo1'] },
      'database',
    ],
    ['a built database', 'db', { build: 'docker/postgres', env: ['POSTGRES_PASSWORD'] }, 'database'],
    ['a database seen from its Dockerfile', 'store', { build: 'store', base: 'postgis/postgis:16-3.4' }, 'database'],
    ['a vector database', 'vectors', { image: 'qdrant/qdrant:v1.9.0' }, 'database'],
    ['SQL Server', 'sql', { image: 'mcr.microsoft.com/mssql/server:2022-latest' }, 'database'],
    ['Redis', 'redis', { image: 'redis:7-alpine', command: ['redis-server', '--appendonly', 'yes'] }, 'cache'],
    ['Redis as a queue', 'queue', { image: 'redis:7' }, 'broker'],
    ['Redis as a Celery broker', 'celery-broker', { image: 'redis:7' }, 'broker'],
    ['RabbitMQ', 'rabbit', { image: 'rabbitmq:3-management' }, 'broker'],
    ['Kafka', 'broker', { image: 'confluentinc/cp-kafka:7.6.0' }, 'broker'],
    [
      'Kafka that makes its own topics',
      'kafka',
      {
        image: 'confluentinc/cp-kafka:7.6.0',
        command: ['bash', '-c', '/etc/confluent/docker/run & sleep 20; kafka-topics --create --topic a; wait'],
      },
      'broker',
    ],
    ['ZooKeeper', 'zookeeper', { image: 'confluentinc/cp-zookeeper:7.6.0' }, 'coordination'],
    [
      'object storage',
      's3',
      { image: 'quay.io/minio/minio', command: ['server', '/data', '--console-address', ':9001'] },
      'object-store',
    ],
    ['search', 'elasticsearch', { image: 'docker.elastic.co/elasticsearch/elasticsearch:8.14.0' }, 'search'],
    [
      'nginx in front',
      'nginx',
      { image: 'nginx:alpine', ports: [80], mounts: ['/etc/nginx/nginx.conf'], needs: ['web'] },
      'proxy',
    ],
    [
      'nginx that serves files',
      'site',
      { image: 'nginx:alpine', ports: [80], mounts: ['/usr/share/nginx/html'] },
      'frontend',
    ],
    ['nginx as a gateway', 'api-gateway', { image: 'nginx:1.27' }, 'gateway'],
    ['Traefik', 'reverse-proxy', { image: 'traefik:v3.1', ports: [80, 443] }, 'proxy'],
    ['a built gateway', 'ApiGateway', { build: 'src/ApiGateway' }, 'gateway'],
    ['Keycloak', 'auth', { image: 'quay.io/keycloak/keycloak:25.0' }, 'identity'],
    ['Prometheus', 'prometheus', { image: 'prom/prometheus' }, 'observability'],
    ['an exporter', 'postgres-exporter', { image: 'prometheuscommunity/postgres-exporter' }, 'sidecar-agent'],
    [
      'a Dapr sidecar',
      'orders-dapr',
      { image: 'daprio/daprd:1.14', command: ['./daprd', '-app-id', 'orders'] },
      'sidecar-agent',
    ],
    ['Adminer', 'adminer', { image: 'adminer' }, 'admin-tool'],
    ['Flower', 'flower', { build: '', command: ['celery', '-A', 'shop', 'flower'] }, 'admin-tool'],
    ['a mail catcher', 'mail', { image: 'axllent/mailpit' }, 'dev-tool'],
    ['tests', 'tests', { build: '', command: ['pytest'], needs: ['api'] }, 'dev-tool'],
    ['a VPN', 'vpn', { image: 'qmcgaw/gluetun' }, 'vpn'],
    ['a blog', 'blog', { image: 'wordpress:6', needs: ['db'] }, 'app'],
    ['a worker of a whole application', 'n8n-worker', { image: 'n8nio/n8n', command: ['worker'] }, 'worker'],
    ['a cron of a whole application', 'nextcloud-cron', { image: 'nextcloud:29', entrypoint: ['/cron.sh'] }, 'job'],
    ['an unknown image that people reach', 'paste', { image: 'acme/paste:2', ports: [8080] }, 'app'],
    ['an unknown image', 'thing', { image: 'acme/thing' }, 'unknown'],
    ['an operating system that does nothing', 'foo', { image: 'alpine', command: ['sleep', '1'] }, 'unknown'],
  ];

  test.each(cases)('%s (%s)', (_, name, sketch, role) => {
    expect(roleOf(name, sketch)).toBe(role);
  });
});

describe('images', () => {
  test.each([
    ['registry.example.com/library/postgres:16', 'postgresql'],
    ['registry.example.com:5000/mirror/bitnami/kafka', 'bitnami-kafka'],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/redis', 'redis'],
    ['public.ecr.aws/docker/library/mysql:8', 'mysql'],
    ['bitnamilegacy/postgresql:16', 'postgresql'],
    ['arm64v8/redis', 'redis'],
    ['acme/postgres:custom', 'postgresql'],
    ['ghcr.io/acme/grafana', 'grafana'],
    ['lscr.io/linuxserver/mariadb', 'mariadb'],
    ['prometheuscommunity/smartctl-exporter', 'prometheus-exporter'],
    ['Postgres', 'postgresql'],
  ])('%s is known', (image, product) => {
    expect(read(subject('x', { image })).product).toBe(product);
  });

  test.each(['acme/server', 'acme/web', 'acme/dashboard', 'ghcr.io/acme/studio', 'acme/console', 'acme/inventory'])(
    '%s is nobody’s product',
    (image) => {
      expect(read(subject('x', { image })).product).toBeUndefined();
    },
  );

  test('a copy is less sure than the publisher’s own image, and a name alone less than a copy', () => {
    const sure = (image: string) => read(subject('x', { image })).confidence;
    expect(sure('postgres:16')).toBeGreaterThan(sure('registry.example.com/library/postgres:16'));
    expect(sure('registry.example.com/library/postgres:16')).toBeGreaterThan(sure('acme/postgres:16'));
    expect(sure('postgres:16')).toBeGreaterThan(0.9);
  });

  test('an image without a tag because of a variable is known, less surely', () => {
    const known = subject('x', { image: 'postgres:' });
    const { image } = known;
    const reading = read({ ...known, image: image && { ...image, unknown: true } });
    expect(reading.role).toBe('database');
    expect(reading.confidence).toBeLessThan(0.9);
  });

  test('nginx alone may be a proxy or a frontend, and says so by a low confidence', () => {
    expect(read(subject('x', { image: 'nginx' }))).toMatchObject({ role: 'proxy', confidence: 0.6 });
    expect(read(subject('x', { image: 'nginx', build: 'web' })).confidence).toBeLessThan(0.5);
  });

  test('a custom image reads by its name, less surely than a service by its own', () => {
    const byImage = read(subject('x', { image: 'ghcr.io/acme/api-gateway:1' }));
    const byName = read(subject('api-gateway', { image: 'ghcr.io/acme/x:1' }));
    expect(byImage.role).toBe('gateway');
    expect(byImage.confidence).toBeLessThan(byName.confidence);
  });
});

describe('names', () => {
  test.each<[string, Role]>([
    ['redis-worker', 'worker'],
    ['worker-api', 'api'],
    ['kafka-ui', 'admin-tool'],
    ['user-db', 'database'],
    ['frontend-proxy', 'proxy'],
    ['init-db', 'job'],
    ['shop_db_1', 'database'],
    ['redis-prod', 'cache'],
    ['catalogdb', 'database'],
  ])('the word that says most of %s decides', (name, role) => {
    expect(roleOf(name, { build: 'x' })).toBe(role);
  });

  test('a store in the middle of a name is what the service uses', () => {
    expect(roleOf('kafka-fraud-detector', { build: 'x' })).toBe('app');
  });

  test('words of a phrase stand together', () => {
    expect(roleOf('kafka-demo-ui', { build: 'x' })).toBe('frontend');
  });

  test('the container’s name and the Dockerfile count', () => {
    expect(roleOf('x', { build: 'app', container: 'shop-worker' })).toBe('worker');
    expect(roleOf('x', { build: '', dockerfile: 'docker/worker.Dockerfile' })).toBe('worker');
    expect(roleOf('x', { build: '', target: 'frontend' })).toBe('frontend');
  });

  test('a service called like a product is taken for it', () => {
    expect(roleOf('metabase', { image: '' })).toBe('unknown');
    expect(roleOf('influxdb', { build: 'x' })).toBe('database');
    expect(roleOf('traefik', { build: 'x' })).toBe('proxy');
  });

  test('ports and variables speak where names do not', () => {
    expect(roleOf('store', { build: 'store', expose: ['5432'] })).toBe('database');
    expect(roleOf('data', { build: 'data', env: ['MYSQL_ROOT_PASSWORD'] })).toBe('database');
    expect(roleOf('shop', { build: 'shop', env: ['POSTGRES_PASSWORD'] })).toBe('app');
  });

  test('own code that needs a store and is told the same variables is its client', () => {
    const env = ['MINIO_ROOT_USER', 'MINIO_ROOT_PASSWORD'];
    expect(roleOf('thumbs', { build: 'thumbs', env, needs: ['minio'] })).toBe('app');
    expect(roleOf('files', { build: 'files', env })).toBe('object-store');
  });
});

describe('a reading', () => {
  test('says why and where', () => {
    expect(read(subject('db', { image: 'postgres:16' }))).toEqual({
      role: 'database',
      product: 'postgresql',
      confidence: 0.95,
      evidence: [{ message: 'Image `postgres:16` is known: PostgreSQL.', at: expect.anything() }],
    });
    expect(read(subject('basketapi', { build: 'basket' })).evidence.map(({ message }) => message)).toEqual([
      'Its name `basketapi` ends in `api`.',
    ]);
    expect(read(subject('shop', { build: 'shop', ports: [80], needs: ['db'] })).evidence).toHaveLength(3);
    expect(read(subject('x', {}))).toMatchObject({ role: 'unknown', confidence: 0 });
  });

  test('is the same every time', () => {
    const one = subject('web', { build: 'web', needs: ['api'] });
    expect(read(one)).toEqual(read(one));
    expect(createRoleReader(catalogue())(one)).toEqual(read(one));
  });

  test('of hostile names comes to an end', () => {
    const long = 'a-'.repeat(100_000);
    const wide = read(
      subject(long, { image: `${long}/${long}`, build: long, command: sh(long), env: [long], needs: [long] }),
    );
    const inherited = read(subject('__proto__', { image: 'constructor', needs: ['__proto__', 'toString'] }));
    expect([wide.role, inherited.role]).toEqual(['app', 'unknown']);
  });
});
