import { type Attribute, type AttributeTree, attributeTree } from './attribute.js';

/**
 * The Compose format as data (Compose Specification and its JSON Schema): a new attribute is one line here, which
 * interpolation, merging, normalisation, path resolution and validation read.
 */
export function composeAttributes(): AttributeTree {
  tree ??= attributeTree({
    '': { is: ['mapping'] },
    version: text,
    name: text,
    include: { is: ['list'] },
    'include.[]': { is: ['string', 'mapping'], open: true },
    ...named('services', service()),
    ...named('networks', network()),
    ...named('volumes', volume()),
    ...named('secrets', secret()),
    ...named('configs', config()),
    ...named('models', model()),
  });
  return tree;
}

let tree: AttributeTree | undefined;

type Table = Readonly<Record<string, Attribute>>;

const NAME = /^[a-zA-Z0-9._-]+$/;

const text: Attribute = { is: ['string'] };
const flag: Attribute = { is: ['boolean', 'string'] };
const castFlag: Attribute = { ...flag, cast: 'boolean' };
const count: Attribute = { is: ['integer', 'string'] };
const castCount: Attribute = { ...count, cast: 'integer' };
const number: Attribute = { is: ['number', 'string'] };
const castNumber: Attribute = { ...number, cast: 'number' };
const quota: Attribute = { ...number, cast: 'integer' };
const bytes: Attribute = { is: ['number', 'string'], format: 'bytes' };
const duration: Attribute = { is: ['string'], format: 'duration' };
const block: Attribute = { is: ['mapping'] };
const list: Attribute = { is: ['list'] };
const closedScalar: Attribute = { is: ['string', 'number', 'boolean', 'null'] };

function under(path: string, table: Table): Table {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key === '' ? path : `${path}.${key}`, value]));
}

/** A top-level section: a mapping of names to blocks. */
function named(section: string, entry: Table): Table {
  return { [section]: { is: ['mapping'], keys: NAME }, ...under(`${section}.*`, entry) };
}

function listOf(key: string, item: Attribute, more: Partial<Attribute> = {}): Table {
  return { [key]: { ...list, ...more }, [`${key}.[]`]: item };
}

/** A list in which a repeated item takes the place of the first. */
function setOf(key: string, more: Partial<Attribute> = {}): Table {
  return listOf(key, text, { same: 'name', ...more });
}

function textOrList(key: string, more: Partial<Attribute> = {}): Table {
  return setOf(key, { is: ['string', 'list'], merge: 'texts', short: 'texts', ...more });
}

/** A mapping of names to scalars, or a list of `name=value`. */
function pairs(key: string, more: Partial<Attribute> = {}): Table {
  const pair: Attribute = {
    is: ['mapping', 'list'],
    open: true,
    merge: 'pairs',
    short: 'pairs',
    ...more,
  };
  return { [key]: pair, [`${key}.*`]: closedScalar, [`${key}.[]`]: text };
}

function options(key: string, value: Attribute = { is: ['string', 'number'] }): Table {
  return { [key]: block, [`${key}.*`]: value };
}

function hosts(key: string): Table {
  return {
    [key]: { is: ['mapping', 'list'], distinct: true, merge: 'hosts', short: 'hosts' },
    [`${key}.*`]: { is: ['string', 'list'] },
    [`${key}.*.[]`]: text,
    [`${key}.[]`]: text,
  };
}

function command(key: string): Table {
  return { [key]: { is: ['string', 'list', 'null'], merge: 'replace', short: 'command' }, [`${key}.[]`]: text };
}

function ulimits(key: string): Table {
  return {
    [key]: { ...block, keys: /^[a-z]+$/ },
    [`${key}.*`]: {
      is: ['integer', 'string', 'mapping'],
      cast: 'integer',
      merge: 'replace',
      requires: ['soft', 'hard'],
    },
    [`${key}.*.soft`]: castCount,
    [`${key}.*.hard`]: castCount,
  };
}

function grants(key: string, same: Attribute['same']): Table {
  return {
    [key]: { ...list, short: 'sources', same },
    [`${key}.[]`]: { is: ['string', 'mapping'] },
    ...under(`${key}.[]`, { source: text, target: text, uid: text, gid: text, mode: { is: ['number', 'string'] } }),
  };
}

