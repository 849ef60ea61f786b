import { locateKey, type MappingNode, type Node } from '../../documents/node.js';
import type { ClusterSettings, RolloutSettings } from '../../model/stack.js';
import { child, entriesOf, entryOf } from './descend.js';
import { fitted, isUnknown, plainTexts, scalarText } from './values.js';

/** What a cluster is told of a service. */
export function clusterSettingsOf(service: MappingNode, prefix: string): ClusterSettings {
  const deploy = child(service, 'deploy');
  const update = updateOf(deploy, `${prefix}deploy.update_config`);
  const rollback = deploy?.kind === 'mapping' ? entryOf(deploy, 'rollback_config') : undefined;
  return {
    keys: fitted(
      [...entriesOf(service)]
        .filter(({ value }) => value.implied !== true)
        .map((entry) => ({ value: entry.key, at: locateKey(entry, prefix + entry.key) })),
    ),
    constraints: plainTexts(child(child(deploy, 'placement'), 'constraints')),
    ...(update !== undefined && { update }),
    ...(rollback !== undefined && { rollback: locateKey(rollback, `${prefix}deploy.rollback_config`) }),
  };
}

function updateOf(deploy: Node | undefined, pointer: string): RolloutSettings | undefined {
  const entry = deploy?.kind === 'mapping' ? entryOf(deploy, 'update_config') : undefined;
  if (entry?.value.kind !== 'mapping') return undefined;
  const action = child(entry.value, 'failure_action');
  const failureAction = isUnknown(action) ? 'unknown' : scalarText(action);
  return { ...(failureAction !== undefined && { failureAction }), at: locateKey(entry, pointer) };
}
