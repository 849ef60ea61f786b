import type { Location } from '../documents/location.js';
import type { Evidence } from '../model/evidence.js';
import type { ChartMark } from '../model/evidence-knowledge.js';
import { named, observe, shown } from './emit.js';

/** Charts of known products. */
export class ChartBook {
  private readonly byName = new Map<string, ChartMark[]>();

  constructor(marks: readonly ChartMark[]) {
    for (const mark of marks) {
      for (const chart of mark.charts) this.byName.set(chart, [...(this.byName.get(chart) ?? []), mark]);
    }
  }

  find(chart: string, repository: string): ChartMark | undefined {
    const place = repository.toLowerCase();
    return this.byName.get(chart)?.find((mark) => mark.repository === undefined || place.includes(mark.repository));
  }
}

/** A chart that something installs. */
export interface Release {
  /** As written: `istiod`, `istio/base`, `oci://registry/charts/consul`. */
  readonly chart: string;
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
  /** Repository name or URL. */
  readonly repository?: string | undefined;
  /** flux, argocd, helmfile, k3s, terraform, command. */
  readonly tool: string;
  readonly at: Location;
}

/** The release, and what the chart's product means where it is known. */
export function* readRelease(release: Release, book: ChartBook): Iterable<Evidence> {
  const chart = release.chart.slice(release.chart.lastIndexOf('/') + 1);
  const repository = `${release.repository ?? ''} ${release.chart}`;
  const mark = book.find(chart, repository);
  yield observe({
    kind: 'helm.release',
    value: chart,
    name: release.name,
    details: {
      tool: release.tool,
      namespace: release.namespace,
      repository: release.repository,
      product: mark?.value,
    },
    message: `The Helm chart ${shown(chart)} is installed${release.name === undefined ? '' : ` as${named(release.name)}`}.`,
    at: release.at,
  });
  if (mark === undefined) return;
  yield observe({
    kind: mark.kind,
    value: mark.value,
    name: release.name,
    details: { how: 'helm', source: release.tool, ...mark.details },
    message: `The Helm chart ${shown(chart)} brings ${mark.value}.`,
    at: release.at,
  });
}
