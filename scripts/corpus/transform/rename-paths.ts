import { isMap, isScalar, parseAllDocuments } from 'yaml';
import { resolvePath } from '../../../src/lib/paths.js';
import type { Repository } from '../../../src/source/repository.js';
import { neutralNames } from './neutral.js';
import { rewritten } from './rewrite.js';
import { baseNameOf, folderOf, isCompose, isManifest, type TextFile, yamlFilesOf } from './yaml-files.js';

/** Names by which Compose finds a file itself. */
const FOUND = /^(docker-)?compose(\.override)?\.ya?ml$/;

/** Compose files that have to be named, and manifests, under names that say nothing; whoever names them does so by the new ones. */
export function withNeutralFiles(repository: Repository): Repository {
  const named = yamlFilesOf(repository)
    .filter((file) => (isCompose(file) && !FOUND.test(baseNameOf(file.path))) || isManifest(file))
    .map(({ path }) => path);
  const words = neutralNames(named.map((path) => stemOf(baseNameOf(path)).stem));
  const now = (base: string): string | undefined => {
    const { before, stem, after } = stemOf(base);
    const word = words.get(stem);
    return word === undefined ? undefined : before + word + after;
  };
  const bases = new Set(named.map(baseNameOf));
  const renamed = new Set(named);
  const path = (old: string): string => {
    if (!renamed.has(old)) return old;
    const folder = folderOf(old);
    return `${folder === '' ? '' : `${folder}/`}${now(baseNameOf(old)) ?? baseNameOf(old)}`;
  };
  return rewritten(repository, {
    path,
    text: (_, text) => text.replace(/[\w.-]+\.ya?ml\b/g, (base) => (bases.has(base) ? (now(base) ?? base) : base)),
  });
}

/** `docker-compose.` and `.yml` around what distinguishes a file. */
function stemOf(base: string): { readonly before: string; readonly stem: string; readonly after: string } {
  const [, before = '', stem = base, after = ''] = /^((?:docker-)?compose[.-]|)(.+?)(\.ya?ml)$/.exec(base) ?? [];
  return { before, stem, after };
}

const PATH = /(?<![\w.@:/-])((?:\.{1,2}\/)*)((?:[\w.-]+\/)*[\w.-]+)(?=[/"'\s:,)\]]|$)/g;

/** What stands on a line before a single word that is a path. */
const BEFORE_PATH = /(context|build|\w*path|\w*dir|directory|COPY|ADD|cd|-C)["']?\s*[:=]?\s*["']?$/;

/** Folders that services are built from under names that say nothing; whoever names a path in them does so by the new ones. */
export function withNeutralFolders(repository: Repository): Repository {
  const contexts = new Set(yamlFilesOf(repository).filter(isCompose).flatMap(contextsOf));
  const words = neutralNames([...contexts].map(baseNameOf));
  const path = (old: string): string => {
    const parts = old.split('/');
    for (let length = parts.length - 1; length > 0; length--) {
      if (!contexts.has(old.split('/').slice(0, length).join('/'))) continue;
      parts[length - 1] = words.get(parts[length - 1] ?? '') ?? parts[length - 1] ?? '';
    }
    return parts.join('/');
  };
  return rewritten(repository, {
    path,
    text: (file, text) =>
      text.replace(PATH, (all: string, up: string, named: string, at: number) => {
        const bare = up === '' && !named.includes('/') && text[at + all.length] !== '/';
        if (bare && !BEFORE_PATH.test(text.slice(text.lastIndexOf('\n', at) + 1, at))) return all;
        return pathIn(named, up, folderOf(file), contexts, words) ?? all;
      }),
  });
}

/** The path as its folders are called now: only what leads to a folder that is renamed is one. */
function pathIn(
  named: string,
  up: string,
  from: string,
  contexts: ReadonlySet<string>,
  words: ReadonlyMap<string, string>,
): string | undefined {
  const parts = named.split('/');
  if (!parts.some((part) => words.has(part))) return undefined;
  const bases = up === '' ? [from, ''] : [from];
  for (const base of bases) {
    const now = parts.map((part, at) => {
      const folder = resolvePath(base, up + parts.slice(0, at + 1).join('/'));
      return folder !== undefined && contexts.has(folder) ? (words.get(part) ?? part) : part;
    });
    if (now.some((part, at) => part !== parts[at])) return up + now.join('/');
  }
  return undefined;
}

function contextsOf({ path, text }: TextFile): readonly string[] {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return [];
  return documents.flatMap(({ contents }) => {
    const services = isMap(contents) ? contents.get('services', true) : undefined;
    if (!isMap(services)) return [];
    return services.items.flatMap(({ value }) => {
      const build = isMap(value) ? value.get('build', true) : undefined;
      const context = isMap(build) ? build.get('context', true) : build;
      if (!isScalar(context) || typeof context.value !== 'string' || /[$:]/.test(context.value)) return [];
      const folder = resolvePath(folderOf(path), context.value);
      return folder === undefined || folder === '' || folder === '.' ? [] : [folder];
    });
  });
}
