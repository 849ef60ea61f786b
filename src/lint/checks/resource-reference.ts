import { child, itemsOf, textOf } from '../../documents/node.js';
import { folderOf } from '../../lib/paths.js';
import type { Resource } from '../../model/resource.js';
import type { Check, LintContext, Violation } from '../check.js';
import { groupedResources, type Judged, type Per } from '../resources/findings.js';
import { isKind } from '../resources/names.js';
import { settingsAt } from '../resources/path.js';
import { type Selection, settingOf, subjectsOf } from '../resources/selection.js';
import { fits, isUnknown, textOfValue } from '../resources/value.js';

export interface Params {
  /** What refers. */
  readonly from: readonly Reference[];
  readonly to: ReferenceTarget;
  /**
   * How much must be declared for a name that is not to be a mistake. `same-folder`: one of the kind stands in the folder of what refers.
   * `most`: most names that are referred to from the folder are declared.
   */
  readonly sure: 'same-folder' | 'most';
  readonly per: Per;
}

export interface Reference extends Selection {
  /** Settings that hold a name. */
  readonly paths: readonly string[];
}

/** What must be there. */
export interface ReferenceTarget {
  readonly kinds: readonly string[];
  /** Settings that hold the names. Absent: names of resources. */
  readonly names?: readonly string[];
  /** List of a Kustomize file that makes such ones. */
  readonly generator?: string;
  /** Kinds that make such ones while they run: where there is one, nothing is missing for certain. */
  readonly makers?: readonly string[];
  /** Names that are there by themselves; a `*` stands for any text. */
  readonly known?: readonly string[];
}

interface Named extends Judged {
  readonly target: string;
}

/** Names of which nothing is declared, where what they name is declared in the repository. Namespaces make no difference. */
export const check: Check<Params> = {
  name: 'resource-reference',
  scope: 'repository',
  reads: 'resources',
  *run(context, { from, to, sure, per }): Iterable<Violation> {
    const resources = context.resources ?? [];
    const targets = resources.filter((resource) => isKind(resource, to.kinds));
    const isOpen =
      targets.some(({ name, body }) => name === undefined || body === undefined) ||
      resources.some((resource) => isKind(resource, to.makers ?? []));
    if (targets.length === 0 || isOpen) return;
    const names = namesOf(resources, targets, to);
    if (names === undefined) return;
    const references = from.flatMap((reference) => referencesOf(context, reference));
    const isThere = (name: string): boolean => names.has(name) || (to.known ?? []).some((known) => fits(known, name));
    const folders = new Set(targets.map(({ at }) => folderOf(at.file.path)));
    const judged = references.filter((one) => {
      if (isThere(one.target)) return false;
      const folder = folderOf(one.at.file.path);
      return sure === 'same-folder' ? folders.has(folder) : mostAreThere(folder, references, isThere);
    });
    yield* groupedResources(judged, per);
  },
};

function referencesOf(context: LintContext, reference: Reference): readonly Named[] {
  return subjectsOf(context, reference).flatMap((subject) =>
    reference.paths.flatMap((path) =>
      settingOf(context.resources ?? [], subject, path).matches.flatMap(({ node, at }): Named[] =>
        node.kind !== 'scalar' || isUnknown(node) ? [] : [{ subject, at, target: textOfValue(node) }],
      ),
    ),
  );
}

/** Undefined where one of the names is decided elsewhere. */
function namesOf(
  resources: readonly Resource[],
  targets: readonly Resource[],
  { names: paths, generator }: ReferenceTarget,
): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const { kind, body } of resources) {
    if (kind !== 'Kustomization' || generator === undefined) continue;
    for (const item of itemsOf(child(body, generator))) names.add(textOf(child(item, 'name')) ?? '');
  }
  for (const resource of targets) {
    if (paths === undefined) {
      names.add(resource.name ?? '');
      continue;
    }
    if (resource.body === undefined) continue;
    const subject = { resource, node: resource.body, pointer: resource.pointer };
    for (const { matches, unknown } of paths.map((path) => settingsAt(subject, path))) {
      if (unknown || matches.some(({ node }) => isUnknown(node))) return undefined;
      for (const { node } of matches) if (node.kind === 'scalar') names.add(textOfValue(node));
    }
  }
  return names;
}

function mostAreThere(folder: string, references: readonly Named[], isThere: (name: string) => boolean): boolean {
  const near = new Set(references.filter(({ at }) => folderOf(at.file.path) === folder).map(({ target }) => target));
  const there = [...near].filter(isThere).length;
  return there > 0 && there * 2 >= near.size;
}
