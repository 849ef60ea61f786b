import { posix } from 'node:path';
import { child, type Entry, itemsOf, type MappingNode, type Node, textOf } from '../../documents/node.js';
import {
  entryAt,
  implied,
  impliedMappingAt,
  impliedScalarAt,
  isNull,
  isUnresolved,
  mapEntries,
  mapItems,
  mappingAt,
  mappingUnder,
  withEntry,
} from '../nodes.js';
import { dependencyAt } from './lists.js';

/**
 * What the reference adds to services after merging (compose-go, `Normalize`): the default network, the edges that other
 * attributes imply, the defaults of a build, clean mount targets.
 */
export function normaliseServices(root: MappingNode): MappingNode {
  const services = mappingUnder(root, 'services');
  if (services === undefined) return root;
  const normal = mapEntries(services, (service, entry) => {
    if (service.kind !== 'mapping') return mappingAt(service, []);
    return STEPS.reduce((value, step) => step(value, entry), service);
  });
  return withDefaultNetworkSection(normal === services ? root : withEntry(root, 'services', normal));
}

const STEPS: readonly ((service: MappingNode, entry: Entry) => MappingNode)[] = [
  withDefaultNetwork,
  withBuildDefaults,
  withReplicas,
  withoutEmptyDns,
  withImpliedDependencies,
  withCleanTargets,
  withPullPolicy,
  withHookImages,
];

function withDefaultNetwork(service: MappingNode, entry: Entry): MappingNode {
  if (service.entries.has('network_mode') || service.entries.has('provider')) return service;
  const networks = service.entries.get('networks')?.value;
  if (networks !== undefined && !(networks.kind === 'mapping' && networks.entries.size === 0)) return service;
  const origin = { file: entry.keyFile, start: entry.keyStart, end: entry.keyEnd };
  const attachment = entryAt('default', origin, impliedScalarAt(origin, undefined));
  return withEntry(service, 'networks', impliedMappingAt(origin, new Map([['default', attachment]])));
}

function withDefaultNetworkSection(root: MappingNode): MappingNode {
  const networks = mappingUnder(root, 'networks');
  if (networks?.entries.has('default')) return root;
  const user = [...(mappingUnder(root, 'services')?.entries.values() ?? [])].find(
    ({ value }) => mappingUnder(value, 'networks')?.entries.has('default') === true,
  );
  if (user === undefined) return root;
  const origin = { file: user.keyFile, start: user.keyStart, end: user.keyEnd };
  const added = entryAt('default', origin, impliedMappingAt(origin, new Map()));
  const entries = new Map(networks?.entries).set('default', added);
  return withEntry(
    root,
    'networks',
    networks === undefined ? impliedMappingAt(origin, entries) : { ...networks, entries },
  );
}

/** Attributes that may name another service's namespace. */
const NAMESPACES = ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'];

const IMPLYING = [...NAMESPACES, 'links', 'volumes_from'];

function withImpliedDependencies(service: MappingNode): MappingNode {
  if (!IMPLYING.some((key) => service.entries.has(key))) return service;
  const added = new Map<string, Entry>();
  const add = (name: string | undefined, origin: Node, restart: boolean) => {
    if (name === undefined || name === '' || origin.kind !== 'scalar' || isUnresolved(origin) || added.has(name))
      return;
    added.set(name, entryAt(name, origin, dependencyAt(origin, restart)));
  };
  for (const link of itemsOf(child(service, 'links'))) {
    const text = textOf(link);
    const parts = text?.split(':', 3) ?? [];
    add(parts.length === 2 ? parts[0] : text, link, true);
  }
  for (const key of NAMESPACES) {
    const node = child(service, key);
    const text = textOf(node);
    if (node !== undefined && text?.startsWith('service:')) add(text.slice('service:'.length), node, true);
  }
  for (const source of itemsOf(child(service, 'volumes_from'))) {
    const text = textOf(source);
    if (text !== undefined && !text.startsWith('container:')) add(text.split(':', 1)[0], source, false);
  }
  if (added.size === 0) return service;
  const before = mappingUnder(service, 'depends_on');
  const entries = new Map([...(before?.entries ?? []), ...[...added].filter(([name]) => !before?.entries.has(name))]);
  return withEntry(
    service,
    'depends_on',
    before === undefined ? impliedMappingAt(service, entries) : { ...before, entries },
  );
}

