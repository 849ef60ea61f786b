import type { Location } from '../../documents/location.js';
import { child, entriesOf, itemsOf, locate, locateKey, type Node, textOf } from '../../documents/node.js';
import type { Check, LintContext, Violation } from '../check.js';
import { isCredentialName } from '../credential-names.js';
import { isLiteral, isSample } from '../credential-values.js';
import { groupedResources, type Judged, type Per } from '../resources/findings.js';
import type { Match, Subject } from '../resources/path.js';
import { type Selection, settingOf, subjectsOf } from '../resources/selection.js';
import { isUnknown, textOfValue } from '../resources/value.js';

export interface Params {
  readonly targets: readonly Target[];
  /** Endings of names of credentials, as words apart by `_`; a leading `*` lets a word end so. */
  readonly names: readonly string[];
  /** Values that stand in every tutorial: they are nobody's secret. */
  readonly samples: readonly string[];
  readonly per: Per;
}

export interface Target extends Selection {
  /** Settings that hold names with values, as a mapping or as a list of `name` and `value`. */
  readonly maps?: readonly string[];
  /** Settings that are credentials themselves. */
  readonly settings?: readonly string[];
  /** Settings that are credentials where the resource is named like one: a variable's default. */
  readonly ofNamed?: readonly string[];
  /** True where every value of `maps` is secret, whatever it is called. */
  readonly allSecret?: boolean;
  /** How values are encoded. */
  readonly encoding?: 'base64';
  /** Settings whose presence says that the values are encrypted. */
  readonly encryptedBy?: readonly string[];
}

/** Credentials that are written into what is declared. Their values are never shown. */
export const check: Check<Params> = {
  name: 'declared-credential',
  scope: 'repository',
  reads: 'resources',
  *run(context, params): Iterable<Violation> {
    yield* groupedResources(
      params.targets.flatMap((target) => credentialsIn(context, target, params)),
      params.per,
    );
  },
};

interface Value {
  readonly name: string;
  readonly node: Node;
  readonly at: Location;
}

function credentialsIn(context: LintContext, target: Target, { names, samples }: Params): readonly Judged[] {
  const known = new Set(samples);
  const { allSecret = false, encoding, encryptedBy = [] } = target;
  return subjectsOf(context, target).flatMap((subject) => {
    const of = (path: string): readonly Match[] => settingOf(context.resources ?? [], subject, path).matches;
    if (encryptedBy.some((path) => of(path).length > 0)) return [];
    const own = subject.resource.name ?? '';
    const byName = (target.maps ?? []).flatMap(of).flatMap(({ node, at }) => valuesIn(node, at.pointer));
    const settings = [...(target.settings ?? []), ...(isCredentialName(own, names) ? (target.ofNamed ?? []) : [])];
    const values = [
      ...byName.filter(({ name }) => allSecret || isCredentialName(name, names)),
      ...settings.flatMap(of).map(({ node, at, key = '' }) => ({ name: key, node, at })),
    ];
    return values
      .filter((value) => isSecret(value, encoding, known))
      .map(({ name, at }): Judged => ({ subject, at, target: nameFor(name, subject) }));
  });
}

function nameFor(name: string, { resource }: Subject): string {
  return name === 'default' ? (resource.name ?? name) : name;
}

function valuesIn(node: Node, pointer: string): readonly Value[] {
  if (isUnknown(node)) return [];
  const pairs = itemsOf(node).flatMap((item, index) => {
    const name = textOf(child(item, 'name'));
    const value = child(item, 'value');
    return name === undefined || value === undefined
      ? []
      : [{ name, node: value, at: locate(value, `${pointer}[${index}].value`) }];
  });
  return [
    ...pairs,
    ...Array.from(entriesOf(node), (entry) => ({
      name: entry.key,
      node: entry.value,
      at: locateKey(entry, `${pointer}.${entry.key}`),
    })),
  ];
}

/** Longer ones are certificates and whole files, of which it cannot be told what is secret in them. */
const LONGEST = 400;

function isSecret({ node }: Value, encoding: Target['encoding'], known: ReadonlySet<string>): boolean {
  if (node.kind !== 'scalar' || isUnknown(node)) return false;
  const written = textOfValue(node);
  if (written.length > LONGEST) return false;
  const text = encoding === 'base64' ? decoded(written) : written;
  return text !== undefined && text.length >= 4 && isLiteral(text) && !isSample(text, (word) => known.has(word));
}

function decoded(text: string): string | undefined {
  const packed = text.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(packed) || packed.length % 4 !== 0) return undefined;
  return Buffer.from(packed, 'base64').toString('utf8').trim();
}
