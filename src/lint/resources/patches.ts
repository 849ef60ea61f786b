import { child, itemsOf, type Node, textOf } from '../../documents/node.js';
import { resolvePath } from '../../lib/paths.js';
import type { Resource } from '../../model/resource.js';
import { memo } from '../memo.js';
import { type Found, type Subject, settingsAt } from './path.js';

/** What the Kustomize files of a repository change of other files. */
interface Patches {
  /** Files whose objects only change others. */
  readonly files: ReadonlySet<string>;
  /** By kind and name. */
  readonly objects: ReadonlyMap<string, readonly Resource[]>;
  /** Changes that stand in the Kustomize file as text, or as steps: what they change is not followed. */
  readonly unread: readonly { readonly kind?: string; readonly name?: string }[];
  /** Names of workloads whose number of replicas is set. */
  readonly replicas: ReadonlySet<string>;
  /** Images whose tag or digest is set, without tag. */
  readonly images: ReadonlySet<string>;
}

/** Patches of one object that are looked into. */
const MAX_PATCHES = 50;
/** With more changes that are not followed, anything may be changed. */
const MAX_UNREAD = 500;

const patchesOf = memo((resources: readonly Resource[]): Patches => {
  const files = new Set<string>();
  const unread: { kind?: string; name?: string }[] = [];
  const replicas = new Set<string>();
  const images = new Set<string>();
  for (const { kind, scope = '', body, dialect } of resources) {
    if (dialect !== 'kubernetes' || kind !== 'Kustomization' || body === undefined) continue;
    for (const list of ['patches', 'patchesJson6902', 'patchesStrategicMerge']) {
      for (const item of itemsOf(child(body, list))) {
        const path = textOf(child(item, 'path')) ?? (item.kind === 'scalar' ? item.text : undefined);
        const target = child(item, 'target');
        const file = path === undefined || path.includes('\n') ? undefined : resolvePath(scope, path);
        if (file !== undefined) files.add(file);
        if (file === undefined || target !== undefined) unread.push(...targetsOf(target, item));
      }
    }
    for (const item of itemsOf(child(body, 'replicas'))) replicas.add(textOf(child(item, 'name')) ?? '');
    for (const item of itemsOf(child(body, 'images'))) images.add(textOf(child(item, 'name')) ?? '');
  }
  const objects = new Map<string, Resource[]>();
  for (const resource of resources) {
    if (resource.dialect !== 'kubernetes' || !(resource.patch || files.has(resource.at.file.path))) continue;
    const key = keyOf(resource);
    const known = objects.get(key);
    if (known === undefined) objects.set(key, [resource]);
    else known.push(resource);
  }
  return { files, objects, unread, replicas, images };
});

/** What a patch of a Kustomize file is for: its target, else the object that its text names. */
function targetsOf(target: Node | undefined, item: Node): { kind?: string; name?: string }[] {
  const text = textOf(child(item, 'patch')) ?? textOf(item) ?? '';
  const kind = textOf(child(target, 'kind')) ?? /^kind:[ \t]*["']?(\w{1,80})/m.exec(text)?.[1];
  const name =
    textOf(child(target, 'name')) ??
    (target === undefined ? /^[ \t]+name:[ \t]*["']?([\w.-]{1,253})/m.exec(text)?.[1] : undefined);
  return [{ ...(kind === undefined ? {} : { kind }), ...(name === undefined ? {} : { name }) }];
}

function keyOf({ kind, name }: Resource): string {
  return `${kind}/${name ?? ''}`;
}

/** True for an object that only changes another one. */
export function isPatch(resources: readonly Resource[], resource: Resource): boolean {
  return resource.patch || patchesOf(resources).files.has(resource.at.file.path);
}

/** True when a patch of Kustomize sets something at a path, told from the resource, or may do so. */
export function isPatchedAt(resources: readonly Resource[], resource: Resource, path: string): boolean {
  if (resource.dialect !== 'kubernetes') return false;
  const { objects, unread, replicas } = patchesOf(resources);
  if (unread.length >= MAX_UNREAD) return true;
  if (
    unread.some(
      ({ kind = resource.kind, name = resource.name }) => kind === resource.kind && isNamed(name, resource.name),
    )
  )
    return true;
  if (/(?:^|\.)replicas$/.test(path) && replicas.has(resource.name ?? '')) return true;
  return (objects.get(keyOf(resource)) ?? [])
    .slice(0, MAX_PATCHES)
    .some((patch) => patch.body !== undefined && isSet(settingsAt(whole(patch, patch.body), path)));
}

function whole(resource: Resource, node: Node): Subject {
  return { resource, node, pointer: resource.pointer };
}

function isSet({ matches, unknown }: Found): boolean {
  return unknown || matches.length > 0;
}

/** Names of targets are regular expressions: one that is no plain name may be any. */
function isNamed(target: string | undefined, name: string | undefined): boolean {
  return (
    target === name ||
    (target !== undefined && !/^[\w.-]+$/.test(target)) ||
    (target !== undefined && name?.endsWith(target) === true)
  );
}

/** True when Kustomize sets the tag or digest of an image. */
export function isImageSet(resources: readonly Resource[], repository: string): boolean {
  return patchesOf(resources).images.has(repository);
}
