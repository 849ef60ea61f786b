import { child, descend, type Entry, entriesOf, locateKey, type Node } from '../../documents/node.js';
import type { Resource } from '../../model/resource.js';
import type { CandidateFile } from '../detector.js';
import { contentHolder } from '../edge/iot-edge.js';
import { resourcesOf } from '../serverless/cloudformation.js';
import { functionsOf, isServerlessFile } from '../serverless/serverless-framework.js';
import { looksLikeTemplate } from '../template-text.js';
import type { Read } from './kubernetes.js';

/** Resources of CloudFormation and SAM, also those in a file of the Serverless Framework. One file is one stack. */
export function* cloudFormationResources(file: CandidateFile): Iterable<Read> {
  if (!/\b(?:AWS|Alexa)::[A-Z]/.test(file.text)) return;
  if (looksLikeTemplate(file.text) && file.parsed().problems.length > 0) return;
  const [root] = file.parsed().documents;
  for (const { type, entry, pointer } of resourcesOf(root)) {
    const body = child(entry.value, 'Properties') ?? entry.value;
    const inner = body === entry.value ? pointer : `${pointer}.Properties`;
    yield {
      ...placed('cloudformation', type, entry, pointer, file),
      body,
      pointer: inner,
      ...(type === 'AWS::Serverless::Function' ? defaults(descend(root, 'Globals', 'Function')) : {}),
    };
  }
}

/** The functions of a file of the Serverless Framework, with the provider's settings as their defaults, and the provider. */
export function* serverlessFrameworkResources(file: CandidateFile): Iterable<Read> {
  if (!isServerlessFile(file) || !['yml', 'yaml', 'json'].includes(file.extension)) return;
  const [root] = file.parsed().documents;
  const provider = root?.kind === 'mapping' ? root.entries.get('provider') : undefined;
  if (provider === undefined) return;
  yield placed('serverless-framework', 'provider', provider, 'provider', file);
  for (const { entry, pointer } of functionsOf(root)) {
    if (entry.value.kind !== 'mapping') continue;
    yield { ...placed('serverless-framework', 'function', entry, pointer, file), ...defaults(provider.value) };
  }
}

/** The modules of a deployment manifest of Azure IoT Edge, the system's own among them. */
export function* iotEdgeResources(file: CandidateFile): Iterable<Read> {
  if (!file.text.includes('$edgeAgent') || !file.extension.startsWith('json')) return;
  const holder = contentHolder(file.parsed().documents[0]);
  if (holder === undefined) return;
  const desired = descend(holder.node, '$edgeAgent', 'properties.desired');
  for (const [key, kind] of [
    ['modules', 'module'],
    ['systemModules', 'system-module'],
  ] as const) {
    for (const entry of entriesOf(child(desired, key))) {
      yield placed(
        'azure-iot-edge',
        kind,
        entry,
        `${holder.pointer}$edgeAgent.properties.desired.${key}.${entry.key}`,
        file,
      );
    }
  }
  const hub = holder.node.kind === 'mapping' ? holder.node.entries.get('$edgeHub') : undefined;
  const settings = hub && child(hub.value, 'properties.desired');
  if (hub === undefined || settings === undefined) return;
  const pointer = `${holder.pointer}$edgeHub`;
  yield {
    ...placed('azure-iot-edge', 'hub', hub, pointer, file),
    body: settings,
    pointer: `${pointer}.properties.desired`,
  };
}

function placed(dialect: Resource['dialect'], kind: string, entry: Entry, pointer: string, file: CandidateFile): Read {
  return {
    dialect,
    kind,
    name: entry.key,
    scope: file.path,
    body: entry.value,
    pointer,
    patch: false,
    at: locateKey(entry, pointer),
  };
}

function defaults(node: Node | undefined): Pick<Resource, 'defaults'> {
  return node === undefined ? {} : { defaults: node };
}