function hook(key: string, more: Table, requires?: readonly string[]): Table {
  return {
    [key]: list,
    [`${key}.[]`]: { ...block, requires },
    ...under(`${key}.[]`, { ...hookBody(), ...more }),
  };
}

function hookBody(): Table {
  return { ...command('command'), user: text, privileged: flag, working_dir: text, ...pairs('environment') };
}

function deviceRequests(key: string, requires?: readonly string[]): Table {
  return {
    [`${key}.[]`]: { ...block, requires },
    ...under(`${key}.[]`, {
      ...listOf('capabilities', text, { distinct: true }),
      count,
      ...listOf('device_ids', text, { distinct: true }),
      driver: text,
      ...pairs('options', { short: 'labels' }),
    }),
  };
}

function service(): Table {
  return {
    '': block,
    ...pairs('annotations', { short: 'labels' }),
    attach: flag,
    ...under('build', build()),
    ...under('blkio_config', blkio()),
    ...setOf('cap_add'),
    ...setOf('cap_drop'),
    cgroup: { ...text, values: ['host', 'private'] },
    cgroup_parent: text,
    ...command('command'),
    ...grants('configs', 'config-target'),
    container_name: { ...text, pattern: /[a-zA-Z0-9][a-zA-Z0-9_.-]+/ },
    cpu_count: { is: ['integer', 'string'], cast: 'integer', minimum: 0 },
    cpu_percent: { is: ['number', 'string'], cast: 'number', minimum: 0, maximum: 100 },
    cpu_shares: quota,
    cpu_quota: quota,
    cpu_period: quota,
    cpu_rt_period: quota,
    cpu_rt_runtime: quota,
    cpus: castNumber,
    cpuset: text,
    credential_spec: block,
    ...under('credential_spec', { config: text, file: text, registry: text }),
    depends_on: { is: ['mapping', 'list'], keys: NAME, distinct: true, merge: 'long', short: 'dependencies' },
    'depends_on.[]': text,
    'depends_on.*': { ...block, requires: ['condition'] },
    'depends_on.*.condition': {
      ...text,
      values: ['service_started', 'service_healthy', 'service_completed_successfully'],
    },
    'depends_on.*.required': { is: ['boolean'], cast: 'boolean' },
    'depends_on.*.restart': castFlag,
    ...under('deploy', deploy()),
    ...under('develop', develop()),
    ...listOf('device_cgroup_rules', text, { distinct: true }),
    devices: { ...list, short: 'devices', same: 'device-target' },
    'devices.[]': { is: ['string', 'mapping'], requires: ['source'] },
    ...under('devices.[]', { source: text, target: text, permissions: text }),
    ...textOrList('dns'),
    ...setOf('dns_opt', { merge: 'texts' }),
    ...textOrList('dns_search'),
    domainname: text,
    ...command('entrypoint'),
    env_file: { is: ['string', 'list'], merge: 'texts', short: 'env-files', same: 'path' },
    'env_file.[]': { is: ['string', 'mapping'], requires: ['path'] },
    ...under('env_file.[]', { path: { ...text, path: 'file' }, format: text, required: castFlag }),
    ...pairs('environment'),
    ...listOf('expose', { is: ['string', 'number'] }, { same: 'text' }),
    extends: { is: ['string', 'mapping'], open: true, short: 'service' },
    'extends.file': { ...text, path: 'file' },
    ...listOf('external_links', text, { distinct: true }),
    ...hosts('extra_hosts'),
    gpus: { is: ['string', 'list'], values: ['all'], short: 'gpus' },
    ...deviceRequests('gpus'),
    ...listOf('group_add', { is: ['string', 'number'] }, { distinct: true }),
    ...under('healthcheck', healthcheck()),
    hostname: text,
    image: text,
    init: castFlag,
    ipc: text,
    isolation: text,
    ...textOrList('label_file', { same: undefined, distinct: true }),
    'label_file.[]': { ...text, path: 'file' },
    ...pairs('labels', { short: 'labels' }),
    ...setOf('links'),
    logging: { ...block, merge: 'same-driver' },
    'logging.driver': text,
    ...options('logging.options', { is: ['string', 'number', 'null'] }),
    mac_address: text,
    mem_limit: bytes,
    mem_reservation: bytes,
    mem_swappiness: count,
    memswap_limit: bytes,
    models: { is: ['mapping', 'list'], merge: 'long', short: 'names' },
    'models.[]': text,
    'models.*': { is: ['mapping', 'null'] },
    ...under('models.*', { endpoint_var: text, model_var: text }),
    network_mode: text,
    networks: { is: ['mapping', 'list'], keys: NAME, distinct: true, merge: 'long', short: 'names' },
    'networks.[]': text,
    ...under('networks.*', attachment()),
    oom_kill_disable: castFlag,
    oom_score_adj: { is: ['integer', 'string'], cast: 'integer', minimum: -1000, maximum: 1000 },
    pid: { is: ['string', 'null'] },
    pids_limit: quota,
    platform: text,
    ports: { ...list, short: 'ports', same: 'port' },
    'ports.[]': { is: ['number', 'string', 'mapping'] },
    ...under('ports.[]', {
      ...{ name: text, mode: text, host_ip: text, protocol: text, app_protocol: text },
      ...{ target: castCount, published: count },
    }),
    ...hook('post_start', {}, ['command']),
    ...hook('pre_start', { image: text, per_replica: flag }),
    ...hook('pre_stop', {}, ['command']),
    privileged: castFlag,
    ...setOf('profiles'),
    provider: { ...block, requires: ['type'] },
    'provider.type': text,
    ...options('provider.options', { is: ['string', 'number', 'boolean', 'list'] }),
    pull_policy: {
      ...text,
      pattern: /^(?:always|never|build|if_not_present|missing|refresh|daily|weekly|every_(?:[0-9]+[wdhms])+)$/,
    },
    pull_refresh_after: text,
    read_only: castFlag,
    restart: text,
    runtime: text,
    scale: { ...castCount, minimum: 0 },
    ...grants('secrets', 'secret-target'),
    ...listOf('security_opt', text, { distinct: true }),
    shm_size: bytes,
    stdin_open: castFlag,
    stop_grace_period: duration,
    stop_signal: text,
    storage_opt: { ...block, open: true },
    ...pairs('sysctls', { short: 'labels' }),
    ...textOrList('tmpfs'),
    tty: castFlag,
    ...ulimits('ulimits'),
    use_api_socket: { is: ['boolean'] },
    user: text,
    userns_mode: text,
    uts: text,
    volumes: { ...list, short: 'volumes', same: 'mount-target' },
    ...under('volumes.[]', mount()),
    ...listOf('volumes_from', text, { distinct: true }),
    working_dir: text,
  };
}

