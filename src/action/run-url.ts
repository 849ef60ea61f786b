import type { ActionIo } from './io.js';

/** Address of the run, where the runner says which one it is. */
export function runUrlOf({ server, repository, run }: ActionIo): string | undefined {
  if (server === undefined || repository === undefined || run === undefined) return undefined;
  if (!/^https?:\/\/[\w.:-]+$/.test(server) || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return undefined;
  return `${server}/${repository}/actions/runs/${run}`;
}
