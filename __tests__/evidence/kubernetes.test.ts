import { describe, expect, test } from '@jest/globals';
import { collect, detailsOf, seen } from './collected.js';

const SHOP = `apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
  namespace: shop
spec:
  replicas: 3
  template:
    spec:
      initContainers:
        - name: migrate
          image: ghcr.io/acme/checkout:2.1.0
      containers:
        - name: checkout
          image: ghcr.io/acme/checkout:2.1.0
        - name: access
          image: quay.io/oauth2-proxy/oauth2-proxy:v7
---
apiVersion: v1
kind: Service
metadata:
  name: checkout
spec:
  type: LoadBalancer
`;

describe('plain manifests', () => {
  test('each document of a file says its workload, resources, images and companions with their lines', () => {
    expect(seen({ 'k8s/checkout.yaml': SHOP }, 'kubernetes')).toEqual([
      'kubernetes.resource Namespace shop @k8s/checkout.yaml:2',
      'kubernetes.workload Deployment checkout @k8s/checkout.yaml:7',
      'kubernetes.image acme/checkout migrate @k8s/checkout.yaml:17',
      'kubernetes.image acme/checkout checkout @k8s/checkout.yaml:20',
      'kubernetes.sidecar oauth2-proxy/oauth2-proxy access @k8s/checkout.yaml:21',
      'kubernetes.image oauth2-proxy/oauth2-proxy access @k8s/checkout.yaml:22',
      'kubernetes.resource Service checkout @k8s/checkout.yaml:25',
    ]);
  });

  test('a workload tells its namespace, replicas, containers and images', () => {
    expect(detailsOf({ 'k8s/checkout.yaml': SHOP }, 'kubernetes.workload')).toEqual({
      source: 'manifest',
      apiVersion: 'apps/v1',
      namespace: 'shop',
      containers: '2',
      images: 'acme/checkout oauth2-proxy/oauth2-proxy acme/checkout',
      replicas: '3',
    });
  });

  test('a patch that names no image says that it is one', () => {
    const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: checkout }\nspec: { replicas: 5 }\n';
    expect(detailsOf({ 'overlays/prod/replicas.yaml': patch }, 'kubernetes.workload')).toMatchObject({ patch: 'true' });
  });

  test('the items of a list are read like documents', () => {
    const list = `apiVersion: v1
kind: List
items:
  - apiVersion: batch/v1
    kind: CronJob
    metadata: { name: report }
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: deny-all }
`;
    expect(seen({ 'deploy/all.yml': list }, 'kubernetes')).toEqual([
      'kubernetes.workload CronJob report @deploy/all.yml:5',
      'kubernetes.resource NetworkPolicy deny-all @deploy/all.yml:8',
    ]);
  });

  test('JSON manifests are read in folders that are named for Kubernetes', () => {
    const pod = '{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "metadata": { "name": "probe" }\n}';
    expect(seen({ 'k8s/pod.json': pod, 'data/pod.json': pod }, 'kubernetes')).toEqual([
      'kubernetes.workload Pod probe @k8s/pod.json:3',
    ]);
  });

  test('a single known proxy in a pod is no companion', () => {
    const gateway = SHOP.replace(/ {8}- name: checkout\n.*\n/, '');
    expect(seen({ 'k8s/checkout.yaml': gateway }, 'kubernetes.sidecar')).toEqual([]);
  });

  test('an exporter accompanies the store, not the other way round', () => {
    const redis = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: cache }
spec:
  template:
    spec:
      containers:
        - { name: metrics, image: oliver006/redis_exporter }
        - { name: redis, image: "redis:7" }
`;
    expect(seen({ 'redis.yaml': redis }, 'kubernetes.sidecar')).toEqual([
      'kubernetes.sidecar oliver006/redis_exporter metrics @redis.yaml:8',
    ]);
  });
});

describe('custom resources', () => {
  test('an operator is known by its API group', () => {
    const kafka = 'apiVersion: kafka.strimzi.io/v1beta2\nkind: Kafka\nmetadata:\n  name: events\n';
    expect(seen({ 'kafka.yaml': kafka }, 'kubernetes')).toEqual([
      'kubernetes.custom-resource Kafka events @kafka.yaml:2',
    ]);
    expect(detailsOf({ 'kafka.yaml': kafka }, 'kubernetes.custom-resource')).toMatchObject({
      product: 'kafka',
      group: 'kafka.strimzi.io',
    });
  });

  test('an unknown group is a custom resource, and a definition is told apart from its use', () => {
    const files = {
      'a.yaml': 'apiVersion: acme.example/v1\nkind: Widget\nmetadata: { name: w }\n',
      'b.yaml':
        'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: widgets.acme.example }\nspec: { group: acme.example, names: { kind: Widget } }\n',
    };
    expect(seen(files, 'kubernetes')).toEqual([
      'kubernetes.custom-resource Widget w @a.yaml:2',
      'kubernetes.crd Widget widgets.acme.example @b.yaml:2',
    ]);
  });

  test('Argo CD and Flux resources say where they deliver from', () => {
    const files = {
      'argo/app.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: shop }\nspec:\n  source: { repoURL: https://git.example/shop, path: k8s }\n  destination: { name: eu-cluster }\n',
      'flux/app.yaml':
        'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: shop }\nspec: { path: ./apps }\n',
    };
    expect(seen(files, 'gitops')).toEqual([
      'gitops.resource argocd shop @argo/app.yaml:2',
      'gitops.resource flux shop @flux/app.yaml:2',
    ]);
    expect(detailsOf(files, 'gitops.resource')).toMatchObject({
      url: 'https://git.example/shop',
      path: 'k8s',
      cluster: 'eu-cluster',
    });
  });

  test('configuration of a cluster is no workload', () => {
    const files = {
      'cluster.yaml': 'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: { name: prod }\n',
      'kind.yaml': 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n',
    };
    expect(seen(files, 'kubernetes')).toEqual([
      'kubernetes.cluster eksctl prod @cluster.yaml:2',
      'kubernetes.cluster kind @kind.yaml:1',
    ]);
  });
});

describe('files that only look like manifests', () => {
  test.each([
    ['a catalogue entry of a portal', 'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: shop }\n'],
    ['a build pipeline', 'apiVersion: skaffold/v2beta29\nkind: Config\n'],
    ['credentials of kubectl', 'apiVersion: v1\nkind: Config\nclusters: []\n'],
    ['prose that names the words', 'description: set apiVersion and kind\n'],
  ])('%s is none', (_, text) => {
    expect(seen({ 'catalog.yaml': text }, 'kubernetes')).toEqual([]);
  });

  test('a YAML file without the two words is never parsed', () => {
    expect(collect({ 'data.yaml': 'a: 1\n' })).toMatchObject({ read: ['data.yaml'], parsed: [] });
  });

  test('a broken manifest is one problem with a place, and the other files are read', () => {
    const files = {
      'a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: [}\n',
      'b.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: ok }\n',
    };
    const { evidence, problems } = collect(files);
    expect(problems.map(({ at, severity }) => `${severity} ${at.file.path}`)).toEqual(['error a.yaml']);
    expect(evidence.filter(({ at }) => at.file.path === 'b.yaml')).toHaveLength(1);
  });
});

describe('templates', () => {
  const template = `{{- if .Values.enabled }}
apiVersion: {{ include "shop.apiVersion" . }}
kind: Deployment
metadata:
  name: {{ include "shop.fullname" . }}
  labels:
    {{- include "shop.labels" . | nindent 4 }}
  annotations:
    linkerd.io/inject: enabled
spec:
  template:
    spec:
      containers:
        - name: cache
          image: redis:7.2
        - image: "{{ .Values.image }}"
{{- end }}
---
apiVersion: v1
kind: Service
metadata:
  name: shop
`;

  test('a chart template is read by its lines and is no broken YAML', () => {
    const files = { 'chart/templates/shop.yaml': template };
    expect(seen(files, 'kubernetes', 'mesh')).toEqual([
      'kubernetes.workload Deployment @chart/templates/shop.yaml:3',
      'mesh.injection linkerd @chart/templates/shop.yaml:9',
      'kubernetes.image redis @chart/templates/shop.yaml:15',
      'kubernetes.resource Service shop @chart/templates/shop.yaml:20',
    ]);
    expect(collect(files)).toMatchObject({ problems: [], parsed: [] });
  });

  test('a kind that stands on a plain line counts although the rest is filled in', () => {
    const text = 'apiVersion: apps/v1\nkind: StatefulSet\nmetadata:\n  name: {{ .Release.Name }}-db\n';
    expect(seen({ 'chart/templates/db.yaml': text }, 'kubernetes')).toEqual([
      'kubernetes.workload StatefulSet @chart/templates/db.yaml:2',
    ]);
  });

  test('Jinja templates are read the same way', () => {
    const text = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app\n{% if x %}\n{% endif %}\n';
    expect(seen({ 'k8s/app.yaml.j2': text }, 'kubernetes')).toEqual([
      'kubernetes.workload Deployment app @k8s/app.yaml.j2:2',
    ]);
  });

  test('YAML whose texts hold braces is parsed', () => {
    const text = `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: alerts }
spec: { summary: "{{ $labels.pod }} is down" }
`;
    expect(seen({ 'rules.yaml': text }, 'kubernetes')).toEqual([
      'kubernetes.custom-resource PrometheusRule alerts @rules.yaml:2',
    ]);
  });
});
