import type { Node, ScalarNode, Via } from '../../documents/node.js';
import { type AttributeTree, attributeBelow } from '../attribute.js';
import { composeAttributes } from '../attributes.js';
import type { LoadContext } from '../context.js';
import { mapEntries, mapItems } from '../nodes.js';
import type { VariableUse } from '../project.js';
import { Trail } from '../trail.js';
import { cast } from './cast.js';
import { type PlaceOf, placesIn } from './scalar-source.js';
import { type Hole, type Lookup, type Substitution, substitute, type Use } from './template.js';
import { reportFailure, reportUnset } from './variable-problems.js';

/** A text in which variables without a value left holes: short forms must not be split as if nothing had stood there. */
export interface HollowScalar extends ScalarNode {
  readonly holes: readonly Hole[];
}

/**
 * Replaces variables in every string value of a document and gives values the types of their attributes.
 * Keys are never touched, nor is what `!reset` removes; nodes without variables are shared with the input.
 */
export function interpolate(document: Node, lookup: Lookup, context: LoadContext): Interpolated {
  const walk = new Interpolation(lookup, context);
  return { document: walk.visit(document, composeAttributes()), tagged: walk.tagged };
}

export interface Interpolated {
  readonly document: Node;
  /** Whether `!reset` or `!override` stands somewhere in it. */
  readonly tagged: boolean;
}

class Interpolation {
  tagged = false;
  private readonly trail = new Trail();
  private file: { readonly path: string; readonly text: string | undefined } | undefined;

  constructor(
    private readonly lookup: Lookup,
    private readonly context: LoadContext,
  ) {}

  visit(node: Node, tree: AttributeTree | undefined): Node {
    if (node.tag !== undefined) this.tagged ||= node.tag === '!reset' || node.tag === '!override';
    if (node.tag === '!reset') return node;
    if (node.kind === 'scalar') {
      if (typeof node.value !== 'string') return node;
      const filled = node.text.includes('$') ? this.fill(node) : node;
      return tree?.attribute?.cast === undefined ? filled : cast(filled, tree.attribute, this.trail, this.context);
    }
    const { trail } = this;
    const typed = tree?.casts === true ? tree : undefined;
    if (node.kind === 'mapping') {
      return mapEntries(node, (value, { key }) => {
        trail.push(key);
        const visited = this.visit(value, attributeBelow(typed, key));
        trail.pop();
        return visited;
      });
    }
    return mapItems(node, (item, index) => {
      trail.push(index);
      const visited = this.visit(item, typed?.item);
      trail.pop();
      return visited;
    });
  }

  private fill(node: ScalarNode): ScalarNode {
    const { context } = this;
    const template = String(node.value);
    const result = substitute(template, this.lookup, { room: context.room, eager: context.dialect !== '5' });
    if (result.text === template && result.uses.length === 0 && result.failures.length === 0) return node;
    const path = String(this.trail);
    const place = placesIn(node, path, () => this.source(node.file.path));
    for (const use of result.uses) this.record(use, place);
    for (const failure of result.failures) {
      reportFailure(failure, path, place(failure.start, failure.end), context);
    }
    return filled(node, result, place, context);
  }

  private record({ name, start, end, outcome, binding }: Use, place: PlaceOf): void {
    const { context } = this;
    // What Compose itself provides is nobody's setting.
    if (binding !== undefined && binding.at === undefined && binding.from === undefined) return;
    const at = place(start, end);
    const set = binding?.at === undefined ? 'given' : 'dotenv';
    context.variables.push({ name, at, outcome: outcome === 'set' ? set : outcome } satisfies VariableUse);
    if (outcome === 'unset') reportUnset(name, at, context);
  }

  /** The text of the file that is being interpolated, read again only when a place depends on it. */
  private source(path: string): string | undefined {
    if (this.file?.path !== path) {
      const read = this.context.repository.read(path);
      this.file = { path, text: read.ok ? read.text : undefined };
    }
    return this.file.text;
  }
}

function filled(node: ScalarNode, result: Substitution, place: PlaceOf, context: LoadContext): ScalarNode {
  const { text, holes, uses } = result;
  const links = uses.flatMap((use) => linkOf(use, place) ?? []);
  const { file, start, end, plain, tag } = node;
  const via = links.length > 0 ? [...(node.via ?? []), ...links] : node.via;
  const made: ScalarNode = { kind: 'scalar', file, start, end, value: text, text, plain, tag, via };
  if (holes.length === 0 || context.unset === 'blank') return made;
  const hollow: HollowScalar = { ...made, unresolved: holes.map((hole) => hole.name), holes };
  return hollow;
}

/** Where a variable's part of the text comes from. */
function linkOf({ name, start, end, outcome, binding, taken }: Use, place: PlaceOf): Via | undefined {
  if (taken !== undefined) return linkTo('default', name, place(...taken));
  if (outcome !== 'set' || binding === undefined) return undefined;
  if (binding.at !== undefined) return linkTo('env-file', name, binding.at);
  return binding.from === undefined ? undefined : linkTo(binding.from, name, place(start, end));
}

function linkTo(kind: Via['kind'], variable: string, { file, start, end }: Omit<Via, 'kind'>): Via {
  return { kind, file, start, end, variable };
}

export function isHollow(node: ScalarNode): node is HollowScalar {
  return 'holes' in node;
}
