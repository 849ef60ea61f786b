import { child, descend, itemsOf, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import { atNode, named, observe, shown } from '../emit.js';
import type { CloudBook } from '../infrastructure/clouds.js';
import type { KubernetesObject } from './object.js';

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
