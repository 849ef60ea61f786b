import { matchGlob, parseGlob } from '../lib/glob.js';

/** Tells whether one name of a path meets one part of a glob. */
export type SegmentTest = (name: string) => boolean;

/** Characters that make more of a part than plain text. */
const SPECIAL = /[*?[\\]/;

export function isPlain(segment: string): boolean {
  return !SPECIAL.test(segment);
}

/** Compiles a part of a glob between two slashes. Stars alone are compared as text, which is what nearly all parts are. */
export function segmentTest(segment: string): SegmentTest {
  if (/[?[\\]/.test(segment)) {
    const glob = parseGlob(segment);
    return (name) => matchGlob(glob, name);
  }
  const parts = segment.split(/\*+/);
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  const inner = parts.slice(1, -1);
  if (parts.length === 1) return (name) => name === segment;
  const least = first.length + last.length;
  const [middle, ...more] = inner;
  if (middle === undefined) {
    if (least === 0) return () => true;
    if (first === '') return (name) => name.endsWith(last);
    if (last === '') return (name) => name.startsWith(first);
    return (name) => name.length >= least && name.startsWith(first) && name.endsWith(last);
  }
  if (least === 0 && more.length === 0) return (name) => name.includes(middle);
  return (name) => {
    if (name.length < least || !name.startsWith(first) || !name.endsWith(last)) return false;
    const end = name.length - last.length;
    let at = first.length;
    for (const part of inner) {
      const found = name.indexOf(part, at);
      if (found < 0 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  };
}

/** The longest plain text that a name must hold to meet a part; empty when there is none. */
export function needle(segment: string): string {
  if (/[?[\\]/.test(segment)) return '';
  return segment.split(/\*+/).reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
