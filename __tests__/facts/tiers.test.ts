import { describe, expect, test } from '@jest/globals';
import type { FactValue } from '../../src/facts/fact.js';
import { tierReader } from '../../src/facts/tiers/words.js';
import type { Evidence } from '../../src/model/evidence.js';
import { knowledge } from '../taxonomy/book.js';
import { evidence, stack } from '../taxonomy/models.js';
import { classified, patternOf, type Sketch, surveyed } from '../taxonomy/read.js';

function value(id: string, sketch: Sketch): FactValue | undefined {
  return surveyed(sketch).facts.get(id)?.value;
}

const machine = (name: string, file = 'infra/main.tf') =>
  evidence('terraform.resource', 'aws_instance', file, { name, details: { category: 'compute', cloud: 'aws' } });
const database = evidence('terraform.resource', 'aws_db_instance', 'infra/main.tf', {
  name: 'main',
  details: { category: 'database', cloud: 'aws' },
});
const provider = evidence('terraform.provider', 'aws', 'infra/main.tf', { details: { cloud: 'aws' } });
const group = (name: string, host: string) =>
  evidence('deploy.host', host, 'inventory.ini', { name, details: { source: 'ansible' } });
const play = (hosts: string) =>
  evidence('ansible.playbook', 'playbook', 'site.yml', { name: 'site.yml', details: { hosts } });
const admits = (name: string, from: string) =>
  evidence('network.admission', 'group', 'infra/security.tf', { name, details: { from } });
const open = (name: string) => evidence('network.admission', 'anyone', 'infra/security.tf', { name });

/** The application with its store in one Compose file, for development. */
const development = stack('shop', {
  services: {
    frontend: { build: 'frontend' },
    backend: { build: 'backend' },
    db: { image: 'postgres:16', role: 'database' },
  },
});

describe('the tier that a name speaks of', () => {
  const tierOf = tierReader(knowledge.vocabulary);
  test.each([
    ['webservers', 'web'],
    ['db-server-01', 'data'],
    ['store_frontend', 'web'],
    ['web-db', 'data'],
    ['AppSecurityGroup', 'app'],
    ['networking.alb_security_group_id', 'dmz'],
    ['bastion', undefined],
    ['infra', undefined],
    ['server', undefined],
  ])('%s is %s', (name, tier) => {
    expect(tierOf(name)).toBe(tier);
  });
});

describe('tiers on machines of their own', () => {
  test('machines that infrastructure code creates, with the database that a provider runs', () => {
    const sketch = { evidence: [provider, machine('frontend'), machine('backend'), database] };
    expect(value('tiers.hosts', sketch)).toEqual(['app', 'web']);
    expect(value('tiers.separate', sketch)).toEqual(['app', 'data', 'web']);
  });

  test('machines between a load balancer and a database are tiers whatever their names', () => {
    const balancer = evidence('terraform.resource', 'aws_lb', 'main.tf', { name: 'front', details: { cloud: 'aws' } });
    expect(value('tiers.balanced', { evidence: [balancer, machine('m1'), database] })).toBe(true);
    expect(value('tiers.balanced', { evidence: [machine('m1'), database] })).toBe(false);
    expect(value('tiers.balanced', { evidence: [balancer, database] })).toBe(false);
    const unused = { ...balancer, at: evidence('x', 'x', 'modules/lb/main.tf').at };
    expect(value('tiers.balanced', { evidence: [unused, machine('m1'), database] })).toBe(false);
  });

  test('a database alone is no tier beside others', () => {
    expect(value('tiers.separate', { evidence: [provider, database] })).toEqual([]);
  });

  test('groups of an inventory count when they are different machines', () => {
    const own = { evidence: [group('web', '10.0.0.4'), group('db', '10.0.0.5')] };
    expect(value('tiers.hosts', own)).toEqual(['data', 'web']);
    const shared = { evidence: [group('web', '10.0.0.4'), group('db', '10.0.0.4'), play('web'), play('db')] };
    expect(value('tiers.hosts', shared)).toEqual([]);
  });

  test('plays count without an inventory, but not what they leave out', () => {
    expect(value('tiers.hosts', { evidence: [play('webservers:!db'), play('{{ target }}')] })).toEqual(['web']);
  });
});

describe('tiers that let each other in', () => {
  test('a tier is chained when only tiers further out may enter', () => {
    const chain = { evidence: [open('alb'), admits('app', 'alb'), admits('db', 'app')] };
    expect(value('tiers.chained', chain)).toEqual(['app', 'data']);
  });

  test('a group that anyone may enter, or that an inner tier may enter, is not', () => {
    const loose: readonly Evidence[] = [admits('app', 'alb'), open('app'), admits('web', 'db')];
    expect(value('tiers.chained', { evidence: loose })).toEqual([]);
  });
});

