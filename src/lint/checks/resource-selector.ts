import { entriesOf, type Node, textOf } from '../../documents/node.js';
import { folderOf } from '../../lib/paths.js';
import type { Resource } from '../../model/resource.js';
import type { Check, LintContext, Violation } from '../check.js';
import { groupedResources, type Judged, type Per } from '../resources/findings.js';
import { isKind } from '../resources/names.js';
import { isPatchedAt } from '../resources/patches.js';
import { settingsAt } from '../resources/path.js';
import { type Selection, settingOf, subjectsOf } from '../resources/selection.js';
import { isUnknown } from '../resources/value.js';

export interface Params {
  /** What selects. */
  readonly from: readonly Selector[];
  /** What can be selected. */
  readonly to: Selectable;
  readonly per: Per;
}

export interface Selector extends Selection {
  /** The setting that holds the labels: keys with values. */
  readonly path: string;
}

export interface Selectable {
  readonly kinds: readonly string[];
  /** Where their labels are. */
  readonly labels: string;
  /** `own`: what selects is to find itself, such as a Deployment its own pods. */
  readonly which: 'any' | 'own';
}

/**
 * Selectors that nothing in the repository fits. They count where all of their keys are labels of something in the same folder, so that
 * what is selected should stand there; and not where a template, or a patch of Kustomize, decides labels.
 */
export const check: Check<Params> = {
  name: 'resource-selector',
  scope: 'repository',
  reads: 'resources',
  *run(context, { from, to, per }): Iterable<Violation> {
    yield* groupedResources(
      from.flatMap((selector) =>
        to.which === 'own' ? contradictory(context, selector, to) : idle(context, selector, to),
      ),
      per,
    );
  },
};

type Labels = ReadonlyMap<string, string>;

function contradictory(context: LintContext, selector: Selector, { labels }: Selectable): readonly Judged[] {
  const resources = context.resources ?? [];
  return subjectsOf(context, selector).flatMap((subject) => {
    const [wanted] = settingOf(resources, subject, selector.path).matches;
    const [given] = settingOf(resources, subject, labels).matches;
    const asked = wanted && labelsOf(wanted.node);
    const own = given === undefined ? new Map<string, string>() : labelsOf(given.node);
    if (asked === undefined || wanted === undefined || own === undefined || fitsAll(asked, own)) return [];
    const isChanged = [selector.path, labels].some((path) => isPatchedAt(resources, subject.resource, path));
    return isChanged ? [] : [{ subject, at: wanted.at, target: shown(asked) }];
  });
}

function idle(context: LintContext, selector: Selector, { kinds, labels }: Selectable): readonly Judged[] {
  const resources = context.resources ?? [];
  const all: { readonly labels: Labels; readonly folder: string }[] = [];
  for (const resource of resources) {
    if (!isKind(resource, kinds)) continue;
    const own = ownLabels(resource, labels);
    if (own === undefined || isPatchedAt(resources, resource, labels)) return [];
    all.push({ labels: own, folder: folderOf(resource.at.file.path) });
  }
  const keys = new Map<string, Set<string>>();
  for (const one of all) keys.set(one.folder, new Set([...(keys.get(one.folder) ?? []), ...one.labels.keys()]));
  // The labels that fit are found by their text: there may be thousands of both.
  const pairs = new Map<string, (typeof all)[number][]>();
  for (const one of all) {
    for (const pair of pairsOf(one.labels)) {
      const known = pairs.get(pair);
      if (known === undefined) pairs.set(pair, [one]);
      else known.push(one);
    }
  }
  return subjectsOf(context, selector).flatMap((subject) => {
    const { matches, unknown } = settingOf(resources, subject, selector.path);
    const [match] = matches;
    const asked = match && labelsOf(match.node);
    if (match === undefined || unknown || asked === undefined || asked.size === 0) return [];
    const near = keys.get(folderOf(subject.resource.at.file.path));
    if (near === undefined || ![...asked.keys()].every((key) => near.has(key))) return [];
    const [first = ''] = pairsOf(asked);
    const candidates = (pairs.get(first) ?? []).slice(0, MAX_CANDIDATES);
    const isFound = candidates.length === MAX_CANDIDATES || candidates.some((one) => fitsAll(asked, one.labels));
    return isFound ? [] : [{ subject, at: match.at, target: shown(asked) }];
  });
}

const MAX_CANDIDATES = 500;

function ownLabels(resource: Resource, path: string): Labels | undefined {
  if (resource.body === undefined) return undefined;
  const { matches, unknown } = settingsAt({ resource, node: resource.body, pointer: resource.pointer }, path);
  if (unknown) return undefined;
  const [match] = matches;
  return match === undefined ? new Map() : labelsOf(match.node);
}

/** Undefined where one of them is decided elsewhere. */
function labelsOf(node: Node): Labels | undefined {
  if (isUnknown(node) || node.kind !== 'mapping') return undefined;
  const labels = new Map<string, string>();
  for (const { key, value } of entriesOf(node)) {
    if (isUnknown(value) || /[{}$]/.test(key)) return undefined;
    labels.set(key, textOf(value) ?? '');
  }
  return labels;
}

function fitsAll(asked: Labels, own: Labels): boolean {
  return [...asked].every(([key, value]) => own.get(key) === value);
}

function pairsOf(labels: Labels): readonly string[] {
  return Array.from(labels, ([key, value]) => `${key}=${value}`);
}

function shown(labels: Labels): string {
  return pairsOf(labels).join(',');
}
