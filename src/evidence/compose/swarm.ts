import { child, descend, entriesOf, itemsOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt, observe, shown } from '../emit.js';
import { composeRoot, mayBeCompose, servicesOf } from './compose-file.js';

/**
 * Settings of a Compose file that only Swarm obeys (Compose specification, deploy section). `deploy.resources`, `replicas` and
 * restart policies are left out: `docker compose` obeys or ignores them on a single machine.
 */
export function swarmDetector(): Detector {
  return { name: 'swarm', extensions: ['yml', 'yaml'], wants: mayBeCompose, detect };
}

const DEPLOY_SETTINGS: ReadonlyMap<string, string> = new Map([
  ['placement', 'placement'],
  ['update_config', 'update-config'],
  ['rollback_config', 'rollback-config'],
  ['endpoint_mode', 'endpoint-mode'],
]);

function* detect(file: CandidateFile): Iterable<Evidence> {
  if (!/overlay|deploy|external|swarm/.test(file.text)) return;
  const root = composeRoot(file);
  if (root === undefined) return;
  for (const { name, entry, pointer } of servicesOf(root)) yield* readDeploy(name, entry.value, pointer);
  for (const network of entriesOf(child(root, 'networks'))) {
    const driver = entryAt(network.value, 'driver');
    if (driver === undefined || textOf(driver.value) !== 'overlay') continue;
    yield observe({
      kind: 'swarm.setting',
      value: 'overlay-network',
      name: network.key,
      message: `Network ${shown(network.key)} spans several machines (driver overlay), which needs Swarm.`,
      at: atKey(driver, `networks.${network.key}.driver`),
    });
  }
  yield* readExternal(root, 'configs', 'external-config');
  yield* readExternal(root, 'secrets', 'external-secret');
}

function* readDeploy(service: string, node: Node, pointer: string): Iterable<Evidence> {
  const deploy = child(node, 'deploy');
  for (const entry of entriesOf(deploy)) {
    const setting = DEPLOY_SETTINGS.get(entry.key) ?? modeSetting(entry.key, textOf(entry.value));
    if (setting === undefined || isEmpty(entry.value)) continue;
    yield observe({
      kind: 'swarm.setting',
      value: setting,
      name: service,
      message: `Service ${shown(service)} sets ${shown(`deploy.${entry.key}`)}, which Swarm obeys.`,
      at: atKey(entry, `${pointer}.deploy.${entry.key}`),
    });
  }
  const labels = entryAt(deploy, 'labels');
  if (labels !== undefined && mentionsTraefik(labels.value)) {
    yield observe({
      kind: 'swarm.setting',
      value: 'traefik-swarm',
      name: service,
      message: `Service ${shown(service)} gives Traefik its routes in ${shown('deploy.labels')}, where only its Swarm provider looks.`,
      at: atKey(labels, `${pointer}.deploy.labels`),
    });
  }
}

function modeSetting(key: string, value: string | undefined): string | undefined {
  if (key !== 'mode') return undefined;
  if (value === 'global' || value === 'global-job') return 'global-mode';
  return value === 'replicated-job' ? 'replicated-job' : undefined;
}

function isEmpty(node: Node): boolean {
  return node.kind === 'scalar' ? node.value === undefined : node.kind === 'mapping' && node.entries.size === 0;
}

function mentionsTraefik(labels: Node): boolean {
  if (labels.kind === 'mapping') return [...labels.entries.keys()].some((key) => key.startsWith('traefik.'));
  return itemsOf(labels).some((label) => (textOf(label) ?? '').startsWith('traefik.'));
}

function* readExternal(root: Node, section: string, setting: string): Iterable<Evidence> {
  for (const entry of entriesOf(child(root, section))) {
    const external = entryAt(entry.value, 'external');
    if (external === undefined || textOf(descend(entry.value, 'external')) === 'false') continue;
    yield observe({
      kind: 'swarm.setting',
      value: setting,
      name: entry.key,
      message: `${shown(entry.key)} in ${section} is kept by Swarm (external).`,
      at: atKey(external, `${section}.${entry.key}.external`),
    });
  }
}
