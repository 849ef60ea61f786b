import { EVENT_ID, type Event, getScalarValue, parseEvents, YAMLException } from 'js-yaml';
import { MAX_NESTING } from '../syntax.js';

/** Events of `js-yaml`, with offsets into the text as it is written. */
export interface ReadEvents {
  readonly events: readonly Event[];
  /** Values of the scalars that do not follow from the text at their offsets. */
  readonly values?: ReadonlyMap<Event, string>;
}

/** What stands for a part of the text while the library reads it; the value stays what the reference loader makes of it. */
interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/**
 * What the reference loader reads and the library refuses: its reason, what stands at the place, and the edit there after which
 * the library reads on. Inside brackets and quotes the reference looks at no indentation and takes tabs for spaces, and a comment
 * needs no blank before it.
 */
const LENIENCIES: readonly {
  readonly reason: string;
  readonly at?: string;
  readonly edit: (text: string, at: number) => Edit | undefined;
}[] = [
  { reason: 'deficient indentation', edit: indented },
  ...[
    'bad indentation of a mapping entry',
    'bad indentation of a sequence entry',
    'end of the stream or a document separator is expected',
    'missed comma between flow collection entries',
    'a line break is expected',
  ].map((reason) => ({ reason, at: '#', edit: (_: string, at: number) => ({ at, removed: 0, inserted: ' ' }) })),
  // The quote of "\'" as the escape that every reader knows.
  { reason: 'unknown escape sequence', at: "'", edit: (_, at) => ({ at, removed: 1, inserted: 'x27' }) },
];

/** Deeper than any collection stands whose lines are indented too little. */
const INDENTATION = ' '.repeat(MAX_NESTING);

/** A text is read anew after each edit: characters that may be read in all, and edits that may be made. */
const MAX_READ_AGAIN = 8_000_000;
const MAX_EDITS = 200;

/** The events of a text; throws the library's first exception where the reference loader reads no further either. */
export function eventsOf(text: string): ReadEvents {
  try {
    return { events: parseEvents(text, { maxDepth: MAX_NESTING }) };
  } catch (error) {
    const edit = editFor(error, text);
    if (edit === undefined) throw error;
    return readEdited(text, edit, error);
  }
}

function readEdited(original: string, first: Edit, refusal: unknown): ReadEvents {
  const edits = [first];
  let text = applied(original, first);
  while (edits.length <= MAX_EDITS && edits.length * text.length <= MAX_READ_AGAIN) {
    try {
      const events = parseEvents(text, { maxDepth: MAX_NESTING });
      return asWritten(events, text, edits);
    } catch (error) {
      const edit = editFor(error, text);
      if (edit === undefined || edit.at <= (edits.at(-1)?.at ?? 0)) throw unedited(error, edits);
      edits.push(edit);
      text = applied(text, edit);
    }
  }
  throw refusal;
}

function editFor(error: unknown, text: string): Edit | undefined {
  if (!(error instanceof YAMLException) || error.mark === undefined) return undefined;
  const { position } = error.mark;
  const leniency = LENIENCIES.find(
    ({ reason, at }) => error.reason === reason && (at ?? text[position]) === text[position],
  );
  return leniency?.edit(text, position);
}

function applied(text: string, { at, removed, inserted }: Edit): string {
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

/** The offset in the text as it is written; what was inserted stands where it was inserted. */
function originalOffset(edited: number, edits: readonly Edit[]): number {
  let offset = edited;
  for (let i = edits.length - 1; i >= 0; i--) {
    const edit = edits[i];
    if (edit === undefined || offset < edit.at) continue;
    offset = Math.max(edit.at, offset - edit.inserted.length + edit.removed);
  }
  return offset;
}

const OFFSETS = ['start', 'valueStart', 'valueEnd', 'anchorStart', 'anchorEnd', 'tagStart', 'tagEnd'] as const;

/** The library's objects are fresh: their offsets are set right in place. */
function asWritten(events: Event[], text: string, edits: readonly Edit[]): ReadEvents {
  const values = new Map<Event, string>();
  for (const event of events) {
    if (event.type === EVENT_ID.SCALAR && event.valueStart >= 0) values.set(event, getScalarValue(text, event));
    const offsets = event as Partial<Record<(typeof OFFSETS)[number], number>>;
    for (const name of OFFSETS) {
      const offset = offsets[name];
      if (offset !== undefined && offset >= 0) offsets[name] = originalOffset(offset, edits);
    }
  }
  return { events, values };
}

/** The exception with its place in the text as it is written. */
function unedited(error: unknown, edits: readonly Edit[]): unknown {
  if (error instanceof YAMLException && error.mark !== undefined) {
    error.mark.position = originalOffset(error.mark.position, edits);
  }
  return error;
}

const DOCUMENT_MARKER = /(?:---|\.\.\.)(?:\s|$)/y;

/** More blanks before the line of an offset, unless a document starts or ends there. */
function indented(text: string, offset: number): Edit | undefined {
  const at = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const before = text.slice(at, offset);
  if (/[^ \t]/.test(before)) return withoutTabs(before, at);
  DOCUMENT_MARKER.lastIndex = at;
  return DOCUMENT_MARKER.test(text) ? undefined : { at, removed: 0, inserted: INDENTATION };
}

/**
 * Spaces for tabs on the line of a bracket, of which `before` is what stands before the place where the library reads no further:
 * for the first ones or the last, but not for those in quotes.
 */
function withoutTabs(before: string, lineStart: number): Edit | undefined {
  let start = /^[^"'\t]*/.exec(before)?.[0].length ?? 0;
  if (before[start] !== '\t') for (start = before.length; /[ \t]/.test(before.charAt(start - 1)); ) start--;
  let end = start;
  while (/[ \t]/.test(before.charAt(end))) end++;
  if (!before.slice(start, end).includes('\t')) return undefined;
  return { at: lineStart + start, removed: end - start, inserted: ' '.repeat(end - start) };
}
