import { describe, expect, test } from '@jest/globals';
import { evidence, stack } from './models.js';
import { classified, patternOf } from './read.js';

const deployment = (name: string, path = `k8s/${name}.yaml`) =>
  evidence('kubernetes.workload', 'Deployment', path, { name, details: { images: `acme/${name}` } });

const local = stack('local', {
  services: { web: { build: '.' }, db: { image: 'postgres:16', role: 'database' } },
});

describe('container orchestration', () => {
  test('manifests decide over a Compose file for development', () => {
    const { pattern } = classified({
      stacks: [local],
      evidence: [
        deployment('web'),
        deployment('worker'),
        deployment('mail'),
        evidence('kubernetes.resource', 'Ingress', 'k8s/ingress.yaml'),
        evidence('kubernetes.resource', 'Service', 'k8s/service.yaml'),
      ],
    });
    expect(pattern.slug).toBe('container-orchestration');
    expect(pattern.dimensions.deployment.value).toBe('orchestrated');
  });

  test('a setting that a single host obeys as well is not Swarm', () => {
    const published = evidence('swarm.setting', 'ingress-mode', 'compose.yaml', { name: 'web' });
    expect(patternOf({ stacks: [local], evidence: [published] })).toBe('monolith');
  });

  test('overlay networks and placement are Swarm', () => {
    const settings = ['overlay-network', 'placement', 'update-config'].map((value) =>
      evidence('swarm.setting', value, 'stack.yml'),
    );
    const swarm = stack('swarm', { kind: 'swarm', file: 'stack.yml', services: { web: { image: 'acme/web:1' } } });
    expect(patternOf({ stacks: [swarm], evidence: settings })).toBe('container-orchestration');
  });

  test('services that scripts create are Swarm, commands of a readme alone are not', () => {
    const create = (path: string, source: string) =>
      evidence('swarm.command', 'docker service create', path, { details: { source } });
    const dockerfiles = ['cart', 'mail', 'web'].map((name) => evidence('dockerfile.file', name, `${name}/Dockerfile`));
    const script = create('cart/start.sh', 'script');
    expect(patternOf({ evidence: [...dockerfiles, script] })).toBe('container-orchestration');
    expect(patternOf({ evidence: [...dockerfiles, create('README.md', 'readme')] })).not.toBe(
      'container-orchestration',
    );
  });

  test('stacks that Ansible deploys are Swarm, whatever Compose would make of the services', () => {
    const services = ['a', 'b', 'c', 'd'].map((name) => [name, { build: name }] as const);
    const stacks = [stack('shop', { services: Object.fromEntries(services) })];
    const module = (value: string) => evidence('ansible.install', value, 'playbooks/deploy.yml');
    expect(patternOf({ stacks, evidence: [module('docker-swarm')] })).toBe('container-orchestration');
    expect(patternOf({ stacks, evidence: [module('docker-compose')] })).not.toBe('container-orchestration');
  });

  test('a cluster that gets more releases than Compose has services runs it', () => {
    const joined = (name: string, file: string, role: 'database' | 'app', external: boolean) =>
      stack(name, {
        file,
        services: { [name]: { image: `acme/${name}:1`, role, networks: ['lan'] } },
        networks: { lan: { name: 'lan', external } },
      });
    const stacks = [joined('db', 'nas/db.yml', 'database', false), joined('app', 'nas/app.yml', 'app', true)];
    const releases = ['dns', 'mail', 'media'].map((name) => evidence('helm.release', name, `apps/${name}.yaml`));
    const apply = evidence('command.deploy', 'kubectl', 'Taskfile.yaml', { details: { source: 'script' } });
    expect(patternOf({ stacks, evidence: [apply] })).toBe('externalized-infrastructure');
    expect(patternOf({ stacks, evidence: [apply, ...releases] })).toBe('container-orchestration');
  });

  test('annotations that ask for a proxy are not a mesh', () => {
    const annotated = evidence('mesh.injection', 'linkerd', 'k8s/web.yaml', { details: { setting: 'enabled' } });
    expect(patternOf({ evidence: [deployment('web'), annotated] })).toBe('container-orchestration');
  });
});

