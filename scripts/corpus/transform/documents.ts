import { groupBy } from '../../../src/facts/group.js';
import type { Repository } from '../../../src/source/repository.js';
import { rewritten } from './rewrite.js';
import { baseNameOf, documentsOf, folderOf, isManifest, type TextFile, yamlFilesOf } from './yaml-files.js';

/** Documents of one file that become files of their own. */
const MOST_DOCUMENTS = 200;

/** Every file with several Kubernetes objects as one file for each. */
export function withSplitDocuments(repository: Repository): Repository {
  const add = new Map<string, string>();
  const pieces = new Map<string, readonly string[]>();
  for (const file of manifestsOf(repository)) {
    const documents = documentsOf(file.text);
    if (documents.length < 2 || documents.length > MOST_DOCUMENTS) continue;
    const stem = file.path.replace(/\.ya?ml$/i, '');
    const extension = file.path.slice(stem.length);
    const paths = documents.map((_, at) => `${stem}-${at + 1}${extension}`);
    if (paths.some((path) => repository.has(path))) continue;
    for (const [at, path] of paths.entries()) add.set(path, `${(documents[at] ?? '').replace(/^\s*\n/, '')}`);
    pieces.set(file.path, paths);
  }
  return rewritten(repository, { add, without: new Set(pieces.keys()), text: listing(pieces) });
}

/** The Kubernetes files of each folder as one file. */
export function withJoinedDocuments(repository: Repository): Repository {
  const add = new Map<string, string>();
  const joined = new Map<string, readonly string[]>();
  for (const [folder, files] of groupBy(manifestsOf(repository), ({ path }) => folderOf(path))) {
    if (files.length < 2) continue;
    const path = folder === '' ? 'manifests.yaml' : `${folder}/manifests.yaml`;
    if (repository.has(path)) continue;
    add.set(path, files.map(({ text }) => documentsOf(text).join('---\n').replace(/\n?$/, '\n')).join('---\n'));
    for (const [at, file] of files.entries()) joined.set(file.path, at === 0 ? [path] : []);
  }
  return rewritten(repository, { add, without: new Set(joined.keys()), text: listing(joined) });
}

/** Manifests that Kustomize does not patch: a patch is known by what it is laid over. */
function manifestsOf(repository: Repository): readonly TextFile[] {
  return yamlFilesOf(repository).filter(isManifest);
}

/** Kustomizations list the new files where they listed the old one. */
function listing(files: ReadonlyMap<string, readonly string[]>): (path: string, text: string) => string {
  return (path, text) => {
    if (!/(^|\/)kustomization\.ya?ml$/i.test(path)) return text;
    const folder = folderOf(path);
    return text
      .split('\n')
      .flatMap((line) => {
        const [, before, name] = /^(\s*-\s+(?:path:\s*)?)(?:\.\/)?([\w./-]+\.ya?ml)\s*$/.exec(line) ?? [];
        const now = name === undefined ? undefined : files.get(folder === '' ? name : `${folder}/${name}`);
        if (now === undefined) return [line];
        return now.map((one) => `${before}${name?.includes('/') ? one.slice(folder.length + 1) : baseNameOf(one)}`);
      })
      .join('\n');
  };
}
