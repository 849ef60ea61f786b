import { by } from '../../lib/compare.js';
import { counted } from '../phrases.js';
import { daysBetween } from './days.js';
import type { FleetRow, FleetWaiver } from './fleet.js';
import { lineUrl, webAddress } from './web.js';

/** One waiver as the fleet sees it: a line of a policy may be for many repositories. */
export interface GrantedWaiver {
  /** As it stands in the first of its repositories. */
  readonly waiver: FleetWaiver;
  /** Repositories that are under it, sorted. */
  readonly repositories: readonly string[];
  /** Findings that it holds back in all of them; of one that ended, those that count again. */
  readonly findings: number;
  /** Web address of the line, where there is one. */
  readonly url?: string;
  /** From the day of the run to the last day on which it counts: negative when that has passed. */
  readonly days: number;
}

/** When waivers end, in the order in which someone must look. */
export const EXPIRIES = [
  { id: 'ended', title: 'Ended', upTo: -1 },
  { id: 'fortnight', title: 'Within 14 days', upTo: 14 },
  { id: 'month', title: 'Within 30 days', upTo: 30 },
  { id: 'quarter', title: 'Within 90 days', upTo: 90 },
  { id: 'later', title: 'Later', upTo: Number.POSITIVE_INFINITY },
] as const;

export type Expiry = (typeof EXPIRIES)[number]['id'];

/** All waivers of the rows, each once, those that end first before the others. */
export function waiversOf(rows: readonly FleetRow[], day: string): readonly GrantedWaiver[] {
  const granted = new Map<string, { waiver: FleetWaiver; repositories: string[]; findings: number; url?: string }>();
  for (const row of rows) {
    for (const waiver of row.result?.waivers ?? []) {
      const { source, location, until, owner, reason, rules } = waiver;
      // One of the repository's own is another one in each repository.
      const shared = isShared(waiver) ? '' : row.repository;
      const key = JSON.stringify([shared, source, location.path, location.line, until, owner, reason, rules]);
      const known = granted.get(key);
      if (known === undefined) {
        granted.set(key, {
          waiver,
          repositories: [row.repository],
          findings: heldBy(waiver),
          url: urlOf(waiver, row),
        });
        continue;
      }
      if (known.repositories.at(-1) !== row.repository) known.repositories.push(row.repository);
      known.findings += heldBy(waiver);
      // Of a shared one, that some repository has use for it is what counts.
      if (known.waiver.state === 'unused') known.waiver = waiver;
    }
  }
  return [...granted.values()]
    .map((one) => ({ ...one, repositories: [...one.repositories].sort(), days: daysBetween(day, one.waiver.until) }))
    .sort(
      by(
        ({ waiver }) => waiver.until,
        ({ findings }) => -findings,
        ({ repositories }) => repositories[0] ?? '',
        ({ waiver }) => waiver.location.line,
      ),
    );
}

export function expiryOf({ days, waiver }: GrantedWaiver): Expiry {
  if (waiver.state === 'ended') return 'ended';
  return EXPIRIES.find(({ upTo }) => days <= upTo)?.id ?? 'later';
}

function heldBy({ state, findings, again = findings }: FleetWaiver): number {
  return state === 'ended' ? again : findings;
}

/** A finding or several, and that they count again where the waiver ended. */
export function findingsInWords({ state }: Pick<FleetWaiver, 'state'>, findings: number): string {
  const words = counted(findings, 'finding');
  return state === 'ended' ? `${words} ${findings === 1 ? 'counts' : 'count'} again` : words;
}

/** A shared policy has a name like `acme/policies/base.yml@v3`. */
function isShared({ source }: FleetWaiver): boolean {
  return source.includes('@');
}

function urlOf(waiver: FleetWaiver, row: FleetRow): string | undefined {
  if (waiver.url !== undefined || isShared(waiver)) return webAddress(waiver.url);
  return lineUrl(row, waiver.location.path, waiver.location.line);
}
