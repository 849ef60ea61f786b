import { type Located, type Location, wholeFile } from '../documents/location.js';
import { type Entry, locate, locateKey, type MappingNode, type Node } from '../documents/node.js';
import type { RoleReading } from '../model/role.js';
import type { RoleSubject } from '../model/role-subject.js';
import type { Grant, Network, Service, Stack, Volume } from '../model/stack.js';
import type { ComposeProject } from './project.js';
import { child, entriesOf, entryOf, itemsOf } from './stack/descend.js';
import { bindSource } from './stack/runtime.js';
import { type StackIdentity, toService } from './stack/service.js';
import { swarmEvidence } from './stack/swarm.js';
import { fitted, isTrue, isUnknown, NONE, scalarText } from './stack/values.js';

type ReadRole = (subject: RoleSubject) => RoleReading;

/**
 * The model of a Compose project: its canonical root (compose-spec, as `docker compose config` prints it) read into services,
 * networks and volumes that keep their places. What has a wrong type, which the loader reports, is left out.
 */
export function toStack(project: ComposeProject, readRole: ReadRole): Stack {
  const { root, id } = project;
  const kindEvidence = swarmEvidence(root);
  const identity: StackIdentity = {
    stack: id,
    project: project.name,
    prefix: prefixOf(project),
    readRole,
    forCluster: kindEvidence.length > 0,
  };
  const services: Service[] = [];
  for (const entry of entriesOf(child(root, 'services'))) {
    if (isMapping(entry)) services.push(toService(entry, identity));
  }
  return {
    id,
    name: project.name,
    named: project.nameAt !== undefined,
    kind: kindEvidence.length > 0 ? 'swarm' : 'compose',
    ...(kindEvidence.length > 0 && { kindEvidence }),
    path: project.directory,
    files: project.files.map(({ path }) => path),
    layers: project.files.filter(({ role }) => role !== 'include' && role !== 'extends').map(({ path }) => path),
    variantOf: project.variantOf,
    variant: project.variant,
    found: project.found,
    services: fitted(services),
    networks: networksOf(root, project.name, services),
    volumes: volumesOf(root, project.name),
    secrets: grantsOf(root, 'secrets'),
    configs: grantsOf(root, 'configs'),
    unsetVariables: unsetVariables(project),
    defaultProfiles: project.defaultProfiles,
    unknown: project.unknown,
    at: placeOf(project),
  };
}

