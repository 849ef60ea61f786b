import { type Entry, locate, locateKey, type MappingNode, type Node } from '../../documents/node.js';
import { parseImage } from '../../model/image.js';
import type { RoleReading } from '../../model/role.js';
import type { RoleSubject } from '../../model/role-subject.js';
import type { Build, ContainerName, EnvFile, Image, Service } from '../../model/stack.js';
import { clusterSettingsOf } from './cluster.js';
import { child } from './descend.js';
import { isolationOf } from './isolation.js';
import { attachmentsOf, dependenciesOf, networkModeOf, portsOf } from './networking.js';
import { grantedTo, loggingOf, restartOf } from './operation.js';
import { repositoryPath } from './paths.js';
import { healthcheckOf, mountsOf, resourcesOf } from './runtime.js';
import {
  eachItem,
  flagAt,
  isUnknown,
  NONE,
  numberAt,
  parseInteger,
  plainTexts,
  scalarText,
  textAt,
  textsAt,
  variablesAt,
  wordsAt,
} from './values.js';

/** What all services of a stack share. */
export interface StackIdentity {
  readonly stack: string;
  readonly project: string;
  /** What service ids begin with. */
  readonly prefix: string;
  readonly readRole: (subject: RoleSubject) => RoleReading;
  /** Whether the stack is written for Swarm. */
  readonly forCluster: boolean;
}

/** One service of the canonical model; what has a wrong type there is left out. */
export function toService(entry: Entry & { readonly value: MappingNode }, identity: StackIdentity): Service {
  const { key: name, value: node } = entry;
  const prefix = `services.${name}.`;
  const at = locateKey(entry, `services.${name}`);
  const deploy = child(node, 'deploy');
  const image = imageOf(child(node, 'image'), prefix);
  const build = buildOf(child(node, 'build'), prefix);
  const containerName = containerNameOf(node, prefix);
  const command = wordsAt(node, 'command', prefix);
  const entrypoint = wordsAt(node, 'entrypoint', prefix);
  const environment = variablesAt(node, 'environment', prefix);
  const ports = portsOf(node, prefix);
  const expose = textsAt(node, 'expose', prefix);
  const mounts = mountsOf(node, prefix);
  const dependsOn = dependenciesOf(node, prefix);
  const networkMode = networkModeOf(node, prefix);
  const role = identity.readRole({
    name,
    at,
    image,
    build,
    containerName,
    command,
    entrypoint,
    environment,
    ports,
    expose,
    mounts,
    dependsOn: dependsOn.length === 0 ? NONE : dependsOn.map(({ service }) => service),
  });
  return {
    id: `${identity.prefix}/${name}`,
    stack: identity.stack,
    project: identity.project,
    name,
    at,
    image,
    build,
    role,
    pullPolicy: scalarText(child(node, 'pull_policy')),
    containerName,
    hostname: textAt(node, 'hostname', prefix),
    command,
    entrypoint,
    environment,
    envFiles: eachItem(node, 'env_file', prefix, envFileOf),
    ports,
    expose,
    attachments: networkMode === undefined ? attachmentsOf(entry, prefix) : NONE,
    networkMode,
    dependsOn,
    links: textsAt(node, 'links', prefix),
    externalLinks: textsAt(node, 'external_links', prefix),
    healthcheck: healthcheckOf(node, prefix),
    resources: resourcesOf(node, prefix),
    mounts,
    restart: restartOf(node, prefix),
    logging: loggingOf(node, prefix),
    secrets: grantedTo(node, 'secrets'),
    configs: grantedTo(node, 'configs'),
    replicas:
      numberAt(deploy, 'replicas', `${prefix}deploy.`, parseInteger) ?? numberAt(node, 'scale', prefix, parseInteger),
    deployMode: textAt(deploy, 'mode', `${prefix}deploy.`),
    labels: variablesAt(node, 'labels', prefix),
    profiles: plainTexts(child(node, 'profiles')),
    privileged: flagAt(node, 'privileged', prefix),
    user: textAt(node, 'user', prefix),
    readOnly: flagAt(node, 'read_only', prefix),
    capAdd: textsAt(node, 'cap_add', prefix),
    capDrop: textsAt(node, 'cap_drop', prefix),
    securityOpt: textsAt(node, 'security_opt', prefix),
    pid: textAt(node, 'pid', prefix),
    ipc: textAt(node, 'ipc', prefix),
    isolation: isolationOf(node, prefix),
    ...(identity.forCluster && { cluster: clusterSettingsOf(node, prefix) }),
  };
}

function imageOf(node: Node | undefined, prefix: string): Image | undefined {
  const reference = scalarText(node);
  const unknown = isUnknown(node);
  if (node === undefined || reference === undefined || (reference === '' && !unknown)) return undefined;
  return parseImage(reference, { at: locate(node, `${prefix}image`), unknown });
}

function buildOf(node: Node | undefined, prefix: string): Build | undefined {
  if (node?.kind !== 'mapping') return undefined;
  const context = child(node, 'context');
  const dockerfile = child(node, 'dockerfile');
  const contextText = scalarText(context) ?? '.';
  return {
    context: isUnknown(context) ? undefined : repositoryPath(contextText),
    contextText,
    dockerfile: scalarText(dockerfile),
    ...(isUnknown(dockerfile) && { dockerfileUnknown: true }),
    target: scalarText(child(node, 'target')),
    args: argsOf(child(node, 'args')),
    arguments: variablesAt(node, 'args', `${prefix}build.`),
    at: locate(node, `${prefix}build`),
  };
}

function argsOf(node: Node | undefined): readonly string[] {
  if (node?.kind !== 'mapping') return [];
  return [...node.entries.values()].flatMap(({ value }) => (isUnknown(value) ? [] : (scalarText(value) ?? [])));
}

function envFileOf(item: Node, at: () => string): EnvFile | undefined {
  const node = child(item, 'path');
  const value = scalarText(node);
  if (node === undefined || value === undefined || value === '') return undefined;
  const optional = scalarText(child(item, 'required'))?.toLowerCase() === 'false';
  return {
    value,
    at: locate(node, at()),
    ...(optional && { optional }),
    ...(isUnknown(node) && { unknown: true }),
  };
}

function containerNameOf(node: MappingNode, prefix: string): ContainerName | undefined {
  const name = textAt(node, 'container_name', prefix);
  return name !== undefined && isUnknown(child(node, 'container_name')) ? { ...name, unknown: true } : name;
}
