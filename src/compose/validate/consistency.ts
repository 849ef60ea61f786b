import type { Location } from '../../documents/location.js';
import {
  child,
  descend,
  entriesOf,
  itemsOf,
  locate,
  locateKey,
  type MappingNode,
  type Node,
  textOf,
} from '../../documents/node.js';
import { by } from '../../lib/compare.js';
import { didYouMean } from '../../lib/suggest.js';
import type { LoadContext } from '../context.js';
import { isExternal } from '../names.js';
import { isUnresolved, mappingUnder } from '../nodes.js';
import { reportNoSource } from './resources.js';
import { checkService } from './service.js';

/** What a whole project must satisfy: every name that it uses exists, every service can run (compose-go, `checkConsistency`). */
export function checkConsistency(root: MappingNode, context: LoadContext, disabled: ReadonlySet<string> = NONE): void {
  const services = mappingUnder(root, 'services');
  for (const entry of services?.entries.values() ?? []) {
    const { key, value } = entry;
    if (value.kind !== 'mapping') continue;
    checkReferences(value, key, root, context, disabled);
    checkService(value, entry, context);
  }
  checkSecrets(root, context);
  checkContainerNames(root, context);
}

/** Secrets of services have to come from somewhere, whatever driver they name. */
function checkSecrets(root: MappingNode, context: LoadContext): void {
  for (const entry of entriesOf(child(root, 'secrets'))) {
    const { key, value } = entry;
    if (value.kind !== 'mapping' || isExternal(value)) continue;
    const variable = child(value, 'environment');
    // An empty path is the project's folder.
    if (value.entries.has('file') || isUnresolved(variable) || (textOf(variable) ?? '') !== '') continue;
    reportNoSource('secrets', entry, ['file', 'environment'], locateKey(entry, `secrets.${key}`), context);
  }
}

/** Containers of services that can run at the same time have different names (docker compose, `CheckContainerNameUnicity`). */
function checkContainerNames(root: MappingNode, { problems, profiles }: LoadContext): void {
  const taken = new Map<string, { readonly service: MappingNode; readonly at: Location }>();
  // By name: which of two is told must not depend on the order of keys.
  const services = [...entriesOf(child(root, 'services'))].sort(by(({ key }) => key));
  for (const { key, value } of services) {
    const node = child(value, 'container_name');
    const name = textOf(node);
    if (value.kind !== 'mapping' || node === undefined || !name || isUnresolved(node)) continue;
    const at = locate(node, `services.${key}.container_name`);
    const before = taken.get(name);
    if (before === undefined) {
      taken.set(name, { service: value, at });
      continue;
    }
    if (profiles === undefined && !canMeet(before.service, value)) continue;
    problems.add({
      code: 'compose-container-name-taken',
      message: `services.${key} has the container_name "${name}", which another service has already.`,
      hint: 'Give it another name, or remove container_name.',
      at,
      related: [{ at: before.at, message: 'Taken here.' }],
    });
  }
}

/** Whether two services have a profile in common, or none: others are alternatives to each other. */
function canMeet(a: MappingNode, b: MappingNode): boolean {
  const [own, other] = [a, b].map((service) => itemsOf(child(service, 'profiles')).map(textOf));
  if (!own?.length || !other?.length) return true;
  return own.some((profile) => other.includes(profile));
}

type Kind = 'network' | 'volume' | 'secret' | 'config' | 'service' | 'model';

const KEYED: readonly (readonly [string, Kind])[] = [
  ['networks', 'network'],
  ['models', 'model'],
  ['depends_on', 'service'],
];
const GRANTED: readonly (readonly [string, Kind])[] = [
  ['secrets', 'secret'],
  ['configs', 'config'],
];

const NONE: ReadonlySet<string> = new Set();

