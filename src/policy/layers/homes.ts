import { compareText } from '../../lib/compare.js';
import type { ConfigSource } from '../config.js';
import type { PolicyRef, PolicyRepository } from '../policy-source.js';
import type { Home } from './policy-file.js';

/** Largest file of a policy, in bytes. */
const LARGEST = 1024 * 1024;

/** The repository that is looked at, in the version that decides. */
export function ownHome(source: ConfigSource): Home {
  return {
    key: '.',
    repository: '.',
    own: true,
    nameOf: (path) => path,
    read: async (path) => {
      const refused = source.skipped?.find((skipped) => skipped.path === path);
      if (refused !== undefined) return { ok: false, message: refused.message };
      if (!source.has(path)) return { ok: false, message: `There is no file "${path}" in the repository.` };
      return bounded(source.read(path));
    },
    yamlAt: async (text) => {
      const path = folderPath(text);
      if (source.has(path)) return { paths: [path] };
      const refused = source.skipped?.find((skipped) => skipped.path === path || path.startsWith(`${skipped.path}/`));
      if (refused !== undefined) return { missing: `"${text}" is not read. ${refused.message}` };
      return yamlOf(
        text,
        (source.files ?? []).map((file) => file.path).filter((one) => one.startsWith(`${path}/`)),
        'the repository',
      );
    },
  };
}

/** The repository of a shared policy, at the commit that its ref stands for. */
export function sharedHome({ owner, repo, ref }: Omit<PolicyRef, 'path'>, at: PolicyRepository): Home {
  const name = `${owner}/${repo}`;
  return {
    key: `${name.toLowerCase()}@${at.commit}`,
    repository: name.toLowerCase(),
    own: false,
    nameOf: (path) => `${name}/${path}@${ref}`,
    read: async (path) => bounded(await at.read(path)),
    yamlAt: async (text) => {
      const path = folderPath(text);
      const below = path === '' ? [] : await at.list(path);
      if (below.length === 0 && /\.ya?ml$/i.test(path)) return { paths: [path] };
      return yamlOf(text, [...below].sort(compareText), `${name} at ${ref}`);
    },
  };
}

function folderPath(text: string): string {
  return text.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
}

function yamlOf(text: string, below: readonly string[], where: string) {
  const paths = below.filter((one) => /\.ya?ml$/i.test(one));
  if (paths.length > 0) return { paths };
  if (below.length > 0) return { missing: `The folder "${text}" holds no YAML file.` };
  return { missing: `There is no file or folder "${text}" in ${where}.` };
}

function bounded<Failed extends { readonly ok: false; readonly message: string }>(
  result: { readonly ok: true; readonly text: string } | Failed,
) {
  if (!result.ok || result.text.length <= LARGEST) return result;
  return { ok: false as const, message: 'It is larger than a megabyte, which is too large for a policy.' };
}
