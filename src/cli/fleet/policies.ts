import type { FleetClient } from '../../github/fleet/client.js';
import { PolicyFailure, type PolicySource } from '../../policy/policy-source.js';

/**
 * Where the shared policies of a run come from: a folder of clones, else GitHub by the run's own client, which waits for rate limits.
 * Nothing is asked before a policy is.
 */
export function policiesOf(
  folder: string | undefined,
  connect: (() => Promise<FleetClient>) | undefined,
): PolicySource {
  let opened: Promise<PolicySource> | undefined;
  const open = async (): Promise<PolicySource> => {
    if (folder !== undefined) return (await import('../../app/policy-folder.js')).folderPolicies(folder);
    if (connect === undefined)
      throw new PolicyFailure('There is nowhere to take shared policies from. Name a folder with --policies.');
    const { githubPolicies } = await import('../../github/policy-source.js');
    const { request } = await connect();
    return githubPolicies({
      open: async () => ({ request, owner: '', repo: '' }),
      tokenName: 'GROUNDPLAN_TOKEN',
      signedIn: true,
    });
  };
  return {
    open: async (named) => {
      opened ??= open();
      return (await opened).open(named);
    },
  };
}
