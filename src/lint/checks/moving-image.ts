import { by } from '../../lib/compare.js';
import type { Role } from '../../model/role.js';
import type { Image, Mount, Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import type { Member } from '../finding.js';
import { grouped } from '../grouped.js';
import { listed } from '../sentence.js';
import { isForDevelopment } from '../standing.js';

export interface Params {
  /** What is reported: images without a tag or with one that moves, or all images without a digest. */
  readonly pinnedBy: 'tag' | 'digest';
  /** `stores`: only services that keep data, in a volume, in a format that belongs to their version. `others`: all but these. */
  readonly services: 'stores' | 'others' | 'all';
  /** Tags that are moved to each new release. */
  readonly movingTags: readonly string[];
  /** Words in the name of a variant, file or folder that mark it as for development and tests only. */
  readonly developmentWords: readonly string[];
}

/** Stores whose data a new version may refuse to read. A cache can start empty, and objects are files. */
const KEEPING: ReadonlySet<Role> = new Set(['database', 'search', 'broker']);
const SURE = 0.85;
const MAX_PLACES = 20;

/**
 * Images that are something else after the next pull. One finding per stack; images that the stack or its repository builds are its
 * own, and what a variable without a value decides is not known.
 */
export const check: Check<Params> = {
  name: 'moving-image',
  scope: 'repository',
  *run({ stacks }, params) {
    const built = new Set(
      stacks.flatMap(({ services }) =>
        services.flatMap(({ build, image }) => (build === undefined || image === undefined ? [] : [nameOf(image)])),
      ),
    );
    for (const stack of stacks) {
      if (isForDevelopment(stack, params.developmentWords)) continue;
      const moving = inOrder(
        stack,
        stack.services.filter((service) => isMoving(service, built, params)),
      );
      yield* grouped(moving, imageMember, (some) => violation(stack, some));
    }
  },
};

/** In the order of the files and of the text: the first one gives the finding its file, whatever the order of services. */
function inOrder({ files }: Stack, services: readonly Service[]): readonly Service[] {
  return services.toSorted(
    by(
      ({ image }) => files.indexOf(image?.at.file.path ?? ''),
      ({ image }) => image?.at.start ?? 0,
    ),
  );
}

function imageMember({ id, at, image }: Service): Member {
  return image === undefined ? { at, subject: id } : { at: image.at, subject: id, key: image.reference };
}

function isMoving({ image, build, role, mounts }: Service, built: ReadonlySet<string>, params: Params): boolean {
  if (image === undefined || image.unknown || build !== undefined || built.has(nameOf(image))) return false;
  const keeps =
    KEEPING.has(role.role) && role.product !== undefined && role.confidence >= SURE && mounts.some(outlives);
  if (params.services !== 'all' && keeps !== (params.services === 'stores')) return false;
  if (image.digest !== undefined) return false;
  return params.pinnedBy === 'digest' || image.tag === undefined || params.movingTags.includes(image.tag);
}

/** Data that is still there for the next version: a volume, or a folder that can be written. */
function outlives({ type, source, target, readOnly }: Mount): boolean {
  if (readOnly || source === undefined || (type !== 'volume' && type !== 'bind')) return false;
  return (
    type === 'volume' || !/\.[a-z0-9]{1,8}$|^\/docker-entrypoint|\/(?:etc|conf|config|init)[^/]*(?:\/|$)/i.test(target)
  );
}

function nameOf({ registry, repository }: Image): string {
  return `${registry ?? ''}/${repository}`;
}

function violation(stack: Stack, moving: readonly Service[]): Violation {
  const places = new Map(
    moving.flatMap(({ image }) => (image === undefined ? [] : [[image.reference, image] as const])),
  );
  const images = [...places.values()];
  const [first, ...others] = images;
  return {
    at: first?.at ?? stack.at,
    subject: images.length === 1 ? (moving[0]?.id ?? stack.id) : stack.id,
    values: {
      images: listed(images.map(({ reference }) => reference)),
      services: listed(moving.map(({ name }) => name)),
      are: images.length === 1 ? 'is' : 'are',
      name: images.length === 1 ? 'names' : 'name',
      they: images.length === 1 ? 'it' : 'they',
      project: stack.name,
    },
    value: images.map(({ reference }) => reference).join(' '),
    related: others.slice(0, MAX_PLACES).map(({ at, reference }) => ({ at, message: `\`${reference}\` as well.` })),
  };
}
