import { child, textOf } from '../../documents/node.js';
import { resolvePath } from '../../lib/paths.js';
import type { Resource } from '../../model/resource.js';
import { memo } from '../memo.js';

/** Folders of Terraform that others use as a module: what they need is decided there. */
export const modulesOf: (resources: readonly Resource[]) => ReadonlySet<string> = memo((resources) => {
  const modules = new Set<string>();
  for (const { dialect, kind, scope = '', body } of resources) {
    if (dialect !== 'terraform') continue;
    if (/(?:^|\/)modules?(?:\/|$)/i.test(scope)) modules.add(scope);
    const source = kind === 'module' ? textOf(child(body, 'source')) : undefined;
    const folder = source?.startsWith('.') === true ? resolvePath(scope, source) : undefined;
    if (folder !== undefined) modules.add(folder);
  }
  return modules;
});
