import type { Located } from '../../documents/location.js';
import { child, type Entry, itemsOf, locate, locateKey, type MappingNode, type Node } from '../../documents/node.js';
import { parseImage } from '../../model/image.js';
import type { RoleReading } from '../../model/role.js';
import type { RoleSubject } from '../../model/role-subject.js';
import type { Build, Image, Service } from '../../model/stack.js';
import { attachmentsOf, dependenciesOf, networkModeOf, portsOf } from './networking.js';
import { repositoryPath } from './paths.js';
import { healthcheckOf, mountsOf, resourcesOf } from './runtime.js';
import {
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
}

/** One service of the canonical model; what has a wrong type there is left out. */
export function toService(entry: Entry & { readonly value: MappingNode }, identity: StackIdentity): Service {
  const { key: name, value: node } = entry;
  const pointer = `services.${name}`;
  const text = (key: string) => textAt(child(node, key), `${pointer}.${key}`);
  const texts = (key: string) => textsAt(child(node, key), `${pointer}.${key}`);
  const flag = (key: string) => flagAt(child(node, key), `${pointer}.${key}`);
  const words = (key: string) => wordsAt(child(node, key), `${pointer}.${key}`);
  const at = locateKey(entry, pointer);
  const deploy = child(node, 'deploy');
  const networkMode = networkModeOf(child(node, 'network_mode'), `${pointer}.network_mode`);

  const subject = {
    name,
    at,
    image: imageOf(child(node, 'image'), `${pointer}.image`),
    build: buildOf(child(node, 'build'), `${pointer}.build`),
    containerName: text('container_name'),
    command: words('command'),
    entrypoint: words('entrypoint'),
    environment: variablesAt(child(node, 'environment'), `${pointer}.environment`),
    ports: portsOf(child(node, 'ports'), `${pointer}.ports`),
    expose: texts('expose'),
    mounts: mountsOf(node, pointer),
  };
  const dependsOn = dependenciesOf(child(node, 'depends_on'), `${pointer}.depends_on`);
  return {
    id: `${identity.prefix}/${name}`,
    stack: identity.stack,
    project: identity.project,
    ...subject,
    role: identity.readRole({ ...subject, dependsOn: dependsOn.map(({ service }) => service) }),
    hostname: text('hostname'),
    envFiles: envFilesOf(child(node, 'env_file'), `${pointer}.env_file`),
    attachments: networkMode === undefined ? attachmentsOf(entry, pointer) : NONE,
    networkMode,
    dependsOn,
    links: texts('links'),
    externalLinks: texts('external_links'),
    healthcheck: healthcheckOf(node, pointer),
    resources: resourcesOf(node, pointer),
    restart: text('restart'),
    replicas:
      numberAt(child(deploy, 'replicas'), `${pointer}.deploy.replicas`, parseInteger) ??
      numberAt(child(node, 'scale'), `${pointer}.scale`, parseInteger),
    deployMode: textAt(child(deploy, 'mode'), `${pointer}.deploy.mode`),
    labels: variablesAt(child(node, 'labels'), `${pointer}.labels`),
    profiles: plainTexts(child(node, 'profiles')),
    privileged: flag('privileged'),
    user: text('user'),
    readOnly: flag('read_only'),
    capAdd: texts('cap_add'),
    capDrop: texts('cap_drop'),
    securityOpt: texts('security_opt'),
    pid: text('pid'),
    ipc: text('ipc'),
  };
}

function imageOf(node: Node | undefined, pointer: string): Image | undefined {
  const reference = scalarText(node);
  const unknown = isUnknown(node);
  if (node === undefined || reference === undefined || (reference === '' && !unknown)) return undefined;
  return parseImage(reference, { at: locate(node, pointer), unknown });
}

function buildOf(node: Node | undefined, pointer: string): Build | undefined {
  if (node?.kind !== 'mapping') return undefined;
  const context = child(node, 'context');
  const contextText = scalarText(context) ?? '.';
  return {
    context: isUnknown(context) ? undefined : repositoryPath(contextText),
    contextText,
    dockerfile: scalarText(child(node, 'dockerfile')),
    target: scalarText(child(node, 'target')),
    at: locate(node, pointer),
  };
}

function envFilesOf(node: Node | undefined, pointer: string): readonly Located<string>[] {
  const items = itemsOf(node);
  if (items.length === 0) return NONE;
  const files: Located<string>[] = [];
  for (let i = 0; i < items.length; i++) {
    const path = textAt(child(items[i], 'path'), `${pointer}[${i}]`);
    if (path !== undefined) files.push(path);
  }
  return files;
}
