import { describe, expect, test } from '@jest/globals';
import { collect, detailsOf, seen } from './collected.js';

const resource = (apiVersion: string, kind: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: shop\n`;

describe('resources of meshes', () => {
  test.each([
    ['networking.istio.io/v1', 'VirtualService', 'istio'],
    ['security.istio.io/v1', 'PeerAuthentication', 'istio'],
    ['linkerd.io/v1alpha2', 'ServiceProfile', 'linkerd'],
    ['policy.linkerd.io/v1beta3', 'Server', 'linkerd'],
    ['split.smi-spec.io/v1alpha2', 'TrafficSplit', 'smi'],
    ['consul.hashicorp.com/v1alpha1', 'ServiceIntentions', 'consul'],
    ['kuma.io/v1alpha1', 'MeshTrafficPermission', 'kuma'],
    ['appmesh.k8s.aws/v1beta2', 'VirtualNode', 'app-mesh'],
    ['policy.openservicemesh.io/v1alpha1', 'Egress', 'osm'],
  ])('%s %s belongs to %s', (apiVersion, kind, mesh) => {
    const files = { 'mesh/shop.yaml': resource(apiVersion, kind) };
    expect(seen(files, 'mesh')).toEqual([`mesh.resource ${kind} shop @mesh/shop.yaml:2`]);
    expect(detailsOf(files, 'mesh.resource')).toMatchObject({ mesh });
  });

  test('the Gateway API alone is no mesh', () => {
    expect(seen({ 'a.yaml': resource('gateway.networking.k8s.io/v1', 'HTTPRoute') }, 'mesh')).toEqual([]);
  });

  test('a route whose parent is a service, and a waypoint, are mesh', () => {
    const files = {
      'route.yaml': `${resource('gateway.networking.k8s.io/v1', 'HTTPRoute')}spec:\n  parentRefs:\n    - name: cart\n      kind: Service\n`,
      'waypoint.yaml': `${resource('gateway.networking.k8s.io/v1', 'Gateway')}spec:\n  gatewayClassName: istio-waypoint\n`,
    };
    expect(seen(files, 'mesh')).toEqual([
      'mesh.resource HTTPRoute shop @route.yaml:8',
      'mesh.resource Gateway shop @waypoint.yaml:6',
    ]);
  });

  test('App Mesh and Consul from infrastructure code and from Consul’s own files', () => {
    const files = {
      'mesh.yaml': 'Resources:\n  Node:\n    Type: AWS::AppMesh::VirtualNode\n',
      'main.tf': 'resource "consul_config_entry" "api" {\n  kind = "service-defaults"\n}\n',
      'consul/api.hcl': 'service {\n  name = "api"\n  connect {\n    sidecar_service {}\n  }\n}\n',
      'consul/allow.hcl': 'Kind = "service-intentions"\nName = "api"\n',
    };
    expect(seen(files, 'mesh')).toEqual([
      'mesh.resource service-intentions api @consul/allow.hcl:1',
      'mesh.resource sidecar_service @consul/api.hcl:4',
      'mesh.resource consul_config_entry api @main.tf:1',
      'mesh.resource AWS::AppMesh::VirtualNode Node @mesh.yaml:2',
    ]);
  });
});

describe('labels and annotations', () => {
  test('ask for injection without being a mesh', () => {
    const files = {
      'ns.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    istio-injection: enabled\n',
    };
    expect(seen(files, 'mesh')).toEqual(['mesh.injection istio shop @ns.yaml:6']);
    expect(detailsOf(files, 'mesh.injection')).toEqual({
      setting: 'enabled',
      on: 'Namespace',
      key: 'istio-injection',
      source: 'manifest',
    });
  });

  test('may refuse it', () => {
    const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  template:
    metadata:
      annotations: { sidecar.istio.io/inject: "false" }
`;
    expect(detailsOf({ 'd.yaml': text }, 'mesh.injection')).toMatchObject({ setting: 'disabled', on: 'Deployment' });
  });
});

describe('control planes', () => {
  test('from an operator, a Helm chart, a command, an installer and an image', () => {
    const files = {
      'a-operator.yaml': resource('install.istio.io/v1alpha1', 'IstioOperator'),
      'b.sh': 'linkerd install --crds | kubectl apply -f -\n',
      'c/Makefile': 'mesh:\n\thelm upgrade --install istiod istio/istiod -n istio-system\n',
      'd.sh': 'curl -sL https://run.linkerd.io/install | sh\n',
      'e-values.yaml': 'global: { name: consul }\nconnectInject:\n  enabled: true\n',
      'f/compose.yaml': 'services:\n  plane:\n    image: kumahq/kuma-cp:2.8\n',
      'main.tf': 'resource "helm_release" "base" {\n  name       = "istio-base"\n  chart      = "istio-base"\n}\n',
    };
    expect(seen(files, 'mesh')).toEqual([
      'mesh.control-plane istio shop @a-operator.yaml:2',
      'mesh.control-plane linkerd @b.sh:1',
      'mesh.control-plane istio istiod @c/Makefile:2',
      'mesh.control-plane linkerd @d.sh:1',
      'mesh.control-plane consul @e-values.yaml:2',
      'mesh.control-plane kuma plane @f/compose.yaml:3',
      'mesh.control-plane istio istio-base @main.tf:1',
    ]);
  });

  test('checking a cluster in a comment installs nothing', () => {
    expect(seen({ 'b.sh': '# linkerd install\necho done\n' }, 'mesh')).toEqual([]);
  });
});

describe('Dapr', () => {
  test('components, annotations and runs of several apps', () => {
    const files = {
      'components/state.yaml':
        'apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata: { name: store }\nspec:\n  type: state.redis\n',
      'dapr.yaml': 'version: 1\napps:\n  - appID: orders\n    appDirPath: ./orders\n',
      'k8s/app.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: orders }\nspec:\n  template:\n    metadata:\n      annotations:\n        dapr.io/enabled: "true"\n        dapr.io/app-id: orders-api\n',
      'run.sh': 'dapr run --app-id orders -- node app.js\n',
    };
    expect(seen(files, 'dapr')).toEqual([
      'dapr.component state.redis store @components/state.yaml:2',
      'dapr.configuration multi-app-run @dapr.yaml:2',
      'dapr.sidecar run-file orders @dapr.yaml:3',
      'dapr.sidecar annotation orders-api @k8s/app.yaml:8',
      'dapr.sidecar command orders @run.sh:1',
    ]);
    expect(collect(files).problems).toEqual([]);
  });
});

describe('App Mesh on ECS', () => {
  const task = (proxy: string) =>
    `{\n  "family": "orders",\n  "containerDefinitions": [{ "name": "app", "image": "acme/orders:1" }]${proxy}\n}\n`;

  test('a task that sends its traffic through the proxy', () => {
    const files = {
      'task-definition.json': task(',\n  "proxyConfiguration": { "type": "APPMESH", "containerName": "envoy" }'),
    };
    expect(seen(files, 'mesh')).toEqual(['mesh.injection app-mesh orders @task-definition.json:4']);
  });

  test('a task without one is in no mesh', () => {
    expect(seen({ 'task-definition.json': task('') }, 'mesh')).toEqual([]);
  });
});
