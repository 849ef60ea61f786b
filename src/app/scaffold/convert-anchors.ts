import { type AliasPlace, aliasesIn } from '../../documents/yaml/anchors.js';
import { columnOf, type Edit, lineBreakOf } from '../../lint/fixes/source-text.js';
import { placeIn, type Range, Refused } from './convert-text.js';

/** Aliases of one anchor beyond which nothing is moved: each is looked at against each part that goes. */
const MOST = 2000;

/**
 * What has to be written so that a text can do without some of its parts: of the aliases that are left, the first one of each anchor that
 * goes is replaced by the value itself, with the anchor. Anchors inside of that value come along, and so do those that it uses and that
 * go as well. Throws Refused.
 */
export function withAnchors(path: string, text: string, cuts: readonly Range[]): Edit[] {
  const aliases = aliasesIn(text);
  if (aliases.length > MOST) throw new Refused(`${path} has more than ${MOST} aliases: write some of them out`);
  const moving = new Moving(path, text, aliases, cuts);
  return aliases.flatMap((alias) => {
    const { start, end } = alias;
    return moving.goes(alias) || !moving.isMissing(alias) ? [] : [{ path, start, end, text: moving.definition(alias) }];
  });
}

/** Anchors that lose their place, each written anew once. */
class Moving {
  /** Where the values that have a new place stood. */
  private readonly placed = new Set<number>();

  constructor(
    private readonly path: string,
    private readonly text: string,
    private readonly aliases: readonly AliasPlace[],
    private readonly cuts: readonly Range[],
  ) {}

  goes({ start, end }: Range): boolean {
    return this.cuts.some((cut) => cut.start <= start && end <= cut.end);
  }

  /** Whether nothing before an alias says any longer what it stands for. */
  isMissing({ target }: AliasPlace): boolean {
    return !this.placed.has(target.start) && this.goes(target);
  }

  /** The anchor with its value, indented for the place of the alias. */
  definition({ name, start, target }: AliasPlace): string {
    const { path, text, aliases } = this;
    const own = text.slice(target.start, target.end);
    if (/^[|>]/.test(own)) {
      throw new Refused(
        `${placeIn(path, text, target.start)}: the text of \`&${name}\` would have to be moved: write it out where it is used`,
      );
    }
    this.placed.add(target.start);
    const isInside = (part: Range): boolean => part.start >= target.start && part.end <= target.end;
    for (const other of aliases) if (isInside(other.target)) this.placed.add(other.target.start);
    const edits = aliases
      .filter((alias) => isInside(alias) && this.isMissing(alias))
      .map((alias) => ({ alias, text: this.isMissing(alias) ? this.definition(alias) : undefined }));
    let value = own;
    for (const { alias, text: written } of edits.reverse()) {
      if (written === undefined) continue;
      if (/^[[{]/.test(own) && /[\r\n]/.test(written)) {
        throw new Refused(
          `${placeIn(path, text, alias.start)}: \`*${alias.name}\` stands in braces, and what it stands for has several lines: write the braces as a block`,
        );
      }
      value = value.slice(0, alias.start - target.start) + written + value.slice(alias.end - target.start);
    }
    const isBlock =
      /[\r\n]/.test(value) || (!/^[[{"'|>]/.test(value) && /^(?:- |[^\s"'[{#][^#]*:(?:\s|$))/.test(value));
    if (!isBlock) return `&${name} ${value}`;
    const column = keyColumn(text, start) + 2;
    return `&${name}${lineBreakOf(text)}${' '.repeat(column)}${shifted(value, column - columnOf(text, target.start))}`;
  }
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
