import type { Evidence } from '../../model/evidence.js';
import { named, observe, shown } from '../emit.js';

/** A machine that a deployment goes to. */
export function hostEvidence(seen: {
  readonly host: string;
  readonly role: string | undefined;
  readonly source: 'kamal' | 'ansible';
  readonly at: Evidence['at'];
}): Evidence {
  const { host, role, source, at } = seen;
  return observe({
    kind: 'deploy.host',
    value: host,
    name: role,
    details: { source },
    message: `The deployment names the machine ${shown(host)}${role === undefined ? '' : ` for${named(role)}`}.`,
    at,
  });
}

/** Names that stand for the machine that one works on. */
export function isThisMachine(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|::1)(?::\d+)?$/.test(host);
}
