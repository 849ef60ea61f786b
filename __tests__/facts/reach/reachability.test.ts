import { describe, expect, test } from '@jest/globals';
import { reachability } from '../../../src/facts/reachability.js';
import type { Stack } from '../../../src/model/stack.js';
import { stack } from './deployed.js';

const HOST = { kind: 'host' } as const;
const NONE = { kind: 'none' } as const;
const BRIDGE = { kind: 'bridge' } as const;
const follow = (service: string) => ({ kind: 'service', service }) as const;
const container = (name: string) => ({ kind: 'container', container: name }) as const;

/** Whom a service reaches and how, as plain data. */
function reached(stacks: readonly Stack[], from: string): Record<string, readonly string[]> {
  return Object.fromEntries(reachability(stacks).from(from));
}

describe('networks', () => {
  test('members of a bridge reach each other, a service on two of them does not route between them', () => {
    const shop = stack({
      id: 'shop',
      services: { web: { networks: ['front'] }, app: { networks: ['front', 'back'] }, db: { networks: ['back'] } },
      networks: { front: {}, back: {} },
    });
    expect(reached([shop], 'shop/web')).toEqual({ 'shop/app': ['shop_front'] });
    expect(reached([shop], 'shop/app')).toEqual({ 'shop/db': ['shop_back'], 'shop/web': ['shop_front'] });
    expect(reached([shop], 'shop/db')).toEqual({ 'shop/app': ['shop_back'] });
  });

  test('two common networks carry a connection twice', () => {
    const shop = stack({
      id: 'shop',
      services: { a: { networks: ['y', 'x'] }, b: { networks: ['x', 'y'] } },
      networks: { y: {}, x: {} },
    });
    expect(reached([shop], 'shop/a')).toEqual({ 'shop/b': ['shop_x', 'shop_y'] });
  });

  test('an internal network connects its members and the machine', () => {
    const shop = stack({
      id: 'shop',
      services: { a: { networks: ['sealed'] }, b: { networks: ['sealed'] }, machine: { mode: HOST } },
      networks: { sealed: { internal: true } },
    });
    expect(reached([shop], 'shop/a')).toEqual({ 'shop/b': ['shop_sealed'], 'shop/machine': ['host'] });
    expect(reached([shop], 'shop/machine')).toEqual({ 'shop/a': ['host'], 'shop/b': ['host'] });
  });

  test('an external network and its creator in another project are one network', () => {
    const platform = stack({ id: 'platform', services: { broker: { networks: ['bus'] } }, networks: { bus: {} } });
    const tenant = stack({
      id: 'tenant',
      services: { app: { networks: ['events'] } },
      networks: { events: { external: true, name: 'platform_bus' } },
    });
    expect(reached([platform, tenant], 'tenant/app')).toEqual({ 'platform/broker': ['platform_bus'] });
  });

  test('a name that a variable decides connects nobody across projects', () => {
    const unknown = { external: true, name: 'net', unknownName: true };
    const a = stack({
      id: 'a',
      services: { x: { networks: ['n'] }, y: { networks: ['n'] } },
      networks: { n: unknown },
    });
    const b = stack({ id: 'b', services: { z: { networks: ['n'] } }, networks: { n: unknown } });
    expect(reached([a, b], 'a/x')).toEqual({ 'a/y': ['net'] });
  });

  test('projects whose folders have the same name by chance keep their own default networks', () => {
    const one = stack({ id: 'one/app', name: 'app', path: 'one/app', services: { web: {} } });
    const two = stack({ id: 'two/app', name: 'app', path: 'two/app', services: { db: {} } });
    expect(reached([one, two], 'one/app/web')).toEqual({});
  });

  test('two files of one folder that bear the same project name share their networks', () => {
    const infra = stack({ id: 'shop#infra', name: 'shop', path: 'shop', services: { db: {} } });
    const apps = stack({ id: 'shop#apps', name: 'shop', path: 'shop', services: { web: {} } });
    expect(reached([infra, apps], 'shop#apps/web')).toEqual({ 'shop#infra/db': ['shop_default'] });
  });

  test('files in different folders that choose the same project name share their networks', () => {
    const infra = stack({ id: 'infra', name: 'shop', path: 'infra', services: { db: {} } });
    const apps = stack({ id: 'apps', name: 'shop', path: 'apps', services: { web: {} } });
    expect(reached([infra, apps], 'apps/web')).toEqual({ 'infra/db': ['shop_default'] });
  });

  test('a network that is not declared connects nobody', () => {
    const shop = stack({ id: 'shop', services: { a: { networks: ['ghost'] }, b: { networks: ['ghost'] } } });
    expect(reached([shop], 'shop/a')).toEqual({});
  });

  test.each(['macvlan', 'ipvlan'])('%s connects its members and keeps the machine out', (driver) => {
    const lan = stack({
      id: 'lan',
      services: { a: { networks: ['l'] }, b: { networks: ['l'] }, machine: { mode: HOST } },
      networks: { l: { driver } },
    });
    expect(reached([lan], 'lan/a')).toEqual({ 'lan/b': ['lan_l'] });
    expect(reached([lan], 'lan/machine')).toEqual({});
  });

  test('an overlay meets the machine unless it is internal', () => {
    const swarm = stack({
      id: 'swarm',
      kind: 'swarm',
      services: { a: { networks: ['open'] }, b: { networks: ['sealed'] }, agent: { networks: ['machine'] } },
      networks: { open: {}, sealed: { internal: true }, machine: { external: true, name: 'host' } },
    });
    expect(reached([swarm], 'swarm/agent')).toEqual({ 'swarm/a': ['host'] });
    expect(reached([swarm], 'swarm/b')).toEqual({});
  });

  test('a swarm service on an internal overlay meets the machine when it publishes through the mesh', () => {
    const swarm = stack({
      id: 'swarm',
      kind: 'swarm',
      services: {
        b: { networks: ['sealed'], ports: [{ published: '8080' }] },
        c: { networks: ['sealed'] },
        agent: { networks: ['machine'] },
      },
      networks: { sealed: { internal: true }, machine: { external: true, name: 'host' } },
    });
    expect(reached([swarm], 'swarm/agent')).toEqual({ 'swarm/b': ['host'] });
    expect(reached([swarm], 'swarm/b')).toEqual({ 'swarm/agent': ['host'], 'swarm/c': ['swarm_sealed'] });
  });
});

