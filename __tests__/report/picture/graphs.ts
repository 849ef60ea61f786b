import type { ReportGraph, ReportNetwork, ReportPort, ReportService } from '../../../src/report/graph.js';

/** A service of a graph made for a test. */
export function service(id: string, parts: Partial<ReportService> = {}): ReportService {
  const [project = '', name = ''] = id.split('/');
  return { id, project, name, role: 'api', path: 'compose.yml', line: 1, ...parts };
}

export function network(name: string, services: readonly string[], parts: Partial<ReportNetwork> = {}): ReportNetwork {
  return { name, driver: 'bridge', internal: false, external: false, services, ...parts };
}

export function port(of: string, hostPort: string, target: number, parts: Partial<ReportPort> = {}): ReportPort {
  return { service: of, hostIp: '0.0.0.0', hostPort, port: target, protocol: 'tcp', ...parts };
}

export function graphOf(parts: Partial<ReportGraph>): ReportGraph {
  return { services: [], networks: [], uses: [], published: [], paths: [], ...parts };
}

/** A shop behind a proxy, with an internal network for its stores, a shared network of another project, and a debugging port. */
export function shopGraph(): ReportGraph {
  const web = port('shop/web', '443', 8443);
  const debug = port('shop/api', '9229', 9229, { hostIp: '127.0.0.1' });
  return graphOf({
    services: [
      service('monitor/grafana', { role: 'observability', product: 'grafana' }),
      service('shop/api'),
      service('shop/cron', { role: 'job', sharesWith: 'shop/api' }),
      service('shop/db', { role: 'database', product: 'postgresql' }),
      service('shop/mail', { role: 'worker' }),
      service('shop/queue', { role: 'broker', product: 'rabbitmq' }),
      service('shop/web', { role: 'proxy', product: 'nginx' }),
    ],
    networks: [
      network('metrics', ['monitor/grafana', 'shop/api', 'shop/cron'], { external: true }),
      network('shop_back', ['shop/api', 'shop/cron', 'shop/db', 'shop/mail', 'shop/queue'], {
        internal: true,
        creator: 'shop',
      }),
      network('shop_front', ['shop/web', 'shop/api', 'shop/cron'], { creator: 'shop' }),
    ],
    uses: [
      { from: 'shop/api', to: 'shop/db' },
      { from: 'shop/api', to: 'shop/queue' },
      { from: 'shop/mail', to: 'shop/queue' },
      { from: 'shop/web', to: 'shop/api' },
    ],
    published: [debug, web],
    paths: [
      { published: web, store: 'shop/db', through: ['shop/web', 'shop/api', 'shop/db'] },
      { published: web, store: 'shop/queue', through: ['shop/web', 'shop/api', 'shop/queue'] },
      { published: debug, store: 'shop/db', through: ['shop/api', 'shop/db'] },
    ],
  });
}

/** As many services as a large repository has: each project a proxy, workers and a database on a network of its own, and one shared network. */
export function largeGraph(projects: number, workers: number): ReportGraph {
  const names = Array.from({ length: projects }, (_, index) => `p${String(index).padStart(3, '0')}`);
  const of = (project: string): ReportService[] => [
    service(`${project}/db`, { role: 'database' }),
    service(`${project}/web`, { role: 'proxy' }),
    ...Array.from({ length: workers }, (_, index) =>
      service(`${project}/w${String(index).padStart(3, '0')}`, { role: 'worker' }),
    ),
  ];
  return graphOf({
    services: names.flatMap(of).sort((a, b) => (a.id < b.id ? -1 : 1)),
    networks: [
      ...names.map((project) =>
        network(
          `${project}_default`,
          of(project).map(({ id }) => id),
          { creator: project },
        ),
      ),
      network(
        'proxy',
        names.map((project) => `${project}/web`),
        { external: true },
      ),
    ],
    uses: names.flatMap((project) =>
      of(project)
        .filter(({ role }) => role === 'worker')
        .map(({ id }) => ({ from: id, to: `${project}/db` })),
    ),
    published: names.map((project) => port(`${project}/web`, '80', 80)),
    paths: names.map((project) => ({
      published: port(`${project}/web`, '80', 80),
      store: `${project}/db`,
      through: [`${project}/web`, `${project}/db`],
    })),
  });
}

/** A graph in which every text that can come from a repository is one of two. */
export function namedGraph(one: string, other: string): ReportGraph {
  const second = `${one}2`;
  return graphOf({
    services: [
      service('a', { id: one, name: one, project: other, product: other }),
      service('b', { id: second, name: other, project: one, role: 'database', sharesWith: one }),
    ],
    networks: [
      network(other, [one, second], { driver: one, creator: other }),
      network(one, [second], { driver: other, creator: one, internal: true }),
    ],
    uses: [{ from: one, to: second }],
    published: [port(one, other, 80, { hostIp: one, protocol: other })],
    paths: [{ published: port(one, '1', 80), store: second, through: [one, second] }],
  });
}
