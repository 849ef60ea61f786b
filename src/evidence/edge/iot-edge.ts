import { child, descend, type Entry, entriesOf, type Node, textOf } from '../../documents/node.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt, observe, shown } from '../emit.js';
import type { FilePath } from '../file-path.js';

/** Deployment manifests of Azure IoT Edge (`$edgeAgent`, `$edgeHub`) and its modules (module.json). */
export function iotEdgeDetector(): Detector {
  return { name: 'azure-iot-edge', extensions: ['json', 'jsonc'], wants: isCandidate, detect };
}

function isCandidate(file: FilePath): boolean {
  if (file.extension !== 'json') return /(?:deployment|edge).{0,40}\.jsonc$/.test(file.name);
  return (
    file.name === 'module.json' ||
    /deployment|iotedge|iot-edge|edge|manifest|layered/.test(file.name) ||
    /edge/i.test(file.folder)
  );
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  if (file.name === 'module.json') {
    yield* readModuleFile(file);
    return;
  }
  if (!file.text.includes('$edgeAgent') && !file.text.includes('$edgeHub')) return;
  const [root] = file.parsed().documents;
  const holder = contentHolder(root);
  if (holder === undefined) return;
  const agent = entryAt(holder.node, '$edgeAgent') ?? entryAt(holder.node, '$edgeHub');
  if (agent === undefined) return;
  yield observe({
    kind: 'edge.manifest',
    value: 'azure-iot-edge',
    details: { kind: 'deployment' },
    message: `${shown(file.path)} deploys modules to devices with Azure IoT Edge.`,
    at: atKey(agent, `${holder.pointer}${agent.key}`),
  });
  const agentPointer = `${holder.pointer}$edgeAgent.properties.desired`;
  const desired = descend(holder.node, '$edgeAgent', 'properties.desired');
  // The system's own modules, the agent and the hub, are part of every deployment.
  for (const entry of entriesOf(child(desired, 'modules'))) yield moduleEvidence(entry, `${agentPointer}.modules`);
  yield* readRoutes(
    descend(holder.node, '$edgeHub', 'properties.desired'),
    `${holder.pointer}$edgeHub.properties.desired`,
  );
}

/** The content stands under `modulesContent`, or under `content.modulesContent`, or at the root of older files. */
export function contentHolder(root: Node | undefined): { readonly node: Node; readonly pointer: string } | undefined {
  for (const path of [['modulesContent'], ['content', 'modulesContent'], ['moduleContent'], []]) {
    const node = descend(root, ...path);
    if (node !== undefined && (child(node, '$edgeAgent') ?? child(node, '$edgeHub')) !== undefined) {
      return { node, pointer: path.map((key) => `${key}.`).join('') };
    }
  }
  return undefined;
}

function moduleEvidence(entry: Entry, pointer: string): Evidence {
  return observe({
    kind: 'edge.module',
    value: 'azure-iot-edge',
    name: entry.key,
    details: { image: textOf(descend(entry.value, 'settings', 'image')) },
    message: `Module ${shown(entry.key)} runs on the edge device.`,
    at: atKey(entry, `${pointer}.${entry.key}`),
  });
}

function* readRoutes(desired: Node | undefined, pointer: string): Iterable<Evidence> {
  for (const entry of entriesOf(child(desired, 'routes'))) {
    const route = textOf(entry.value) ?? textOf(child(entry.value, 'route'));
    if (route === undefined) continue;
    const upstream = route.includes('$upstream');
    yield observe({
      kind: 'edge.route',
      value: upstream ? 'upstream' : 'local',
      name: entry.key,
      message: `Route ${shown(entry.key)} sends messages ${upstream ? 'from the device to the cloud' : 'between modules of the device'}.`,
      at: atKey(entry, `${pointer}.routes.${entry.key}`),
    });
  }
}

function* readModuleFile(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const schema = entryAt(root, '$schema-version');
  const platforms = descend(root, 'image', 'tag', 'platforms');
  const anchor = schema ?? entryAt(root, 'image');
  if (anchor === undefined || platforms === undefined) return;
  yield observe({
    kind: 'edge.module',
    value: 'azure-iot-edge',
    name: file.folder.slice(file.folder.lastIndexOf('/') + 1),
    details: { image: textOf(descend(root, 'image', 'repository')) },
    message: `${shown(file.path)} builds a module for Azure IoT Edge.`,
    at: atKey(anchor, anchor.key),
  });
  for (const entry of entriesOf(platforms)) {
    if (!/^arm32|armhf/.test(entry.key)) continue;
    yield observe({
      kind: 'edge.hardware',
      value: 'arm',
      details: { source: 'module' },
      message: `${shown(file.path)} builds for ${shown(entry.key)}.`,
      at: atKey(entry, `image.tag.platforms.${entry.key}`),
    });
  }
}
