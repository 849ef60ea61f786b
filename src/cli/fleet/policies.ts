import type { PolicySource } from '../../policy/policy-source.js';
import { policySourceOf } from '../policies.js';
import type { Environment } from './github.js';

/** Where the shared policies of a run come from: the folder of clones, where there is one, else GitHub. */
export async function policiesOf(folder: string | undefined, environment: Environment): Promise<PolicySource> {
  return policySourceOf(folder === undefined ? {} : { policies: folder }, environment);
}
