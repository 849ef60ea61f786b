import { Buffer, isUtf8 } from 'node:buffer';
import type { ReadResult } from './repository.js';

/**
 * Turns the bytes of a file into text: UTF-8, or UTF-16 where a byte order mark says so. The mark itself is dropped, so that
 * the first character of a file is at column 1.
 */
export function decode(bytes: Uint8Array): ReadResult {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xfe && !(buffer.length >= 4 && buffer[2] === 0 && buffer[3] === 0)) {
    return decodeUtf16('utf-16le', 'UTF-16 (little endian)', buffer);
  }
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return decodeUtf16('utf-16be', 'UTF-16 (big endian)', buffer);
  if (buffer.includes(0)) return { ok: false, reason: 'binary', message: 'The file is binary: it has NUL bytes.' };
  if (!isUtf8(buffer)) {
    return { ok: false, reason: 'encoding', message: 'The file is not valid UTF-8. Save it as UTF-8.' };
  }
  return { ok: true, text: withoutMark(buffer.toString('utf8')) };
}

/** A text without the byte order mark that may start it. */
export function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function decodeUtf16(encoding: string, name: string, buffer: Buffer): ReadResult {
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(buffer) };
  } catch {
    return {
      ok: false,
      reason: 'encoding',
      message: `The file starts as ${name}, but is not valid. Save it as UTF-8.`,
    };
  }
}
