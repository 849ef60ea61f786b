import type { Buffer } from 'node:buffer';

/** A size as packs write it, seven bits a byte, the lowest first; undefined when the bytes end before it does. */
export function sizeAt(bytes: Uint8Array, start: number): { readonly size: number; readonly end: number } | undefined {
  let size = 0;
  let unit = 1;
  for (let at = start; at < bytes.length && unit <= 2 ** 49; at++) {
    const byte = bytes[at] ?? 0;
    size += (byte & 0x7f) * unit;
    if (byte < 0x80) return { size, end: at + 1 };
    unit *= 128;
  }
  return undefined;
}

/**
 * Lays a delta over its base: pieces of the base and new bytes, one after the other (gitformat-pack(5)). `target` is filled; false
 * when the delta is none for this base.
 */
export function applyDelta(base: Buffer, delta: Buffer, target: Buffer): boolean {
  const from = sizeAt(delta, 0);
  const to = from === undefined ? undefined : sizeAt(delta, from.end);
  if (from?.size !== base.length || to?.size !== target.length) return false;
  let written = 0;
  for (let at = to.end; at < delta.length; ) {
    const command = delta[at++] ?? 0;
    if (command === 0) return false;
    if (command < 0x80) {
      if (at + command > delta.length || written + command > target.length) return false;
      delta.copy(target, written, at, at + command);
      at += command;
      written += command;
      continue;
    }
    let offset = 0;
    let length = 0;
    for (let bit = 0; bit < 4; bit++) if ((command & (1 << bit)) !== 0) offset += (delta[at++] ?? 0) * 2 ** (8 * bit);
    for (let bit = 0; bit < 3; bit++)
      if ((command & (0x10 << bit)) !== 0) length += (delta[at++] ?? 0) * 2 ** (8 * bit);
    if (length === 0) length = 0x10000;
    if (offset + length > base.length || written + length > target.length) return false;
    base.copy(target, written, offset, offset + length);
    written += length;
  }
  return written === target.length;
}