describe('service mesh', () => {
  test('resources of a mesh decide over the workloads that they steer', () => {
    const mesh = ['VirtualService', 'DestinationRule', 'PeerAuthentication'].map((kind) =>
      evidence('mesh.resource', kind, `istio/${kind}.yaml`, { details: { mesh: 'istio' } }),
    );
    const { pattern } = classified({ evidence: [deployment('web'), deployment('cart'), ...mesh] });
    expect(pattern.slug).toBe('service-mesh');
    expect(pattern.dimensions.network.value).toBe('mesh');
  });

  test('a few routes beside many workloads are no mesh that runs here, until something asks for its proxies', () => {
    const workloads = Array.from({ length: 14 }, (_, index) => deployment(`part${index}`));
    const routes = ['a', 'b', 'c', 'd', 'e'].map((name) =>
      evidence('mesh.resource', 'VirtualService', `istio/${name}.yaml`, { details: { mesh: 'istio' } }),
    );
    const injection = evidence('mesh.injection', 'istio', 'k8s/namespace.yaml', { details: { setting: 'enabled' } });
    expect(patternOf({ evidence: [...workloads, ...routes] })).toBe('container-orchestration');
    expect(patternOf({ evidence: [...workloads, ...routes, injection] })).toBe('service-mesh');
  });

  test('that a readme calls a mesh Kubernetes as well tips nothing', () => {
    const routes = evidence('mesh.resource', 'VirtualService', 'istio/route.yaml', { details: { mesh: 'istio' } });
    const chart = evidence('helm.chart', 'application', 'chart/Chart.yaml');
    const claim = evidence('readme.claim', 'container-orchestration', 'README.md');
    expect(patternOf({ evidence: [deployment('web'), chart, routes, claim] })).toBe('service-mesh');
  });

  test('routes of an ingress controller are no mesh', () => {
    const routes = evidence('mesh.resource', 'HTTPRoute', 'k8s/route.yaml', { details: { mesh: 'gateway-api' } });
    expect(patternOf({ evidence: [deployment('web'), routes] })).toBe('container-orchestration');
  });
});

describe('serverless', () => {
  const functions = [
    evidence('serverless.framework', 'serverless-framework', 'serverless.yml', { details: { provider: 'aws' } }),
    evidence('serverless.function', 'aws', 'serverless.yml', { name: 'create' }),
    evidence('serverless.function', 'aws', 'serverless.yml', { name: 'list' }),
    evidence('serverless.event', 'http', 'serverless.yml', { name: 'create' }),
  ];

  test('a functions framework decides over a local database', () => {
    const database = stack('offline', { services: { dynamodb: { image: 'amazon/dynamodb-local', role: 'database' } } });
    const { pattern } = classified({ stacks: [database], evidence: functions });
    expect(pattern.slug).toBe('serverless');
    expect(pattern.dimensions.granularity.value).toBe('functions');
    expect(pattern.dimensions.infrastructure.value).toBe('managed');
    expect(pattern.dimensions.deployment.value).toBe('faas');
  });

  test('a project file of a framework without functions is not serverless', () => {
    const empty = evidence('serverless.no-functions', 'serverless-framework', 'serverless.yml');
    expect(patternOf({ stacks: [local], evidence: [empty] })).toBe('monolith');
  });
});

describe('edge computing', () => {
  test('the deployment manifest of an edge runtime', () => {
    const { pattern } = classified({
      evidence: [
        evidence('edge.manifest', 'azure-iot-edge', 'deployment.template.json'),
        evidence('edge.module', 'azure-iot-edge', 'deployment.template.json', { name: 'filter' }),
        evidence('edge.route', 'upstream', 'deployment.template.json'),
      ],
    });
    expect(pattern.slug).toBe('edge-computing');
    expect(pattern.dimensions.deployment.value).toBe('edge');
    expect(pattern.dimensions.network.value).toBe('geo-distributed');
  });

  test('projects for the edge node and for the cloud', () => {
    const edge = stack('edge', {
      path: 'edge-node',
      services: { mqtt: { image: 'eclipse-mosquitto:2', role: 'broker' }, inference: { build: 'edge-node/inference' } },
    });
    const cloud = stack('cloud', { path: 'cloud', services: { api: { build: 'cloud/api' } } });
    const hardware = evidence('edge.hardware', 'raspberry-pi', 'edge-node/Dockerfile');
    expect(patternOf({ stacks: [edge, cloud], evidence: [hardware] })).toBe('edge-computing');
  });
});