function build(): Table {
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

function mount(): Table {
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

function attachment(): Table {
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

function healthcheck(): Table {
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

function blkio(): Table {
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

function develop(): Table {
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

function deploy(): Table {
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

/** What networks, volumes, secrets and configs have in common. */
function resource(): Table {
  return { name: text, external: { is: ['boolean', 'string', 'mapping'], cast: 'boolean' }, 'external.name': text };
}

function network(): Table {
  return {
    '': { is: ['mapping', 'null'], short: 'external' },
    ...resource(),
    driver: text,
    ...options('driver_opts'),
    ipam: block,
    'ipam.driver': text,
    'ipam.config': { ...list, merge: 'by-subnet' },
    'ipam.config.[]': block,
    ...under('ipam.config.[]', { subnet: text, ip_range: text, gateway: text, ...options('aux_addresses', text) }),
    ...options('ipam.options', text),
    ...{ internal: castFlag, attachable: castFlag, enable_ipv4: castFlag, enable_ipv6: castFlag },
    ...pairs('labels', { short: 'labels' }),
  };
}

function volume(): Table {
  return {
    '': { is: ['mapping', 'null'], short: 'external' },
    ...resource(),
    driver: text,
    ...options('driver_opts'),
    'driver_opts.device': { is: ['string', 'number'], path: 'device' },
    ...pairs('labels', { short: 'labels' }),
  };
}

function config(): Table {
  return {
    '': { ...block, short: 'external' },
    ...resource(),
    content: text,
    environment: text,
    file: { ...text, path: 'file' },
    ...pairs('labels', { short: 'labels' }),
    template_driver: text,
  };
}

function secret(): Table {
  const { content: _, ...shared } = config();
  return { ...shared, driver: text, ...options('driver_opts') };
}

function model(): Table {
  return {
    '': { ...block, requires: ['model'] },
    name: text,
    model: text,
    context_size: { is: ['integer'] },
    ...listOf('runtime_flags', text),
  };
}
