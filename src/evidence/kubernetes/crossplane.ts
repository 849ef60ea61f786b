import { child, descend, itemsOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import { atKey, atNode, entryAt, named, observe, shown } from '../emit.js';
import type { CloudBook } from '../infrastructure/clouds.js';
import { groupOf, type KubernetesObject } from './object.js';

/** Providers of Crossplane: installed (`Provider`), configured (`ProviderConfig`) or required by a configuration package. */
export function* readCrossplane(object: KubernetesObject, clouds: CloudBook): Iterable<Evidence> {
  if (object.group === 'pkg.crossplane.io' && object.kind === 'Provider') {
    const reference = textOf(descend(object.node, 'spec', 'package')) ?? object.name ?? '';
    yield provider(object, packageName(reference), clouds, object.at);
  }
  if (object.group === 'meta.pkg.crossplane.io') {
    for (const [index, dependency] of itemsOf(descend(object.node, 'spec', 'dependsOn')).entries()) {
      const reference = child(dependency, 'provider') ?? child(dependency, 'package');
      const text = textOf(reference);
      if (reference === undefined || text === undefined) continue;
      const at = atNode(reference, `${object.pointer}spec.dependsOn[${index}].provider`);
      yield provider(object, packageName(text), clouds, at);
    }
  }
  if (object.kind === 'ProviderConfig' && /\.(?:crossplane|upbound)\.io$/.test(object.group)) {
    yield provider(object, object.group, clouds, object.at);
  }
}

/** Resources that a Composition makes for each claim: the bases in its list, or in the input of its pipeline's functions. */
export function* composedObjects(object: KubernetesObject): Iterable<KubernetesObject> {
  if (object.group !== 'apiextensions.crossplane.io' || object.kind !== 'Composition') return;
  const spec = child(object.node, 'spec');
  yield* basesIn(child(spec, 'resources'), object, `${object.pointer}spec.resources`);
  for (const [index, step] of itemsOf(child(spec, 'pipeline')).entries()) {
    yield* basesIn(
      descend(step, 'input', 'resources'),
      object,
      `${object.pointer}spec.pipeline[${index}].input.resources`,
    );
  }
}

function* basesIn(
  resources: Node | undefined,
  { source }: KubernetesObject,
  pointer: string,
): Iterable<KubernetesObject> {
  for (const [index, resource] of itemsOf(resources).entries()) {
    const node = child(resource, 'base');
    const kind = entryAt(node, 'kind');
    const kindText = textOf(kind?.value);
    const apiVersion = textOf(child(node, 'apiVersion'));
    if (node === undefined || kind === undefined || kindText === undefined || apiVersion === undefined) continue;
    const place = `${pointer}[${index}].base.`;
    const name = textOf(child(resource, 'name'));
    yield {
      kind: kindText,
      apiVersion,
      group: groupOf(apiVersion),
      ...(name === undefined ? {} : { name }),
      node,
      source,
      at: atKey(kind, `${place}kind`),
      pointer: place,
    };
  }
}

function provider(object: KubernetesObject, value: string, clouds: CloudBook, at: Evidence['at']): Evidence {
  return observe({
    kind: 'crossplane.provider',
    value,
    name: object.name,
    details: { cloud: clouds.ofPackage(value), kind: object.kind, source: object.source },
    message: `Crossplane ${object.kind}${named(object.name)} brings the provider ${shown(value)}.`,
    at,
  });
}

/** `provider-aws-s3` of `xpkg.upbound.io/upbound/provider-aws-s3:v1`. */
function packageName(reference: string): string {
  const last = reference.slice(reference.lastIndexOf('/') + 1);
  return last.split(/[:@]/, 1)[0] ?? last;
}
