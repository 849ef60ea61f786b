import { descend, type Node, textOf } from '../../documents/node.js';
import type { Resource, ResourcePart } from '../../model/resource.js';
import type { CandidateFile } from '../detector.js';
import { objectsOfFile } from '../kubernetes/kubernetes.js';
import type { KubernetesObject } from '../kubernetes/object.js';
import { containersOf, podPathOf } from '../kubernetes/workload.js';

/** What stands in a name that something fills in before it is applied. */
const FILLED_IN = /[{}<>]|\$|%|__/;

/** The objects of Kubernetes in a file, and what Kustomize builds from one of its files. */
export function* kubernetesResources(file: CandidateFile, foreign: ReadonlySet<string>): Iterable<Read> {
  if (/^kustomization(?:\.ya?ml)?$/.test(file.name)) {
    const [root] = file.parsed().documents;
    if (root !== undefined && !(textOf(descend(root, 'apiVersion')) ?? '').includes('fluxcd'))
      yield kustomization(file, root);
    return;
  }
  for (const object of objectsOfFile(file, foreign)) yield resourceOf(object);
}

/** A resource before it is known what its file is for. */
export type Read = Omit<Resource, 'rehearsal'>;

function resourceOf(object: KubernetesObject): Read {
  const { kind, group, name, namespace = '', node, at } = object;
  const pointer = object.pointer.replace(/\.$/, '');
  // Definitions of kinds are long, and nothing is asked of them.
  const body = kind === 'CustomResourceDefinition' ? undefined : node;
  const byLines = node === undefined;
  return {
    dialect: 'kubernetes',
    kind,
    ...(group === '' ? {} : { group }),
    ...(name === undefined || FILLED_IN.test(name) ? {} : { name }),
    ...(FILLED_IN.test(namespace) || (byLines && namespace === '') ? {} : { scope: namespace }),
    ...(body === undefined ? {} : { body }),
    pointer,
    ...partsOf(object, pointer),
    patch: isPatch(object),
    at,
  };
}

/** A workload whose containers run nothing, and an object that marks itself as a patch, only change another one. */
function isPatch(object: KubernetesObject): boolean {
  if (object.node === undefined || podPathOf(object) === undefined) return false;
  const containers = containersOf(object).filter(({ init }) => !init);
  return containers.length === 0 || containers.some(({ image }) => image === '');
}

function partsOf(object: KubernetesObject, pointer: string): Pick<Resource, 'parts'> {
  const path = podPathOf(object);
  if (path === undefined || object.node === undefined) return {};
  const parts = new Map<string, ResourcePart>();
  const add = (name: string, keys: readonly string[]): void => {
    const node = keys.length === 0 ? object.node : descend(object.node, ...keys);
    if (node !== undefined)
      parts.set(name, { node, pointer: [pointer, ...keys].filter((key) => key !== '').join('.') });
  };
  add('pod', path);
  add('template', path.slice(0, -1));
  return { parts };
}

function kustomization(file: CandidateFile, root: Node): Read {
  return {
    dialect: 'kubernetes',
    kind: 'Kustomization',
    group: 'kustomize.config.k8s.io',
    name: file.folder === '' ? '.' : file.folder,
    scope: file.folder,
    body: root,
    pointer: '',
    patch: false,
    at: { file: root.file, start: root.start, end: root.start, pointer: '' },
  };
}
