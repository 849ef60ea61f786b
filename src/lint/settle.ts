import type { Location } from '../documents/location.js';
import { by } from '../lib/compare.js';
import { digest } from '../lib/hash.js';
import { quoted } from '../lib/quoted.js';
import type { Finding, Likeness, Member } from './finding.js';

/** A finding before it has its fingerprint, with the value that tells it apart. */
export interface Draft {
  readonly finding: Omit<Finding, 'fingerprint' | 'likeness'>;
  readonly value: string;
  /** What is decided of the rule at its place: only those of which the same is decided are joined. */
  readonly decided?: string;
  /** Keys of the things that it speaks for. */
  readonly members?: readonly string[];
  /** Of several that were joined since one text is their cause: the places of the others. */
  readonly others?: readonly Location[];
}

/** Findings that were reported already, for files that several stacks are made of. */
export type Seen = Set<string>;

const MAX_NAMES = 5;

/**
 * Turns drafts into findings: sorts them, joins those with one cause, drops repetitions and gives each its fingerprint.
 * `shared` says whether several stacks read a file: only then is it remembered what was reported there.
 */
export function settle(drafts: readonly Draft[], shared: (path: string) => boolean, seen: Seen): Finding[] {
  const sorted = [...drafts].sort(
    by(
      ({ finding }) => finding.at.file.path,
      ({ finding }) => finding.at.start,
      ({ finding }) => finding.at.end,
      ({ finding }) => finding.ruleId,
      ({ finding }) => finding.at.pointer,
      ({ value }) => value,
    ),
  );
  const counts = new Map<string, { starts: number; last: number }>();
  const findings: Finding[] = [];
  for (const draft of joinCauses(sorted)) {
    const { finding } = draft;
    const base = digest(finding.ruleId, finding.at.file.path, finding.at.pointer, normalised(draft.value));
    const earlier = counts.get(base);
    if (earlier?.last === finding.at.start) continue;
    const number = (earlier?.starts ?? 0) + 1;
    counts.set(base, { starts: number, last: finding.at.start });
    if (shared(finding.at.file.path)) {
      const key = `${base} ${finding.at.start}`;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    findings.push({
      ...finding,
      fingerprint: number === 1 ? base : digest(base, String(number)),
      likeness: likenessOf(draft),
    });
  }
  return findings;
}

/** A value as the fingerprint sees it: reformatting a file changes nothing. */
function normalised(value: string): string {
  return value.trim().replace(/\s+/g, ' ');
}

/** Marks that stand before and behind words of a sentence. */
const PUNCTUATION = '.,;:()`"\'';

/** The words of a value, each once, sorted. */
function wordsOf(value: string): string[] {
  const words = normalised(value)
    .split(' ')
    .map((word) => {
      let [start, end] = [0, word.length];
      while (start < end && PUNCTUATION.includes(word.charAt(start))) start++;
      while (end > start && PUNCTUATION.includes(word.charAt(end - 1))) end--;
      return word.slice(start, end);
    });
  return [...new Set(words)].filter((word) => word !== '').toSorted();
}

/** Places that a baseline remembers of one finding: enough to know it again when another of them comes first. */
const MAX_PLACES = 20;

/**
 * The order of words in a value and of items in lists does not count, nor how often a word is there: lists of names come in the order
 * of the file, and circles start anywhere. Where there is no
 * value, the index is all that tells items apart.
 */
function likenessOf({ finding: { at, related }, value, members, others = [] }: Draft): Likeness {
  const words = wordsOf(value).join(' ');
  const pointers = [at, ...(members === undefined ? [...others, ...related.map((one) => one.at)] : [])]
    .filter(({ file }) => file.path === at.file.path)
    .map(({ pointer }) => pointer);
  const places = words === '' ? pointers : pointers.map((pointer) => pointer.replace(/\[\d+\]/g, '[]'));
  return {
    places: [...new Set(places)].slice(0, MAX_PLACES),
    value: words === '' ? '' : digest(words),
    ...(members === undefined ? {} : { members: [...new Set(members)].toSorted() }),
  };
}

/**
 * One node that an anchor or `extends` gives to several services is one cause: the first finding stays and names the others.
 * The drafts are sorted, so that those of one place and rule stand together.
 */
function joinCauses(sorted: readonly Draft[]): Draft[] {
  const joined: Draft[] = [];
  let group: Draft[] = [];
  const close = (): void => {
    const [first, ...others] = group;
    if (first === undefined) return;
    const subjects = new Set(others.map(({ finding }) => finding.subject));
    subjects.delete(first.finding.subject);
    const message = `${first.finding.message}${subjects.size === 0 ? '' : alsoFor([...subjects])}`;
    const members = group.flatMap(({ finding }) => finding.members ?? (subjects.size === 0 ? [] : [finding]));
    const of = subjects.size === 0 ? members : members.map(memberOf);
    const keys = group.flatMap((draft) => draft.members ?? []);
    joined.push({
      ...first,
      finding: { ...first.finding, message, ...(of.length === 0 ? {} : { members: of }) },
      ...(keys.length === 0 ? {} : { members: [...new Set(keys)] }),
      ...(others.length === 0 ? {} : { others: others.map(({ finding }) => finding.at) }),
    });
  };
  for (const draft of sorted) {
    const first = group[0];
    if (first !== undefined && sameCause(first, draft)) group.push(draft);
    else {
      close();
      group = [draft];
    }
  }
  close();
  return joined;
}

function memberOf({ at, subject }: Member): Member {
  return { at, subject };
}

function sameCause(a: Draft, b: Draft): boolean {
  const [x, y] = [a.finding, b.finding];
  return (
    x.ruleId === y.ruleId &&
    x.at.file.path === y.at.file.path &&
    x.at.start === y.at.start &&
    x.at.end === y.at.end &&
    x.at.pointer !== y.at.pointer &&
    x.level === y.level &&
    a.decided === b.decided
  );
}

function alsoFor(subjects: readonly string[]): string {
  const names = subjects.map((subject) => quoted(subject.slice(subject.lastIndexOf('/') + 1)));
  const shown = names.slice(0, MAX_NAMES).join(', ');
  const rest = names.length - MAX_NAMES;
  return ` The same place sets it for ${shown}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
