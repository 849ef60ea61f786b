import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { once } from '../../lib/once.js';

/** Node.js gives the collector to programs only where a flag says so, which may be set while it runs. */
const collector = once((): (() => void) => {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('globalThis.gc');
  return typeof found === 'function' ? () => void found() : () => {};
});

/**
 * Frees what is no longer used. Left to itself, memory grows to several times what is in use before it is tidied: on a runner with
 * ten thousand repositories before it, that is memory that it may not have. It takes about a tenth of a second.
 */
export function tidy(): void {
  collector()();
}
