import type { Check, LintContext, Violation } from '../check.js';
import { groupedResources, type Judged, type Per } from '../resources/findings.js';
import type { Match } from '../resources/path.js';
import { type Selection, settingOf, subjectsOf } from '../resources/selection.js';
import { isOneOf, isUnknown, numberOf, textOfValue } from '../resources/value.js';

export interface Params {
  /** Firewall rules, one entry for each way to write them. */
  readonly targets: readonly Target[];
  /** Ports that must not be open to everyone. */
  readonly ports: readonly number[];
  readonly per: Per;
}

export interface Target extends Selection {
  /** Settings with the addresses that may enter. */
  readonly addresses: readonly string[];
  /** The first and the last port, where they are two settings. */
  readonly first?: string;
  readonly last?: string;
  /** Settings with a port or a range of ports as text: `5432`, `8000-9000`, `*`. */
  readonly ranges?: readonly string[];
  /** Settings with the protocol. */
  readonly protocol?: string;
}

/** Addresses that stand for everyone. */
const EVERYONE = ['0.0.0.0/0', '::/0', '*', 'Internet', 'internet', 'Any', 'any', '0.0.0.0'];
/** Protocols with which ports mean nothing or mean all of them. */
const ALL_PROTOCOLS = ['-1', 'all', '*'];

/** Firewall rules that let everyone in to some ports. */
export const check: Check<Params> = {
  name: 'open-port',
  scope: 'repository',
  reads: 'resources',
  *run(context, { targets, ports, per }): Iterable<Violation> {
    yield* groupedResources(
      targets.flatMap((target) => openIn(context, target, ports)),
      per,
    );
  },
};

function openIn(context: LintContext, target: Target, ports: readonly number[]): readonly Judged[] {
  return subjectsOf(context, target).flatMap((subject) => {
    const of = (path: string): readonly Match[] => settingOf(context.resources ?? [], subject, path).matches;
    const everyone = target.addresses.flatMap(of).find(({ node }) => isOneOf(node, EVERYONE));
    const open =
      everyone === undefined ? [] : ports.filter((port) => rangesOf(target, of).some((range) => covers(range, port)));
    return everyone === undefined || open.length === 0 ? [] : [{ subject, at: everyone.at, target: shown(open) }];
  });
}

type Range = readonly [first: number, last: number];
const ALL: Range = [0, 65_535];

function rangesOf(target: Target, of: (path: string) => readonly Match[]): readonly Range[] {
  const { first, last, ranges = [], protocol } = target;
  if (protocol !== undefined && of(protocol).some(({ node }) => isOneOf(node, ALL_PROTOCOLS))) return [ALL];
  if (protocol !== undefined && of(protocol).some(({ node }) => isOneOf(node, ['icmp', 'icmpv6', 'Icmp']))) return [];
  const from = first === undefined ? undefined : numberIn(of(first));
  const to = last === undefined ? undefined : numberIn(of(last));
  const spelled = ranges
    .flatMap(of)
    .flatMap(({ node }) => (isUnknown(node) || node.kind !== 'scalar' ? [] : rangeIn(textOfValue(node))));
  return from === undefined || to === undefined ? spelled : [[from, to], ...spelled];
}

function numberIn([match]: readonly Match[]): number | undefined {
  return match === undefined || isUnknown(match.node) ? undefined : numberOf(match.node);
}

function rangeIn(text: string): readonly Range[] {
  if (text === '*') return [ALL];
  const [, from, to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim()) ?? [];
  return from === undefined ? [] : [[Number(from), Number(to)]];
}

function covers([first, last]: Range, port: number): boolean {
  return first <= port && port <= last;
}

const MAX_SHOWN = 3;

function shown(ports: readonly number[]): string {
  const first = ports.slice(0, MAX_SHOWN).join(', ');
  return ports.length > MAX_SHOWN ? `${first}, …` : first;
}
