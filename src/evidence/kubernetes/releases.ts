import { child, descend, itemsOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import { type ChartBook, readRelease } from '../charts.js';
import { atNode } from '../emit.js';
import type { KubernetesObject } from './object.js';

/** Charts that a controller installs: HelmRelease of Flux, HelmChart of K3s, Application of Argo CD, HelmChartInflationGenerator. */
export function* readReleases(object: KubernetesObject, book: ChartBook): Iterable<Evidence> {
  for (const { holder, key, tool, repository } of chartsIn(object)) {
    const chart = child(holder, key);
    const text = textOf(chart);
    if (chart === undefined || text === undefined) continue;
    yield* readRelease(
      {
        chart: text,
        name: object.name,
        namespace: object.namespace,
        repository: textOf(repository),
        tool,
        at: atNode(chart, object.pointer + key),
      },
      book,
    );
  }
}

interface ChartPlace {
  readonly holder: Node | undefined;
  readonly key: string;
  readonly tool: string;
  readonly repository: Node | undefined;
}

function chartsIn(object: KubernetesObject): readonly ChartPlace[] {
  const spec = child(object.node, 'spec');
  if (object.kind === 'HelmRelease') {
    const chart = child(spec, 'chart');
    return [
      {
        holder: child(chart, 'spec'),
        key: 'chart',
        tool: 'flux',
        repository: descend(chart, 'spec', 'sourceRef', 'name'),
      },
      { holder: chart, key: 'name', tool: 'flux', repository: child(chart, 'repository') },
    ];
  }
  if (object.kind === 'HelmChart' && object.group === 'helm.cattle.io') {
    return [{ holder: spec, key: 'chart', tool: 'k3s', repository: child(spec, 'repo') }];
  }
  if (object.kind === 'Application' || object.kind === 'ApplicationSet') {
    const inner = object.kind === 'ApplicationSet' ? descend(spec, 'template', 'spec') : spec;
    return [child(inner, 'source'), ...itemsOf(child(inner, 'sources')).slice(0, 10)].map((source) => ({
      holder: source,
      key: 'chart',
      tool: 'argocd',
      repository: child(source, 'repoURL'),
    }));
  }
  return [];
}
