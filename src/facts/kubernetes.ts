import type { Evidence } from '../model/evidence.js';
import { type ComposeView, isLasting, isStore } from './compose/view.js';
import type { Fact, Reason } from './fact.js';
import { addonsLast, countFact, type Seen, tally, valuesFact } from './seen.js';
import { known, notApplicable, reasonOf } from './sheet.js';

/** Workloads that an application is made of, as against Jobs and bare Pods. */
const SCALED = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Rollout']);

/** What is declared for Kubernetes. */
export function kubernetesFacts(seen: Seen, { services, vocabulary }: ComposeView): readonly Fact[] {
  const addons = new Set(vocabulary.addons);
  const workloads = addonsLast(seen.of('kubernetes.workload'), addons);
  const charts = addonsLast(
    seen.of('helm.chart').filter((chart) => chart.value === 'application'),
    addons,
  );
  const crds = seen.of('kubernetes.crd');
  const releases = seen.of('helm.release', 'gitops.resource');
  const kustomizations = seen.of('kustomize.kustomization');
  const resources = addonsLast(seen.of('kubernetes.resource'), addons);
  const manifests = [...workloads, ...charts, ...resources, ...kustomizations, ...releases];
  const images = addonsLast(seen.of('kubernetes.image'), addons);
  return [
    countFact('kubernetes.workloads', workloads),
    countFact(
      'kubernetes.scaled-workloads',
      workloads.filter((workload) => SCALED.has(workload.value)),
    ),
    countFact('kubernetes.resources', resources),
    valuesFact('kubernetes.kinds', [...workloads, ...resources]),
    countFact('kubernetes.custom-resources', seen.of('kubernetes.custom-resource')),
    countFact('kubernetes.charts', charts),
    countFact('kubernetes.kustomizations', kustomizations),
    countFact('kubernetes.releases', releases),
    countFact('kubernetes.definitions', crds),
    countFact('kubernetes.sidecars', seen.of('kubernetes.sidecar')),
    known('kubernetes.images', [...new Set(images.map(({ value }) => value))].sort(), oncePerImage(images)),
    valuesFact(
      'kubernetes.clusters',
      seen.of('kubernetes.cluster').filter((cluster) => cluster.details?.source !== 'readme'),
    ),
    shareOfCompose(
      workloads.filter((workload) => SCALED.has(workload.value)),
      charts,
      releases,
      services.filter((service) => isLasting(service) && !isStore(service)).length,
    ),
    countFact('kubernetes.deployments', [...workloads, ...charts, ...kustomizations, ...releases]),
    known('kubernetes.manifests', tally(manifests), manifests.slice(0, 6).map(reasonOf)),
  ];
}

/** Where each image is run first. */
function oncePerImage(images: readonly Evidence[]): readonly Reason[] {
  const first = new Map<string, Evidence>();
  for (const image of images) if (!first.has(image.value)) first.set(image.value, image);
  return [...first.values()].map(reasonOf);
}

/**
 * How much of what Compose runs has a workload on Kubernetes: 1 when as many are declared, a release being one at least. Where charts
 * bring workloads that are not seen, or releases may and fewer are declared, or Compose runs nothing, it does not apply.
 */
function shareOfCompose(
  workloads: readonly Evidence[],
  charts: readonly Evidence[],
  releases: readonly Evidence[],
  composed: number,
): Fact {
  const id = 'kubernetes.share-of-compose';
  const declared = [...workloads, ...releases];
  if (composed === 0 || declared.length === 0) return notApplicable(id, 'Only one of Compose and Kubernetes runs it.');
  const share = Math.min(1, tally(declared) / composed);
  if (charts.length > 0 || (releases.length > 0 && share < 1)) {
    return notApplicable(id, 'Charts bring workloads that are not counted here.');
  }
  return known(id, Math.round(share * 100) / 100, declared.slice(0, 3).map(reasonOf));
}
