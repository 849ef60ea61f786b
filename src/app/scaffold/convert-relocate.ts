import { child, itemsOf, type Node } from '../../documents/node.js';
import { differences } from '../../lib/differences.js';
import { baseName, joinPath } from '../../lib/paths.js';
import type { Edit } from '../../lint/fixes/source-text.js';
import type { Repository } from '../../source/repository.js';
import type { ConvertedFile } from './convert-files.js';
import { nameEdits } from './convert-split.js';
import { edited, Refused, readText, sectionOf } from './convert-text.js';
import { type Resolution, resolved } from './convert-verify.js';

/** What starts a path that no folder is put before. */
const ELSEWHERE = /^(?:$|[/~$]|[A-Za-z]:[\\/]|\\\\)|:\/\/|^(?:service:|github\.com\/|git@)/;

/**
 * A Compose file as it has to be written in another folder, from which `way` leads to the one it is in. A name keeps those of
 * its volumes. Throws Refused.
 */
export async function relocatedText(
  file: ConvertedFile,
  way: string,
  moved: ReadonlySet<string>,
  name: string | undefined,
): Promise<string> {
  const source = await readText(file.path, file.after);
  const edits: Edit[] = [];
  const move = (node: Node | undefined, isPath: (text: string) => boolean = () => true): void => {
    if (node?.kind !== 'scalar' || node.tag !== undefined) return;
    const written = file.after.slice(node.start, node.end);
    const quote = /^["']/.test(written) ? 1 : 0;
    const text = written.slice(quote, written.length - quote);
    if (ELSEWHERE.test(text) || !isPath(text)) return;
    const start = node.start + quote;
    const end = node.end - quote;
    if (!edits.some((edit) => edit.start === start))
      edits.push({ path: file.path, start, end, text: joined(way, text) });
  };
  for (const { value } of sectionOf(source, 'services')?.entries.values() ?? []) servicePaths(value, move, moved);
  for (const section of ['secrets', 'configs']) {
    for (const { value } of sectionOf(source, section)?.entries.values() ?? []) move(child(value, 'file'));
  }
  const named = name === undefined || source.root.entries.has('name') ? [] : nameEdits(source, name);
  return edited(file.after, [...named, ...edits]);
}

type Move = (node: Node | undefined, isPath?: (text: string) => boolean) => void;

function servicePaths(service: Node, move: Move, moved: ReadonlySet<string>): void {
  const build = child(service, 'build');
  move(build?.kind === 'scalar' ? build : child(build, 'context'));
  const contexts = child(build, 'additional_contexts');
  if (contexts?.kind === 'mapping') for (const { value } of contexts.entries.values()) move(value, isDotted);
  for (const key of ['env_file', 'label_file']) {
    const files = child(service, key);
    move(files);
    for (const item of itemsOf(files)) move(item.kind === 'mapping' ? child(item, 'path') : item);
  }
  for (const item of itemsOf(child(service, 'volumes'))) {
    if (item.kind !== 'mapping') move(item, isDotted);
    else if ((child(item, 'type') as { readonly text?: string } | undefined)?.text === 'bind')
      move(child(item, 'source'));
  }
  for (const item of itemsOf(child(child(service, 'develop'), 'watch'))) move(child(item, 'path'));
  const file = child(child(service, 'extends'), 'file');
  move(file, (text) => !moved.has(text.replace(/^\.\//, '')));
}

function isDotted(text: string): boolean {
  return /^\.{1,2}(?:$|[/:\\])/.test(text);
}

/** A relative path put behind another one; what a short volume says behind its path stays. */
function joined(way: string, text: string): string {
  const colon = text.indexOf(':');
  const [path, rest] = colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon)];
  const segments = way.split('/');
  for (const segment of path.split('/')) {
    if (segment === '.' || segment === '') continue;
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else segments.push(segment);
  }
  const whole = segments.join('/');
  const start = /^\.{1,2}(?:\/|$)/.test(whole) ? whole : `./${whole}`;
  return start + (path.endsWith('/') ? '/' : '') + rest;
}

/** A repository as it lies below a folder above it. */
export function mounted(repository: Repository, root: string, prefix: string): Repository {
  const inside = (path: string): string | undefined =>
    prefix === '' ? path : path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : undefined;
  return {
    name: baseName(root) === '' ? 'root' : baseName(root),
    origin: { kind: 'local', root, tracked: false },
    files: repository.files.map(({ path, kind }) => ({ path: joinPath(prefix, path), kind })),
    skipped: [],
    has: (path) => repository.has(inside(path) ?? ''),
    read: (path) => repository.read(inside(path) ?? ''),
    prefetch: () => {},
  };
}

/** Throws Refused where two ways to load a project come to different things. */
export async function mustBeSame(
  before: Repository,
  was: Resolution,
  after: Repository,
  now: Resolution,
): Promise<void> {
  const [one, other] = [await resolved(before, was), await resolved(after, now)];
  if ('error' in one || 'error' in other) {
    throw new Refused(`it would not load from the other folder: ${'error' in other ? other.error : ''}`);
  }
  // What stands below `x-` is text as written: only where it is used does it mean a path.
  const told = (output: typeof one.output) =>
    Object.fromEntries(Object.entries(output).filter(([key]) => !key.startsWith('x-')));
  const [first] = differences(told(one.output), told(other.output));
  if (first !== undefined)
    throw new Refused(`from the other folder \`${first.slice(0, 4).join('.')}\` would be another one`);
}

/** The path of a converted file in the new folder. */
export function newPlace(path: string, from: string, to: string): string {
  if (from === '') return joinPath(to, path);
  if (!path.startsWith(`${from}/`)) throw new Refused(`${path} is not below the folder of the project`);
  return joinPath(to, path.slice(from.length + 1));
}
