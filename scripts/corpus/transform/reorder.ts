import { isNode, parseAllDocuments, visit } from 'yaml';
import type { Repository } from '../../../src/source/repository.js';
import { rewritten } from './rewrite.js';
import { isCompose, isManifest, isServerless, yamlFilesOf } from './yaml-files.js';

/** The repository with the keys of every mapping in the opposite order; lists keep theirs. Comments stay with what they are about. */
export function withReorderedKeys(repository: Repository): Repository {
  const texts = new Map<string, string>();
  for (const file of yamlFilesOf(repository)) {
    if (!isCompose(file) && !isManifest(file) && !isServerless(file)) continue;
    const reordered = reorderedText(file.text);
    if (reordered !== undefined) texts.set(file.path, reordered);
  }
  return rewritten(repository, { text: (path, text) => texts.get(path) ?? text });
}

/** Undefined for a text that would no longer be read: a file with mistakes, an alias without an anchor or before it. */
function reorderedText(text: string): string | undefined {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
  for (const document of documents) {
    const anchored = new Set<unknown>();
    let dangling = false;
    visit(document, {
      // A mapping with an anchor or an alias in it, or in one of its values, keeps its order: what refers must come after.
      Alias: (_key, alias, path) => {
        dangling ||= alias.resolve(document) === undefined;
        for (const above of path) anchored.add(above);
      },
      Node: (_key, node, path) => {
        if ('anchor' in node && node.anchor !== undefined) for (const above of path) anchored.add(above);
      },
    });
    if (dangling) return undefined;
    visit(document, {
      Map: (_key, map) => {
        if (anchored.has(map)) return;
        // What stands before the first key is kept with the mapping: it goes where the key goes.
        const first = map.items[0]?.key;
        if (isNode(first) && map !== document.contents && map.commentBefore) {
          first.commentBefore = map.commentBefore;
          map.commentBefore = undefined;
        }
        map.items.reverse();
      },
    });
  }
  return documents
    .map((document) => document.toString({ lineWidth: 0 }))
    .map((one) => (documents.length > 1 && !one.startsWith('---') ? `---\n${one}` : one))
    .join('');
}
