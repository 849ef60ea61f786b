import type { Service } from '../model/stack.js';
import type { Violation } from './check.js';
import type { Member } from './finding.js';

/**
 * One violation that speaks for several things, none where there are none: `build` makes it of some of them. Levels, suppressions and a
 * baseline can then take one of them out and leave the others.
 */
export function* grouped<Item>(
  items: readonly Item[],
  memberOf: (item: Item) => Member,
  build: (items: readonly [Item, ...Item[]]) => Violation,
): Generator<Violation> {
  const pairs = items.map((item) => ({ item, member: memberOf(item) }));
  const of = (members: readonly Member[]): readonly Violation[] => {
    const wanted = new Set(members);
    const [first, ...others] = pairs.filter(({ member }) => wanted.has(member)).map(({ item }) => item);
    return first === undefined ? [] : [build([first, ...others])];
  };
  const members = pairs.map(({ member }) => member);
  for (const whole of of(members)) yield { ...whole, group: { members, of } };
}

/** A service as a member, known by its name. */
export function serviceMember({ id, at }: Service): Member {
  return { at, subject: id };
}
