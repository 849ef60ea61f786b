import { type CommentPlace, commentPlaces } from '../../documents/comment-place.js';
import type { Location } from '../../documents/location.js';
import { type Comment, child, entriesOf, type ParsedFile } from '../../documents/node.js';
import type { Place } from '../../lint/place.js';
import { type Directive, readDirective } from './directive.js';

/** What one comment asks for, and what it speaks of. The file's tree is not kept. */
export interface CommentDirective {
  readonly at: Location;
  readonly directive: Directive;
  /** Absent: it stands by nothing. */
  readonly place?: CommentPlace;
  /** Pointers of the keys that it speaks of as wholes, also where another file of the project is laid over them. */
  readonly keys: ReadonlySet<string>;
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
    const keys = place?.kind === 'file' ? serviceKeys(parsed) : new Set(pointer === '' ? [] : [pointer]);
    return { at, directive, keys, ...(place === undefined ? {} : { place }) };
  });
}

/** `services` and each service, where a file writes them. */
function serviceKeys({ documents }: ParsedFile): ReadonlySet<string> {
  const services = documents.map((document) => child(document, 'services')).filter((node) => node !== undefined);
  const names = services.flatMap((node) => Array.from(entriesOf(node), ({ key }) => `services.${key}`));
  return new Set(services.length === 0 ? [] : ['services', ...names]);
}

/**
 * Whether a comment speaks of what was found somewhere: inside of what it stands by, or at the same key of a file that is laid over
 * its own.
 */
export function commentCovers({ at: own, place, keys }: CommentDirective): (found: Place) => boolean {
  const { path } = own.file;
  const isLaidOver = ({ at, layers = [] }: Place): boolean => layers.includes(path) && keys.has(at.pointer);
  if (place === undefined) return () => false;
  if (place.kind === 'file') return (found) => found.at.file.path === path || isLaidOver(found);
  const isWithin = ({ at }: Place): boolean =>
    at.file.path === path && at.start >= place.start && at.end <= place.end && !(at.start === 0 && at.end === 0);
  return (found) => isWithin(found) || isLaidOver(found);
}
