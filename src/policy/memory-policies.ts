import { createHash } from 'node:crypto';
import { compareText } from '../lib/compare.js';
import { PolicyFailure, type PolicySource } from './policy-source.js';

/** Files by path, of each version by `owner/repo@ref`. */
export type PolicyVersions = Readonly<{ [version: string]: Readonly<{ [path: string]: string }> }>;

/** Shared policies that exist only in memory. The commit of a version is made of its content, so that a moved tag shows. */
export function memoryPolicies(versions: PolicyVersions): PolicySource {
  return {
    open: async ({ owner, repo, ref }) => {
      const version = `${owner}/${repo}@${ref}`;
      const files = Object.hasOwn(versions, version) ? versions[version] : undefined;
      if (files === undefined) throw new PolicyFailure(`There is no tag or commit ${ref} in ${owner}/${repo}.`);
      const paths = Object.keys(files).sort(compareText);
      const commit = /^[0-9a-f]{40}$/.test(ref)
        ? ref
        : createHash('sha1')
            .update(JSON.stringify([owner, repo, paths.map((path) => [path, files[path]])]))
            .digest('hex');
      return {
        commit,
        read: async (path) => {
          const text = Object.hasOwn(files, path) ? files[path] : undefined;
          return text === undefined
            ? { ok: false, message: `There is no file ${path} in ${version}.` }
            : { ok: true, text };
        },
        list: async (folder) => paths.filter((path) => folder === '' || path.startsWith(`${folder}/`)),
      };
    },
  };
}
