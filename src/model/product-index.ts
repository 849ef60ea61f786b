import type { Catalogue, Product } from './catalogue.js';
import type { Image } from './stack.js';

/** What an image was recognised as. */
export type ImageMatch =
  | {
      readonly kind: 'product';
      readonly product: Product;
      /** `copy`: the publisher's name in another registry; `alike`: only the last part of the name is the product's. */
      readonly by: 'name' | 'copy' | 'alike';
    }
  | { readonly kind: 'runtime' }
  | { readonly kind: 'system' };

export interface ProductIndex {
  readonly recognise: (image: Image) => ImageMatch | undefined;
  /** The product that is called so: `postgres`, `minio`. */
  readonly called: (name: string) => Product | undefined;
}

type Known = Product | 'runtime' | 'system';

interface Wildcard {
  readonly parts: readonly (readonly [before: string, after: string] | string)[];
  readonly known: Known;
}

interface Tables {
  readonly exact: ReadonlyMap<string, Known>;
  readonly byLastPart: ReadonlyMap<string, Known>;
  readonly wildcards: readonly Wildcard[];
  readonly namespaces: ReadonlyMap<string, string>;
}

/** Names of processors that publishers put at the end of a repository. */
const PROCESSOR = /[-_](?:amd64|x86_64|arm64|aarch64|arm|armhf|armv7)$/;

/** Recognises images by their repository. An answer takes a few look-ups, and the few patterns with `*` when these fail. */
export function createProductIndex(catalogue: Catalogue): ProductIndex {
  const tables = tablesOf(catalogue);
  const publishers = new Set(catalogue.registries);
  return {
    recognise: (image) => {
      const repository = image.repository.toLowerCase();
      const plain = repository.replace(PROCESSOR, '');
      const found = find(repository, tables) ?? (plain === repository ? undefined : find(plain, tables));
      if (found === undefined) return undefined;
      if (found.known === 'runtime' || found.known === 'system') return { kind: found.known };
      const published = image.registry === undefined || publishers.has(image.registry);
      return { kind: 'product', product: found.known, by: found.by === 'name' && !published ? 'copy' : found.by };
    },
    called: (name) => {
      const known = tables.byLastPart.get(name);
      return typeof known === 'string' ? undefined : known;
    },
  };
}

function tablesOf(catalogue: Catalogue): Tables {
  const exact = new Map<string, Known>();
  const byLastPart = new Map<string, Known>();
  const wildcards: Wildcard[] = [];
  const add = (pattern: string, known: Known) => {
    if (pattern.includes('*')) wildcards.push({ parts: pattern.split('/').map(partOf), known });
    else exact.set(pattern, known);
  };
  for (const pattern of catalogue.runtimes) add(pattern, 'runtime');
  for (const pattern of catalogue.systems) add(pattern, 'system');
  for (const product of catalogue.products) {
    for (const pattern of product.images) add(pattern, product);
  }
  // A publisher's own image (`minio/minio`) lends its name; an official image's name comes first.
  for (const product of catalogue.products) {
    if (product.images.some((pattern) => pattern.endsWith(`/${product.id}`))) byLastPart.set(product.id, product);
  }
  for (const [pattern, known] of exact) {
    if (!pattern.includes('/')) byLastPart.set(pattern, known);
  }
  const namespaces = new Map(
    catalogue.namespaces.flatMap(({ names, like }) => names.map((name) => [name, like] as const)),
  );
  return { exact, byLastPart, wildcards, namespaces };
}

function find(repository: string, tables: Tables): { known: Known; by: 'name' | 'copy' | 'alike' } | undefined {
  const parts = repository.split('/');
  const named = exactly(repository, parts, tables) ?? tables.wildcards.find((wildcard) => fits(wildcard, parts))?.known;
  if (named !== undefined) return { known: named, by: 'name' };
  if (parts.length > 2) {
    const ending = parts.slice(-2);
    const copy = exactly(ending.join('/'), ending, tables);
    if (copy !== undefined) return { known: copy, by: 'copy' };
  }
  const alike = tables.byLastPart.get(parts.at(-1) ?? '');
  return alike === undefined ? undefined : { known: alike, by: 'alike' };
}

function exactly(repository: string, parts: readonly string[], { exact, namespaces }: Tables): Known | undefined {
  const known = exact.get(repository);
  if (known !== undefined || parts.length !== 2) return known;
  const like = namespaces.get(parts[0] ?? '');
  return like === undefined ? undefined : exact.get(like === '' ? (parts[1] ?? '') : `${like}/${parts[1]}`);
}

function partOf(text: string): readonly [string, string] | string {
  const star = text.indexOf('*');
  return star < 0 ? text : [text.slice(0, star), text.slice(star + 1)];
}

function fits({ parts }: Wildcard, actual: readonly string[]): boolean {
  return (
    parts.length === actual.length &&
    parts.every((part, i) => {
      const text = actual[i] ?? '';
      if (typeof part === 'string') return part === text;
      const [before, after] = part;
      return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
    })
  );
}
