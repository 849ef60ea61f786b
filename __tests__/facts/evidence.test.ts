import { describe, expect, test } from '@jest/globals';
import type { FactValue } from '../../src/facts/fact.js';
import type { Evidence } from '../../src/model/evidence.js';
import { evidence, stack } from '../taxonomy/models.js';
import { surveyed } from '../taxonomy/read.js';

function value(id: string, ...seen: readonly Evidence[]): FactValue | undefined {
  return surveyed({ evidence: seen }).facts.get(id)?.value;
}

describe('facts from evidence', () => {
  test('a file that lists only its first things still counts all of them', () => {
    const first = evidence('kubernetes.workload', 'Deployment', 'all.yaml', { details: { total: '40' } });
    const second = evidence('kubernetes.workload', 'Deployment', 'all.yaml');
    expect(value('kubernetes.workloads', first, second)).toBe(40);
  });

  test('counts that are no numbers do not count', () => {
    const odd = evidence('kubernetes.workload', 'Deployment', 'all.yaml', { details: { total: 'NaN', count: '-5' } });
    expect(value('kubernetes.workloads', odd)).toBe(1);
  });

  test('Jobs and Pods are no scaled workloads', () => {
    const workload = (kind: string) => evidence('kubernetes.workload', kind, `${kind}.yaml`);
    expect(value('kubernetes.scaled-workloads', workload('Job'), workload('Pod'), workload('Deployment'))).toBe(1);
  });

  test('a refused injection is no injection', () => {
    const injection = (setting: string) =>
      evidence('mesh.injection', 'istio', `${setting}.yaml`, { details: { setting } });
    expect(value('mesh.injections', injection('disabled'), injection('enabled'))).toBe(1);
  });

  test('a control plane that only a readme installs is a command', () => {
    const plane = evidence('mesh.control-plane', 'linkerd', 'README.md', {
      details: { how: 'helm', source: 'readme' },
    });
    expect(value('mesh.control-planes', plane)).toEqual([]);
    expect(value('mesh.install-commands', plane)).toEqual(['linkerd']);
  });

  test('the share of a mesh is its resources among resources and workloads', () => {
    const workloads = ['a', 'b', 'c'].map((name) => evidence('kubernetes.workload', 'Deployment', `${name}.yaml`));
    const route = evidence('mesh.resource', 'VirtualService', 'route.yaml', { details: { mesh: 'istio' } });
    expect(value('mesh.share', route, ...workloads)).toBe(0.25);
  });

  test('releases cover what Compose runs when they are as many, and are not known to when they are fewer', () => {
    const services = { web: { build: '.' }, mail: { build: 'mail' } };
    const share = (...names: string[]) =>
      surveyed({
        stacks: [stack('shop', { services })],
        evidence: names.map((name) => evidence('helm.release', name, `${name}.yaml`)),
      }).facts.get('kubernetes.share-of-compose');
    expect(share('web')?.outcome).toBe('not-applicable');
    expect(share('web', 'mail', 'dns')).toMatchObject({ outcome: 'known', value: 1 });
  });

  test('the share of eventing is what wires events among workloads and releases', () => {
    const wiring = (product: string, path: string) =>
      evidence('kubernetes.custom-resource', 'Sensor', path, { details: { product } });
    const release = evidence('helm.release', 'web', 'web.yaml');
    const seen = [wiring('argo-events', 'a.yaml'), wiring('knative-eventing', 'b.yaml'), wiring('traefik', 'c.yaml')];
    expect(value('messaging.eventing-share', ...seen, release, evidence('kubernetes.workload', 'Job', 'd.yaml'))).toBe(
      0.5,
    );
    expect(value('messaging.eventing-share', release)).toBe(0);
  });

  test('resources in a module of infrastructure code deploy nothing themselves', () => {
    const inside = evidence('terraform.resource', 'aws_vpc', 'modules/net/main.tf', { details: { cloud: 'aws' } });
    const root = evidence('terraform.resource', 'google_compute_network', 'main.tf', { details: { cloud: 'gcp' } });
    expect(value('cloud.used', inside, root)).toEqual(['gcp']);
  });

  test('resources in a module count where a configuration uses it, directly or through another module', () => {
    const module = (source: string, path: string) =>
      evidence('terraform.module', source, path, { details: { local: 'true' } });
    const machine = (cloud: string, path: string) =>
      evidence('terraform.resource', cloud, path, { details: { cloud, category: 'compute' } });
    const seen = [
      module('../../modules/site', 'envs/prod/main.tf'),
      module('../vm', 'modules/site/main.tf'),
      machine('aws', 'modules/vm/main.tf'),
      machine('gcp', 'modules/unused/main.tf'),
    ];
    expect(value('cloud.used', ...seen)).toEqual(['aws']);
    expect(value('cloud.running', ...seen)).toEqual(['aws']);
  });

  test('what a library of modules could create is nothing that is deployed', () => {
    const resource = (type: string, category: string, folder: string) =>
      evidence('terraform.resource', type, `${folder}/main.tf`, { details: { cloud: 'aws', category } });
    const module = (source: string) => evidence('terraform.module', source, 'main.tf', { details: { local: 'true' } });
    const seen = [
      resource('aws_ecs_service', 'container', 'modules/service'),
      resource('aws_eks_cluster', 'cluster', 'modules/eks'),
      resource('aws_instance', 'compute', 'modules/vm'),
      resource('aws_lambda_function', 'function', 'modules/fn'),
    ];
    const ids = ['cloud.containers', 'cloud.clusters', 'cloud.machines', 'serverless.function-resources'];
    expect(ids.map((id) => value(id, ...seen))).toEqual([0, 0, 0, 0]);
    const used = ['service', 'eks', 'vm', 'fn'].map((name) => module(`./modules/${name}`));
    expect(ids.map((id) => value(id, ...seen, ...used))).toEqual([1, 1, 1, 1]);
  });

  test('modules that use each other in a circle end', () => {
    const module = (source: string, path: string) =>
      evidence('terraform.module', source, path, { details: { local: 'true' } });
    expect(value('cloud.used', module('./modules/a', 'main.tf'), module('../a', 'modules/a/main.tf'))).toEqual([]);
  });

  test('a cloud that only holds names, buckets or state is no second home of the system', () => {
    const resource = (cloud: string, category: string) =>
      evidence('terraform.resource', category, 'main.tf', { details: { cloud, category } });
    const provider = (cloud: string) => evidence('terraform.provider', cloud, 'main.tf', { details: { cloud } });
    const seen = [
      resource('hetzner', 'compute'),
      resource('aws', 'network'),
      resource('aws', 'storage'),
      provider('hetzner'),
      provider('aws'),
    ];
    expect(value('cloud.used', ...seen)).toEqual(['aws', 'hetzner']);
    expect(value('cloud.homes', ...seen)).toEqual(['hetzner']);
    expect(value('cloud.besides', ...seen)).toEqual(['aws']);
    expect(value('cloud.providers', ...seen)).toEqual(['hetzner']);
  });

  test('clouds that a private link joins are homes, and so are all when nothing is known to run', () => {
    const resource = (cloud: string, category: string) =>
      evidence('terraform.resource', category, `${cloud}.tf`, { details: { cloud, category } });
    expect(
      value('cloud.homes', resource('aws', 'compute'), resource('azure', 'interconnect'), resource('gcp', 'storage')),
    ).toEqual(['aws', 'azure']);
    expect(value('cloud.homes', resource('aws', 'storage'), resource('azure', 'storage'))).toEqual(['aws', 'azure']);
  });

  test('a service that is bought beside a cloud is no cloud', () => {
    const provider = (cloud: string) => evidence('terraform.provider', cloud, 'main.tf', { details: { cloud } });
    expect(value('cloud.providers', provider('aws'), provider('cloudflare'))).toEqual(['aws']);
  });

  test('a functions project below the root is not the repository itself', () => {
    const nested = evidence('serverless.framework', 'aws-sam', 'backend/template.yaml');
    expect(value('serverless.at-root', nested)).toBe(false);
    expect(value('serverless.projects', nested)).toEqual(['backend']);
  });

  test('an edge of nothing but proxies is no site', () => {
    const proxies = stack('edge', { path: 'edge', services: { traefik: { image: 'traefik:3', role: 'proxy' } } });
    expect(surveyed({ stacks: [proxies] }).facts.get('edge.site-projects')?.value).toEqual([]);
  });

  test('several Dockerfiles of one folder are one image folder', () => {
    const file = (name: string) => evidence('dockerfile.file', 'api', `api/${name}`);
    expect(value('layout.dockerfiles', file('Dockerfile'), file('Dockerfile.dev'))).toBe(1);
  });

  test('source code in a folder named after Kubernetes is no manifest', () => {
    const { facts } = surveyed({ paths: ['pkg/kubernetes/client.go', 'deploy/k8s/app.yaml.j2'] });
    expect(facts.get('layout.cluster-files')?.value).toBe(1);
  });
});

