import { positionOf } from '../../documents/location.js';
import type { Config } from '../../policy/config.js';
import type { ShownWaiver } from '../../report/policy/shown.js';

/** The waivers that are granted to the repository. */
export function shownWaivers({ waivers, provenance }: Config, _today: string | undefined): readonly ShownWaiver[] {
  return waivers.map(({ at, ruleIds, owner, reason, since, until, where, rank }) => {
    const [paths = [], services = []] = JSON.parse(where) as string[][];
    return {
      rules: ruleIds,
      owner,
      reason,
      ...(since === undefined ? {} : { since }),
      until,
      state: 'active' as const,
      paths,
      services,
      source: provenance.layers[rank]?.name ?? positionOf(at).path,
      location: positionOf(at),
    };
  });
}
