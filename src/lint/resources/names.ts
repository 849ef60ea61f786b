import type { Resource } from '../../model/resource.js';
import type { Member } from '../finding.js';
import type { Subject } from './path.js';
import { fits } from './value.js';

/** As people of the language name it: `Deployment/api`, `aws_db_instance.main`, `Orders`. */
export function labelOf({ dialect, kind, name, scope }: Resource): string {
  // The settings of a configuration have no name: they are those of their folder.
  if (name === undefined) return dialect === 'terraform' && scope !== undefined && scope !== '' ? scope : kind;
  if (dialect === 'kubernetes') return `${kind}/${name}`;
  return dialect === 'terraform' ? `${kind}.${name}` : name;
}

/** With the part of the resource that is meant. */
export function subjectName({ resource, name }: Subject): string {
  return name === undefined ? labelOf(resource) : `${labelOf(resource)}/${name}`;
}

export function resourceMember(subject: Subject): Member {
  const { resource, each } = subject;
  const at = each === undefined ? resource.at : { ...resource.at, start: subject.node.start, end: subject.node.end };
  return { at, subject: labelOf(resource), key: subjectName(subject) };
}

/** Whether a kind is one of those that a rule names; a `*` stands for any text. */
export function isKind({ kind }: Pick<Resource, 'kind'>, kinds: readonly string[]): boolean {
  return kinds.some((one) => (one.includes('*') ? fits(one, kind) : one === kind));
}
