import { quoted } from '../../lib/quoted.js';
import type { Resource } from '../../model/resource.js';
import type { Rulebook } from '../../rulebook/rulebook.js';
import { resourcesOf } from '../resources.js';
import type { Side } from '../side.js';
import { type Draft, listed } from './draft.js';
import type { FileChanges } from './files.js';

const DIALECTS: Readonly<Record<Resource['dialect'], string>> = {
  kubernetes: 'Kubernetes',
  terraform: 'Terraform',
  cloudformation: 'CloudFormation',
  'serverless-framework': 'Serverless Framework',
  'azure-iot-edge': 'Azure IoT Edge',
};

/** Blocks of Terraform that declare nothing which runs or stores. */
const NOT_DEPLOYED = /^(?:variable|output|locals?|terraform|provider|data\..*)$/;

/** What changed files declare beside Compose and did not before, or no longer do: a sentence for each kind. Others are not read again. */
export function resourceChanges(base: Side, head: Side, book: Rulebook, changes: FileChanges): Draft[] {
  const changed = new Set(changes.files.flatMap(({ path, from = path }) => [path, from]));
  const [olds, nows] = [declaredBy(base, book, changed), declaredBy(head, book, changed)];
  const only = (some: ReadonlyMap<string, Resource>, others: ReadonlyMap<string, Resource>) =>
    [...some].filter(([key]) => !others.has(key)).map(([, resource]) => resource);
  const [added, removed] = [only(nows, olds), only(olds, nows)];
  const moves = movesBetween(removed, added);
  const moved = new Set(moves.flatMap(({ old, now }) => [old, now]));
  const rest = (some: readonly Resource[]) => byKind(some.filter((resource) => !moved.has(resource)));
  return [
    ...rest(added).map((some) => draftOf(some, 'head')),
    ...rest(removed).map((some) => draftOf(some, 'base')),
    ...movedDrafts(moves),
  ];
}

interface Move {
  readonly old: Resource;
  readonly now: Resource;
}

/** Resources of a cluster that are now in another namespace: the only ones of their kind and name that went and came. */
function movesBetween(removed: readonly Resource[], added: readonly Resource[]): Move[] {
  const nows = uniqueByName(added);
  return [...uniqueByName(removed)].flatMap(([key, old]) => {
    const now = nows.get(key);
    return old === undefined || now === undefined ? [] : [{ old, now }];
  });
}

function uniqueByName(resources: readonly Resource[]): ReadonlyMap<string, Resource | undefined> {
  const found = new Map<string, Resource | undefined>();
  for (const resource of resources) {
    const { dialect, group = '', kind, name } = resource;
    if (dialect !== 'kubernetes') continue;
    const key = JSON.stringify([group, kind, name]);
    found.set(key, found.has(key) ? undefined : resource);
  }
  return found;
}

function movedDrafts(moves: readonly Move[]): Draft[] {
  const groups = new Map<string, [Move, ...Move[]]>();
  for (const move of moves) {
    const { old, now } = move;
    const key = JSON.stringify([now.group, now.kind, old.scope, now.scope]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [move]);
    else group.push(move);
  }
  return [...groups.values()].map((some): Draft => {
    const [{ old, now }] = some;
    const names = listed(some.map(({ now: { name = '' } }) => name));
    const verb = some.length === 1 ? 'is' : 'are';
    const message = `Kubernetes: ${quoted(now.kind)} ${names} ${verb} moved from ${namespaceOf(old)} to ${namespaceOf(now)}.`;
    return { kind: 'resource-added', effect: 'neutral', message, services: [], at: now.at, side: 'head' };
  });
}

function namespaceOf({ scope = '' }: Resource): string {
  return scope === '' ? 'the default namespace' : `namespace ${quoted(scope)}`;
}

function declaredBy(
  { scope, observed: { observed, files, surveyed } }: Side,
  book: Rulebook,
  changed: ReadonlySet<string>,
): ReadonlyMap<string, Resource> {
  const evidence = observed.evidence.filter(({ at }) => changed.has(at.file.path));
  if (evidence.length === 0) return new Map();
  const resources = resourcesOf({ repository: scope, book, evidence, parse: files.parse, speaks: surveyed.speaks });
  return new Map(
    resources.flatMap((resource): (readonly [string, Resource])[] => {
      const { dialect, group = '', kind, name, scope: where = '', patch, at } = resource;
      if (name === undefined || patch || NOT_DEPLOYED.test(kind) || !changed.has(at.file.path)) return [];
      return [[JSON.stringify([dialect, group, kind, name, dialect === 'kubernetes' ? where : '']), resource]];
    }),
  );
}

type Alike = readonly [Resource, ...Resource[]];

function byKind(resources: readonly Resource[]): Alike[] {
  const groups = new Map<string, [Resource, ...Resource[]]>();
  for (const resource of resources) {
    const key = JSON.stringify([resource.dialect, resource.group, resource.kind]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [resource]);
    else group.push(resource);
  }
  return [...groups.values()];
}

function draftOf(some: Alike, side: Draft['side']): Draft {
  const [{ dialect, kind, at }] = some;
  const is = some.length === 1 ? 'is' : 'are';
  return {
    kind: side === 'head' ? 'resource-added' : 'resource-removed',
    effect: 'neutral',
    message: `${DIALECTS[dialect]}: ${quoted(kind)} ${listed(some.map(({ name = '' }) => name))} ${is} ${side === 'head' ? 'new' : 'gone'}.`,
    services: [],
    at,
    side,
  };
}
