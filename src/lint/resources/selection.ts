import { child, textOf } from '../../documents/node.js';
import { folderOf, joinPath } from '../../lib/paths.js';
import type { Dialect, Resource } from '../../model/resource.js';
import type { Role } from '../../model/role.js';
import type { LintContext } from '../check.js';
import { memo } from '../memo.js';
import { isKind } from './names.js';
import { isPatch, isPatchedAt } from './patches.js';
import { absolutePath, type Found, type Subject, settingsAt } from './path.js';
import { type ReferringKinds, referrersOf } from './references.js';
import { runsRole } from './roles.js';
import { fits, isOneOf, isUnknown, numberOf, type Plain } from './value.js';

/** Which resources a rule is about. */
export interface Selection {
  readonly dialect: Dialect;
  /** Kinds of resources, as the language calls them; a `*` stands for any text. */
  readonly kinds: readonly string[];
  /** The part of a resource that is judged by itself: `pod:containers[*]`. Absent: the resource. */
  readonly each?: string;
  /** What must be true of it, all of this. */
  readonly when?: readonly Condition[];
  /** What leaves it out, each of this. */
  readonly unless?: readonly Condition[];
  /** Roles of which the image of one of its containers must be. */
  readonly roles?: readonly Role[];
  /** It counts only when one of these refers to it. */
  readonly referencedBy?: readonly Referrer[];
  /** It does not count when one of these refers to it. */
  readonly notReferencedBy?: readonly Referrer[];
  /** It counts only where its scope (namespace, folder, file) has one of these kinds. */
  readonly beside?: readonly string[];
  /** It does not count where its scope has one of these kinds. */
  readonly notBeside?: readonly string[];
  /** It counts only where another one of the same kinds has one of these settings: what nobody does is done otherwise. */
  readonly among?: readonly string[];
  /** It counts only when its name is a scope of one of these kinds: a namespace in which something runs. */
  readonly home?: readonly string[];
  /** It does not count where a file of one of these names lies in its folder. */
  readonly notWithFile?: readonly string[];
}

export interface Condition {
  /** A setting, from what is judged; from the resource with `/` in front. */
  readonly path: string;
  /** Values of which it must have one; a `*` in a text stands for any text, a `*` alone for itself. Absent: it is set. */
  readonly values?: readonly Plain[];
  /** Expressions of which it must be one, as they are written: `aws_kinesis_stream.*`. */
  readonly written?: readonly string[];
  /** A number below which it must be. */
  readonly below?: number;
  /** A number above which it must be. */
  readonly above?: number;
  /** The value that it has where it is not written. */
  readonly unset?: Plain;
}

/** Resources that refer to another one. */
export interface Referrer extends ReferringKinds {
  /** What must be true of the one that refers. */
  readonly when?: readonly Condition[];
}

/** What a selection means in a repository. Patches, and what is for a developer's machine, are left out. */
export function subjectsOf(context: LintContext, selection: Selection): readonly Subject[] {
  const resources = context.resources ?? [];
  if (selection.among !== undefined && !isDone(resources, selection, selection.among)) return [];
  return resources.flatMap((resource) => {
    if (resource.dialect !== selection.dialect || !isKind(resource, selection.kinds) || resource.body === undefined)
      return [];
    if (resource.rehearsal || isPatch(resources, resource) || !isInPlace(resources, resource, selection)) return [];
    if (hasFile(context, resource, selection.notWithFile ?? [])) return [];
    const { roles, referencedBy, notReferencedBy } = selection;
    if (roles !== undefined && !runsRole(context.catalogue, resource, roles)) return [];
    if (referencedBy !== undefined && !referencedBy.some((by) => refersTo(resources, resource, by))) return [];
    if (notReferencedBy?.some((by) => refersTo(resources, resource, by)) === true) return [];
    return partsOf(resource, selection.each).filter((subject) => isMeant(resources, subject, selection));
  });
}

function isDone(resources: readonly Resource[], { dialect, kinds }: Selection, paths: readonly string[]): boolean {
  return resources.some((resource) => {
    const { body, pointer } = resource;
    if (resource.dialect !== dialect || body === undefined || !isKind(resource, kinds)) return false;
    return paths.some((path) => settingsAt({ resource, node: body, pointer }, path).matches.length > 0);
  });
}

function hasFile({ tree }: LintContext, { at }: Resource, names: readonly string[]): boolean {
  const folder = folderOf(at.file.path);
  return names.some((name) => tree?.hasFile(joinPath(folder, name)) === true);
}

