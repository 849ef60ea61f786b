import { by } from '../../lib/compare.js';
import { quoted } from '../../lib/quoted.js';
import { overlap, parseSubnet, type Subnet } from '../../lib/subnet.js';
import type { Network, Stack } from '../../model/stack.js';
import type { Check, NoParams, Violation } from '../check.js';
import { joinedProjects } from '../joined-projects.js';

/** Ranges that are compared at one place; no repository that people keep has as many. */
const MOST = 300;

/** Networks of one machine that ask for the same addresses: the engine creates only the first of them. One finding for each later one. */
export const check: Check<NoParams> = {
  name: 'overlapping-subnets',
  scope: 'repository',
  *run(context) {
    const together = joinedProjects(context);
    for (const group of together) yield* clashesIn(rangesOf(group));
    const judged = new Set(together.flat());
    for (const stack of context.stacks) if (!judged.has(stack)) yield* clashesIn(rangesOf([stack]));
  },
};

interface Range {
  readonly stack: Stack;
  readonly network: Network;
  readonly text: string;
  readonly subnet: Subnet;
}

function rangesOf(stacks: readonly Stack[]): Range[] {
  const ranges = stacks.flatMap((stack) =>
    stack.networks
      .filter(({ external }) => !external)
      // In the order of the files: what is laid over another file is told, whatever the order of keys.
      .toSorted(
        by(
          ({ at }) => stack.files.indexOf(at.file.path),
          ({ at }) => at.start,
        ),
      )
      .flatMap((network) =>
        network.subnets.flatMap((text): Range[] => {
          const subnet = parseSubnet(text);
          return subnet === undefined ? [] : [{ stack, network, text, subnet }];
        }),
      ),
  );
  return ranges.slice(0, MOST);
}

function* clashesIn(ranges: readonly Range[]): Generator<Violation> {
  for (const [index, range] of ranges.entries()) {
    const other = ranges
      .slice(0, index)
      .find(({ network, subnet }) => network.name !== range.network.name && overlap(subnet, range.subnet));
    if (other !== undefined) yield violation(range, other);
  }
}

function violation({ stack, network, text }: Range, other: Range): Violation {
  return {
    at: network.at,
    subject: `${stack.id}/${network.key}`,
    values: {
      network: network.key,
      subnet: text,
      other: other.network.key,
      otherSubnet: other.text === text ? 'as well' : `has ${quoted(other.text)}`,
    },
    value: `${text} ${other.text}`,
    related: [{ at: other.network.at, message: `${quoted(other.network.key)} has ${quoted(other.text)}.` }],
  };
}
