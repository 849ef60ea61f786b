import type { LintContext } from './check.js';
import { add, type Carrier, networkUseOf, projectOf } from './creators.js';
import { memo } from './memo.js';

/**
 * The network that a project seems to mean when nothing has the name that it asks for: one that a single other project nearby
 * declares under that key, and that therefore really carries the project's name in front.
 * Near are one folder, a folder and the one above it, and two folders side by side.
 */
export function namesake(context: LintContext, joiner: Carrier): Carrier | undefined {
  if (networkUseOf(context).creators.has(joiner.network.name)) return undefined;
  const { name } = joiner.network;
  const { path } = joiner.stack;
  const { inFolder, belowFolder } = createdNear(context.networksByName);
  const lists = [inFolder.get(place(name, path)), belowFolder.get(place(name, path))];
  if (path !== '') lists.push(inFolder.get(place(name, parent(path))), belowFolder.get(place(name, parent(path))));
  let found: Carrier | undefined;
  for (const list of lists) {
    for (const carrier of list ?? []) {
      const project = projectOf(carrier.stack);
      if (project === projectOf(joiner.stack)) continue;
      if (found !== undefined && projectOf(found.stack) !== project) return undefined;
      found ??= carrier;
    }
  }
  return found;
}

interface Near {
  /** Created networks by key and the folder of their project. */
  readonly inFolder: ReadonlyMap<string, readonly Carrier[]>;
  /** Created networks by key and the folder above that of their project. */
  readonly belowFolder: ReadonlyMap<string, readonly Carrier[]>;
}

const createdNear = memo((networksByName: LintContext['networksByName']): Near => {
  const inFolder = new Map<string, Carrier[]>();
  const belowFolder = new Map<string, Carrier[]>();
  for (const carriers of networksByName.values()) {
    for (const carrier of carriers) {
      const { network, stack } = carrier;
      if (network.external) continue;
      add(inFolder, place(network.key, stack.path), carrier);
      if (stack.path !== '') add(belowFolder, place(network.key, parent(stack.path)), carrier);
    }
  }
  return { inFolder, belowFolder };
});

function place(key: string, path: string): string {
  return JSON.stringify([key, path]);
}

function parent(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
