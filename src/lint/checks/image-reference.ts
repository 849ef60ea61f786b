import { quoted } from '../../lib/quoted.js';
import type { Image, Service } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';
import { listed } from '../sentence.js';

export interface Params {
  /** `invalid`: text that the engine refuses as an image; `unlisted-registry`: images from a registry that is not in the list. */
  readonly fault: 'invalid' | 'unlisted-registry';
  /** Registries that images may come from; `docker.io` for Docker Hub. A `*` at the start stands for any subdomain. */
  readonly registries: readonly string[];
}

interface Found {
  readonly service: Service;
  readonly image: Image;
}

const MAX_PLACES = 20;
const LONGEST = 255;
const NAME = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;

/** Images by how they are named (OCI distribution: reference grammar). What a variable without a value decides is not judged. */
export const check: Check<Params> = {
  name: 'image-reference',
  *run({ stacks }, { fault, registries }) {
    for (const stack of stacks) {
      const byReason = new Map<string, Found[]>();
      for (const service of stack.services) {
        const { image, build } = service;
        if (image === undefined || image.unknown) continue;
        const foreignHost = build === undefined ? foreign(image, registries) : undefined;
        const reason = fault === 'invalid' ? mistakeIn(image) : foreignHost;
        if (reason !== undefined) byReason.set(reason, [...(byReason.get(reason) ?? []), { service, image }]);
      }
      for (const [reason, [first, ...others]] of byReason)
        if (first !== undefined) yield violation(reason, first, others);
    }
  },
};

/** One finding for all images of a stack that have the same fault. */
function violation(reason: string, first: Found, others: readonly Found[]): Violation {
  const all = [first, ...others];
  return {
    at: first.image.at,
    subject: first.service.id,
    values: {
      services: listed(all.map(({ service }) => service.name)),
      take: all.length === 1 ? 'takes' : 'take',
      images: listed([...new Set(all.map(({ image }) => image.reference))]),
      reason,
    },
    value: `${first.image.reference} ${reason}`,
    related: others
      .slice(0, MAX_PLACES)
      .map(({ image }) => ({ at: image.at, message: `${quoted(image.reference)} as well.` })),
  };
}

function mistakeIn({ reference, repository, tag, digest }: Image): string | undefined {
  if (repository === '') return 'the name is missing';
  if (repository.length > LONGEST) return 'the name is longer than 255 characters';
  const parts = repository.split('/');
  if (parts.some((part) => /[A-Z]/.test(part) && NAME.test(part.toLowerCase()))) return 'a name has small letters only';
  if (!parts.every((part) => NAME.test(part)))
    return 'a name is made of small letters, digits, and single dots, dashes and underscores between them';
  const named = reference.split('@', 1)[0] ?? '';
  if (tag === undefined && named.endsWith(':')) return 'there is no tag after the colon';
  if (tag !== undefined && !TAG.test(tag)) return 'a tag is made of letters, digits, dots, dashes and underscores';
  if (digest !== undefined && !DIGEST.test(digest)) return 'the digest is not complete';
  return undefined;
}

function foreign({ registry = 'docker.io' }: Image, registries: readonly string[]): string | undefined {
  const host = registry.toLowerCase();
  const isListed = registries.some((one) => (one.startsWith('*.') ? host.endsWith(one.slice(1)) : one === host));
  return isListed ? undefined : host;
}