describe('network modes', () => {
  test('the machine reaches every bridge and is reached from every bridge', () => {
    const ops = stack({
      id: 'ops',
      services: { agent: { mode: HOST }, exporter: { mode: HOST }, old: { mode: BRIDGE }, lonely: { mode: NONE } },
    });
    const app = stack({ id: 'app', services: { web: {} } });
    expect(reached([ops, app], 'ops/agent')).toEqual({
      'app/web': ['host'],
      'ops/exporter': ['host'],
      'ops/old': ['host'],
    });
    expect(reached([ops, app], 'app/web')).toEqual({ 'ops/agent': ['host'], 'ops/exporter': ['host'] });
    expect(reached([ops, app], 'ops/lonely')).toEqual({});
  });

  test('the default bridge connects its members across projects and nobody else', () => {
    const a = stack({ id: 'a', services: { x: { mode: BRIDGE }, y: {} } });
    const b = stack({ id: 'b', services: { z: { mode: BRIDGE }, d: { mode: { kind: 'other', text: 'default' } } } });
    expect(reached([a, b], 'a/x')).toEqual({ 'b/d': ['bridge'], 'b/z': ['bridge'] });
  });

  test('a mode that names a network joins it', () => {
    const a = stack({ id: 'a', services: { x: { networks: ['lan'] } }, networks: { lan: { name: 'office' } } });
    const b = stack({ id: 'b', services: { y: { mode: { kind: 'other', text: 'office' } } } });
    expect(reached([a, b], 'b/y')).toEqual({ 'a/x': ['office'] });
  });

  test('a mode with a namespace of its own joins nothing', () => {
    const mode = { kind: 'other', text: 'slirp4netns' } as const;
    const a = stack({ id: 'a', services: { x: { mode }, y: { mode } } });
    expect(reached([a], 'a/x')).toEqual({});
  });

  test('followers of a chain share addresses with its end', () => {
    const mesh = stack({
      id: 'mesh',
      services: { vpn: {}, client: { mode: follow('vpn') }, tap: { mode: follow('client') }, peer: {} },
    });
    const shared = ['namespace of mesh/vpn'];
    expect(reached([mesh], 'mesh/tap')).toEqual({
      'mesh/client': shared,
      'mesh/peer': ['mesh_default'],
      'mesh/vpn': shared,
    });
    expect(reached([mesh], 'mesh/peer')).toEqual({
      'mesh/client': ['mesh_default'],
      'mesh/tap': ['mesh_default'],
      'mesh/vpn': ['mesh_default'],
    });
  });

  test('a follower of the machine is on the machine', () => {
    const a = stack({ id: 'a', services: { h: { mode: HOST }, f: { mode: follow('h') }, web: {} } });
    expect(reached([a], 'a/f')).toEqual({ 'a/h': ['host'], 'a/web': ['host'] });
  });

  test('a follower of a service without a network has only that service', () => {
    const a = stack({ id: 'a', services: { n: { mode: NONE }, f: { mode: follow('n') }, web: {} } });
    expect(reached([a], 'a/f')).toEqual({ 'a/n': ['namespace of a/n'] });
  });

  test('a container is found across projects by its name, fixed or as Compose gives it', () => {
    const base = stack({ id: 'base', services: { gateway: { containerName: 'gw' }, plain: {} } });
    const addon = stack({
      id: 'addon',
      services: { debug: { mode: container('gw') }, tap: { mode: container('base-plain-1') } },
    });
    expect(reached([base, addon], 'addon/debug')).toEqual({
      'addon/tap': ['base_default'],
      'base/gateway': ['namespace of base/gateway'],
      'base/plain': ['base_default'],
    });
  });

  test('two followers of a container that nobody declares share its namespace', () => {
    const a = stack({ id: 'a', services: { x: { mode: container('far') }, y: { mode: container('far') }, web: {} } });
    expect(reached([a], 'a/x')).toEqual({ 'a/y': ['namespace of container:far'] });
  });

  test('a container name that two other projects use proves nothing', () => {
    const one = stack({ id: 'one', services: { gw: { containerName: 'gw' } } });
    const two = stack({ id: 'two', services: { gw: { containerName: 'gw' } } });
    const addon = stack({ id: 'addon', services: { tap: { mode: container('gw') } } });
    expect(reached([one, two, addon], 'addon/tap')).toEqual({});
  });

  test('services that follow each other in a circle, or nobody, reach nobody', () => {
    const a = stack({
      id: 'a',
      services: {
        x: { mode: follow('y') },
        y: { mode: follow('x') },
        z: { mode: follow('x') },
        w: { mode: follow('gone') },
      },
    });
    for (const name of ['x', 'y', 'z', 'w']) expect(reached([a], `a/${name}`)).toEqual({});
  });
});

