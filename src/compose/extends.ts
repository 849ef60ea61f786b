import type { Location } from '../documents/location.js';
import { child, type MappingNode, type Node, textOf } from '../documents/node.js';
import { folderOf } from '../lib/paths.js';
import { didYouMean } from '../lib/suggest.js';
import { attributeBelow } from './attribute.js';
import { composeAttributes } from './attributes.js';
import type { LoadContext } from './context.js';
import { readDocuments } from './documents.js';
import { merge } from './merge.js';
import {
  isUnresolved,
  linkAt,
  mapEntries,
  mappingUnder,
  sizeOf,
  treePassedThrough,
  withEntry,
  without,
} from './nodes.js';
import { rebasePaths } from './paths.js';
import { referencedPath } from './reference.js';
import { settle } from './settle.js';
import { wipe } from './tags.js';
import { Trail } from './trail.js';
import type { Lookup } from './variables/template.js';

/** Longest chain of services that extend one another; real ones have two or three. */
const LONGEST_CHAIN = 50;

interface Scope {
  readonly path: string;
  readonly directory: string;
  readonly services: MappingNode | undefined;
  /** Paths below each service that `!reset` and `!override` wipe from what it extends. */
  readonly wiped: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Services whose own `extends` is done. */
  readonly resolved: Map<string, Node>;
}

interface Run {
  readonly lookup: Lookup;
  readonly context: LoadContext;
  readonly scopes: Map<string, Scope>;
}

interface Step {
  readonly scope: Scope;
  readonly name: string;
}

/**
 * Replaces every `extends` of a document by what it stands for (Compose Specification, services, "extends"): the other
 * service with this one laid over it, its relative paths rewritten to this project's folder.
 */
export function applyExtends(
  document: MappingNode,
  source: { readonly path: string; readonly directory: string; readonly lookup: Lookup },
  wiped: readonly (readonly string[])[],
  context: LoadContext,
): MappingNode {
  const services = mappingUnder(document, 'services');
  if (services === undefined || ![...services.entries.values()].some(({ value }) => extendsOf(value))) return document;
  const scope: Scope = {
    path: source.path,
    directory: source.directory,
    services,
    wiped: wipedServices(wiped),
    resolved: new Map(),
  };
  const run: Run = { lookup: source.lookup, context, scopes: new Map() };
  const resolved = mapEntries(services, (_, { key }) => resolve({ scope, name: key }, [], run));
  return withEntry(document, 'services', resolved);
}

function extendsOf(service: Node): Node | undefined {
  return child(service, 'extends');
}

/** The service with its `extends` done; undefined when there is none of this name. */
function resolve(step: Step, chain: readonly Step[], run: Run): Node | undefined {
  const { scope, name } = step;
  const known = scope.resolved.get(name);
  if (known !== undefined) return known;
  const service = scope.services?.entries.get(name)?.value;
  if (service === undefined) return undefined;
  const extended = extendsOf(service);
  const result =
    extended === undefined || service.kind !== 'mapping' ? service : extend(service, extended, [...chain, step], run);
  scope.resolved.set(name, result);
  return result;
}

function extend(service: MappingNode, extended: Node, chain: readonly Step[], run: Run): Node {
  const { context } = run;
  const own = without(service, 'extends');
  const step = chain.at(-1);
  if (step === undefined) return own;
  const at = placeOf(extended, `services.${step.name}.extends`);
  const named = extended.kind === 'mapping' ? child(extended, 'service') : extended;
  if (isUnresolved(named)) {
    context.unknown.push({ at, message: `A variable without a value decides what ${at.pointer} means.` });
    return own;
  }
  const name = named?.kind === 'scalar' && typeof named.value === 'string' ? named.value : undefined;
  if (name === undefined) {
    context.problems.add({
      code: 'compose-extends-service',
      message: `services.${step.name}.extends names no service.`,
      hint: 'Add service: with the name of the service to extend.',
      at,
    });
    return own;
  }
  const scope = scopeOf(child(extended, 'file'), step.scope, at, run);
  if (scope === undefined) return own;
  const next: Step = { scope, name };
  if (isCircular(next, chain, at, context)) return own;
  const base = resolve(next, chain, run);
  if (base === undefined) {
    reportMissingService(
      next,
      named === undefined || named === extended ? at : placeOf(named, `${at.pointer}.service`),
      context,
    );
    return own;
  }
  if (base.kind !== 'mapping') return own;
  const cleared = (step.scope.wiped.get(step.name) ?? []).reduce(wipe, base);
  return combine(
    cleared,
    own,
    { from: scope.directory, to: step.scope.directory, extended, path: `services.${step.name}` },
    run,
  );
}

