import { wordsOf } from '../model/words.js';

/** Words before or after which a name speaks of a credential without being one. */
const ABOUT = new Set([
  'public',
  'publishable',
  'enable',
  'enabled',
  'allow',
  'disable',
  'require',
  'random',
  'use',
  'min',
  'max',
  'empty',
]);

/**
 * Whether a name is that of a credential, by its last words: `DB_PASSWORD`, `apiKey`, `PGPASSWORD`; not `PASSWORD_FILE`, nor
 * `ALLOW_EMPTY_PASSWORD`. `endings` are words apart by `_`; a leading `*` lets the last word end so.
 */
export function isCredentialName(name: string, endings: readonly string[]): boolean {
  const words = wordsOf(name);
  if (words.length === 0 || words.some((word) => ABOUT.has(word))) return false;
  const joined = `_${words.join('_')}`;
  return endings.some((ending) =>
    ending.startsWith('*') ? joined.endsWith(ending.slice(1)) : joined.endsWith(`_${ending}`),
  );
}
