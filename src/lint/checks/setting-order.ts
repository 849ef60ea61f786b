import type { Resource } from '../../model/resource.js';
import type { Check, LintContext, Violation } from '../check.js';
import { groupedResources, type Judged, type Per } from '../resources/findings.js';
import { isKind, labelOf } from '../resources/names.js';
import type { Subject } from '../resources/path.js';
import { type ReferringKinds, referrersOf } from '../resources/references.js';
import { type Selection, settingOf, subjectsOf } from '../resources/selection.js';
import { isUnknown, numberOf } from '../resources/value.js';

export interface Params {
  readonly targets: readonly Target[];
  readonly per: Per;
}

/** A number of one resource that must not be below a number of another one, which is joined with it. */
export interface Target extends Selection {
  readonly setting: NumberSetting;
  /** The other one: it refers to what is judged, or something refers to both. */
  readonly other: Other;
}

export interface NumberSetting {
  readonly path: string;
  /** The value where it is not written. */
  readonly unset: number;
}

export interface Other {
  readonly kinds: readonly string[];
  readonly setting: NumberSetting;
  /** Settings of it that name what is judged. */
  readonly paths?: readonly string[];
  /** What names both: its kinds, where it names what is judged, and where the other one. */
  readonly joinedBy?: Joint;
}

export interface Joint {
  readonly kinds: readonly string[];
  readonly judged: readonly string[];
  readonly other: readonly string[];
}

/** Numbers of two resources that contradict each other. Both must be known. */
export const check: Check<Params> = {
  name: 'setting-order',
  scope: 'repository',
  reads: 'resources',
  *run(context, { targets, per }): Iterable<Violation> {
    yield* groupedResources(
      targets.flatMap((target) => contradictions(context, target)),
      per,
    );
  },
};

/** The referring kinds of a target, made once: indexes are kept by them. */
const made = new WeakMap<
  Other,
  { readonly direct: ReferringKinds; readonly joint: ReferringKinds; readonly far: ReferringKinds }
>();

function waysOf(other: Other) {
  const known = made.get(other);
  if (known !== undefined) return known;
  const { kinds, paths = [], joinedBy } = other;
  const ways = {
    direct: { kinds, paths },
    joint: { kinds: joinedBy?.kinds ?? [], paths: joinedBy?.judged ?? [] },
    far: { kinds: joinedBy?.kinds ?? [], paths: joinedBy?.other ?? [] },
  };
  made.set(other, ways);
  return ways;
}

function contradictions(context: LintContext, target: Target): readonly Judged[] {
  const resources = context.resources ?? [];
  const { setting, other } = target;
  const { direct, joint, far } = waysOf(other);
  const byJoint = new Map<Resource, Resource[]>();
  for (const one of resources) {
    if (!isKind(one, other.kinds)) continue;
    for (const by of referrersOf(resources, one, far))
      byJoint.set(by, [...(byJoint.get(by) ?? []), one].slice(0, MAX_JOINED));
  }
  return subjectsOf(context, target).flatMap((subject) => {
    const own = numberAt(resources, subject, setting);
    if (own === undefined) return [];
    const others = new Set([
      ...referrersOf(resources, subject.resource, direct).slice(0, MAX_JOINED),
      ...referrersOf(resources, subject.resource, joint)
        .slice(0, MAX_JOINED)
        .flatMap((by) => byJoint.get(by) ?? []),
    ]);
    const [written] = settingOf(resources, subject, setting.path).matches;
    return [...others].flatMap((far): Judged[] => {
      const { body, pointer } = far;
      const theirs = body && numberAt(resources, { resource: far, node: body, pointer }, other.setting);
      if (theirs === undefined || theirs <= own) return [];
      return [
        { subject, at: written?.at ?? subject.resource.at, value: String(own), target: `${labelOf(far)}: ${theirs}` },
      ];
    });
  });
}

/** Resources that are compared with one other. */
const MAX_JOINED = 50;

function numberAt(
  resources: readonly Resource[],
  subject: Subject,
  { path, unset }: NumberSetting,
): number | undefined {
  const { matches, unknown } = settingOf(resources, subject, path);
  const [match] = matches;
  if (unknown) return undefined;
  if (match === undefined) return unset;
  return isUnknown(match.node) ? undefined : numberOf(match.node);
}
