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

/** Characters of an address that is still a link. */
const LONGEST = 600;

/** An address of the web as it may stand in markup between quotes; undefined for any other text. What is encoded already stays so. */
export function webAddress(address: string): string | undefined {
  if (address.length > LONGEST || !/^https?:\/\//.test(address)) return undefined;
  const [before = '', ...fragment] = address.replace(/\p{Cs}/gu, '\ufffd').split('#');
  const whole = fragment.length === 0 ? before : `${before}#${fragment.join('%23')}`;
  return encodeURI(whole).replace(/%25([0-9A-Fa-f]{2})/g, '%$1');
}
