import { positionOf } from '../../documents/location.js';
import type { Config } from '../../policy/config.js';
import { standingOf } from '../../policy/waivers/standing.js';
import type { ShownWaiver } from '../../report/policy/shown.js';

/** The waivers that are granted to the repository, and what they are worth today (`2030-12-31`; absent: none is over). */
export function shownWaivers(config: Config, today: string | undefined): readonly ShownWaiver[] {
  return config.waivers.map((waiver) => {
    const { at, ruleIds, owner, reason, since, until, where, rank } = waiver;
    const [paths = [], services = []] = JSON.parse(where) as string[][];
    const { state, refused } = standingOf(waiver, config, today);
    const because = refused.map(({ message }) => message).join(' ');
    return {
      rules: ruleIds,
      owner,
      reason,
      ...(since === undefined ? {} : { since }),
      until,
      state,
      ...(because === '' ? {} : { because }),
      paths,
      services,
      source: config.provenance.layers[rank]?.name ?? positionOf(at).path,
      location: positionOf(at),
    };
  });
}
