import type { Role } from '../model/role.js';

const NOUNS: Partial<Record<Role, string>> = {
  search: 'search engine',
  broker: 'message broker',
  'object-store': 'object store',
  coordination: 'coordination service',
  gateway: 'API gateway',
  'admin-tool': 'administration tool',
  'dev-tool': 'development tool',
  identity: 'identity service',
  observability: 'monitoring tool',
};

/** What to call a service of a role in a sentence. */
export function roleNoun(role: Role): string {
  return NOUNS[role] ?? role.replaceAll('-', ' ');
}