function combine(
  base: MappingNode,
  own: MappingNode,
  { from, to, extended, path }: { from: string; to: string; extended: Node; path: string },
  { context }: Run,
): Node {
  const tree = attributeBelow(attributeBelow(composeAttributes(), 'services'), '');
  if (context.copies.left > 0) context.copies.left -= sizeOf(base);
  if (context.copies.left <= 0) {
    reportSize(placeOf(extended, `${path}.extends`), context);
    return own;
  }
  const moved = rebasePaths(base, tree, from, to);
  return merge(treePassedThrough(moved, linkAt('extends', extended)), own, tree, path, context);
}

function reportSize(at: Location, { problems }: LoadContext): void {
  problems.add({
    code: 'compose-too-large',
    message: `${at.pointer} would make the project too large; what it extends was left out.`,
    hint: 'Extend fewer services from one large service.',
    at,
  });
}

/** The services that a `file` of an `extends` holds; those of the same document without one. */
function scopeOf(file: Node | undefined, from: Scope, at: Location, run: Run): Scope | undefined {
  const text = textOf(file);
  if (text === undefined) return from;
  const { context } = run;
  if (isUnresolved(file)) {
    context.unknown.push({ at, message: `A variable without a value decides which file ${at.pointer} means.` });
    return undefined;
  }
  const path = referencedPath({ text, directory: from.directory, what: at.pointer, at }, context);
  if (path === undefined) return undefined;
  const known = run.scopes.get(path);
  if (known !== undefined) return known;
  if (!context.repository.has(path)) {
    context.problems.add({
      code: 'compose-extends-file-missing',
      message: `The file "${text}" that ${at.pointer} names does not exist.`,
      hint: `Create ${path}, or correct the path.`,
      at,
    });
    return undefined;
  }
  const scope: Scope = {
    path,
    directory: folderOf(path),
    ...servicesOf(path, run),
    resolved: new Map(),
  };
  run.scopes.set(path, scope);
  return scope;
}

/** The services of another file, merged over its documents and in long notation; its other sections do not count. */
function servicesOf(path: string, { lookup, context }: Run): Pick<Scope, 'services' | 'wiped'> {
  const tree = composeAttributes();
  let model: MappingNode | undefined;
  let last: Scope['wiped'] = new Map();
  for (const { document: own, wiped } of readDocuments(path, 'extends', lookup, context)) {
    // What the file itself extends is only wiped by its last document.
    last = wipedServices(wiped);
    const base = model === undefined ? undefined : wiped.reduce(wipe, model);
    const merged = base === undefined ? own : merge(base, own, tree, '', context);
    if (merged.kind === 'mapping') model = merged;
  }
  const services = mappingUnder(model, 'services');
  if (services === undefined) return { services, wiped: last };
  const below = attributeBelow(tree, 'services');
  const long = settle(services, below, new Trail('services'), context, { check: false });
  return { services: long?.kind === 'mapping' ? long : services, wiped: last };
}

function wipedServices(paths: readonly (readonly string[])[]): Scope['wiped'] {
  const services = new Map<string, string[][]>();
  for (const [section, name, ...rest] of paths) {
    if (section !== 'services' || name === undefined || rest.length === 0) continue;
    const before = services.get(name);
    if (before === undefined) services.set(name, [rest]);
    else before.push(rest);
  }
  return services;
}

function isCircular(next: Step, chain: readonly Step[], at: Location, { problems }: LoadContext): boolean {
  const repeated = chain.findIndex(({ scope, name }) => scope.path === next.scope.path && name === next.name);
  if (repeated < 0 && chain.length < LONGEST_CHAIN) return false;
  const circle = [...chain.slice(Math.max(0, repeated)), next].map(({ name }) => name).slice(0, LONGEST_CHAIN);
  problems.add(
    repeated < 0
      ? {
          code: 'compose-extends-depth',
          message: `${at.pointer} is the end of a chain of more than ${LONGEST_CHAIN} services.`,
          hint: 'Extend a service nearer to the first one.',
          at,
        }
      : {
          code: 'compose-extends-cycle',
          message: `Services extend one another in a circle: ${circle.join(' → ')}.`,
          hint: 'Remove one of these extends.',
          at,
        },
  );
  return true;
}

function reportMissingService({ scope, name }: Step, at: Location, { problems, parse }: LoadContext): void {
  // Of a file that cannot be read, that has been told.
  if (scope.services === undefined && parse(scope.path).problems.some(({ severity }) => severity === 'error')) return;
  problems.add({
    code: 'compose-extends-service',
    message: `${scope.path} has no service "${name}" to extend.${didYouMean(name, scope.services?.entries.keys() ?? [])}`,
    hint: 'Extend a service that is there.',
    at,
  });
}

function placeOf(node: Node, pointer: string): Location {
  return { file: node.file, start: node.start, end: node.end, pointer };
}
