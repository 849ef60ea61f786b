import { wholeFile } from '../../documents/location.js';
import { baseName } from '../../lib/paths.js';
import type { Evidence } from '../../model/evidence.js';
import type { NamedWords } from '../../model/evidence-knowledge.js';
import { observe, shown } from '../emit.js';
import { segmentsOf } from '../file-path.js';
import type { CloudBook } from '../infrastructure/clouds.js';
import type { WordTable } from '../word-table.js';
import type { FolderSeen, Tree } from './tree.js';

/** A folder named `services` far down in source code says nothing about the architecture. */
const MAX_DEPTH = 4;

/** Folders whose names say a role. */
export function* readFolderRoles(tree: Tree, roles: WordTable<NamedWords>): Iterable<Evidence> {
  for (const folder of tree.values()) {
    if (folder.path === '' || segmentsOf(folder.path).length > MAX_DEPTH) continue;
    const role = roles.find(baseName(folder.path));
    if (role === undefined) continue;
    yield observe({
      kind: 'layout.folder',
      value: role.name,
      name: folder.path,
      details: { files: String(folder.total) },
      message: `The folder ${shown(folder.path)} is named after its role (${role.name}).`,
      at: wholeFile(folder.first),
    });
  }
}

/** Folders of configuration, and configuration files for clusters, that are named after a cloud. */
export function* readCloudFolders(tree: Tree, clouds: CloudBook): Iterable<Evidence> {
  for (const parent of tree.values()) {
    if (segmentsOf(parent.path).length >= MAX_DEPTH) continue;
    const named = parent.children.flatMap((path) => {
      const folder = tree.get(path);
      const cloud = clouds.ofName(baseName(path));
      return folder === undefined || cloud === undefined || !holdsConfiguration(folder, tree)
        ? []
        : [{ path, cloud, at: folder.first }];
    });
    if (isClusterFolder(parent)) {
      for (const file of parent.files) {
        const cloud = isConfiguration(file.extension) ? clouds.ofName(file.name.replace(/\.\w+$/, '')) : undefined;
        if (cloud !== undefined) named.push({ path: file.path, cloud, at: file.path });
      }
    }
    const all = new Set(named.map(({ cloud }) => cloud));
    for (const { path, cloud, at } of named) {
      const others = [...all].filter((other) => other !== cloud).sort();
      yield observe({
        kind: 'layout.cloud-folder',
        value: cloud,
        name: path,
        details: { siblings: others.length === 0 ? undefined : others.join(' ') },
        message: `${shown(path)} is named after ${clouds.nameOf(cloud)}.`,
        at: wholeFile(at),
      });
    }
  }
}

function isClusterFolder(folder: FolderSeen): boolean {
  return /^(?:clusters?|overlays|environments?|envs|federation|multi-?cluster)$/i.test(baseName(folder.path));
}

/** Directly in it, or one folder below. */
function holdsConfiguration(folder: FolderSeen, tree: Tree): boolean {
  const holds = (seen: FolderSeen | undefined): boolean =>
    seen?.files.some((file) => isConfiguration(file.extension)) ?? false;
  return holds(folder) || folder.children.some((child) => holds(tree.get(child)));
}

function isConfiguration(extension: string): boolean {
  return /^(?:tf|tofu|hcl|ya?ml|bicep|tfvars)$/.test(extension);
}
