import type { FleetRow, FleetRun } from '../../../src/report/fleet/fleet.js';
import { ROWS, RULES_OF_ONE, row, waiver } from './rows.js';

export interface HostileFleet {
  readonly rows: readonly FleetRow[];
  readonly previous: readonly FleetRow[];
  readonly run: FleetRun;
}

/** A fleet in which every text that comes from elsewhere is one of two. */
export function hostileRows(one: string, other: string): HostileFleet {
  const location = { path: one, line: 1, column: 1, endLine: 1, endColumn: 2 };
  const granted = [
    waiver({ rules: [one, other], owner: other, reason: one, source: `${other}@v1`, url: one, location }),
    waiver({
      rules: [other],
      owner: one,
      reason: other,
      source: one,
      location,
      until: other,
      because: one,
      state: 'refused',
    }),
  ];
  const place = { message: other, path: one, line: 3 };
  const base = row(one, { outcome: 'fail', rules: RULES_OF_ONE, waivers: granted, teams: [one, other] });
  const hostile: FleetRow = {
    ...base,
    reason: other,
    url: one,
    branch: other,
    commit: other,
    language: one,
    topics: [other],
    properties: { [one]: other, [other]: [one, other] },
    policies: [one],
    result: base.result && {
      ...base.result,
      pattern: { slug: one, name: other, confidence: 0.5, evidence: [place] },
      expected: [other, one],
      asExpected: 'no',
      verdict: { ...base.result.verdict, because: one, blocksFrom: other },
      rules: {
        [one]: { title: other, level: 'error', active: 2, waived: 1, suppressed: 0, baselined: 0, places: [place] },
      },
      limits: [one],
    },
  };
  const [failing, ...others] = ROWS;
  return {
    rows: [
      hostile,
      { ...hostile, repository: `${other}/x`, url: 'https://github.com/acme/x', commit: 'b'.repeat(40) },
      ...others,
    ],
    previous: [
      { ...failing, repository: one },
      { ...failing, repository: `gone${other}` },
    ],
    run: { tool: { name: 'groundplan', version: '0.1.0' }, day: '2030-06-17', source: one, policy: other },
  };
}
