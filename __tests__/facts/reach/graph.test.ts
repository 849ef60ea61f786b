import { expect, test } from '@jest/globals';
import { reachEdges, reachGraph } from '../../../src/facts/graph.js';
import { reachability } from '../../../src/facts/reachability.js';
import { stack } from './deployed.js';

const platform = stack({
  id: 'platform',
  services: {
    broker: { networks: ['bus'], role: 'broker' },
    agent: { mode: { kind: 'host' }, role: 'observability', expose: ['9100'] },
  },
  networks: { bus: { internal: true }, spare: { driver: 'overlay' } },
});
const tenant = stack({
  id: 'tenant',
  services: {
    web: { networks: ['default', 'events'], role: 'frontend', ports: [{ target: 80, published: '8080' }] },
    cache: { mode: { kind: 'service', service: 'web' }, role: 'cache' },
  },
  networks: { events: { external: true, name: 'platform_bus' }, elsewhere: { external: true } },
});

test('the graph names services, networks, pairs, ports and paths, each list sorted', () => {
  const agentPort = { service: 'platform/agent', hostIp: '0.0.0.0', hostPort: '9100', port: 9100, protocol: 'tcp' };
  const webPort = { service: 'tenant/web', hostIp: '0.0.0.0', hostPort: '8080', port: 80, protocol: 'tcp' };
  const graph = reachGraph([tenant, platform]);
  expect({ ...graph, reach: [...graph.reach] }).toEqual({
    services: [
      { id: 'platform/agent', project: 'platform', name: 'agent', role: 'observability' },
      { id: 'platform/broker', project: 'platform', name: 'broker', role: 'broker' },
      { id: 'tenant/cache', project: 'tenant', name: 'cache', role: 'cache' },
      { id: 'tenant/web', project: 'tenant', name: 'web', role: 'frontend' },
    ],
    networks: [
      { name: 'elsewhere', driver: 'unknown', internal: false, external: true, services: [] },
      { name: 'host', driver: 'host', internal: false, external: true, services: ['platform/agent'] },
      {
        name: 'platform_bus',
        driver: 'bridge',
        internal: true,
        external: false,
        services: ['platform/broker', 'tenant/cache', 'tenant/web'],
      },
      { name: 'platform_default', driver: 'bridge', internal: false, external: false, services: [] },
      { name: 'platform_spare', driver: 'overlay', internal: false, external: false, services: [] },
      {
        name: 'tenant_default',
        driver: 'bridge',
        internal: false,
        external: false,
        services: ['tenant/cache', 'tenant/web'],
      },
    ],
    reach: [
      { from: 'platform/agent', to: 'platform/broker', via: ['host'] },
      { from: 'platform/agent', to: 'tenant/cache', via: ['host'] },
      { from: 'platform/agent', to: 'tenant/web', via: ['host'] },
      { from: 'platform/broker', to: 'platform/agent', via: ['host'] },
      { from: 'platform/broker', to: 'tenant/cache', via: ['platform_bus'] },
      { from: 'platform/broker', to: 'tenant/web', via: ['platform_bus'] },
      { from: 'tenant/cache', to: 'platform/agent', via: ['host'] },
      { from: 'tenant/cache', to: 'platform/broker', via: ['platform_bus'] },
      { from: 'tenant/cache', to: 'tenant/web', via: ['namespace of tenant/web'] },
      { from: 'tenant/web', to: 'platform/agent', via: ['host'] },
      { from: 'tenant/web', to: 'platform/broker', via: ['platform_bus'] },
      { from: 'tenant/web', to: 'tenant/cache', via: ['namespace of tenant/web'] },
    ],
    published: [agentPort, webPort],
    paths: [
      { published: agentPort, store: 'platform/broker', through: ['platform/agent', 'platform/broker'] },
      { published: agentPort, store: 'tenant/cache', through: ['platform/agent', 'tenant/cache'] },
      { published: webPort, store: 'platform/broker', through: ['tenant/web', 'platform/broker'] },
      { published: webPort, store: 'tenant/cache', through: ['tenant/web', 'tenant/cache'] },
    ],
  });
});

test('pairs come one by one, for repositories whose pairs do not fit into memory', () => {
  const edges = reachEdges(['tenant/web', 'nobody'], reachability([tenant, platform]));
  expect(edges.next().value).toEqual({ from: 'tenant/web', to: 'platform/agent', via: ['host'] });
  expect([...edges].map(({ to }) => to)).toEqual(['platform/broker', 'tenant/cache']);
});

test('the pairs of a graph can be walked over again', () => {
  const { reach } = reachGraph([tenant, platform]);
  expect([...reach].length).toBeGreaterThan(0);
  expect([...reach]).toEqual([...reach]);
});
