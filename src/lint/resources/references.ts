import type { Node } from '../../documents/node.js';
import type { Resource } from '../../model/resource.js';
import { memo } from '../memo.js';
import { isKind } from './names.js';
import { settingsAt } from './path.js';
import { textsIn } from './value.js';

/** Resources that refer to another one. */
export interface ReferringKinds {
  readonly kinds: readonly string[];
  readonly paths: readonly string[];
}

type ByName = ReadonlyMap<string, readonly Resource[]>;

/** What the resources of a rule refer to, by scope and name. */
const indexes = memo((_: readonly Resource[]) => new Map<ReferringKinds, ByName>());

/** Those of some kinds that refer to a resource in one of their settings, in the same scope. */
export function referrersOf(
  resources: readonly Resource[],
  resource: Resource,
  by: ReferringKinds,
): readonly Resource[] {
  const known = indexes(resources);
  let index = known.get(by);
  if (index === undefined) {
    index = indexOf(resources, by);
    known.set(by, index);
  }
  const { name, scope = '' } = resource;
  if (name === undefined) return [];
  const own = resource.dialect === 'terraform' ? `${resource.kind}.${name}` : name;
  return (index.get(`${scope} ${own}`) ?? []).filter((other) => other !== resource);
}

function indexOf(resources: readonly Resource[], { kinds, paths }: ReferringKinds): ByName {
  const index = new Map<string, Resource[]>();
  for (const resource of resources) {
    const { body, pointer, scope = '' } = resource;
    if (body === undefined || !isKind(resource, kinds)) continue;
    const subject = { resource, node: body, pointer };
    const names = new Set(
      paths.flatMap((path) => settingsAt(subject, path).matches.flatMap(({ node }) => namesIn(node))),
    );
    for (const name of names) {
      const key = `${scope} ${name}`;
      const known = index.get(key);
      if (known === undefined) index.set(key, [resource]);
      else known.push(resource);
    }
  }
  return index;
}

const LONGEST = 10_000;

/**
 * Names that a value may mean: the text itself; `Orders` of `Orders.Arn` and `${Orders.Arn}` (CloudFormation); `aws_sqs_queue.jobs` of
 * `aws_sqs_queue.jobs[0].arn` (Terraform).
 */
function namesIn(node: Node): readonly string[] {
  return [...textsIn(node)].flatMap((whole) => {
    const text = whole.slice(0, LONGEST);
    const words = text.replace(/\[[^\][]{0,60}\]/g, '').match(/[A-Za-z_][\w-]*(?:\.[\w-]+){0,2}/g) ?? [];
    return [text, ...words.flatMap((word) => [word.split('.', 1)[0] ?? '', word.split('.').slice(0, 2).join('.')])];
  });
}
