import { describe, expect, test } from '@jest/globals';
import { evidence, stack } from './models.js';
import { classified, patternOf } from './read.js';

const postgres = { image: 'postgres:16', role: 'database' as const };

describe('what looks like more than it is', () => {
  test('applications side by side, each with its store, are no system of services', () => {
    const app = (name: string) =>
      stack(name, {
        path: name,
        services: { web: { build: name, needs: ['db'] }, db: postgres },
      });
    const stacks = ['blog', 'shop', 'wiki', 'notes', 'chat'].map(app);
    const paths = stacks.map(({ path }) => `${path}/Dockerfile`);
    expect(patternOf({ stacks, paths })).not.toBe('microservices');
  });

  test('everybody on the same two networks is separated from nobody', () => {
    const both = stack('both', {
      services: { web: { build: '.', networks: ['a', 'b'] }, db: { ...postgres, networks: ['a', 'b'] } },
      networks: { a: {}, b: {} },
    });
    expect(patternOf({ stacks: [both] })).toBe('monolith');
  });

  test.each([
    ['a test runner', { image: 'cypress/included:13' }],
    ['a shell', { image: 'nicolaka/netshoot:v0.13' }],
    ['an admin page', { image: 'phpmyadmin:5', role: 'admin-tool' as const }],
  ])('%s in the network of the application is no sidecar', (_name, guest) => {
    const shop = stack('shop', {
      services: { web: { build: '.', needs: ['db'] }, db: postgres, guest: { ...guest, shares: 'web' } },
    });
    expect(patternOf({ stacks: [shop] })).toBe('monolith');
  });

  test('own code called kafka is no broker', () => {
    const shop = stack('shop', { services: { kafka: { build: 'app', role: 'broker', needs: ['db'] }, db: postgres } });
    const { pattern } = classified({ stacks: [shop], paths: ['app/package.json', 'app/index.js'] });
    expect(pattern.slug).toBe('monolith');
    expect(pattern.limitedBy).toEqual([]);
  });

  test('two corners of a cluster with mesh resources make no mesh of the rest', () => {
    const workloads = Array.from({ length: 60 }, (_, i) =>
      evidence('kubernetes.workload', 'Deployment', `k8s/app${i}.yaml`, { name: `app${i}` }),
    );
    const corner = evidence('mesh.resource', 'VirtualService', 'k8s/extras/vs.yaml', { details: { mesh: 'istio' } });
    expect(patternOf({ evidence: [...workloads, corner] })).toBe('container-orchestration');
  });
});

describe('what Terraform starts on a Docker host', () => {
  test('is no container service of a cloud', () => {
    const container = evidence('terraform.resource', 'docker_container', 'main.tf', {
      name: 'web',
      details: { category: 'container' },
    });
    expect(patternOf({ evidence: [container] })).not.toBe('container-orchestration');
  });
});

describe('own services around a broker', () => {
  const around = (count: number, more: object = {}) => {
    const names = Array.from({ length: count }, (_, index) => `worker-${index}`);
    const services = Object.fromEntries(
      names.map((name) => [name, { build: name, env: { BROKER_URL: 'amqp://broker' }, needs: ['broker'], ...more }]),
    );
    const broker = { image: 'rabbitmq:4', role: 'broker' as const };
    return {
      stacks: [stack('bus', { services: { ...services, broker } })],
      paths: names.map((name) => `${name}/Dockerfile`),
      evidence: names.map((name) =>
        evidence('layout.service-folder', name, `${name}/Dockerfile`, { details: { has: 'dockerfile' } }),
      ),
    };
  };

  test.each([3, 4, 5, 6, 8, 12])('that depend on nothing else are event-driven, %i of them', (count) => {
    const { pattern } = classified(around(count));
    expect(pattern.slug).toBe('event-driven');
    expect(pattern.undetermined).toBeUndefined();
  });

  test('one image with many commands is a work queue of one application', () => {
    const queue = stack('queue', {
      services: {
        web: { build: '.', needs: ['rabbit', 'db'] },
        mails: { build: '.', needs: ['rabbit', 'db'] },
        reports: { build: '.', needs: ['rabbit', 'db'] },
        clock: { build: '.', needs: ['rabbit'] },
        rabbit: { image: 'rabbitmq:4', role: 'broker' },
        db: postgres,
      },
    });
    expect(patternOf({ stacks: [queue] })).toBe('monolith');
  });
});