describe('facts about machines and platforms', () => {
  test('a site or a store on a platform is no application as a whole', () => {
    const app = (platform: string, type: string) =>
      evidence('platform.app', platform, `${platform}.yaml`, { details: { type } });
    const seen = [app('render', 'web'), app('github-pages', 'static'), app('supabase', 'database')];
    expect(value('platform.apps', ...seen)).toEqual(['github-pages', 'render', 'supabase']);
    expect(value('platform.whole-apps', ...seen)).toEqual(['render']);
  });

  test('machines count once, and what only a readme starts is no process manager', () => {
    const host = (name: string, path: string) => evidence('deploy.host', name, path);
    expect(
      value('deploy.hosts', host('web1', 'prod/hosts'), host('web1', 'stage/hosts'), host('db1', 'prod/hosts')),
    ).toEqual(['db1', 'web1']);
    const readme = evidence('process.unit', 'pm2', 'README.md', { details: { source: 'readme' } });
    expect(value('process.managers', readme, evidence('process.unit', 'systemd', 'shop.service'))).toEqual(['systemd']);
  });

  test('one function that answers every address is a whole application', () => {
    const framework = (app: string | undefined, path: string) =>
      evidence('serverless.framework', 'vercel', path, { details: app === undefined ? {} : { app } });
    expect(
      value('serverless.whole-apps', framework('whole', 'a/vercel.json'), framework(undefined, 'b/vercel.json')),
    ).toBe(1);
  });

  test('variables of the whole project make no folder a client of the broker, those beside a service do', () => {
    const config = (path: string) =>
      evidence('messaging.config', 'kafka', path, { details: { source: 'environment' } });
    expect(value('messaging.code-clients', config('.env'), config('orders/.env'))).toEqual(['orders']);
  });
});

