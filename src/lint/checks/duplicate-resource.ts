import type { Check, LintContext, Violation } from '../check.js';
import { groupedResources, type Judged, type Per } from '../resources/findings.js';
import { labelOf } from '../resources/names.js';
import { type Selection, subjectsOf } from '../resources/selection.js';

export interface Params {
  /** What may be declared once in its scope under one name. */
  readonly targets: readonly Selection[];
  readonly per: Per;
}

/** Resources that are declared a second time where there can be only one. */
export const check: Check<Params> = {
  name: 'duplicate-resource',
  scope: 'repository',
  reads: 'resources',
  *run(context, { targets, per }): Iterable<Violation> {
    yield* groupedResources(
      targets.flatMap((target) => repeated(context, target)),
      per,
    );
  },
};

function repeated(context: LintContext, target: Selection): readonly Judged[] {
  const seen = new Map<string, string>();
  return subjectsOf(context, target).flatMap((subject): Judged[] => {
    const { scope, kind, name, at } = subject.resource;
    if (scope === undefined || name === undefined) return [];
    const key = JSON.stringify([scope, kind, name]);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, at.file.path);
      return [];
    }
    return [{ subject, at, value: labelOf(subject.resource), target: first }];
  });
}
