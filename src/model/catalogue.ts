import type { Role } from './role.js';

/** Well-known images and what they tell about a service: data in rules/roles. */
export interface Catalogue {
  readonly roles: readonly RoleMeaning[];
  readonly products: readonly Product[];
  /** Words in service names, build contexts, commands and manifests that tell a role. Of equally strong hints the first counts. */
  readonly hints: readonly RoleHint[];
  /** Images of language runtimes (`node`, `python`): the service is own code, whatever it does. Written as in `Product.images`. */
  readonly runtimes: readonly string[];
  /** Images of operating systems (`alpine`, `ubuntu`): they say nothing about the service. */
  readonly systems: readonly string[];
  readonly namespaces: readonly NamespaceAlias[];
  /** Registries that hold the publishers' own images; elsewhere a known name is a copy of it or only looks like it. */
  readonly registries: readonly string[];
  /** Words at the end of a name that say nothing: `service`, `prod`, `replica`. */
  readonly fillers: readonly string[];
}

/** Namespaces that hold the same images as another one; an empty `like` stands for the official images. */
export interface NamespaceAlias {
  readonly names: readonly string[];
  readonly like: string;
}

export interface RoleMeaning {
  readonly role: Role;
  /** One sentence for a newcomer. */
  readonly meaning: string;
}

export interface Product extends ProductEntry {
  readonly role: Role;
}

export interface ProductEntry {
  /** Kebab-case: `postgresql`. */
  readonly id: string;
  readonly name: string;
  /** Repositories without registry and tag, `library/` removed; a `*` matches within one path segment. */
  readonly images: readonly string[];
  /** How sure the image alone makes the role, from 0 to 1; 0.95 when absent. */
  readonly confidence?: number;
  /** Other roles that it is used in, chosen when the service's name, command or files say so. */
  readonly also?: readonly Role[];
  /** Ports that it listens on. */
  readonly ports?: readonly number[];
  /** Programs of its image that are clients: a service that runs only these is a job, not the product. */
  readonly clients?: readonly string[];
  /** Minimum memory that the vendor documents, in bytes, with its source. */
  readonly minimumMemory?: { readonly bytes: number; readonly source: string };
  /** A command that tells whether it is healthy, as a shell in the container runs it (a Compose file doubles each `$`). */
  readonly healthcheck?: string;
  /** Whether the maker's image declares a HEALTHCHECK; absent when nobody looked, as for most entries that stand for several products. */
  readonly hasHealthcheck?: boolean;
}

export type HintSource = 'name' | 'context' | 'image' | 'command' | 'mount' | 'environment' | 'port';

export interface RoleHint {
  readonly role: Role;
  readonly on: readonly HintSource[];
  /**
   * Words that must all appear as whole words (split at anything but letters and digits, and before capitals).
   * A leading `*` lets a word end like this: `*api` is in `ordersapi`. For `environment` whole variable names, for `port` container ports.
   */
  readonly words: readonly string[];
  readonly confidence: number;
  /** True for verbs, which decide wherever they stand in a name (`migrate-db`); of other words the last one that says something. */
  readonly anywhere?: boolean;
}

/** One file of rules/roles: a role, what it means, and its products. */
export interface RoleFile extends RoleMeaning {
  readonly products: readonly ProductEntry[];
}

/** rules/roles/hints.yml. */
export interface HintFile {
  readonly hints: readonly HintGroup[];
  readonly runtimes: readonly string[];
  readonly systems: readonly string[];
  readonly namespaces: readonly NamespaceAlias[];
  readonly registries: readonly string[];
  readonly fillers: readonly string[];
}

export interface HintGroup {
  readonly role: Role;
  readonly on: readonly HintSource[];
  /** Each is one hint; the words of a phrase, apart by spaces, must all appear. */
  readonly phrases: readonly string[];
  readonly confidence: number;
  readonly anywhere?: boolean;
}

/** The catalogue that the files of rules/roles make together. */
export function assembleCatalogue(roleFiles: readonly RoleFile[], hintFile: HintFile): Catalogue {
  return {
    roles: roleFiles.map(({ role, meaning }) => ({ role, meaning })),
    products: roleFiles.flatMap(({ role, products }) => products.map((product) => ({ ...product, role }))),
    hints: hintFile.hints.flatMap(({ phrases, ...hint }) =>
      phrases.map((phrase) => ({ ...hint, words: phrase.split(' ') })),
    ),
    runtimes: hintFile.runtimes,
    systems: hintFile.systems,
    namespaces: hintFile.namespaces,
    registries: hintFile.registries,
    fillers: hintFile.fillers,
  };
}
