import type { Repository } from '../../source/repository.js';

/** Keys of a policy. Not the place to tell misspelt ones: loading does. */
const KEYS: ReadonlySet<string> = new Set([
  'extends',
  'repositories',
  'examples',
  'preset',
  'pattern',
  'expected-patterns',
  'fail-on',
  'only-new',
  'include',
  'exclude',
  'rule-files',
  'rules',
  'overrides',
  'ignore',
  'baseline',
  'enforcement',
  'block-from',
  'waivers',
  'exceptions',
  'locks',
  'context',
]);

/**
 * Paths of the policies in and below a folder of a repository, sorted: YAML files of which at least every second key is one of a
 * policy's, whether they can be parsed or not. Files and folders with a dot at the start are left out, as the repository's own
 * configuration and its workflows are.
 */
export function findPolicies(repository: Repository, folder: string): readonly string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  return repository.files.flatMap(({ path }) => {
    if (!path.startsWith(prefix) || !/\.ya?ml$/i.test(path)) return [];
    if (`/${path.slice(prefix.length)}`.includes('/.')) return [];
    const result = repository.read(path);
    return result.ok && isPolicy(result.text) ? [path] : [];
  });
}

function isPolicy(text: string): boolean {
  const keys = [...text.matchAll(/^["']?([a-z][a-z-]*)["']?[ \t]*:/gim)].map(([, key = '']) => key);
  const known = keys.filter((key) => KEYS.has(key));
  return known.length > 0 && 2 * known.length >= keys.length;
}
