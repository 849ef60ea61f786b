import type { AttributeTree } from '../../../src/compose/attribute.js';
import type { Value } from './documents.js';

const PROBES: readonly Value[] = [
  ...['x', '', '10', 'all', 'every_x', 1, 0, -1, 1.5, 1e9, true, null],
  ...[[], ['x'], ['x', 'x'], [1], [1, 1], [1, '1'], [null], [{}], [{}, {}], [[]]],
  ...[
    {},
    { a: 'x' },
    { a: 1 },
    { a: null },
    { a: [] },
    { a: {} },
    { '': 'x' },
    { 'a b': 'x' },
    { 'a\nb': 'x' },
    { 'x-a': [] },
  ],
];

/** Every place of the tree with every kind of value, each in a document that has no more than it needs. */
export function* sweep(tree: AttributeTree): Generator<Value> {
  for (const { attribute, wrap } of placesOf(tree, (value) => value)) {
    for (const probe of PROBES) yield wrap(structuredClone(probe));
    for (const text of attribute?.values ?? []) for (const one of [text, `${text}x`, [text]]) yield wrap(one);
    for (const bound of [attribute?.minimum, attribute?.maximum]) {
      if (bound !== undefined) for (const near of [bound - 1, bound, bound + 1]) yield wrap(near);
    }
  }
}

interface Place {
  readonly attribute: AttributeTree['attribute'];
  readonly wrap: (value: Value) => Value;
}

function* placesOf(tree: AttributeTree, wrap: Place['wrap']): Generator<Place> {
  yield { attribute: tree.attribute, wrap };
  const needed = () =>
    Object.fromEntries((tree.attribute?.requires ?? []).map((key) => [key, least(tree.children.get(key))]));
  for (const [key, child] of tree.children) yield* placesOf(child, (value) => wrap({ ...needed(), [key]: value }));
  if (tree.any !== undefined) yield* placesOf(tree.any, (value) => wrap({ name: value }));
  if (tree.item !== undefined) yield* placesOf(tree.item, (value) => wrap([value]));
}

/** The simplest value that is allowed. */
function least(tree: AttributeTree | undefined): Value {
  const { is = [], values } = tree?.attribute ?? {};
  if (is.includes('string')) return values?.[0] ?? 'x';
  if (is.includes('list')) return [];
  return is.includes('mapping') ? {} : true;
}
