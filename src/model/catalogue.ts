import type { Role } from './role.js';

/** Well-known images and what they tell about a service: data in rules/roles. */
export interface Catalogue {
  readonly products: readonly Product[];
  /** Words in service names, build contexts, commands and manifests that tell a role, most specific first. */
  readonly hints: readonly RoleHint[];
}

export interface Product {
  /** Kebab-case: `postgresql`. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Repositories without registry and tag, `library/` removed; a `*` matches within one path segment. */
  readonly images: readonly string[];
  /** Ports that it listens on. */
  readonly ports?: readonly number[];
  /** Documented minimum memory in bytes, with its source. */
  readonly minimumMemory?: { readonly bytes: number; readonly source: string };
  /** A command that tells whether it is healthy, for remedies. */
  readonly healthcheck?: string;
  /** True when the image itself declares a HEALTHCHECK. */
  readonly hasHealthcheck?: boolean;
}

export interface RoleHint {
  readonly role: Role;
  readonly on: 'name' | 'command' | 'context' | 'image';
  /** Words that must appear as whole words (split at anything but letters and digits). */
  readonly words: readonly string[];
  readonly confidence: number;
}
