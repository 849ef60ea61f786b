import type { Node } from '../../documents/node.js';
import type { AttributeTree, ShortForm } from '../attribute.js';
import type { LoadContext } from '../context.js';
import type { Pointer } from '../trail.js';
import { longBuild, longDevices, longExternal, longGpus, longService, longSsh } from './blocks.js';
import { longCommand, longTest } from './command.js';
import { longDependencies, longEnvFiles, longHosts, longNames, longSources, longTexts } from './lists.js';
import { longContexts, longPairs, longVariables } from './pairs.js';
import { longPorts } from './ports.js';
import { longVolumes } from './volumes.js';

/** Makes one notation long. Anything that is not that notation is given back as it is. */
type Expansion = (node: Node, path: Pointer, context: LoadContext) => Node;

type Expansions = Readonly<Partial<Record<ShortForm, Expansion>>>;

/** Made long after each document: what is laid over them meets the long notation. */
const EARLY: Expansions = {
  build: longBuild,
  contexts: longContexts,
  dependencies: longDependencies,
  devices: longDevices,
  'env-files': longEnvFiles,
  external: longExternal,
  gpus: longGpus,
  names: longNames,
  ports: longPorts,
  service: longService,
  sources: longSources,
  ssh: longSsh,
  texts: longTexts,
  volumes: longVolumes,
};

/** Made long once all documents are one: until then a list stays a list and a mapping a mapping, which decides how they merge. */
const LATE: Expansions = {
  command: longCommand,
  hosts: longHosts,
  labels: (node) => longPairs(node, false),
  pairs: longVariables,
  'late-texts': longTexts,
  test: longTest,
};

/** The value in its long notation as far as merging needs it, its children as they are. */
export function madeLong(node: Node, tree: AttributeTree | undefined, path: Pointer, context: LoadContext): Node {
  return expanded(node, tree, path, context, EARLY);
}

/** The merged value in its long notation, its children as they are. */
export function madeFinal(node: Node, tree: AttributeTree | undefined, path: Pointer, context: LoadContext): Node {
  return expanded(node, tree, path, context, LATE);
}

function expanded(
  node: Node,
  tree: AttributeTree | undefined,
  path: Pointer,
  context: LoadContext,
  expansions: Expansions,
): Node {
  const short = tree?.attribute?.short;
  return short === undefined ? node : (expansions[short]?.(node, path, context) ?? node);
}
