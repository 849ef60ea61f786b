import { type AliasPlace, aliasesIn } from '../../documents/yaml/anchors.js';
import { columnOf, type Edit, lineBreakOf } from '../../lint/fixes/source-text.js';
import { type Range, Refused } from './convert-text.js';

/** Aliases of one anchor beyond which nothing is moved: each is looked at against each part that goes. */
const MOST = 2000;

/**
 * What has to be written so that a text can do without some of its parts: of the aliases that are left, the first one of each anchor that
 * goes is replaced by the value itself, with the anchor. Throws Refused where that value holds another one that would have to follow.
 */
export function withAnchors(path: string, text: string, cuts: readonly Range[]): Edit[] {
  const aliases = aliasesIn(text);
  if (aliases.length > MOST) throw new Refused(`${path} has more than ${MOST} aliases`);
  const goes = ({ start, end }: Range): boolean => cuts.some((cut) => cut.start <= start && end <= cut.end);
  const edits: Edit[] = [];
  const placed = new Set<number>();
  for (const alias of aliases) {
    if (goes(alias) || !goes(alias.target) || placed.has(alias.target.start)) continue;
    placed.add(alias.target.start);
    edits.push({ path, start: alias.start, end: alias.end, text: definition(path, text, alias, aliases) });
  }
  return edits;
}

function definition(
  path: string,
  text: string,
  { name, start, target }: AliasPlace,
  all: readonly AliasPlace[],
): string {
  const value = text.slice(target.start, target.end);
  const inside = all.some((other) => other.start >= target.start && other.end <= target.end);
  if (inside || /(?:^|[\s[{,])&[^\s,[\]{}]/.test(value)) {
    throw new Refused(`${path}: the value of \`&${name}\` would have to be moved, and holds other anchors or aliases`);
  }
  const isBlock = /[\r\n]/.test(value) || (!/^[[{"'|>]/.test(value) && /^(?:- |[^\s"'[{#][^#]*:(?:\s|$))/.test(value));
  if (!isBlock) return `&${name} ${value}`;
  if (/^[|>]/.test(value)) throw new Refused(`${path}: the text of \`&${name}\` would have to be moved`);
  const column = keyColumn(text, start) + 2;
  return `&${name}${lineBreakOf(text)}${' '.repeat(column)}${shifted(value, column - columnOf(text, target.start))}`;
}

/** The column of the key whose value an alias is, or of the dash before it. */
function keyColumn(text: string, offset: number): number {
  const line = offset - columnOf(text, offset);
  return /^[ \t]*(?:- +)*/.exec(text.slice(line, offset))?.[0].length ?? 0;
}

/** The lines after the first one, moved to the right or to the left. */
function shifted(value: string, by: number): string {
  if (by === 0) return value;
  return value.replace(/(\r\n|[\r\n])( *)(?=[^\s])/g, (_whole, lineBreak: string, spaces: string) => {
    return lineBreak + ' '.repeat(Math.max(0, spaces.length + by));
  });
}

/** Parts of the top level that only hold anchors: which of them no alias needs that is left. `unused` ones stand by themselves. */
export function needlessParts(
  text: string,
  parts: readonly (Range & { readonly key: string })[],
  cuts: readonly Range[],
  keepUnused: boolean,
): ReadonlySet<string> {
  const aliases = aliasesIn(text);
  const within = (inner: Range, outer: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;
  const needless = new Set<string>();
  for (let round = 0; round <= parts.length; round++) {
    const before = needless.size;
    const gone = [...cuts, ...parts.filter(({ key }) => needless.has(key))];
    for (const part of parts) {
      const uses = aliases.filter((alias) => within(alias.target, part) && !within(alias, part));
      if (uses.length === 0 ? keepUnused : uses.some((use) => !gone.some((cut) => within(use, cut)))) continue;
      needless.add(part.key);
    }
    if (needless.size === before) break;
  }
  return needless;
}