describe('tiers in folders of their own', () => {
  const data = stack('db', { path: 'db/docker', services: { db: { image: 'mysql:8', role: 'database' } } });
  const paths = ['db/init.sql', 'was/Dockerfile', 'was/deploy/deploy.sh', 'web/Dockerfile'];

  test('each is deployed by itself', () => {
    expect(value('tiers.folders', { stacks: [data], paths })).toEqual(['app', 'data', 'web']);
    expect(patternOf({ stacks: [data], paths })).toBe('multi-tier');
  });

  test('projects that meet on a Docker network share a machine', () => {
    const joined = (name: string, role: 'database' | 'app') =>
      stack(name, {
        path: name,
        services: { [name]: { image: 'acme/x', role, networks: ['shared'] } },
        networks: { shared: { external: true } },
      });
    const stacks = [joined('db', 'database'), joined('app', 'app')];
    const sketch = { stacks, paths: ['web/Dockerfile', 'app/Dockerfile'] };
    expect(value('tiers.folders', sketch)).toEqual([]);
    expect(patternOf(sketch)).toBe('externalized-infrastructure');
    expect(value('tiers.folders', { ...sketch, stacks: [{ ...joined('db', 'database'), networks: [] }] })).toHaveLength(
      3,
    );
  });

  test('an installer is as good as a Compose file', () => {
    const sketch = { paths: ['app/deploy.sh', 'db/install-mysql.sh', 'lb/setup.sh'] };
    expect(value('tiers.folders', sketch)).toEqual(['app', 'data', 'dmz']);
  });

  test('folders of one application that one Compose file starts are no tiers', () => {
    const sketch = {
      stacks: [development],
      paths: ['backend/Dockerfile', 'database/Dockerfile', 'frontend/Dockerfile'],
    };
    expect(value('tiers.folders', sketch)).toEqual([]);
    expect(patternOf(sketch)).toBe('monolith');
  });

  test('a project in one tier that builds another one is no tier of its own', () => {
    const all = stack('backend', {
      path: 'backend',
      services: { api: { build: 'backend' }, ui: { build: 'frontend' }, db: { image: 'postgres', role: 'database' } },
    });
    const files = ['backend/Dockerfile', 'db/install.sh', 'frontend/Dockerfile'];
    expect(value('tiers.folders', { stacks: [all], paths: files })).toEqual([]);
  });
});

describe('addresses of other machines', () => {
  const app = (env: Readonly<Record<string, string>>) =>
    stack('app', {
      path: 'app',
      services: { api: { build: 'app', env } },
      networks: { net: { subnets: ['172.28.0.0/16'] } },
    });

  test('a private address in the environment is another machine', () => {
    const sketch = { stacks: [app({ DATABASE_URL: 'postgres://u:p@10.0.3.5:5432/shop', CACHE: 'redis' })] };
    expect(value('tiers.addresses', sketch)).toEqual(['10.0.3.5']);
  });

  test('an address of a container, of the machine that it runs on, a whole network and a public address are not', () => {
    const env = { PEER: '172.28.4.5', HOST: '172.19.0.1', ALLOWED: '10.0.0.0/8', DNS: '9.9.9.9', VERSION: '110.0.3.5' };
    expect(value('tiers.addresses', { stacks: [app(env)] })).toEqual([]);
  });

  test('projects named after tiers that meet by address are tiers on machines of their own', () => {
    const data = stack('db', { path: 'db', services: { db: { image: 'postgres', role: 'database' } } });
    const edge = stack('edge', { path: 'edge', services: { proxy: { image: 'traefik', role: 'proxy' } } });
    const { pattern } = classified({ stacks: [app({ DB_HOST: '10.0.3.5' }), data, edge] });
    expect(pattern.slug).toBe('multi-tier');
    expect(pattern.dimensions.network.value).toBe('layered');
  });
});

describe('the pattern', () => {
  const chain = [open('alb'), admits('app', 'alb'), admits('db', 'app')];

  test('tiers on machines behind chained firewall rules decide over a Compose file for development', () => {
    const tiers = [provider, machine('application'), machine('database'), ...chain];
    expect(patternOf({ stacks: [development], evidence: tiers })).toBe('multi-tier');
  });

  test('an Ansible site with a balancer, web servers and a database, and nothing else', () => {
    expect(patternOf({ evidence: [play('loadbalancer'), play('webservers'), play('database')] })).toBe('multi-tier');
  });

  test('one machine with its security group is no system of tiers', () => {
    expect(patternOf({ stacks: [development], evidence: [provider, machine('web'), open('web')] })).toBe('monolith');
  });

  test('an application machine beside a managed database is two tiers, not an architecture of tiers', () => {
    expect(patternOf({ stacks: [development], evidence: [provider, machine('app'), database] })).toBe('monolith');
  });

  test('chained rules around a cluster stay container orchestration', () => {
    const cluster = [
      evidence('terraform.resource', 'aws_eks_cluster', 'infra/main.tf', {
        name: 'main',
        details: { category: 'cluster' },
      }),
      evidence('kubernetes.workload', 'Deployment', 'k8s/web.yaml', { name: 'web' }),
      machine('app'),
      machine('web'),
    ];
    expect(patternOf({ evidence: [provider, database, ...cluster, ...chain] })).toBe('container-orchestration');
  });

  test('functions in subnets of tiers stay serverless', () => {
    const subnets = ['web', 'app', 'db'].map((name) =>
      evidence('terraform.resource', 'aws_subnet', 'infra/main.tf', { name, details: { category: 'network' } }),
    );
    const functions = [
      evidence('serverless.framework', 'serverless-framework', 'serverless.yml'),
      evidence('serverless.function', 'aws', 'serverless.yml', { name: 'api' }),
    ];
    expect(value('tiers.subnets', { evidence: subnets })).toEqual(['app', 'data', 'web']);
    expect(patternOf({ evidence: [...subnets, ...functions, ...chain] })).toBe('serverless');
  });
});