function checkReferences(
  service: MappingNode,
  name: string,
  root: MappingNode,
  context: LoadContext,
  disabled: ReadonlySet<string>,
): void {
  for (const [key, kind] of KEYED) {
    const names = mappingUnder(service, key);
    if (names === undefined) continue;
    for (const entry of names.entries.values()) {
      if (isDeclared(kind, entry.key, root) || isUnresolved(entry.value) || entry.key.includes('${')) continue;
      // An optional dependency may be disabled by its profiles, but not absent.
      const optional = textOf(child(entry.value, 'required')) === 'false';
      if (kind === 'service' && optional && disabled.has(entry.key)) continue;
      report(kind, entry.key, locateKey(entry, `services.${name}.${key}.${entry.key}`), root, context);
    }
  }
  const mounts = itemsOf(child(service, 'volumes'));
  for (let index = 0; index < mounts.length; index++) {
    const mount = mounts[index];
    const source = child(mount, 'source');
    if (textOf(child(mount, 'type')) !== 'volume' || textOf(source) === '') continue;
    checkNode(source, 'volume', `services.${name}.volumes`, index, root, context);
  }
  for (const [key, kind] of GRANTED) {
    for (const [index, grant] of itemsOf(child(service, key)).entries()) {
      checkGrant(grant, kind, `services.${name}.${key}`, index, root, context);
    }
  }
  const mode = child(service, 'network_mode');
  const shared = textOf(mode);
  if (mode !== undefined && shared?.startsWith(SERVICE) && !isUnresolved(mode)) {
    const target = shared.slice(SERVICE.length);
    if (!isDeclared('service', target, root)) {
      report('service', target, locate(mode, `services.${name}.network_mode`), root, context);
    }
  }
  const build = mappingUnder(service, 'build');
  if (build !== undefined) checkBuild(build, `services.${name}.build`, root, context);
}

const SERVICE = 'service:';

function checkBuild(build: MappingNode, path: string, root: MappingNode, context: LoadContext): void {
  for (const [index, grant] of itemsOf(child(build, 'secrets')).entries()) {
    checkGrant(grant, 'secret', `${path}.secrets`, index, root, context);
  }
  for (const { key, value } of entriesOf(child(build, 'additional_contexts'))) {
    const text = textOf(value);
    if (text === undefined || !text.startsWith(SERVICE) || isUnresolved(value)) continue;
    const name = text.slice(SERVICE.length);
    const at = locate(value, `${path}.additional_contexts.${key}`);
    if (!isDeclared('service', name, root)) report('service', name, at, root, context);
    else if (child(descend(root, 'services', name), 'build') === undefined) reportNotBuilt(name, at, context);
  }
}

function reportNotBuilt(name: string, at: Location, { problems }: LoadContext): void {
  problems.add({
    code: 'compose-context-not-built',
    message: `${at.pointer} is the service "${name}", which is not built here.`,
    hint: `Give ${name} a build:, or name an image with docker-image://.`,
    at,
  });
}

/** A config or a secret that is granted: one without a source is that of no name. */
function checkGrant(
  grant: Node,
  kind: Kind,
  path: string,
  index: number,
  root: MappingNode,
  context: LoadContext,
): void {
  const source = child(grant, 'source');
  if (source === undefined && grant.kind === 'mapping')
    report(kind, '', locate(grant, `${path}[${index}]`), root, context);
  else checkNode(source, kind, path, index, root, context);
}

function checkNode(
  node: Node | undefined,
  kind: Kind,
  path: string,
  index: number,
  root: MappingNode,
  context: LoadContext,
): void {
  const name = textOf(node);
  if (node === undefined || name === undefined || isUnresolved(node)) return;
  if (!isDeclared(kind, name, root)) report(kind, name, locate(node, `${path}[${index}]`), root, context);
}

function isDeclared(kind: Kind, name: string, root: MappingNode): boolean {
  return (kind === 'network' && name === 'default') || sectionOf(kind, root)?.entries.has(name) === true;
}

function sectionOf(kind: Kind, root: MappingNode): MappingNode | undefined {
  return mappingUnder(root, `${kind}s`);
}

function report(kind: Kind, name: string, at: Location, root: MappingNode, context: LoadContext): void {
  context.problems.add({
    code: `compose-undefined-${kind}`,
    message: `The ${kind} "${name}" is not defined.${didYouMean(name, sectionOf(kind, root)?.entries.keys() ?? [])}`,
    hint:
      kind === 'volume' && name.includes('/')
        ? `Write ./${name} for a folder, or declare the volume under the top-level volumes:.`
        : `Add ${name}: under the top-level ${kind}s:, or correct the name.`,
    at,
  });
}