describe('variants', () => {
  const base = stack({ id: 'app', services: { web: { networks: ['shared'] } }, networks: { shared: { name: 's' } } });
  const variant = stack({
    id: 'app@prod',
    name: 'app',
    path: 'app',
    variantOf: 'app',
    services: { web: { networks: ['shared'] }, extra: { networks: ['shared'] } },
    networks: { shared: { name: 's' } },
  });
  const other = stack({ id: 'other', services: { db: { networks: ['s'] } }, networks: { s: { external: true } } });

  test('a variant takes the place of its base', () => {
    const all = [base, variant, other];
    expect(reached(all, 'app/web')).toEqual({ 'other/db': ['s'] });
    expect(reached(all, 'app@prod/web')).toEqual({ 'app@prod/extra': ['s'], 'other/db': ['s'] });
    expect(reached(all, 'other/db')).toEqual({ 'app/web': ['s'] });
  });

  test('a variant whose base is not deployed is a stack like others', () => {
    expect(reached([variant, other], 'other/db')).toEqual({ 'app@prod/extra': ['s'], 'app@prod/web': ['s'] });
  });
});

describe('names', () => {
  test('service names, aliases, host names and container names are known on common networks, in any case', () => {
    const shop = stack({
      id: 'shop',
      services: {
        web: { networks: ['front'] },
        app: { networks: { front: ['entry'], back: ['inner'] }, hostname: 'appserver' },
        db: { networks: ['back'], containerName: 'the-db' },
      },
      networks: { front: {}, back: {} },
    });
    const { resolves } = reachability([shop]);
    for (const name of ['app', 'APP', 'entry', 'appserver', 'shop-app-1', 'app.shop_front']) {
      expect([name, resolves('shop/web', name)]).toEqual([name, ['shop/app']]);
    }
    for (const name of ['db', 'the-db', 'inner', 'app.shop_back', 'nobody']) {
      expect([name, resolves('shop/web', name)]).toEqual([name, []]);
    }
    expect(resolves('shop/app', 'the-db')).toEqual(['shop/db']);
    expect(resolves('shop/app', 'shop-db-1')).toEqual([]);
  });

  test('a name of several services stands for all of them', () => {
    const shop = stack({
      id: 'shop',
      services: { a: { networks: { n: ['pool'] } }, b: { networks: { n: ['pool'] } } },
      networks: { n: {} },
    });
    expect(reachability([shop]).resolves('shop/a', 'pool')).toEqual(['shop/a', 'shop/b']);
  });

  test('a follower asks as its owner and has no name', () => {
    const mesh = stack({ id: 'mesh', services: { vpn: {}, client: { mode: follow('vpn') }, peer: {} } });
    const { resolves } = reachability([mesh]);
    expect(resolves('mesh/client', 'peer')).toEqual(['mesh/peer']);
    expect(resolves('mesh/peer', 'client')).toEqual([]);
  });

  test('the machine, the default bridge and services without a network know no names', () => {
    const a = stack({
      id: 'a',
      services: { h: { mode: HOST }, b: { mode: BRIDGE }, b2: { mode: BRIDGE }, n: { mode: NONE }, web: {} },
    });
    const { resolves } = reachability([a]);
    for (const from of ['h', 'b', 'n']) expect(resolves(`a/${from}`, 'web')).toEqual([]);
    expect(resolves('a/b', 'b2')).toEqual([]);
  });

  test('links give further names to the one that links, on the default bridge too', () => {
    const a = stack({
      id: 'a',
      services: {
        x: { mode: BRIDGE, links: ['y:sea'] },
        y: { mode: BRIDGE },
        p: { links: ['q:quelle'], externalLinks: ['a-q-1:far'] },
        q: {},
      },
    });
    const { resolves } = reachability([a]);
    expect(resolves('a/x', 'sea')).toEqual(['a/y']);
    expect(resolves('a/y', 'x')).toEqual([]);
    expect(resolves('a/p', 'quelle')).toEqual(['a/q']);
    expect(resolves('a/p', 'far')).toEqual(['a/q']);
    expect(resolves('a/q', 'quelle')).toEqual([]);
  });

  test('a network joined by its name gives no service name', () => {
    const a = stack({ id: 'a', services: { x: { networks: ['lan'] } }, networks: { lan: { name: 'office' } } });
    const b = stack({ id: 'b', services: { y: { mode: { kind: 'other', text: 'office' }, hostname: 'why' } } });
    const { resolves } = reachability([a, b]);
    expect(resolves('a/x', 'y')).toEqual([]);
    expect(resolves('a/x', 'why')).toEqual(['b/y']);
    expect(resolves('b/y', 'x')).toEqual(['a/x']);
  });
});

