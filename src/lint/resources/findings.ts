import type { Location } from '../../documents/location.js';
import { by } from '../../lib/compare.js';
import { quoted } from '../../lib/quoted.js';
import type { Violation } from '../check.js';
import type { Member } from '../finding.js';
import { grouped } from '../grouped.js';
import { listed } from '../sentence.js';
import { labelOf, subjectName } from './names.js';
import type { Subject } from './path.js';

/** What one finding speaks for. */
export type Per = 'resource' | 'file' | 'repository';

/** Something that is wrong with a resource, or with a part of it. */
export interface Judged {
  readonly subject: Subject;
  readonly at: Location;
  /** The value that is wrong; never a secret. */
  readonly value?: string;
  /** What it names, looks for or is compared with. */
  readonly target?: string;
}

const IN_ORDER = by<Judged>(
  ({ at }) => at.file.path,
  ({ at }) => at.start,
);
const MAX_PLACES = 20;
const LONGEST_VALUE = 80;

/** What was found, in findings for one resource, one file or all. */
export function* groupedResources(judged: readonly Judged[], per: Per): Iterable<Violation> {
  const groups = new Map<string, Judged[]>();
  for (const one of [...judged].sort(IN_ORDER)) {
    const { resource } = one.subject;
    const key =
      per === 'repository' ? '' : per === 'file' ? one.at.file.path : `${resource.at.file.path} ${resource.at.start}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  for (const group of groups.values()) yield* grouped(group, memberOf, violation);
}

function memberOf({ subject, at }: Judged): Member {
  return { at, subject: labelOf(subject.resource), key: subjectName(subject) };
}

function violation(judged: readonly [Judged, ...Judged[]]): Violation {
  const [first, ...others] = judged;
  const names = [...new Set(judged.map(({ subject }) => labelOf(subject.resource)))];
  const parts = [...new Set(judged.map(({ subject }) => subjectName(subject)))];
  const values = unique(judged.map(({ value }) => value));
  const targets = unique(judged.map(({ target }) => target));
  const one = names.length === 1;
  return {
    at: first.at,
    subject: labelOf(first.subject.resource),
    values: {
      resources: listed(names),
      parts: listed(parts),
      value: listed(values),
      target: listed(targets),
      have: one ? 'has' : 'have',
      are: one ? 'is' : 'are',
      do: one ? 'does' : 'do',
      s: one ? 's' : '',
      es: one ? 'es' : '',
      them: one ? 'it' : 'them',
      inTargets: judged.some(({ target }) => target === undefined) ? '' : ` in ${listed(targets)}`,
      they: one ? 'it' : 'they',
      partHas: parts.length === 1 ? 'has' : 'have',
      targetsAre: targets.length === 1 ? 'is' : 'are',
    },
    value: [...names, ...values, ...targets].join(' '),
    related: others.slice(0, MAX_PLACES).map((other) => ({ at: other.at, message: relatedMessage(other) })),
  };
}

function relatedMessage({ subject, value, target }: Judged): string {
  const said = [value, target].flatMap((text) => (text === undefined ? [] : [quoted(cut(text))]));
  return said.length === 0
    ? `${quoted(subjectName(subject))} as well.`
    : `${quoted(subjectName(subject))}: ${said.join(', ')}.`;
}

function unique(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => (text === undefined || text === '' ? [] : [cut(text)])))];
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST_VALUE ? line : `${line.slice(0, LONGEST_VALUE - 1)}…`;
}
