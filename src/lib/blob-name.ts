import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

/** Whether a content is the one that git calls by this name: 40 hexadecimal digits of SHA-1, or 64 of SHA-256. */
export function isBlob(name: string, content: Buffer): boolean {
  const hash = createHash(name.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex') === name;
}