/** What service ids begin with: the project's id, in which the project's name stands for the root. */
function prefixOf({ id, name }: ComposeProject): string {
  return /^\.(?:$|[@#])/.test(id) ? name + id.slice(1) : id;
}

function isMapping(entry: Entry): entry is Entry & { value: MappingNode } {
  return entry.value.kind === 'mapping';
}

/** The `services` key, or the first file where there is none. */
function placeOf({ root, files }: ComposeProject): Location {
  const services = entryOf(root, 'services');
  if (services !== undefined) return locateKey(services, 'services');
  const [first] = files;
  return first === undefined ? locate(root, '') : wholeFile(first.path);
}

function networksOf(root: Node, project: string, services: readonly Service[]): readonly Network[] {
  const networks: Network[] = [];
  for (const entry of entriesOf(child(root, 'networks'))) networks.push(networkOf(entry, project));
  if (networks.some(({ key }) => key === 'default')) return fitted(networks);
  // The reference adds it only where a service joins it.
  for (const { attachments } of services) {
    const joined = attachments.find(({ network }) => network === 'default');
    if (joined !== undefined) return [...networks, implicitDefault(project, joined.at)];
  }
  return fitted(networks);
}

function networkOf(entry: Entry, project: string): Network {
  const { key, value: node } = entry;
  const pointer = `networks.${key}`;
  const name = child(node, 'name');
  const externalNode = child(node, 'external');
  const external = isTrue(externalNode);
  const written = scalarText(name);
  return {
    key,
    name: written === undefined || written === '' ? (external ? key : `${project}_${key}`) : written,
    nameAt: name === undefined || name.implied === true ? undefined : locate(name, `${pointer}.name`),
    external,
    externalAt: externalNode && external ? locate(externalNode, `${pointer}.external`) : undefined,
    internal: isTrue(child(node, 'internal')),
    driver: scalarText(child(node, 'driver')),
    attachable: isTrue(child(node, 'attachable')),
    ...(isEncrypted(node) && { encrypted: true }),
    subnets: subnetsOf(node),
    declared: node.implied !== true,
    unknownName: isUnknown(name),
    at: locateKey(entry, pointer),
  };
}

/** The option is set by being there; only a plain `false` takes it back. */
function isEncrypted(network: Node): boolean {
  const options = child(network, 'driver_opts');
  if (options?.kind !== 'mapping' || !options.entries.has('encrypted')) return false;
  return scalarText(child(options, 'encrypted'))?.toLowerCase() !== 'false';
}

function implicitDefault(project: string, at: Location): Network {
  return {
    key: 'default',
    name: `${project}_default`,
    external: false,
    internal: false,
    attachable: false,
    subnets: NONE,
    declared: false,
    unknownName: false,
    at: { ...at, pointer: 'networks.default' },
  };
}

function subnetsOf(node: Node): readonly string[] {
  const subnets: string[] = [];
  for (const config of itemsOf(child(child(node, 'ipam'), 'config'))) {
    const subnet = scalarText(child(config, 'subnet'));
    if (subnet !== undefined && subnet !== '') subnets.push(subnet);
  }
  return fitted(subnets);
}

function volumesOf(root: Node, project: string): readonly Volume[] {
  const volumes: Volume[] = [];
  for (const entry of entriesOf(child(root, 'volumes'))) {
    const { key, value: node } = entry;
    const external = isTrue(child(node, 'external'));
    const named = child(node, 'name');
    const name = scalarText(named);
    volumes.push({
      key,
      name: name === undefined || name === '' ? (external ? key : `${project}_${key}`) : name,
      ...(isUnknown(named) ? { unknownName: true } : {}),
      external,
      ...(liesElsewhere(node) && { elsewhere: true as const }),
      hostPath: hostPathOf(node, `volumes.${key}.driver_opts.device`),
      at: locateKey(entry, `volumes.${key}`),
    });
  }
  return fitted(volumes);
}

/** Another driver than the engine's own, or a file system of the network. */
function liesElsewhere(volume: Node): boolean {
  const driver = child(volume, 'driver');
  if (isUnknown(driver) || (scalarText(driver) ?? 'local') !== 'local') return true;
  return /^(?:nfs4?|cifs|smb\w*|gluster\w*|ceph|fuse\..*|9p)$/i.test(
    scalarText(child(child(volume, 'driver_opts'), 'type')) ?? '',
  );
}

function grantsOf(root: Node, kind: 'secrets' | 'configs'): readonly Grant[] {
  const grants: Grant[] = [];
  for (const entry of entriesOf(child(root, kind))) {
    const { key, value } = entry;
    grants.push({ key, external: isTrue(child(value, 'external')), at: locateKey(entry, `${kind}.${key}`) });
  }
  return fitted(grants);
}

function unsetVariables({ variables }: ComposeProject): Stack['unsetVariables'] {
  const first = new Map<string, Located<string>>();
  for (const { name, outcome, at } of variables) {
    if (outcome === 'unset' && !first.has(name)) first.set(name, { value: name, at });
  }
  return fitted([...first.values()]);
}

/** The device of a volume that is a bind mount in disguise. */
function hostPathOf(volume: Node, pointer: string): Located<string> | undefined {
  const options = child(volume, 'driver_opts');
  const device = child(options, 'device');
  const written = scalarText(device);
  if (device === undefined || written === undefined || written === '' || isUnknown(device)) return undefined;
  const bound = (scalarText(child(options, 'o')) ?? '').split(',').some((option) => /^r?bind$/.test(option.trim()));
  return bound ? { value: bindSource(written), at: locate(device, pointer) } : undefined;
}
