import { parseImage } from '../../model/image.js';
import type { Check, LintContext, Violation } from '../check.js';
import { groupedResources, type Judged, type Per } from '../resources/findings.js';
import { isImageSet } from '../resources/patches.js';
import { type Selection, settingOf, subjectsOf } from '../resources/selection.js';
import { isUnknown, textOfValue } from '../resources/value.js';

export interface Params {
  readonly targets: readonly Target[];
  /** Tags that are moved to each new release. An image without a tag has `latest`. */
  readonly movingTags: readonly string[];
  readonly per: Per;
}

export interface Target extends Selection {
  /** Settings that hold an image. */
  readonly paths: readonly string[];
}

/** Images that are something else after the next pull. One whose tag Kustomize sets, or that a template decides, is none. */
export const check: Check<Params> = {
  name: 'declared-image',
  scope: 'repository',
  reads: 'resources',
  *run(context, { targets, movingTags, per }): Iterable<Violation> {
    yield* groupedResources(
      targets.flatMap((target) => movingIn(context, target, movingTags)),
      per,
    );
  },
};

function movingIn(context: LintContext, target: Target, movingTags: readonly string[]): readonly Judged[] {
  const resources = context.resources ?? [];
  return subjectsOf(context, target).flatMap((subject) =>
    target.paths.flatMap((path) => {
      const { matches, unknown } = settingOf(resources, subject, path);
      if (unknown) return [];
      return matches.flatMap(({ node, at }): Judged[] => {
        if (node.kind !== 'scalar' || isUnknown(node)) return [];
        const text = textOfValue(node);
        const image = parseImage(text, { at });
        const moves = image.digest === undefined && movingTags.includes(image.tag ?? 'latest');
        if (!moves || image.repository === '' || isImageSet(resources, withoutTag(text))) return [];
        return [{ subject, at, value: text }];
      });
    }),
  );
}

function withoutTag(reference: string): string {
  const colon = reference.indexOf(':', reference.lastIndexOf('/') + 1);
  return colon < 0 ? reference : reference.slice(0, colon);
}
