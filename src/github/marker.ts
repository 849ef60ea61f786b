import { isCommit } from './event.js';

/** What a comment says of itself, hidden in its first line: whose it is, and what it was made of. */
export interface Marker {
  /** The instance of the Action, where a workflow has several. */
  readonly id: string;
  readonly head: string;
  /** Number and attempt of the workflow's run; later runs have higher numbers. */
  readonly run: number;
  readonly attempt: number;
  readonly state: 'open' | 'resolved';
}

/** Names that can stand in a hidden comment, a check's name and a file's name alike. */
export const INSTANCE = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/;

/** Characters of the longest line that `markerLine` writes. */
export const MARKER_ROOM = 320;

const LINE =
  /^<!-- groundplan id=([A-Za-z0-9._-]{1,64}) head=([0-9a-f]{40,64}) run=(\d{1,15})\.(\d{1,9}) state=(open|resolved) -->\r?\n/;

export function markerLine({ id, head, run, attempt, state }: Marker): string {
  return `<!-- groundplan id=${id} head=${head} run=${run}.${attempt} state=${state} -->\n`;
}

/** The marker and what comes after it; undefined for a text that is no comment of ours. */
export function readMarker(body: string): { readonly marker: Marker; readonly content: string } | undefined {
  // GitHub gives line breaks back as they were sent, or as a browser sends them after an edit by hand.
  const [line, id, head, run, attempt, state] = LINE.exec(body) ?? [];
  if (line === undefined || id === undefined || !isCommit(head)) return undefined;
  const marker: Marker = {
    id,
    head,
    run: Number(run),
    attempt: Number(attempt),
    state: state === 'resolved' ? 'resolved' : 'open',
  };
  return { marker, content: body.slice(line.length) };
}

/** Whether `a` was made by a later run than `b`. */
export function isLater(a: Marker, b: Marker): boolean {
  return a.run === b.run ? a.attempt > b.attempt : a.run > b.run;
}
