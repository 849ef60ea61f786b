import type { Location } from '../../documents/location.js';
import type { ScalarNode } from '../../documents/node.js';
import { setKey } from './set-key.js';
import { type Edits, refused, type SourceText, type Step, sharedReason } from './source-text.js';

/** Puts a plain scalar in double quotes. */
export function quoteScalar(source: SourceText, steps: readonly Step[]): Edits {
  const node = steps[steps.length - 1]?.node;
  if (node?.kind !== 'scalar' || !node.plain) return refused('it is not a plain value');
  const shared = sharedReason(source, steps);
  if (shared !== undefined) return refused(shared);
  const written = source.text.slice(node.start, node.end);
  if (written !== node.text || /["\\\r\n]/.test(written))
    return refused('it does not stand on one line as it is meant');
  return { ok: true, edits: [{ path: source.path, start: node.start, end: node.end, text: `"${written}"` }] };
}

/** Takes the quotes from a key or value that means the same without them. What a wrong answer would change is seen when the project is loaded again. */
export function unquote(source: SourceText, steps: readonly Step[], at: Pick<Location, 'start' | 'end'>): Edits {
  const { start, end } = at;
  const shared = sharedReason(source, steps.slice(0, -1));
  if (shared !== undefined) return refused(shared);
  const inner = source.text.slice(start + 1, end - 1);
  const written = source.text.slice(start, end);
  if (written !== `"${inner}"` && written !== `'${inner}'`) return refused('it has no quotes');
  if (!/^[\w.~$/-][\w.~$/{}:=@+-]*$/.test(inner)) return refused('it means something else without quotes');
  const behind = source.text.slice(end, end + 3);
  if (!/^(?:: *)?(?:\s|$)/.test(behind) && (/[{}]/.test(inner) || !/^ *[,\]}]/.test(behind)))
    return refused('something follows right upon it');
  return { ok: true, edits: [{ path: source.path, start, end, text: inner }] };
}

/** A port or range, or a variable whose default is one. */
const PORT = '(?:\\d[\\d-]*|\\$\\{\\w+:?-\\d+\\})';
const PROTOCOL = '(?:/[a-z]+)?';
const BOTH = new RegExp(`^${PORT}:${PORT}${PROTOCOL}$`);
const CONTAINER_ONLY = new RegExp(`^${PORT}${PROTOCOL}$`);
const EVERYWHERE = /^(?:0\.0\.0\.0|\[::\]):/;

/** Publishes a port on one address only, in either notation. */
export function bindPort(source: SourceText, steps: readonly Step[], address: string): Edits {
  const node = steps[steps.length - 1]?.node;
  if (node?.kind === 'mapping') return setKey(source, steps, ['host_ip'], { flow: address }, {});
  const shared = sharedReason(source, steps);
  if (shared !== undefined) return refused(shared);
  if (node?.kind !== 'scalar') return refused('it is no port');
  const start = contentStart(source, node);
  if (start === undefined) return refused('it is written with escapes');
  const { path } = source;
  const everywhere = EVERYWHERE.exec(node.text)?.[0];
  const rest = node.text.slice(everywhere?.length ?? 0);
  if (BOTH.test(rest)) {
    return { ok: true, edits: [{ path, start, end: start + (everywhere?.length ?? 0), text: `${address}:` }] };
  }
  if (everywhere === undefined && CONTAINER_ONLY.test(rest)) {
    return { ok: true, edits: [{ path, start, end: start, text: `${address}::` }] };
  }
  return refused('a variable decides a part of it');
}

/** Where the text of a scalar begins, behind a quote; undefined where it is not written as it is meant. */
function contentStart({ text }: SourceText, { start, end, text: meant }: ScalarNode): number | undefined {
  const written = text.slice(start, end);
  if (written === meant) return start;
  return written.slice(1, -1) === meant && /^["']/.test(written) ? start + 1 : undefined;
}
