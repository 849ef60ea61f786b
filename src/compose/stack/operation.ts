import type { Located } from '../../documents/location.js';
import { locate, locateKey, type MappingNode } from '../../documents/node.js';
import type { Logging } from '../../model/stack.js';
import { child, entriesOf, entryOf, itemsOf } from './descend.js';
import { fitted, isUnknown, NONE, scalarText, textAt } from './values.js';

/** What Compose makes of the conditions of `deploy.restart_policy`. */
const RESTARTS: Readonly<Record<string, string>> = { none: 'no', any: 'unless-stopped', 'on-failure': 'on-failure' };

/** When the engine starts a service's containers again: `deploy.restart_policy`, which wins, or `restart`. */
export function restartOf(service: MappingNode, prefix: string): Located<string> | undefined {
  const deploy = child(service, 'deploy');
  const policy = deploy?.kind === 'mapping' ? entryOf(deploy, 'restart_policy') : undefined;
  if (policy?.value.kind !== 'mapping') {
    const restart = child(service, 'restart');
    if (restart !== undefined && isUnknown(restart))
      return { value: 'unknown', at: locate(restart, `${prefix}restart`) };
    return textAt(service, 'restart', prefix);
  }
  // Without a condition it is started again whatever happened.
  const condition = scalarText(child(policy.value, 'condition')) ?? 'any';
  const restart = RESTARTS[condition] ?? condition;
  const attempts = restart === 'on-failure' ? child(policy.value, 'max_attempts') : undefined;
  const bound = scalarText(attempts);
  const value = isUnknown(attempts) ? 'unknown' : bound === undefined ? restart : `${restart}:${bound}`;
  return { value, at: locateKey(policy, `${prefix}deploy.restart_policy`) };
}

export function loggingOf(service: MappingNode, prefix: string): Logging | undefined {
  const entry = entryOf(service, 'logging');
  if (entry?.value.kind !== 'mapping') return undefined;
  const driver = child(entry.value, 'driver');
  const options = fitted(Array.from(entriesOf(child(entry.value, 'options')), ({ key }) => key));
  return {
    driver: isUnknown(driver) ? 'unknown' : scalarText(driver),
    options,
    at: locateKey(entry, `${prefix}logging`),
  };
}

/** Keys of the secrets or configs that a service, or its build, is granted. */
export function grantedTo(service: MappingNode, kind: 'secrets' | 'configs'): readonly string[] {
  const ofBuild = child(child(service, 'build'), kind);
  const items = [...itemsOf(child(service, kind)), ...itemsOf(ofBuild)];
  if (items.length === 0) return NONE;
  return fitted(items.flatMap((item) => scalarText(child(item, 'source')) ?? scalarText(item) ?? []));
}
