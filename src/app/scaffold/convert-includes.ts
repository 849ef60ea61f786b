import { child, itemsOf, type Node, textOf } from '../../documents/node.js';
import { baseName, folderOf, joinPath } from '../../lib/paths.js';
import type { Edit } from '../../lint/fixes/source-text.js';
import { writtenEnd, writtenRange } from '../../lint/fixes/source-text.js';
import { blocksToCut, type ComposeText, placeIn, Refused, removals } from './convert-text.js';

/** One entry of `include`, and the files that it names. */
interface Inclusion {
  readonly item: Node;
  readonly paths: readonly { readonly node: Node; readonly path: string }[];
}

/** What a file includes, by path in the repository. Throws Refused for what is no file of the repository. */
export function inclusionsOf(source: ComposeText): readonly Inclusion[] {
  return itemsOf(source.root.entries.get('include')?.value).map((item) => {
    const written = item.kind === 'mapping' ? child(item, 'path') : item;
    const nodes = written?.kind === 'sequence' ? written.items : written === undefined ? [] : [written];
    return { item, paths: nodes.map((node) => ({ node, path: includedPath(source, node) })) };
  });
}

function includedPath({ path, text }: ComposeText, node: Node): string {
  const written = textOf(node);
  const place = placeIn(path, text, node.start);
  if (written === undefined || node.via !== undefined || /\$|:\/\/|^(?:[/~]|git@|oci:)/.test(written)) {
    throw new Refused(
      `${place}: what is included there has no plain relative path, so it cannot be changed along: copy the file into the project and name it`,
    );
  }
  return joinPath(folderOf(path), written);
}

/** Lets `include` name the files of one side, under the names that they have there; undefined where a file has nothing for it. */
export function includeEdits(source: ComposeText, nameOf: (path: string) => string | undefined): readonly Edit[] {
  const entry = source.root.entries.get('include');
  if (entry === undefined) return [];
  const inclusions = inclusionsOf(source);
  const isGone = ({ paths }: Inclusion): boolean => paths.every(({ path }) => nameOf(path) === undefined);
  const { path, text } = source;
  if (inclusions.every(isGone)) {
    return blocksToCut(source, source.root, (key) => key === 'include').map((cut) => ({ path, ...cut, text: '' }));
  }
  const gone = inclusions.filter(isGone).map(({ item }) => writtenRange(item));
  const kept = inclusions.filter((one) => !isGone(one));
  if (gone.length > 0 && text.slice(entry.keyEnd, writtenEnd(entry)).trimStart().startsWith(': [')) {
    const left = kept.map(({ item }) => text.slice(item.start, item.end));
    if (kept.some(({ paths }) => paths.some((one) => nameOf(one.path) !== one.path))) {
      throw new Refused(
        `${placeIn(path, text, entry.keyStart)}: write each file that is included on a line of its own`,
      );
    }
    return [{ path, start: entry.value.start, end: entry.value.end, text: `[${left.join(', ')}]` }];
  }
  const renamed = kept.flatMap(({ paths }) =>
    paths.flatMap(({ node, path: included }): Edit[] => {
      const name = nameOf(included);
      if (name === included) return [];
      if (name === undefined) {
        throw new Refused(
          `${placeIn(path, text, node.start)}: ${included} has services of one side only, and is laid over files of both: include it apart, or take what it says into them`,
        );
      }
      const written = text.slice(node.start, node.end);
      const at = node.start + written.lastIndexOf(baseName(included));
      return [{ path, start: at, end: at + baseName(included).length, text: baseName(name) }];
    }),
  );
  return [...(gone.length > 0 ? removals(source, entry.value, gone) : []), ...renamed];
}