describe('published ports', () => {
  const ports = (stacks: readonly Stack[], listening?: () => readonly number[]) =>
    reachability(stacks, listening).published.map(
      ({ service, hostIp, hostPort, port, protocol, index }) =>
        `${service} ${hostIp}:${hostPort}->${port}/${protocol} #${index}`,
    );

  test('are listed with the address of the machine that they are bound to', () => {
    const a = stack({
      id: 'a',
      services: {
        web: {
          ports: [
            { target: 80, published: '8080' },
            { target: 81, hostIp: '127.0.0.1', published: '8081' },
            { target: 82 },
          ],
        },
        dns: { ports: [{ target: 53, published: '53', protocol: 'udp' }] },
      },
    });
    expect(ports([a])).toEqual([
      'a/dns 0.0.0.0:53->53/udp #0',
      'a/web 0.0.0.0:8080->80/tcp #0',
      'a/web 127.0.0.1:8081->81/tcp #1',
      'a/web 0.0.0.0:->82/tcp #2',
    ]);
  });

  test('do not exist for services that are only on internal networks, share a namespace or have none', () => {
    const a = stack({
      id: 'a',
      services: {
        sealed: { networks: ['in'], ports: [{ published: '1' }] },
        both: { networks: ['in', 'out'], ports: [{ published: '2' }] },
        follower: { mode: follow('both'), ports: [{ published: '3' }] },
        lonely: { mode: NONE, ports: [{ published: '4' }] },
      },
      networks: { in: { internal: true }, out: {} },
    });
    expect(ports([a])).toEqual(['a/both 0.0.0.0:2->80/tcp #0']);
  });

  test('of a service on the machine are those that it listens on', () => {
    const a = stack({
      id: 'a',
      services: {
        agent: { mode: HOST, ports: [{ target: 80, published: '8080' }], expose: ['9000-9001', '53/udp', 'x'] },
      },
    });
    expect(ports([a], () => [80, 9100])).toEqual([
      'a/agent 0.0.0.0:80->80/tcp #0',
      'a/agent 0.0.0.0:9000->9000/tcp #-1',
      'a/agent 0.0.0.0:9001->9001/tcp #-1',
      'a/agent 0.0.0.0:53->53/udp #-1',
      'a/agent 0.0.0.0:9100->9100/tcp #-1',
    ]);
  });
});

