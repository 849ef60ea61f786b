import type { Location } from '../documents/location.js';

/** What a service is for. The list and its meaning are data in rules/roles; this type is checked against it by a test. */
export type Role =
  | 'database'
  | 'cache'
  | 'broker'
  | 'object-store'
  | 'search'
  | 'coordination'
  | 'proxy'
  | 'gateway'
  | 'frontend'
  | 'api'
  | 'worker'
  | 'job'
  | 'sidecar-proxy'
  | 'sidecar-agent'
  | 'vpn'
  | 'observability'
  | 'identity'
  | 'admin-tool'
  | 'dev-tool'
  | 'control-plane'
  | 'app'
  | 'unknown';

/** Roles that hold data which must not be reachable from outside. */
export const STORE_ROLES: ReadonlySet<Role> = new Set(['database', 'cache', 'broker', 'object-store', 'search']);

/** A role with the reason for it, which a reader can check. */
export interface RoleReading {
  readonly role: Role;
  /** The catalogue's product, e.g. `postgresql`, when an image was recognised. */
  readonly product?: string;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly evidence: readonly { readonly message: string; readonly at: Location }[];
}
