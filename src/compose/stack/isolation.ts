import type { Node } from '../../documents/node.js';
import { locate } from '../../documents/node.js';
import type { Device, Isolation } from '../../model/stack.js';
import { child, itemsOf } from './descend.js';
import { eachItem, flagAt, isUnknown, scalarText, textAt } from './values.js';

/** Settings whose absence is judged, with their keys: a variable without a value must not be taken for it. */
const JUDGED = [
  ['privileged', 'privileged'],
  ['readOnly', 'read_only'],
  ['user', 'user'],
  ['capDrop', 'cap_drop'],
  ['securityOpt', 'security_opt'],
] as const;

/** The rarer settings of isolation; undefined where the service has none of them. */
export function isolationOf(service: Node, prefix: string): Isolation | undefined {
  const devices = eachItem(service, 'devices', prefix, deviceOf);
  const unknown = JUDGED.filter(([, key]) => rests(child(service, key))).map(([setting]) => setting);
  const isolation: Isolation = {
    uts: textAt(service, 'uts', prefix),
    userNamespace: textAt(service, 'userns_mode', prefix),
    cgroup: textAt(service, 'cgroup', prefix),
    cgroupParent: textAt(service, 'cgroup_parent', prefix),
    apiSocket: flagAt(service, 'use_api_socket', prefix),
    ...(devices.length > 0 && { devices }),
    ...(unknown.length > 0 && { unknown }),
  };
  return Object.values(isolation).some((value) => value !== undefined) ? isolation : undefined;
}

/** Whether a value, or an item of a list, rests on a variable without a value. */
function rests(node: Node | undefined): boolean {
  return isUnknown(node) || itemsOf(node).some(isUnknown);
}

function deviceOf(item: Node, at: () => string): Device | undefined {
  const source = scalarText(child(item, 'source'));
  if (source === undefined || source === '' || isUnknown(child(item, 'source'))) return undefined;
  return { source, target: scalarText(child(item, 'target')), at: locate(item, at()) };
}