describe('paths', () => {
  const paths = (...stacks: readonly Stack[]) =>
    reachability(stacks).paths.map(({ published, store, through }) => [published.hostPort, store, through.join(' > ')]);

  test('lead from each published port to each store over the fewest services', () => {
    const shop = stack({
      id: 'shop',
      services: {
        web: { networks: ['front'], ports: [{ published: '80' }] },
        app: { networks: ['front', 'back'] },
        slow: { networks: ['front', 'mid'] },
        slower: { networks: ['mid', 'back'] },
        db: { networks: ['back'], role: 'database' },
        cache: { networks: ['front'], role: 'cache', ports: [{ published: '6379' }] },
        apart: { networks: ['island'], role: 'database' },
      },
      networks: { front: {}, mid: {}, back: {}, island: {} },
    });
    expect(paths(shop)).toEqual([
      ['6379', 'shop/cache', 'shop/cache'],
      ['6379', 'shop/db', 'shop/cache > shop/app > shop/db'],
      ['80', 'shop/cache', 'shop/web > shop/cache'],
      ['80', 'shop/db', 'shop/web > shop/app > shop/db'],
    ]);
  });

  test('pass through shared namespaces and the machine', () => {
    const a = stack({
      id: 'a',
      services: {
        owner: { networks: ['n'], ports: [{ published: '80' }] },
        store: { mode: follow('owner'), role: 'database' },
        agent: { mode: HOST },
        far: { networks: ['m'], role: 'database' },
      },
      networks: { n: {}, m: {} },
    });
    expect(paths(a)).toEqual([
      ['80', 'a/far', 'a/owner > a/agent > a/far'],
      ['80', 'a/store', 'a/owner > a/store'],
    ]);
  });

  test('are given to the nearest stores when there are too many', () => {
    const stores = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, i) => [`db${i}`, { role: 'database' as const }]),
    );
    const a = stack({
      id: 'a',
      services: {
        web: { ports: Array.from({ length: 100 }, (_, i) => ({ target: i + 1, published: `${i + 1}` })) },
        ...stores,
      },
    });
    const reach = reachability([a]);
    expect(reach.paths).toHaveLength(200_000);
    expect(reach.pathsComplete).toBe(false);
  });
});
