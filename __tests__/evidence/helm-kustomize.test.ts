import { describe, expect, test } from '@jest/globals';
import { collect, detailsOf, seen } from './collected.js';

describe('Helm', () => {
  test('a chart, its type and its dependencies', () => {
    const files = {
      'charts/shop/Chart.yaml':
        'apiVersion: v2\nname: shop\nversion: 0.3.0\ndependencies:\n  - name: postgresql\n    version: 15.x\n    repository: https://charts.example/bitnami\n',
      'charts/helpers/Chart.yaml': 'apiVersion: v2\nname: helpers\ntype: library\nversion: 1.0.0\n',
    };
    expect(seen(files, 'helm.chart', 'helm.dependency')).toEqual([
      'helm.chart library helpers @charts/helpers/Chart.yaml:2',
      'helm.chart application shop @charts/shop/Chart.yaml:2',
      'helm.dependency postgresql postgresql @charts/shop/Chart.yaml:5',
    ]);
  });

  test('values name the images that they choose', () => {
    const values =
      'image:\n  repository: ghcr.io/acme/shop\n  tag: "1.2"\ncache:\n  image: redis:7\ngit:\n  repository: https://git.example/x\n';
    expect(seen({ 'chart/values.yaml': values }, 'helm.values', 'kubernetes.image')).toEqual([
      'helm.values values.yaml @chart/values.yaml:1',
      'kubernetes.image acme/shop @chart/values.yaml:2',
      'kubernetes.image redis @chart/values.yaml:5',
    ]);
  });

  test('releases of Flux, Argo CD, K3s and Helmfile', () => {
    const files = {
      'a.yaml':
        'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: cache }\nspec:\n  chart:\n    spec:\n      chart: redis\n      sourceRef: { name: bitnami }\n',
      'b.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: grafana }\nspec:\n  source: { chart: grafana, repoURL: https://charts.example }\n',
      'c.yaml': 'apiVersion: helm.cattle.io/v1\nkind: HelmChart\nmetadata: { name: minio }\nspec:\n  chart: minio\n',
      'helmfile.yaml': 'releases:\n  - name: db\n    chart: bitnami/postgresql\n',
    };
    expect(seen(files, 'helm.release')).toEqual([
      'helm.release redis cache @a.yaml:7',
      'helm.release grafana grafana @b.yaml:5',
      'helm.release minio minio @c.yaml:5',
      'helm.release postgresql db @helmfile.yaml:3',
    ]);
  });

  test('a common chart name means a product only from the product’s repository', () => {
    const release = (url: string): string =>
      `repositories:\n  - name: up\n    url: ${url}\nreleases:\n  - name: base\n    chart: up/base\n`;
    expect(seen({ 'helmfile.yaml': release('https://istio-release.storage.example/charts') }, 'mesh')).toEqual([
      'mesh.control-plane istio base @helmfile.yaml:6',
    ]);
    expect(seen({ 'helmfile.yaml': release('https://charts.example') }, 'mesh')).toEqual([]);
  });

  test('a Helmfile that is a template is no broken YAML', () => {
    const text = 'releases:\n{{- range .Values.apps }}\n  - name: {{ .name }}\n    chart: ./chart\n{{- end }}\n';
    expect(collect({ 'helmfile.yaml': text }).problems).toEqual([]);
  });
});

describe('Kustomize', () => {
  test('bases hold files, overlays refer to folders, components say so', () => {
    const files = {
      'k8s/base/kustomization.yaml': 'resources:\n  - deployment.yaml\n  - service.yaml\n',
      'k8s/overlays/prod/kustomization.yaml': 'namespace: prod\nresources:\n  - ../../base\n',
      'k8s/parts/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n',
    };
    expect(seen(files, 'kustomize')).toEqual([
      'kustomize.kustomization base k8s/base @k8s/base/kustomization.yaml:1',
      'kustomize.kustomization overlay k8s/overlays/prod @k8s/overlays/prod/kustomization.yaml:1',
      'kustomize.kustomization component k8s/parts @k8s/parts/kustomization.yaml:1',
    ]);
  });

  test('charts that Kustomize inflates are releases', () => {
    const text = 'helmCharts:\n  - name: istiod\n    repo: https://istio.example/charts\n';
    expect(seen({ 'mesh/kustomization.yaml': text }, 'helm.release', 'mesh')).toEqual([
      'helm.release istiod @mesh/kustomization.yaml:2',
      'mesh.control-plane istio @mesh/kustomization.yaml:2',
    ]);
  });

  test('a Flux Kustomization in a file of that name is Flux', () => {
    const text = 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: apps }\n';
    expect(seen({ 'kustomization.yaml': text }, 'kustomize', 'gitops')).toEqual([
      'gitops.resource flux apps @kustomization.yaml:2',
    ]);
    expect(detailsOf({ 'kustomization.yaml': text }, 'gitops.resource').kind).toBe('Kustomization');
  });
});
