import type { Resource } from '../../model/resource.js';
import type { Check, LintContext, Violation } from '../check.js';
import { modulesOf } from '../resources/configurations.js';
import { groupedResources, type Judged } from '../resources/findings.js';
import { isKind } from '../resources/names.js';
import type { Subject } from '../resources/path.js';
import { type Condition, holds, type Selection, subjectsOf } from '../resources/selection.js';

export interface Params {
  /** What needs a companion, one entry for each language of files. */
  readonly targets: readonly Target[];
}

/** Resources that need one of other kinds beside them. */
export interface Target extends Selection {
  /** Kinds of which there must be one; a `*` stands for any text. */
  readonly companions: readonly string[];
  /** What must be true of it. */
  readonly companionWhen?: readonly Condition[];
  /** `scope`: in each namespace, folder or file. `repository`: anywhere. */
  readonly within: 'scope' | 'repository';
  /** Kinds that settle it for the whole repository, wherever they are. */
  readonly settledBy?: readonly string[];
}

/** What stands where nothing that should stand beside it is declared. One finding for all scopes. */
export const check: Check<Params> = {
  name: 'resource-companion',
  scope: 'repository',
  reads: 'resources',
  *run(context, { targets }): Iterable<Violation> {
    yield* groupedResources(
      targets.flatMap((target) => lonely(context, target)),
      'repository',
    );
  },
};

function lonely(context: LintContext, target: Target): readonly Judged[] {
  const resources = context.resources ?? [];
  const { companions, companionWhen = [], settledBy = [], within, dialect } = target;
  const own = resources.filter((resource) => resource.dialect === dialect);
  if (own.some((resource) => isKind(resource, settledBy))) return [];
  const found = own.filter((resource) => isKind(resource, companions) && fulfils(resources, resource, companionWhen));
  const anywhere = found.some(({ scope }) => scope === undefined);
  const scopes = new Set(found.map(({ scope }) => scope));
  // Kustomize may put what names no namespace into any.
  if (anywhere || (scopes.has('') && setsNamespace(own)) || (within === 'repository' && found.length > 0)) return [];
  const modules = modulesOf(resources);
  const first = new Map<string, Subject>();
  for (const subject of subjectsOf(context, target)) {
    const { scope } = subject.resource;
    if (scope === undefined || scopes.has(scope) || (dialect === 'terraform' && modules.has(scope))) continue;
    const key = within === 'scope' ? scope : '';
    if (!first.has(key)) first.set(key, subject);
  }
  return Array.from(
    first,
    ([key, subject]): Judged => ({
      subject,
      at: subject.resource.at,
      ...(key === '' ? {} : { target: key }),
    }),
  );
}

function fulfils(resources: readonly Resource[], resource: Resource, conditions: readonly Condition[]): boolean {
  const { body, pointer } = resource;
  if (body === undefined) return true;
  return conditions.every((condition) => holds(resources, { resource, node: body, pointer }, condition) !== false);
}

function setsNamespace(resources: readonly Resource[]): boolean {
  return resources.some(
    ({ kind, body }) => kind === 'Kustomization' && body?.kind === 'mapping' && body.entries.has('namespace'),
  );
}
