import type { Node } from '../../documents/node.js';
import type { AttributeTree, ShortForm } from '../attribute.js';
import type { LoadContext } from '../context.js';
import type { Pointer } from '../trail.js';
import { longBuild, longDevices, longExternal, longGpus, longService, longSsh } from './blocks.js';
import { longCommand, longTest } from './command.js';
import { longDependencies, longEnvFiles, longHosts, longNames, longPairs, longSources, longTexts } from './lists.js';
import { longPorts } from './ports.js';
import { longVolumes } from './volumes.js';

/** Makes one notation long. Anything that is not that notation is given back as it is. */
type Expansion = (node: Node, path: Pointer, context: LoadContext) => Node;

const EXPANSIONS: Readonly<Record<ShortForm, Expansion>> = {
  build: longBuild,
  command: longCommand,
  dependencies: longDependencies,
  devices: longDevices,
  'env-files': longEnvFiles,
  external: longExternal,
  gpus: longGpus,
  hosts: longHosts,
  labels: (node) => longPairs(node, false),
  names: longNames,
  pairs: (node) => longPairs(node, true),
  ports: longPorts,
  service: longService,
  sources: longSources,
  ssh: longSsh,
  test: longTest,
  texts: longTexts,
  volumes: longVolumes,
};

/** The value in its long notation, its children as they are. */
export function madeLong(node: Node, tree: AttributeTree | undefined, path: Pointer, context: LoadContext): Node {
  const short = tree?.attribute?.short;
  return short === undefined ? node : EXPANSIONS[short](node, path, context);
}