function refersTo(resources: readonly Resource[], resource: Resource, by: Referrer): boolean {
  return referrersOf(resources, resource, by).some((other) => {
    if (by.when === undefined || other.body === undefined) return true;
    const subject = { resource: other, node: other.body, pointer: other.pointer };
    return by.when.every((condition) => holds(resources, subject, condition) !== false);
  });
}

function isInPlace(resources: readonly Resource[], { scope, name }: Resource, selection: Selection): boolean {
  const { beside, notBeside, home } = selection;
  const { anywhere, byScope } = kindsIn(resources);
  if (home !== undefined && ![...(byScope.get(name ?? '') ?? [])].some((kind) => isKind({ kind }, home))) return false;
  const has = (kinds: readonly string[]): boolean =>
    [...anywhere, ...(byScope.get(scope ?? '') ?? [])].some((kind) => isKind({ kind }, kinds));
  return (beside === undefined || has(beside)) && (notBeside === undefined || !has(notBeside));
}

/** Kinds by scope; `anywhere` are those of resources whose scope is not known. */
const kindsIn = memo((resources: readonly Resource[]) => {
  const anywhere = new Set<string>();
  const byScope = new Map<string, Set<string>>();
  for (const { kind, scope } of resources) {
    if (scope === undefined) anywhere.add(kind);
    else byScope.set(scope, (byScope.get(scope) ?? new Set()).add(kind));
  }
  return { anywhere, byScope };
});

function partsOf(resource: Resource, each: string | undefined): readonly Subject[] {
  if (resource.body === undefined) return [];
  const whole: Subject = { resource, node: resource.body, pointer: resource.pointer };
  if (each === undefined) return [whole];
  return settingsAt(whole, each).matches.flatMap(({ node, at, key }): Subject[] => {
    if (isUnknown(node)) return [];
    const name = textOf(child(node, 'name')) ?? (each.endsWith('[*]') ? undefined : key);
    return [{ resource, node, pointer: at.pointer, each, ...(name === undefined ? {} : { name }) }];
  });
}

function isMeant(resources: readonly Resource[], subject: Subject, { when = [], unless = [] }: Selection): boolean {
  return (
    when.every((condition) => holds(resources, subject, condition) === true) &&
    unless.every((condition) => holds(resources, subject, condition) === false)
  );
}

/** Whether a condition holds; undefined where something else decides it. */
export function holds(resources: readonly Resource[], subject: Subject, condition: Condition): boolean | undefined {
  const { matches, unknown } = settingOf(resources, subject, condition.path);
  const { written } = condition;
  if (written !== undefined) {
    return matches.some(({ node }) => node.kind === 'scalar' && written.some((one) => fits(one, node.text)));
  }
  const verdicts = matches.map(({ node }) =>
    isUnknown(node) && !isPresence(condition) ? undefined : isMet(node, condition),
  );
  if (verdicts.includes(true)) return true;
  if (unknown || verdicts.includes(undefined)) return undefined;
  const { unset } = condition;
  if (matches.length > 0 || unset === undefined) return false;
  return meets(unset, condition);
}

function isPresence({ values, below, above }: Condition): boolean {
  return values === undefined && below === undefined && above === undefined;
}

function isMet(node: Found['matches'][number]['node'], condition: Condition): boolean {
  const { values, below, above } = condition;
  if (values !== undefined && !isOneOf(node, values)) return false;
  const number = numberOf(node);
  if (below !== undefined && !(number !== undefined && number < below)) return false;
  return above === undefined || (number !== undefined && number > above);
}

function meets(value: Plain, { values, below, above }: Condition): boolean {
  if (values !== undefined && !values.some((one) => String(one) === String(value))) return false;
  if (below !== undefined && !(Number(value) < below)) return false;
  return above === undefined || Number(value) > above;
}

/** A setting with its defaults; unknown as well where a patch sets it. */
export function settingOf(resources: readonly Resource[], subject: Subject, path: string): Found {
  const { resource } = subject;
  const own = settingsAt(subject, path);
  if (isPatchedAt(resources, resource, absolutePath(subject, path))) return { ...own, unknown: true };
  if (own.matches.length > 0 || own.unknown || resource.defaults === undefined || subject.each !== undefined)
    return own;
  return settingsAt({ resource, node: resource.defaults, pointer: '' }, path);
}
