import type { PolicySource } from '../../policy/policy-source.js';
import type { Environment } from './github.js';

/** Where the shared policies of a run come from: the folder of clones, where there is one. */
export async function policiesOf(
  folder: string | undefined,
  _environment: Environment,
): Promise<PolicySource | undefined> {
  if (folder === undefined) return undefined;
  return (await import('../../app/policy-folder.js')).folderPolicies(folder);
}
