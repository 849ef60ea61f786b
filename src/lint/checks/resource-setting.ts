import type { Location } from '../../documents/location.js';
import type { Check, LintContext, Violation } from '../check.js';
import { groupedResources, type Judged, type Per } from '../resources/findings.js';
import type { Match, Subject } from '../resources/path.js';
import { type Selection, settingOf, subjectsOf } from '../resources/selection.js';
import { isOneOf, isUnknown, numberOf, type Plain, textOfValue } from '../resources/value.js';

export interface Params {
  /** What is looked at, one entry for each language of files. */
  readonly targets: readonly Target[];
  /** One finding for each of this: what has one cause is one finding. */
  readonly per: Per;
}

/** A setting of some resources and what must be true of it. */
export interface Target extends Selection {
  /** Where it is, from what is judged. Of several, one is enough for `present`; of the others each is judged. */
  readonly paths: readonly string[];
  /**
   * `present`, `absent`: it is set or not. `one-of`, `none-of`: its value is one of `values`, in which a `*` stands for any text (alone for itself), or
   * none of them. `at-least`, `at-most`: it is a number on this side of the first of `values`.
   */
  readonly expect: 'present' | 'absent' | 'one-of' | 'none-of' | 'at-least' | 'at-most';
  readonly values?: readonly Plain[];
  /** The value that it has where it is not written. Absent: what is not written is not judged. */
  readonly unset?: Plain;
}

/** Settings of declared resources. What a template, a variable or a patch of Kustomize decides is not known, and no finding. */
export const check: Check<Params> = {
  name: 'resource-setting',
  scope: 'repository',
  reads: 'resources',
  *run(context, { targets, per }): Iterable<Violation> {
    yield* groupedResources(
      targets.flatMap((target) => judgedBy(context, target)),
      per,
    );
  },
};

function judgedBy(context: LintContext, target: Target): readonly Judged[] {
  const resources = context.resources ?? [];
  return subjectsOf(context, target).flatMap((subject) => {
    const found = target.paths.map((path) => settingOf(resources, subject, path));
    const matches = found.flatMap((one) => one.matches);
    const unknown = found.some((one) => one.unknown);
    if (target.expect === 'present') return matches.length > 0 || unknown ? [] : [{ subject, at: placeOf(subject) }];
    if (matches.length === 0) {
      if (unknown || target.unset === undefined || isRight(target.unset, target)) return [];
      return [{ subject, at: placeOf(subject), value: String(target.unset) }];
    }
    // What a patch sets takes the place of what stands here.
    if (unknown) return [];
    return matches.flatMap((match) =>
      isWrong(match, target) ? [{ subject, at: match.at, ...shownValue(match) }] : [],
    );
  });
}

/** Of what is missing, the place of the part that misses it. */
function placeOf({ resource, node, pointer, each }: Subject): Location {
  if (each === undefined) return resource.at;
  const first = node.kind === 'mapping' ? node.entries.values().next().value : undefined;
  if (first === undefined) return { file: node.file, start: node.start, end: node.end, pointer };
  return { file: first.keyFile, start: first.keyStart, end: first.value.end, pointer };
}

function isWrong({ node }: Match, { expect, values = [] }: Target): boolean {
  if (expect === 'absent') return true;
  if (isUnknown(node)) return false;
  switch (expect) {
    case 'one-of':
      return node.kind === 'scalar' && !isOneOf(node, values);
    case 'none-of':
      return isOneOf(node, values);
    default: {
      const number = numberOf(node);
      return number !== undefined && !isWithin(number, expect, values);
    }
  }
}

function isRight(value: Plain, { expect, values = [] }: Target): boolean {
  const isListed = values.some((one) => String(one) === String(value));
  if (expect === 'one-of') return isListed;
  if (expect === 'none-of') return !isListed;
  return expect === 'absent' || isWithin(Number(value), expect, values);
}

function isWithin(number: number, expect: Target['expect'], [bound]: readonly Plain[]): boolean {
  return expect === 'at-most' ? number <= Number(bound) : number >= Number(bound);
}

function shownValue({ node }: Match): Pick<Judged, 'value'> {
  return node.kind === 'scalar' ? { value: textOfValue(node) } : {};
}