function withBuildDefaults(service: MappingNode): MappingNode {
  const build = mappingUnder(service, 'build');
  if (build === undefined) return service;
  const set = (node: MappingNode, key: string, value: string) => withEntry(node, key, impliedScalarAt(build, value));
  let result = build;
  if (isNothing(child(build, 'context'))) result = set(result, 'context', '.');
  if (isNothing(child(build, 'dockerfile')) && isNothing(child(build, 'dockerfile_inline'))) {
    result = set(result, 'dockerfile', 'Dockerfile');
  }
  const args = mappingUnder(build, 'args');
  // What has no value anywhere is not passed to the build.
  const given = args === undefined ? undefined : mapEntries(args, (value) => (isNull(value) ? undefined : value));
  if (given !== undefined && given !== args) result = withEntry(result, 'args', given);
  return result === build ? service : withEntry(service, 'build', result);
}

/** The scale of a service is the number of its replicas as well (compose-go, `checkConsistency`). */
function withReplicas(service: MappingNode): MappingNode {
  const scale = child(service, 'scale');
  const deploy = mappingUnder(service, 'deploy');
  if (scale?.kind !== 'scalar' || isNull(scale) || deploy === undefined || deploy.entries.has('replicas'))
    return service;
  return withEntry(service, 'deploy', withEntry(deploy, 'replicas', implied(scale)));
}

function isNothing(node: Node | undefined): boolean {
  return node === undefined || isNull(node);
}

function withoutEmptyDns(service: MappingNode): MappingNode {
  const dns = child(service, 'dns');
  if (dns?.kind !== 'sequence') return service;
  const given = mapItems(dns, (item) =>
    item.kind === 'scalar' && item.value === '' && !isUnresolved(item) ? undefined : item,
  );
  return given === dns ? service : withEntry(service, 'dns', given);
}

function withCleanTargets(service: MappingNode): MappingNode {
  const volumes = child(service, 'volumes');
  if (volumes?.kind !== 'sequence') return service;
  const clean = mapItems(volumes, (mount) => {
    const target = child(mount, 'target');
    if (mount.kind !== 'mapping' || target?.kind !== 'scalar' || typeof target.value !== 'string') return mount;
    const path = cleanPath(target.value);
    return path === target.value ? mount : withEntry(mount, 'target', { ...target, value: path, text: path });
  });
  return clean === volumes ? service : withEntry(service, 'volumes', clean);
}

function cleanPath(path: string): string {
  // Nearly every target is clean: only what could change is taken apart.
  if (!/\/\/|\/\.|\/$|^\.|^$/.test(path)) return path;
  const normal = posix.normalize(path);
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}

function withPullPolicy(service: MappingNode): MappingNode {
  const policy = child(service, 'pull_policy');
  if (policy?.kind !== 'scalar' || policy.value !== 'if_not_present') return service;
  return withEntry(service, 'pull_policy', { ...policy, value: 'missing', text: 'missing' });
}

/** A hook before the start runs in the service's own image unless it names another. */
function withHookImages(service: MappingNode): MappingNode {
  const hooks = child(service, 'pre_start');
  const image = child(service, 'image');
  if (hooks?.kind !== 'sequence' || image === undefined || (textOf(image) ?? '') === '') return service;
  const filled = mapItems(hooks, (hook) =>
    hook.kind === 'mapping' && !hook.entries.has('image') ? withEntry(hook, 'image', implied(image)) : hook,
  );
  return filled === hooks ? service : withEntry(service, 'pre_start', filled);
}
