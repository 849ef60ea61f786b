import type { Entry, Node } from '../../documents/node.js';
import { by } from '../../lib/compare.js';
import { type AttributeTree, attributeBelow } from '../attribute.js';
import { composeAttributes } from '../attributes.js';
import type { LoadContext } from '../context.js';
import formatValidator from '../generated/format-validator.cjs';
import { mapEntries, mapItems } from '../nodes.js';
import { type Found, type Path, plainOf } from './plain.js';
import { isUsable, type Misfit, reportMisfit } from './types.js';

/** One way in which a document is not what the format says. */
export interface Mistake {
  /** Where: of a key that is not allowed, the mapping. */
  readonly path: Path;
  /** The keyword of the JSON Schema that is not met. */
  readonly keyword: string;
  /** The key that is missing, or not allowed. */
  readonly key?: string;
}

/** A message for each would be of no use to anyone, and take long to make. */
const MAX_REPORTED = 1_000;

/**
 * Reports where a document is not what the format says (rules/compose, compiled to a JSON Schema validator), and gives it back
 * without what later stages could not use. It is the accumulated document, after casts, before short forms are made long.
 */
export function fitted(root: Node, context: LoadContext): Node {
  const mistakes = formatMistakes(root, { older: context.dialect === '2.40' });
  if (mistakes.length === 0) return root;
  const tree = composeAttributes();
  const misfits = mistakes.flatMap((mistake) => misfitOf(mistake, root, tree) ?? []);
  const ordered = misfits.sort(by(({ node }) => node.file.path, placeOf)).slice(0, MAX_REPORTED);
  for (const misfit of ordered) reportMisfit(misfit, context);
  const unusable = new Branch();
  for (const misfit of misfits) if (!isUsable(misfit)) unusable.add(misfit.path);
  return unusable.without(root);
}

/**
 * All mistakes of a document. `raw`: as it stands in a file, where repeated items were not unified yet. `older`: as Docker
 * Compose 2.40 sees it.
 */
export function formatMistakes(
  root: Node,
  options: { readonly raw?: boolean; readonly older?: boolean } = {},
): readonly Mistake[] {
  const found: Found[] = [];
  const plain = plainOf(root, composeAttributes(), { ...options, found });
  const validate = formatValidator();
  if (validate(plain)) return found;
  const mistakes: Mistake[] = found;
  for (const { instancePath, keyword, params } of validate.errors ?? []) {
    const key = params?.additionalProperty ?? params?.propertyName ?? params?.missingProperty;
    mistakes.push({ path: stepsOf(instancePath), keyword, key });
  }
  validate.errors = null;
  return mistakes;
}

/** A JSON pointer (RFC 6901) as its steps. */
function stepsOf(pointer: string): Path {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The nodes that a mistake is about. None where it says nothing of its own, or where the value is not known. */
function misfitOf({ path, keyword, key }: Mistake, root: Node, tree: AttributeTree): Misfit | undefined {
  let node: Node | undefined = root;
  let below: AttributeTree | undefined = tree;
  const steps: (string | number)[] = [];
  for (const step of path) {
    if (node?.kind === 'mapping') {
      steps.push(step);
      node = node.entries.get(String(step))?.value;
      below = attributeBelow(below, String(step));
    } else if (node?.kind === 'sequence') {
      steps.push(Number(step));
      node = node.items[Number(step)];
      below = below?.item;
    } else return undefined;
  }
  if (node === undefined || below === undefined) return undefined;
  if (node.kind === 'scalar' && node.unresolved !== undefined) return undefined;
  if (keyword === 'additionalProperties' || keyword === 'propertyNames') {
    const entry = node.kind === 'mapping' && key !== undefined ? node.entries.get(key) : undefined;
    if (entry === undefined) return undefined;
    return { keyword, path: [...steps, entry.key], node, tree: below, entry };
  }
  // Of a name that does not fit, the error about names speaks; of a condition, the one inside it.
  if (keyword === 'if' || (keyword === 'pattern' && node.kind !== 'scalar')) return undefined;
  return { keyword, path: steps, node, tree: below, key };
}

function placeOf({ entry, node }: { readonly entry?: Entry; readonly node: Node }): number {
  return entry?.keyStart ?? node.start;
}

/** Paths to leave out. */
class Branch {
  private readonly below = new Map<string | number, Branch>();
  private whole = false;

  add(path: Path): void {
    let branch: Branch = this;
    for (const step of path) {
      const next = branch.below.get(step) ?? new Branch();
      branch.below.set(step, next);
      branch = next;
    }
    branch.whole = true;
  }

  without(node: Node): Node {
    if (this.below.size === 0) return node;
    const rest = (value: Node, step: string | number): Node | undefined => {
      const branch = this.below.get(step);
      if (branch === undefined) return value;
      return branch.whole ? undefined : branch.without(value);
    };
    if (node.kind === 'mapping') return mapEntries(node, (value, { key }) => rest(value, key));
    return node.kind === 'sequence' ? mapItems(node, rest) : node;
  }
}
