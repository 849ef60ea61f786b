import type { Location } from '../../documents/location.js';
import { child, descend, entriesOf, itemsOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { ImageMark } from '../../model/evidence-knowledge.js';
import { atKey, atNode, named, observe, shown } from '../emit.js';
import { readImageMark } from '../image-marks.js';
import { imageNameOf } from '../image-name.js';
import type { WordTable } from '../word-table.js';
import type { KubernetesObject } from './object.js';

/** Kinds that run containers, with the way to their pod template. */
const POD_PATHS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Deployment', ['spec', 'template', 'spec']],
  ['StatefulSet', ['spec', 'template', 'spec']],
  ['DaemonSet', ['spec', 'template', 'spec']],
  ['ReplicaSet', ['spec', 'template', 'spec']],
  ['ReplicationController', ['spec', 'template', 'spec']],
  ['DeploymentConfig', ['spec', 'template', 'spec']],
  ['Job', ['spec', 'template', 'spec']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
  ['Pod', ['spec']],
  ['Rollout', ['spec', 'template', 'spec']],
  ['ScaledJob', ['spec', 'jobTargetRef', 'template', 'spec']],
  ['CloneSet', ['spec', 'template', 'spec']],
]);

/** API groups whose objects of these kinds are workloads. */
const WORKLOAD_GROUPS: ReadonlySet<string> = new Set([
  '',
  'apps',
  'batch',
  'extensions',
  'apps.openshift.io',
  'argoproj.io',
  'keda.sh',
  'apps.kruise.io',
]);

/** One container of a pod. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly init: boolean;
  /** A container that starts before the others and stays (Kubernetes 1.29). */
  readonly nativeSidecar: boolean;
  readonly node: Node;
  readonly pointer: string;
}

export function isWorkload(object: KubernetesObject): boolean {
  return POD_PATHS.has(object.kind) && WORKLOAD_GROUPS.has(object.group);
}

/** The way from a workload to the specification of its pods; undefined for other objects. */
export function podPathOf(object: KubernetesObject): readonly string[] | undefined {
  return isWorkload(object) ? POD_PATHS.get(object.kind) : undefined;
}

/** The containers of a workload; none for other objects and for templates that were read by lines. */
export function containersOf(object: KubernetesObject): readonly Container[] {
  const path = POD_PATHS.get(object.kind);
  if (path === undefined || object.node === undefined) return [];
  const pod = descend(object.node, ...path);
  const pointer = `${object.pointer}${path.join('.')}`;
  return [...containersUnder(pod, pointer, 'containers'), ...containersUnder(pod, pointer, 'initContainers')];
}

function* containersUnder(pod: Node | undefined, pointer: string, key: string): Iterable<Container> {
  for (const [index, node] of itemsOf(child(pod, key)).entries()) {
    yield {
      name: textOf(child(node, 'name')) ?? '',
      image: textOf(child(node, 'image')) ?? '',
      init: key === 'initContainers',
      nativeSidecar: key === 'initContainers' && textOf(child(node, 'restartPolicy')) === 'Always',
      node,
      pointer: `${pointer}.${key}[${index}]`,
    };
  }
}

/** The workload itself and the images of its containers. */
export function* readWorkload(object: KubernetesObject, marks: WordTable<ImageMark>): Iterable<Evidence> {
  if (!isWorkload(object)) return;
  const containers = containersOf(object);
  const running = containers.filter((container) => !container.init || container.nativeSidecar);
  const images = containers.map((container) => imageNameOf(container.image).repository).filter((image) => image !== '');
  yield observe({
    kind: 'kubernetes.workload',
    value: object.kind,
    name: object.name,
    details: {
      source: object.source,
      apiVersion: object.apiVersion,
      namespace: object.namespace,
      containers: object.node === undefined ? undefined : String(running.length),
      images: images.length === 0 ? undefined : images.join(' '),
      replicas: textOf(descend(object.node, 'spec', 'replicas')),
      // A patch of Kustomize names the containers that it changes, but not what they run.
      patch: object.node !== undefined && images.length === 0 ? 'true' : undefined,
    },
    message: `${object.name === undefined || object.name === '' ? `A ${object.kind}` : `${object.kind} ${shown(object.name)}`} runs containers on Kubernetes.`,
    at: object.at,
  });
  for (const container of containers) yield* readImage(object, container, marks);
}

function* readImage(object: KubernetesObject, container: Container, marks: WordTable<ImageMark>): Iterable<Evidence> {
  const image = child(container.node, 'image');
  if (image === undefined || container.image === '') return;
  const { repository, tag } = imageNameOf(container.image);
  const at = atNode(image, `${container.pointer}.image`);
  yield observe({
    kind: 'kubernetes.image',
    value: repository,
    name: container.name,
    details: {
      workload: object.name,
      workloadKind: object.kind,
      tag,
      init: container.init ? 'true' : undefined,
      source: object.source,
    },
    message: `Container ${shown(container.name)} of ${object.kind}${named(object.name)} runs the image ${shown(container.image)}.`,
    at,
  });
  yield* readImageMark({ repository, reference: container.image, name: container.name, where: 'pod', at }, marks);
}

/** A label, an annotation or a node selector of an object or of the pods that it makes. */
export interface KubernetesLabel {
  readonly key: string;
  readonly value: string;
  readonly at: Location;
}

export function* labelsOf(object: KubernetesObject): Iterable<KubernetesLabel> {
  const pod = POD_PATHS.get(object.kind);
  const template = pod === undefined || pod.length < 2 ? [] : [[...pod.slice(0, -1), 'metadata']];
  for (const holder of [['metadata'], ...template]) {
    yield* labelsUnder(object, [...holder, 'labels']);
    yield* labelsUnder(object, [...holder, 'annotations']);
  }
  if (pod !== undefined) yield* labelsUnder(object, [...pod, 'nodeSelector']);
}

function* labelsUnder(object: KubernetesObject, path: readonly string[]): Iterable<KubernetesLabel> {
  for (const entry of entriesOf(descend(object.node, ...path))) {
    const pointer = `${object.pointer}${path.join('.')}.${entry.key}`;
    yield { key: entry.key, value: textOf(entry.value) ?? '', at: atKey(entry, pointer) };
  }
}
