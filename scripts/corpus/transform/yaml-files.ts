import type { Repository } from '../../../src/source/repository.js';

/** YAML files that are looked at; the largest collections are sampled. */
const MOST_FILES = 1500;
const MOST_CHARACTERS = 200_000;

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** The YAML files of a repository that are no templates, vendored trees left out. */
export function yamlFilesOf(repository: Repository): readonly TextFile[] {
  const paths = repository.files
    .map(({ path }) => path)
    .filter((path) => /\.ya?ml$/i.test(path) && !/(^|\/)(node_modules|vendor)\//.test(path))
    .slice(0, MOST_FILES);
  repository.prefetch(paths);
  return paths.flatMap((path) => {
    const result = repository.read(path);
    return result.ok && result.text.length <= MOST_CHARACTERS && isPlain(result.text)
      ? [{ path, text: result.text }]
      : [];
  });
}

function isPlain(text: string): boolean {
  return text.trim() !== '' && !/\{\{|\{%|<%/.test(text);
}

export function isCompose({ path, text }: TextFile): boolean {
  if (/^(apiVersion|provider|functions):/m.test(text)) return false;
  return (
    /^["']?services["']?:/m.test(text) ||
    (/compose[^/]*\.ya?ml$/.test(path) && /^(networks|include|volumes):/m.test(text))
  );
}

/** Every document of it is an object of Kubernetes, none is a file that a tool finds by its name. */
export function isManifest({ path, text }: TextFile): boolean {
  if (/(^|\/)(kustomization|chart|values|skaffold|helmfile|crossplane|fleet|tilt|devspace)[^/]*\.ya?ml$/i.test(path))
    return false;
  const documents = documentsOf(text);
  return (
    documents.length > 0 &&
    documents.every((one) => /^apiVersion:/m.test(one) && /^kind:/m.test(one) && /^metadata:/m.test(one))
  );
}

export function isServerless({ path, text }: TextFile): boolean {
  return /(^|\/)(serverless|template)[^/]*\.ya?ml$/.test(path) && /^(service|Resources|functions):/m.test(text);
}

/** The documents of a file that hold anything, as text. */
export function documentsOf(text: string): readonly string[] {
  return text
    .split(/^---(?:[ \t].*)?\r?$/m)
    .filter((one) => one.split('\n').some((line) => line.trim() !== '' && !/^\s*(#|%|\.\.\.)/.test(line)));
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function baseNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
