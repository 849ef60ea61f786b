import {
  block,
  castCount,
  castFlag,
  closedScalar,
  count,
  duration,
  flag,
  grants,
  hosts,
  listOf,
  number,
  options,
  pairs,
  setOf,
  type Table,
  text,
  textOrList,
  ulimits,
  under,
} from './shapes.js';

export function build(): Table {
  return {
    '': { is: ['string', 'mapping'], merge: 'long', short: 'build' },
    context: { ...text, path: 'context' },
    dockerfile: text,
    dockerfile_inline: text,
    ...listOf('entitlements', text),
    ...pairs('args'),
    ...pairs('ssh', { short: 'ssh' }),
    'ssh.*': { ...closedScalar, path: 'file' },
    ...pairs('labels', { short: 'labels' }),
    ...listOf('cache_from', text),
    ...listOf('cache_to', text),
    no_cache: flag,
    ...textOrList('no_cache_filter', { same: undefined, merge: undefined }),
    ...pairs('additional_contexts', { short: 'labels' }),
    'additional_contexts.*': { ...closedScalar, path: 'context' },
    network: text,
    provenance: { is: ['string', 'boolean'] },
    sbom: { is: ['string', 'boolean'] },
    pull: flag,
    target: text,
    shm_size: { is: ['integer', 'string'], format: 'bytes' },
    ...hosts('extra_hosts'),
    isolation: text,
    privileged: flag,
    ...grants('secrets', undefined),
    ...listOf('tags', text, { same: 'text' }),
    ...ulimits('ulimits'),
    ...listOf('platforms', text),
  };
}

export function mount(): Table {
  return {
    '': { is: ['string', 'mapping'], requires: ['type'] },
    type: { ...text, values: ['bind', 'volume', 'tmpfs', 'cluster', 'npipe', 'image'] },
    source: { ...text, path: 'bind' },
    target: text,
    read_only: castFlag,
    consistency: text,
    bind: block,
    ...under('bind', {
      propagation: text,
      create_host_path: flag,
      recursive: { ...text, values: ['enabled', 'disabled', 'writable', 'readonly'] },
      selinux: { ...text, values: ['z', 'Z'] },
    }),
    volume: block,
    ...under('volume', { ...pairs('labels', { short: 'labels' }), nocopy: castFlag, subpath: text }),
    tmpfs: block,
    'tmpfs.size': { is: ['integer', 'string'], minimum: 0, format: 'bytes' },
    'tmpfs.mode': number,
    image: block,
    'image.subpath': text,
  };
}

export function attachment(): Table {
  return {
    '': { is: ['mapping', 'null'] },
    ...setOf('aliases'),
    interface_name: text,
    ipv4_address: text,
    ipv6_address: text,
    ...setOf('link_local_ips'),
    mac_address: text,
    ...options('driver_opts'),
    priority: { is: ['number'] },
    gw_priority: { is: ['number'] },
  };
}

export function healthcheck(): Table {
  return {
    '': block,
    disable: castFlag,
    interval: duration,
    retries: castCount,
    test: { is: ['string', 'list'], merge: 'replace', short: 'test' },
    'test.[]': text,
    timeout: duration,
    start_period: duration,
    start_interval: duration,
  };
}

export function blkio(): Table {
  const rates = ['device_read_bps', 'device_read_iops', 'device_write_bps', 'device_write_iops'].map((key) => ({
    ...listOf(key, block),
    ...under(`${key}.[]`, { path: text, rate: { ...count, format: 'bytes' } }),
  }));
  return {
    '': block,
    ...Object.assign({}, ...rates),
    weight: count,
    ...listOf('weight_device', block),
    ...under('weight_device.[]', { path: text, weight: count }),
  };
}
