import type { Location } from '../../documents/location.js';
import { child, itemsOf, type Node, textOf } from '../../documents/node.js';
import { atKey, entryAt } from '../emit.js';

/** One object of a manifest, or of a template as far as its lines can be told. */
export interface KubernetesObject {
  readonly kind: string;
  /** `apps/v1`; empty when a template fills it in. */
  readonly apiVersion: string;
  /** `apps`; empty for the core group. */
  readonly group: string;
  readonly name?: string;
  readonly namespace?: string;
  /** The whole object; undefined when it was read from the lines of a template. */
  readonly node?: Node;
  readonly source: 'manifest' | 'template' | 'helm-template';
  /** The `kind` key. */
  readonly at: Location;
  /** Keys from the document's root to the object: empty, or `items[3].`. */
  readonly pointer: string;
}

const MAX_LIST_NESTING = 4;

/** The objects in a parsed file; the items of lists stand for the list. */
export function* objectsIn(documents: readonly Node[]): Iterable<KubernetesObject> {
  for (const document of documents) yield* objectsOf(document, '', 0);
}

function* objectsOf(node: Node, pointer: string, depth: number): Iterable<KubernetesObject> {
  const kind = entryAt(node, 'kind');
  const kindText = textOf(kind?.value);
  const apiVersion = textOf(child(node, 'apiVersion'));
  if (kind === undefined || kindText === undefined || apiVersion === undefined) return;
  const items = child(node, 'items') ?? (kindText === 'Template' ? child(node, 'objects') : undefined);
  if ((kindText.endsWith('List') || kindText === 'Template') && items !== undefined) {
    if (depth >= MAX_LIST_NESTING) return;
    const key = kindText === 'Template' ? 'objects' : 'items';
    for (const [index, item] of itemsOf(items).entries()) {
      yield* objectsOf(item, `${pointer}${key}[${index}].`, depth + 1);
    }
    return;
  }
  const metadata = child(node, 'metadata');
  const name = textOf(child(metadata, 'name')) ?? textOf(child(metadata, 'generateName'));
  const namespace = textOf(child(metadata, 'namespace'));
  yield {
    kind: kindText,
    apiVersion,
    group: groupOf(apiVersion),
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace }),
    node,
    source: 'manifest',
    at: atKey(kind, `${pointer}kind`),
    pointer,
  };
}

/** `networking.k8s.io/v1` is of the group `networking.k8s.io`; `v1` of the core group, which has no name. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash).toLowerCase();
}
