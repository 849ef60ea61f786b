import type { Node } from '../../documents/node.js';
import { parseAlone } from '../../documents/parse.js';
import { plainOf } from '../../policy/plain.js';

/**
 * The text of a configuration that no longer extends the policies of some names (`owner/repo/path`, whatever their tags), with all else
 * on the lines where it was. The same text where it extends none of them, or cannot be parsed.
 */
export async function withoutExtends(path: string, text: string, names: ReadonlySet<string>): Promise<string> {
  const { documents, problems } = await parseAlone(path, text);
  const [root] = documents;
  if (root?.kind !== 'mapping' || problems.some(({ severity }) => severity === 'error')) return text;
  const value = root.entries.get('extends')?.value;
  // An alias stands for a node elsewhere.
  if (value === undefined || value.file.path !== path) return text;
  const items = [plainOf(value)?.value ?? []].flat();
  const left = items.filter((item) => !names.has(nameOf(item)));
  if (left.length === items.length) return text;
  return replaced(text, value, JSON.stringify(left));
}

function nameOf(item: unknown): string {
  const policy = typeof item === 'object' && item !== null && 'policy' in item ? item.policy : item;
  return typeof policy === 'string' ? policy.slice(0, Math.max(0, policy.lastIndexOf('@'))) : '';
}

function replaced(text: string, { start, end }: Node, by: string): string {
  const old = text.slice(start, end);
  return `${text.slice(0, start)}${by}${'\n'.repeat(old.split('\n').length - 1)}${text.slice(end)}`;
}
