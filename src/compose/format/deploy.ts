import {
  block,
  castCount,
  castNumber,
  count,
  deviceRequests,
  duration,
  hookBody,
  list,
  listOf,
  number,
  pairs,
  type Table,
  text,
  textOrList,
  under,
} from './shapes.js';

export function develop(): Table {
  return {
    '': { is: ['mapping', 'null'] },
    watch: list,
    'watch.[]': { ...block, requires: ['path', 'action'] },
    ...under('watch.[]', {
      ...textOrList('ignore'),
      ...textOrList('include'),
      path: { ...text, path: 'file' },
      action: { ...text, values: ['rebuild', 'sync', 'restart', 'sync+restart', 'sync+exec'] },
      target: text,
      exec: { ...block, requires: ['command'] },
      ...under('exec', hookBody()),
      initial_sync: { is: ['boolean'] },
    }),
  };
}

function rollout(): Table {
  return {
    '': block,
    parallelism: castCount,
    delay: duration,
    failure_action: text,
    monitor: duration,
    max_failure_ratio: castNumber,
    order: { ...text, values: ['start-first', 'stop-first'] },
  };
}

export function deploy(): Table {
  return {
    '': { is: ['mapping', 'null'] },
    mode: text,
    endpoint_mode: text,
    replicas: { ...castCount, minimum: 0 },
    ...pairs('labels', { short: 'labels' }),
    ...under('rollback_config', rollout()),
    ...under('update_config', rollout()),
    resources: block,
    'resources.limits': block,
    ...under('resources.limits', { cpus: number, memory: { ...text, format: 'bytes' }, pids: count }),
    'resources.reservations': block,
    ...under('resources.reservations', {
      cpus: number,
      memory: { ...text, format: 'bytes' },
      generic_resources: list,
      'generic_resources.[]': block,
      'generic_resources.[].discrete_resource_spec': block,
      ...under('generic_resources.[].discrete_resource_spec', { kind: text, value: number }),
      devices: list,
      ...deviceRequests('devices', ['capabilities']),
    }),
    restart_policy: block,
    ...under('restart_policy', { condition: text, delay: duration, max_attempts: castCount, window: duration }),
    placement: block,
    ...under('placement', {
      ...listOf('constraints', text),
      preferences: list,
      'preferences.[]': block,
      'preferences.[].spread': text,
      max_replicas_per_node: castCount,
    }),
  };
}
