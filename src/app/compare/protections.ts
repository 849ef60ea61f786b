import type { Location } from '../../documents/location.js';
import { quoted } from '../../lib/quoted.js';
import type { Service, Stack } from '../../model/stack.js';
import { type Draft, listedIds } from './draft.js';
import { GUARDS, type Guard } from './guards.js';
import type { ServicePair } from './pairs.js';

/** One thing that is different about how a service is kept apart, before several services are told together. */
export interface GuardChange {
  /** What is different, whoever it is about. */
  readonly key: string;
  readonly effect: Draft['effect'];
  readonly kind: 'protection-dropped' | 'protection-added';
  readonly side: Draft['side'];
  readonly service: Service;
  readonly at: Location;
  /** What is said behind the names. */
  readonly said: (several: boolean) => string;
}

/** What one service lost of its protections, or gained. */
function guardChanges({ old, now }: ServicePair, before: Stack | undefined, after: Stack | undefined): GuardChange[] {
  const found: GuardChange[] = [];
  for (const guard of GUARDS) {
    const [had, has] = [guard.has(old, before), guard.has(now, after)];
    if (had === undefined || has === undefined || had === has) continue;
    const gained = has;
    found.push({
      key: `${guard.name} ${gained ? 'gained' : 'lost'}`,
      ...weightOf(guard, gained),
      side: gained ? 'head' : 'base',
      service: gained ? now : old,
      at: placeOf(guard, gained ? now : old),
      said: gained ? guard.gained : guard.lost,
    });
  }
  return [...found, ...capabilities(old, now)];
}

function weightOf({ kind }: Guard, gained: boolean): Pick<GuardChange, 'effect' | 'kind'> {
  const isBetter = gained === (kind !== 'danger');
  const effect = kind === 'care' ? 'neutral' : isBetter ? 'closes' : 'opens';
  return { effect, kind: isBetter ? 'protection-added' : 'protection-dropped' };
}

function placeOf(guard: Guard, service: Service): Location {
  return guard.at(service) ?? service.at;
}

function capabilities(old: Service, now: Service): GuardChange[] {
  const names = ({ capAdd }: Service) =>
    new Map(capAdd.map((one) => [one.value.toUpperCase().replace(/^CAP_/, ''), one.at]));
  const [before, after] = [names(old), names(now)];
  const gained = [...after].filter(([name]) => !before.has(name));
  const lost = [...before].filter(([name]) => !after.has(name));
  return [
    ...gained.map(
      ([name, at]): GuardChange => ({
        key: `${name} gained`,
        effect: 'opens',
        kind: 'protection-dropped',
        side: 'head',
        service: now,
        at,
        said: (several) => `${several ? 'are' : 'is'} given the capability ${quoted(name)}`,
      }),
    ),
    ...lost.map(
      ([name, at]): GuardChange => ({
        key: `${name} lost`,
        effect: 'closes',
        kind: 'protection-added',
        side: 'base',
        service: old,
        at,
        said: (several) => `no longer ${several ? 'have' : 'has'} the capability ${quoted(name)}`,
      }),
    ),
  ];
}

/** What all services of both versions lost of their protections, or gained. */
export function guardsOf(
  services: readonly ServicePair[],
  olds: ReadonlyMap<string, Stack>,
  nows: ReadonlyMap<string, Stack>,
): GuardChange[] {
  return services.flatMap((pair) => guardChanges(pair, olds.get(pair.old.stack), nows.get(pair.now.stack)));
}

/** One sentence for each thing that is different, whichever services it is about. `nowOf` tells their ids in the head. */
export function guardDrafts(changes: readonly GuardChange[], nowOf: (id: string) => string, prefix = ''): Draft[] {
  const byKey = new Map<string, GuardChange[]>();
  for (const change of changes) {
    const list = byKey.get(change.key);
    if (list === undefined) byKey.set(change.key, [change]);
    else list.push(change);
  }
  return [...byKey.values()].flatMap((list): Draft[] => {
    const [first] = list;
    if (first === undefined) return [];
    const { effect, kind, side, at, said } = first;
    return [
      {
        kind,
        effect,
        message: `${prefix}${listedIds(list.map(({ service }) => service.id))} ${said(list.length > 1)}.`,
        services: list.map(({ service }) => nowOf(service.id)),
        at,
        side,
      },
    ];
  });
}

/** What a new service has that opens the machine to it, as words behind its name. */
export function dangersOf(service: Service, stack: Stack | undefined): readonly string[] {
  return GUARDS.flatMap(({ kind, beside, has }) =>
    kind === 'danger' && beside !== undefined && has(service, stack) === true ? [beside] : [],
  );
}
