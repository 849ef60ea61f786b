import type { Location } from '../../documents/location.js';
import { quoted } from '../../lib/quoted.js';
import type { ReportChange } from '../../report/comparison.js';
import { reportLocation } from '../findings.js';

/** A difference while differences are collected. */
export interface Draft extends Omit<ReportChange, 'location'> {
  readonly at?: Location;
  /** What nobody may overlook: told before other openings, and never among those that are only counted. */
  readonly grave?: true;
}

export function changeOf({ at, grave: _, ...change }: Draft): ReportChange {
  return at === undefined ? change : { ...change, location: reportLocation(at) };
}

/** Names shown in one sentence; the others are counted. */
const NAMES = 4;

/** `` `a` ``, `` `a` and `b` ``, `` `a`, `b`, `c`, `d` and 3 more ``. */
export function listed(names: readonly string[], last: 'and' | 'or' = 'and'): string {
  const shown = names.slice(0, names.length === NAMES + 1 ? NAMES + 1 : NAMES).map(quoted);
  const more = names.length - shown.length;
  const parts = more > 0 ? [...shown, `${more} more`] : shown;
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

/** Services by their names; by their ids where two of them have one name. */
export function listedIds(ids: readonly string[], last: 'and' | 'or' = 'and'): string {
  const distinct = [...new Set(ids)];
  const claims = new Map<string, number>();
  for (const id of distinct) claims.set(nameOf(id), (claims.get(nameOf(id)) ?? 0) + 1);
  return listed(
    distinct.map((id) => (claims.get(nameOf(id)) === 1 ? nameOf(id) : id)),
    last,
  );
}

/** The name of a service by its id. */
export function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