describe('hybrid cloud', () => {
  const resource = (type: string, cloud: string, category: string) =>
    evidence('terraform.resource', type, `${cloud}.tf`, { name: 'main', details: { cloud, category } });
  const provider = (name: string, cloud?: string) =>
    evidence('terraform.provider', name, 'providers.tf', { details: cloud === undefined ? {} : { cloud } });

  test('resources in two clouds joined by a VPN', () => {
    const { pattern } = classified({
      evidence: [
        provider('aws', 'aws'),
        provider('azurerm', 'azure'),
        resource('aws_instance', 'aws', 'compute'),
        resource('azurerm_linux_virtual_machine', 'azure', 'compute'),
        resource('aws_vpn_connection', 'aws', 'interconnect'),
      ],
    });
    expect(pattern.slug).toBe('hybrid-cloud');
    expect(pattern.dimensions.infrastructure.value).toBe('multi-cloud');
    expect(pattern.dimensions.network.value).toBe('vpn');
    expect(pattern.dimensions.deployment.value).toBe('multi-site');
  });

  test('clusters in two clouds are two clouds although a mesh spans them', () => {
    const mesh = ['VirtualService', 'Gateway'].map((kind) =>
      evidence('mesh.resource', kind, `istio/${kind}.yaml`, { details: { mesh: 'istio' } }),
    );
    const plane = evidence('mesh.control-plane', 'istio', 'istio.tf');
    const seen = [provider('aws', 'aws'), resource('aws_eks_cluster', 'aws', 'cluster'), plane, ...mesh];
    const other = [provider('google', 'gcp'), resource('google_container_cluster', 'gcp', 'cluster')];
    expect(patternOf({ evidence: seen })).toBe('service-mesh');
    expect(patternOf({ evidence: [...seen, ...other] })).toBe('hybrid-cloud');
  });

  test("a cloud and machines of one's own are two sites", () => {
    const seen = [
      provider('aws', 'aws'),
      provider('proxmox', 'proxmox'),
      resource('aws_eks_cluster', 'aws', 'cluster'),
      resource('proxmox_vm_qemu', 'proxmox', 'compute'),
    ];
    expect(patternOf({ evidence: seen })).toBe('hybrid-cloud');
  });

  test('two providers of which one is no cloud are one cloud', () => {
    const sketch = {
      evidence: [
        provider('azurerm', 'azure'),
        provider('hcp'),
        resource('azurerm_kubernetes_cluster', 'azure', 'cluster'),
      ],
    };
    expect(patternOf(sketch)).not.toBe('hybrid-cloud');
  });

  test('a module library with a file for each cloud is not a deployment', () => {
    const file = (cloud: string) =>
      evidence('terraform.cloud-file', cloud, `modules/link/${cloud}.tf`, { details: { module: 'true' } });
    const publishes = evidence('layout.publishes', 'terraform-module', 'main.tf');
    expect(patternOf({ evidence: [file('aws'), file('gcp'), publishes] })).toBe('none');
  });
});

describe('none', () => {
  test('a library is none and says what was looked for', () => {
    const { pattern } = classified({ paths: ['src/index.ts', 'package.json', 'README.md'] });
    expect(pattern.slug).toBe('none');
    expect(pattern.id).toBe(0);
    expect(pattern.fired.length).toBeGreaterThan(0);
    expect(pattern.fired.every((signal) => signal.evidence.length > 0)).toBe(true);
  });

  test('a library whose tests need a broker is none, an application that needs one is not', () => {
    const stacks = [stack('bus', { services: { kafka: { image: 'apache/kafka:3', role: 'broker' } } })];
    const library = evidence('layout.publishes', 'package', 'go.mod');
    expect(patternOf({ stacks, evidence: [library] })).toBe('none');
    expect(patternOf({ stacks, evidence: [library, deployment('api')] })).toBe('container-orchestration');
  });

  test('an empty repository is none', () => {
    expect(patternOf({})).toBe('none');
  });

  test('Compose files among the tests of a tool do not speak for it', () => {
    const fixture = stack('fixture', { path: 'tests/fixtures/simple', services: { web: { image: 'nginx:1' } } });
    const publishes = evidence('layout.publishes', 'cli', 'package.json');
    expect(patternOf({ stacks: [fixture], evidence: [publishes], paths: ['src/main.ts'] })).toBe('none');
  });

  test('a gallery of samples is none, and its systems are listed', () => {
    const samples = ['angular', 'django', 'flask', 'ghost', 'phoenix', 'rails', 'spring', 'vue'].map((name) =>
      stack(name, { path: name, services: { web: { build: `${name}/app` } } }),
    );
    const { pattern, systems } = classified({
      stacks: samples,
      paths: ['README.md', ...samples.map(({ path }) => `${path}/README.md`)],
    });
    expect(pattern.slug).toBe('none');
    expect(systems.map(({ path }) => path)).toEqual(samples.map(({ path }) => path));
    expect(systems.every((system) => system.pattern.slug === 'monolith')).toBe(true);
  });
});
