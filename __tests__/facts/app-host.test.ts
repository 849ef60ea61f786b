import { describe, expect, test } from '@jest/globals';
import type { FactValue } from '../../src/facts/fact.js';
import type { Evidence } from '../../src/model/evidence.js';
import { evidence, stack } from '../taxonomy/models.js';
import { classified, patternOf, surveyed } from '../taxonomy/read.js';

const PROGRAM = 'src/Shop.AppHost/Program.cs';
const part = (role: string, name: string) =>
  evidence('app-host.part', role, PROGRAM, { name, details: { host: 'aspire' } });
const sidecar = (name: string, how = 'host', file = PROGRAM, source?: string) =>
  evidence('dapr.sidecar', how, file, { name, ...(source === undefined ? {} : { details: { source } }) });

function value(id: string, ...items: readonly Evidence[]): FactValue | undefined {
  return surveyed({ evidence: items }).facts.get(id)?.value;
}

describe('what a development host starts', () => {
  test('services, stores, brokers and gateways are counted apart', () => {
    const parts = [
      part('service', 'orders'),
      part('service', 'api-gateway'),
      part('database', 'db'),
      part('cache', 'cache'),
      part('broker', 'bus'),
      part('other', 'mail'),
    ];
    const counts = ['services', 'stores', 'brokers', 'gateways'].map((what) => value(`host.${what}`, ...parts));
    expect(counts).toEqual([2, 2, 1, 1]);
  });

  test('a service that is run in several ways has one sidecar', () => {
    const items = [
      sidecar('Orders'),
      sidecar('orders', 'run-file', 'dapr.yaml'),
      sidecar('web', 'annotation', 'web.yaml'),
    ];
    expect(value('dapr.sidecars', ...items)).toBe(2);
  });

  test('commands are weaker than declarations, and a readme says nothing', () => {
    const items = [sidecar('orders', 'command', 'run.sh', 'script'), sidecar('web', 'command', 'README.md', 'readme')];
    expect(value('dapr.sidecars', ...items)).toBe(0);
    expect(value('dapr.commands', ...items)).toBe(1);
  });
});

describe('the pattern', () => {
  const services = ['orders', 'stock', 'mail', 'billing', 'api-gateway'].map((name) => part('service', name));

  test('a host with one web application and its database is a monolith, said with little confidence', () => {
    const { pattern } = classified({ evidence: [part('service', 'web'), part('database', 'db')] });
    expect(pattern.slug).toBe('monolith');
    expect(pattern.confidence).toBeLessThan(0.8);
    expect(pattern.dimensions.infrastructure.value).toBe('internal');
  });

  test('many services behind a gateway are microservices', () => {
    expect(patternOf({ evidence: [...services, part('database', 'db')] })).toBe('microservices');
  });

  test('services that each have a sidecar are the sidecar pattern', () => {
    const sidecars = services.map((item) => sidecar(item.name ?? ''));
    expect(patternOf({ evidence: [...services, ...sidecars] })).toBe('sidecar');
  });

  test('a host beside a Compose project of one application changes nothing', () => {
    const compose = stack('shop', { services: { web: { build: '.' }, db: { image: 'postgres', role: 'database' } } });
    expect(patternOf({ stacks: [compose], evidence: [part('service', 'web'), part('database', 'db')] })).toBe(
      'monolith',
    );
  });

  test('on a cluster the host is only for development', () => {
    const deployments = ['orders', 'stock', 'mail'].map((name) =>
      evidence('kubernetes.workload', 'Deployment', `k8s/${name}.yaml`, { name }),
    );
    expect(patternOf({ evidence: [...services, ...deployments] })).toBe('container-orchestration');
  });
});