describe('an application and its workers', () => {
  const bus = { BROKER_URL: 'amqp://rabbit' };

  test('that share a database are one, whatever queue is between them', () => {
    const shop = stack('shop', {
      services: {
        web: { build: 'web', env: bus, needs: ['db', 'rabbit'] },
        mailer: { build: 'mailer', env: bus, needs: ['rabbit'] },
        resizer: { build: 'resizer', env: bus, needs: ['db', 'rabbit'] },
        rabbit: { image: 'rabbitmq:4', role: 'broker' },
        db: postgres,
      },
    });
    expect(patternOf({ stacks: [shop] })).toBe('monolith');
  });
});

describe('a Compose file with a mistake in its syntax', () => {
  test('is not read surely', () => {
    const shop = stack('shop', { services: { web: { build: '.', needs: ['db'] }, db: postgres } });
    const at = shop.at;
    const { pattern } = classified({ stacks: [shop], misread: [{ message: 'A quote is not closed.', at }] });
    expect(pattern.slug).toBe('monolith');
    expect(pattern.confidence).toBeLessThanOrEqual(0.6);
    const elsewhere = { ...at, file: { ...at.file, path: 'notes.yaml' } };
    expect(classified({ stacks: [shop], misread: [{ message: 'No.', at: elsewhere }] }).pattern.limitedBy).toEqual([]);
  });
});

describe('what serves applications that are elsewhere', () => {
  test('on the network where they are, is infrastructure apart from them', () => {
    const proxy = stack('proxy', {
      services: { nginx: { image: 'nginx:1', role: 'proxy', networks: ['web'] } },
      networks: { web: { external: true } },
    });
    expect(patternOf({ stacks: [proxy] })).toBe('externalized-infrastructure');
  });
});

describe('what others use', () => {
  test('a library that is tried with several versions of a language is no system', () => {
    const versions = ['8.1', '8.2', '8.3'];
    const matrix = stack('matrix', {
      services: Object.fromEntries(versions.map((v) => [`php-${v}`, { build: 'docker', args: [v], mounts: ['src'] }])),
    });
    const manifest = evidence('package.manifest', 'composer', 'composer.json', { details: { purpose: 'library' } });
    expect(patternOf({ stacks: [matrix], evidence: [manifest], paths: ['src/A.php'] })).toBe('none');
    expect(patternOf({ stacks: [matrix], paths: ['src/A.php'] })).toBe('monolith');
  });

  test('images without code of their own are no services', () => {
    const dockerfile = (folder: string) => evidence('dockerfile.file', folder, `${folder}/Dockerfile`);
    const files = ['base', 'node', 'python', 'ruby'].map(dockerfile);
    expect(patternOf({ evidence: files })).toBe('none');
    const copies = files.map(({ at }) => evidence('dockerfile.own-code', 'copy', at.file.path));
    expect(patternOf({ evidence: [...files, ...copies] })).toBe('microservices');
  });
});

describe('folders of machines', () => {
  test('hold a system each, on several hosts', () => {
    const host = (name: string) =>
      stack(name, { path: `hosts/${name}`, services: { web: { image: 'nginx:1', needs: ['db'] }, db: postgres } });
    const { pattern } = classified({ stacks: ['pi', 'nas', 'vps'].map(host) });
    expect(pattern.slug).toBe('monolith');
    expect(pattern.dimensions.deployment.value).toBe('multi-host');
    expect(pattern.confidence).toBeLessThanOrEqual(0.8);
  });
});

describe('services that are started elsewhere', () => {
  test('and use the broker that Compose starts for them are event-driven, also in a folder of a workspace', () => {
    const names = ['orders', 'billing', 'shipping'];
    const kafka = stack('kafka', { services: { kafka: { image: 'apache/kafka:4', role: 'broker' } } });
    const items = names.flatMap((name) => [
      evidence('messaging.client', 'kafka', `apps/${name}/package.json`),
      evidence('layout.service-folder', `apps/${name}`, `apps/${name}/package.json`, { details: { has: 'manifest' } }),
    ]);
    const { pattern } = classified({ stacks: [kafka], evidence: items });
    expect(pattern.slug).toBe('event-driven');
    expect(pattern.fired.some(({ fact }) => fact === 'messaging.code-services')).toBe(true);
  });
});

describe('what is called after a place', () => {
  const project = (path: string) =>
    stack('shop', { path, services: { web: { build: path, needs: ['db'] }, db: postgres } });

  test.each(['edge', 'edge-node', 'fog'])('a web application in %s is at no edge', (path) => {
    const { pattern } = classified({ stacks: [project(path)] });
    expect(pattern.slug).toBe('monolith');
    expect(pattern.dimensions.deployment.value).toBe('single-host');
    expect(pattern.runnersUp.map(({ slug }) => slug)).not.toContain('edge-computing');
  });

  test('is there where devices speak for it too', () => {
    const serial = evidence('edge.setting', 'device-access', 'edge/compose.yaml');
    expect(patternOf({ stacks: [project('edge')], evidence: [serial] })).toBe('edge-computing');
  });
});

