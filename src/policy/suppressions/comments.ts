import { type CommentPlace, commentPlaces } from '../../documents/comment-place.js';
import type { Location } from '../../documents/location.js';
import type { Comment, ParsedFile } from '../../documents/node.js';
import type { Place } from '../../lint/place.js';
import { type Directive, readDirective } from './directive.js';

/** What one comment asks for, and what it speaks of. The file's tree is not kept. */
export interface CommentDirective {
  readonly at: Location;
  readonly directive: Directive;
  /** Absent: it stands by nothing. */
  readonly place?: CommentPlace;
}

const MENTIONED = /groundplan:/i;

/** The comments of a file that speak to Groundplan, in the order of the text. */
export function readComments(parsed: ParsedFile, text: string): readonly CommentDirective[] {
  // Nearly every file has none.
  if (parsed.comments.length === 0 || !MENTIONED.test(text)) return [];
  const found: { comment: Comment; directive: Directive }[] = [];
  for (const comment of parsed.comments) {
    const directive = readDirective(comment.text);
    if (directive !== undefined) found.push({ comment, directive });
  }
  if (found.length === 0) return [];
  const placeOf = commentPlaces(parsed, text);
  return found.map(({ comment, directive }) => {
    const place = placeOf(comment);
    const pointer = place?.kind === 'node' ? place.pointer : '';
    const at: Location = { file: parsed.file, start: comment.start, end: comment.end, pointer };
    return { at, directive, ...(place === undefined ? {} : { place }) };
  });
}

/** Whether a comment that speaks of `place` in its own file speaks of what was found somewhere. */
export function commentCovers(own: Location, place: CommentPlace): (found: Place) => boolean {
  const { path } = own.file;
  if (place.kind === 'file') return ({ at }) => at.file.path === path;
  return ({ at }) =>
    at.file.path === path && at.start >= place.start && at.end <= place.end && !(at.start === 0 && at.end === 0);
}
