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
    byKind([...some].filter(([key]) => !others.has(key)).map(([, resource]) => resource));
  return [
    ...only(nows, olds).map((some) => draftOf(some, 'head')),
    ...only(olds, nows).map((some) => draftOf(some, 'base')),
  ];
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
