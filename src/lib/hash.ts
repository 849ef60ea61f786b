import { createHash } from 'node:crypto';

/** The first 32 hexadecimal digits of the SHA-256 of the parts, joined so that no two lists of parts collide. */
export function digest(...parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex').slice(0, 32);
}