describe('facts about a bus', () => {
  const kafka = { image: 'apache/kafka:3.8', role: 'broker' as const };
  const bus = { BOOTSTRAP_SERVERS: 'kafka:9092' };
  const facts = (services: Parameters<typeof stack>[1]['services']) =>
    surveyed({ stacks: [stack('bus', { services })] }).facts;

  test('services that run one image take part once', () => {
    const found = facts({
      kafka,
      web: { image: 'acme/app:1', env: bus },
      worker: { image: 'acme/app:1', env: bus },
      audit: { image: 'acme/audit:1', env: bus },
    });
    expect(found.get('messaging.clients')?.value).toBe(2);
    expect(found.get('messaging.client-share')?.value).toBe(1);
  });

  test('processors take part, and what talks to them is connected', () => {
    const found = facts({
      kafka,
      connect: { image: 'confluentinc/cp-kafka-connect:7.6', env: bus },
      loader: { build: 'loader', needs: ['connect'] },
    });
    expect(found.get('messaging.processors')?.value).toBe(1);
    expect(found.get('messaging.participants')?.value).toBe(2);
  });

  test('own code named after a broker is no broker', () => {
    const found = facts({ kafka, 'kafka-word-counter': { build: 'counter', role: 'broker', env: bus } });
    expect(found.get('messaging.brokers')?.value).toBe(1);
    expect(found.get('messaging.clients')?.value).toBe(1);
  });

  test('a bus without any application is only a bus', () => {
    const zookeeper = { image: 'zookeeper:3', role: 'coordination' as const };
    expect(facts({ kafka, zookeeper }).get('messaging.only-bus')?.value).toBe(true);
    expect(facts({ kafka, web: { build: '.' } }).get('messaging.only-bus')?.value).toBe(false);
  });
});
