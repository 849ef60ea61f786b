/**
 * A repository-relative path as a relative URI reference (RFC 3986): every segment percent-encoded as UTF-8, so that
 * spaces, `#`, `?`, `%` and a colon in the first segment stay part of the path.
 */
export function uriOfPath(path: string): string {
  if (path === '') return '.';
  return path.split('/').map(encodeSegment).join('/');
}

function encodeSegment(segment: string): string {
  // An unpaired surrogate has no UTF-8: it becomes the replacement character, as a file system would show it.
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
