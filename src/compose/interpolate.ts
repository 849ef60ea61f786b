import type { Location } from '../documents/location.js';
import type { Node, ScalarNode } from '../documents/node.js';
import { type AttributeTree, attributeBelow } from './attribute.js';
import { composeAttributes } from './attributes.js';
import { cast } from './cast.js';
import type { LoadContext } from './context.js';
import { linkAt, mapEntries, mapItems } from './nodes.js';
import { type Failure, type Hole, type Lookup, type Substitution, substitute } from './template.js';
import { Trail } from './trail.js';

/** A text in which variables without a value left holes: short forms must not be split as if nothing had stood there. */
export interface HollowScalar extends ScalarNode {
  readonly holes: readonly Hole[];
}

/**
 * Replaces variables in every string value of a document and gives values the types of their attributes.
 * Keys are never touched; nodes without variables are shared with the input.
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

  constructor(
    private readonly lookup: Lookup,
    private readonly context: LoadContext,
  ) {}

  visit(node: Node, tree: AttributeTree | undefined): Node {
    if (node.tag !== undefined) this.tagged ||= node.tag === '!reset' || node.tag === '!override';
    if (node.kind === 'scalar') {
      if (typeof node.value !== 'string') return node;
      const filled = node.text.includes('$') ? fill(node, String(this.trail), this.lookup, this.context) : node;
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
}

function fill(node: ScalarNode, path: string, lookup: Lookup, context: LoadContext): ScalarNode {
  const template = String(node.value);
  const result = substitute(template, lookup, context.room);
  const place = placeIn(node, template, path);
  for (const { name, start, end, outcome, binding } of result.uses) {
    if (binding !== undefined && binding.at === undefined) continue;
    context.variables.push({ name, at: place(start, end), outcome });
  }
  for (const failure of result.failures) reportFailure(failure, path, place(failure.start, failure.end), context);
  return result.text === template && result.holes.length === 0 ? node : filled(node, result);
}

function filled(node: ScalarNode, { text, holes, uses }: Substitution): ScalarNode {
  const links = uses.flatMap(({ outcome, binding }) =>
    outcome === 'dotenv' && binding?.at !== undefined ? [linkAt('env-file', binding.at)] : [],
  );
  const { file, start, end, plain, tag } = node;
  const via = links.length > 0 ? [...(node.via ?? []), ...links] : node.via;
  const result: ScalarNode = { kind: 'scalar', file, start, end, value: text, text, plain, tag, via };
  if (holes.length === 0) return result;
  const hollow: HollowScalar = { ...result, unresolved: holes.map((hole) => hole.name), holes };
  return hollow;
}

/** Places inside a scalar where its text stands in the file as it is; else the whole scalar. */
function placeIn(node: ScalarNode, template: string, pointer: string): (start: number, end: number) => Location {
  const { file } = node;
  const quote = node.plain ? 0 : 1;
  const verbatim = node.end - node.start === template.length + 2 * quote;
  return (start, end) =>
    verbatim
      ? { file, start: node.start + quote + start, end: node.start + quote + end, pointer }
      : { file, start: node.start, end: node.end, pointer };
}

function reportFailure(failure: Failure, path: string, at: Location, { problems }: LoadContext): void {
  if (failure.kind === 'required') {
    const reason = failure.message ? ` ("${failure.message}")` : '';
    problems.add({
      code: 'compose-required-variable',
      severity: 'warning',
      message: `${path} needs the variable ${failure.name}, which no .env file of the repository sets${reason}.`,
      hint: `Set ${failure.name} where the project is started, or give it a default: \${${failure.name}:-value}.`,
      at,
    });
  } else if (failure.kind === 'invalid') {
    problems.add({
      code: 'compose-invalid-interpolation',
      message: `${path} contains a "\${" that is not a variable.`,
      hint: `Write \${NAME} or \${NAME:-default}; write $$ for a literal $.`,
      at,
    });
  } else {
    const what = failure.kind === 'too-deep' ? 'nests variables too deeply' : 'expands to too much text';
    problems.add({
      code: 'compose-interpolation-limit',
      message: `${path} ${what}; the rest of it was left out.`,
      hint: 'Write the value out.',
      at,
    });
  }
}

export function isHollow(node: ScalarNode): node is HollowScalar {
  return 'holes' in node;
}