describe('what Compose starts where no code is', () => {
  test('is no help for an application that is elsewhere', () => {
    const watch = stack('watch', {
      services: {
        prometheus: { image: 'prom/prometheus:v3', role: 'observability' },
        grafana: { image: 'grafana/grafana:11', role: 'observability', needs: ['prometheus'] },
      },
    });
    const alone = classified({ stacks: [watch] }).pattern;
    expect(alone.slug).toBe('monolith');
    expect(alone.limitedBy).toEqual([]);
    const beside = classified({ stacks: [watch], paths: ['package.json', 'src/index.ts'] }).pattern;
    expect(beside.limitedBy).toHaveLength(1);
  });

  test('a broker beside code is what the code needs, and a broker alone is the bus', () => {
    const bus = stack('bus', { services: { kafka: { image: 'apache/kafka:4', role: 'broker' } } });
    expect(patternOf({ stacks: [bus] })).toBe('event-driven');
    expect(patternOf({ stacks: [bus], paths: ['pom.xml', 'src/main/java/App.java'] })).toBe('monolith');
  });
});

describe('a single function', () => {
  const worker = evidence('serverless.framework', 'cloudflare-workers', 'worker/wrangler.toml');
  const one = evidence('serverless.function', 'cloudflare', 'worker/wrangler.toml');

  test('beside a whole application does not take it over', () => {
    const shop = stack('shop', { services: { web: { build: '.', needs: ['db'] }, db: postgres } });
    expect(patternOf({ stacks: [shop], evidence: [worker, one] })).toBe('monolith');
  });

  test('is what is deployed where Compose only starts what it is tried with', () => {
    const local = stack('local', { services: { db: postgres } });
    expect(patternOf({ stacks: [local], evidence: [worker, one] })).toBe('serverless');
  });
});

describe('what looks like less than it is', () => {
  test("a cloud with a private link to a site of one's own is hybrid", () => {
    const resource = (value: string, category: string) =>
      evidence('terraform.resource', value, 'main.tf', { details: { cloud: 'aws', category } });
    const site = evidence('network.own-site', 'aws_customer_gateway', 'main.tf', { details: { source: 'terraform' } });
    const machine = resource('aws_instance', 'compute');
    const { pattern } = classified({ evidence: [machine, resource('aws_vpn_connection', 'interconnect'), site] });
    expect(pattern.slug).toBe('hybrid-cloud');
    expect(pattern.dimensions.network.value).toBe('vpn');
    expect(patternOf({ evidence: [machine] })).toBe('monolith');
  });

  test('what a cluster runs too is not deployed to a single host', () => {
    const names = ['ingest', 'billing', 'notify', 'audit'];
    const services = Object.fromEntries(
      names.flatMap((name) => [
        [name, { build: name, needs: [`${name}-db`] }],
        [`${name}-db`, postgres],
      ]),
    );
    const workloads = names.map((name) =>
      evidence('kubernetes.workload', 'Deployment', `k8s/${name}.yaml`, { name, details: { count: '1' } }),
    );
    const { pattern } = classified({ stacks: [stack('shop', { services })], evidence: workloads });
    expect(pattern.dimensions.deployment.value).toBe('orchestrated');
    expect(pattern.confidence).toBeLessThanOrEqual(0.8);
  });

  test('two services with a proxy each are the sidecar pattern, whatever networks the proxies join', () => {
    const proxy = (name: string) => ({
      image: 'envoyproxy/envoy:v1.31',
      role: 'sidecar-proxy' as const,
      networks: [name, 'mesh'],
    });
    const shop = stack('shop', {
      services: {
        orders: { build: 'orders', networks: ['orders'] },
        'orders-proxy': proxy('orders'),
        users: { build: 'users', networks: ['users'] },
        'users-proxy': proxy('users'),
      },
      networks: { orders: {}, users: {}, mesh: {} },
    });
    expect(patternOf({ stacks: [shop] })).toBe('sidecar');
  });

  test('a container service that Terraform creates is orchestration', () => {
    const provider = evidence('terraform.provider', 'aws', 'main.tf', { details: { cloud: 'aws' } });
    const service = evidence('terraform.resource', 'aws_ecs_service', 'main.tf', {
      name: 'web',
      details: { cloud: 'aws', category: 'container' },
    });
    expect(patternOf({ evidence: [provider, service] })).toBe('container-orchestration');
  });
});
