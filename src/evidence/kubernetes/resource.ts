import { descend, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { ApiGroup } from '../../model/evidence-knowledge.js';
import { fill, named, observe, shown } from '../emit.js';
import type { CloudBook } from '../infrastructure/clouds.js';
import type { KubernetesObject } from './object.js';
import { isWorkload } from './workload.js';

/** Groups of Kubernetes itself that do not end in `.k8s.io`. */
const OWN_GROUPS: ReadonlySet<string> = new Set(['', 'apps', 'batch', 'autoscaling', 'policy', 'extensions']);

/** API groups with their marks; the first whose group and kind fit decides. */
export class ApiGroups {
  private readonly exact = new Map<string, ApiGroup[]>();
  private readonly suffixes: { readonly suffix: string; readonly mark: ApiGroup }[] = [];

  constructor(marks: readonly ApiGroup[]) {
    for (const mark of marks) {
      for (const group of mark.groups) {
        if (group.startsWith('*.')) this.suffixes.push({ suffix: group.slice(1), mark });
        else this.exact.set(group, [...(this.exact.get(group) ?? []), mark]);
      }
    }
  }

  find(group: string, kind: string): ApiGroup | undefined {
    const fits = (mark: ApiGroup): boolean => mark.only === undefined || mark.only.includes(kind);
    return (
      this.exact.get(group)?.find(fits) ??
      this.suffixes.find(({ suffix, mark }) => group.endsWith(suffix) && fits(mark))?.mark
    );
  }
}

/** Everything that is no workload: Kubernetes' own resources, and custom resources by what their API group is known for. */
export function* readResource(object: KubernetesObject, groups: ApiGroups, clouds: CloudBook): Iterable<Evidence> {
  const mark = groups.find(object.group, object.kind);
  const details = { source: object.source, apiVersion: object.apiVersion, namespace: object.namespace };
  if (mark !== undefined) {
    yield observe({
      kind: mark.kind,
      value: fill(mark.value, { kind: object.kind, name: object.name ?? object.kind }),
      name: object.name,
      details: {
        ...details,
        group: object.group,
        kind: object.kind,
        ...mark.details,
        ...pointed(object),
        category: mark.details?.cloud === undefined ? undefined : categoryOf(object, clouds),
      },
      message: `${object.kind}${named(object.name)} is a resource of ${productOf(mark, object)} (${shown(object.group)}).`,
      at: object.at,
    });
    return;
  }
  if (isWorkload(object)) return;
  if (object.kind === 'CustomResourceDefinition') {
    yield observe({
      kind: 'kubernetes.crd',
      value: textOf(descend(object.node, 'spec', 'names', 'kind')) ?? object.name ?? object.kind,
      name: object.name,
      details: { source: object.source, group: textOf(descend(object.node, 'spec', 'group')) },
      message: `A kind of custom resource${named(object.name)} is defined here.`,
      at: object.at,
    });
    return;
  }
  const own = OWN_GROUPS.has(object.group) || (object.group.endsWith('.k8s.io') && !object.group.includes('.x-k8s.io'));
  yield observe({
    kind: own ? 'kubernetes.resource' : 'kubernetes.custom-resource',
    value: object.kind,
    name: object.name,
    details: {
      ...details,
      ...(own ? { type: textOf(descend(object.node, 'spec', 'type')) } : { group: object.group }),
    },
    message: own
      ? `${object.kind}${named(object.name)} is a Kubernetes resource.`
      : `${object.kind}${named(object.name)} is a custom resource of ${shown(object.group)}.`,
    at: object.at,
  });
}

/** What a cloud's resource is: the first word of its group names the service (`rds.aws.upbound.io`), else its kind tells. */
function categoryOf(object: KubernetesObject, clouds: CloudBook): string {
  const service = clouds.categoryOf(`module:${object.group.split('.', 1)[0] ?? ''}`);
  return service === 'other' ? clouds.categoryOf(object.kind) : service;
}

/** Whom the resource belongs to, in one word. */
function productOf(mark: ApiGroup, object: KubernetesObject): string {
  const { details } = mark;
  const plain = mark.value.includes('{') ? mark.kind.slice(0, mark.kind.indexOf('.')) : mark.value;
  const product = details?.mesh ?? details?.product ?? details?.framework ?? details?.broker ?? plain;
  return product === 'kubernetes' ? object.group : product;
}

/** Where a resource of a delivery controller points to, and who serves a progressive delivery. */
function pointed(object: KubernetesObject): Readonly<Record<string, string | undefined>> {
  const { node } = object;
  return {
    url: textOf(descend(node, 'spec', 'source', 'repoURL')) ?? textOf(descend(node, 'spec', 'url')),
    path: textOf(descend(node, 'spec', 'source', 'path')) ?? textOf(descend(node, 'spec', 'path')),
    cluster:
      textOf(descend(node, 'spec', 'destination', 'server')) ?? textOf(descend(node, 'spec', 'destination', 'name')),
    provider: textOf(descend(node, 'spec', 'provider')),
    package: textOf(descend(node, 'spec', 'package')),
  };
}
