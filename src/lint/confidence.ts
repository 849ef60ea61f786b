import type { Service } from '../model/stack.js';
import type { Finding } from './finding.js';

/** How sure a finding is that rests on the roles of services: no surer than the least certain of them. */
export function confidenceIn(...services: readonly Service[]): Finding['confidence'] {
  const least = Math.min(...services.map((service) => service.role.confidence));
  if (least >= 0.8) return 'high';
  return least >= 0.5 ? 'medium' : 'low';
}
