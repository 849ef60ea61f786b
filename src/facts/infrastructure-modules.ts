import { folderOf, resolvePath } from '../lib/paths.js';
import type { Evidence } from '../model/evidence.js';
import type { Seen } from './seen.js';

/** Tells evidence of configurations that are applied from evidence of modules that nothing here uses. */
export type IsApplied = (item: Evidence) => boolean;

/**
 * A Terraform module deploys nothing by itself: its resources count when a root configuration uses it, directly or through other
 * modules. Folders below `modules/` are modules, all others are roots; other languages put together what is deployed elsewhere.
 */
export function appliedConfigurations(seen: Seen): IsApplied {
  const uses = new Map<string, string[]>();
  for (const item of seen.of('terraform.module')) {
    if (item.details?.local !== 'true') continue;
    const user = folderOf(item.at.file.path);
    // Terragrunt writes the folder that is copied before a double slash.
    const used = resolvePath(user, item.value);
    if (used !== undefined) uses.set(user, [...(uses.get(user) ?? []), used]);
  }
  const applied = new Set<string>();
  const waiting = [...uses.keys()]
    .filter((folder) => !isModuleFolder(folder))
    .flatMap((folder) => uses.get(folder) ?? []);
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (applied.has(folder)) continue;
    applied.add(folder);
    waiting.push(...(uses.get(folder) ?? []));
  }
  return (item) => {
    if (!item.kind.startsWith('terraform.') && item.details?.source !== 'terraform') return true;
    const folder = folderOf(item.at.file.path);
    return !isModuleFolder(folder) || applied.has(folder);
  };
}

function isModuleFolder(folder: string): boolean {
  return /(?:^|\/)modules?(?:\/|$)/.test(folder);
}
