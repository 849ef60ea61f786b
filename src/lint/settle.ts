import { by } from '../lib/compare.js';
import { digest } from '../lib/hash.js';
import { quoted } from '../lib/quoted.js';
import type { Finding } from './finding.js';

/** A finding before it has its fingerprint, with the value that tells it apart. */
export interface Draft {
  readonly finding: Omit<Finding, 'fingerprint'>;
  readonly value: string;
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
    findings.push({ ...finding, fingerprint: number === 1 ? base : digest(base, String(number)) });
  }
  return findings;
}

/** A value as the fingerprint sees it: reformatting a file changes nothing. */
function normalised(value: string): string {
  return value.trim().replace(/\s+/g, ' ');
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
    joined.push({ ...first, finding: { ...first.finding, message } });
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

function sameCause(a: Draft, b: Draft): boolean {
  const [x, y] = [a.finding, b.finding];
  return (
    x.ruleId === y.ruleId &&
    x.at.file.path === y.at.file.path &&
    x.at.start === y.at.start &&
    x.at.end === y.at.end &&
    x.at.pointer !== y.at.pointer
  );
}

function alsoFor(subjects: readonly string[]): string {
  const names = subjects.map((subject) => quoted(subject.slice(subject.lastIndexOf('/') + 1)));
  const shown = names.slice(0, MAX_NAMES).join(', ');
  const rest = names.length - MAX_NAMES;
  return ` The same place sets it for ${shown}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
