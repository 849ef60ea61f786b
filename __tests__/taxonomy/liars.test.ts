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

describe('what looks like less than it is', () => {
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
