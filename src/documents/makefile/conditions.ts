const CONDITION = /^ *(?:(?:(else)\b *)?(ifeq|ifneq|ifdef|ifndef)\b|(else)\b|(endif)\b)/;

/** Ways through the conditionals of a file that are followed one by one. */
const MAX_WAYS = 8;

/**
 * Follows one way through the conditionals of a Makefile (`ifeq … else … endif`): of those of one depth, the branch of one number, or
 * the last where there are fewer. Their branches are alternatives: what stands in two of them never holds together.
 */
export class Conditions {
  private readonly open: { branch: number; closed: boolean }[] = [];

  /** By depth, the branch to take; undefined where all are taken. */
  constructor(private readonly way: readonly number[] | undefined) {}

  /** Notes a line; false when it is none of a conditional's. */
  note(text: string): boolean {
    const [, elseIf, start, otherwise, end] = CONDITION.exec(text) ?? [];
    if (elseIf === undefined && start !== undefined) this.open.push({ branch: 0, closed: false });
    else if (elseIf !== undefined || otherwise !== undefined) this.next(otherwise !== undefined);
    else if (end !== undefined) this.open.pop();
    else return false;
    return true;
  }

  /** Whether the way comes through here. */
  get taken(): boolean {
    const { way } = this;
    return (
      way === undefined ||
      this.open.every(({ branch, closed }, depth) => {
        const wanted = way[depth] ?? 0;
        return branch === wanted || (closed && branch < wanted);
      })
    );
  }

  /** By depth, how many branches the conditional around here has so far, with the empty one that no `else` stands for. */
  get branches(): readonly number[] {
    return this.open.map(({ branch, closed }) => branch + (closed ? 1 : 2));
  }

  private next(closed: boolean): void {
    const last = this.open.pop();
    if (last !== undefined) this.open.push({ branch: last.branch + 1, closed });
  }
}

/**
 * The ways through the conditionals of a file, of which together every line is on one. Where they are too many, one more stands for
 * the others: it takes every branch.
 */
export function waysThrough(lines: Iterable<string>): readonly (readonly number[] | undefined)[] {
  const conditions = new Conditions(undefined);
  const most: number[] = [];
  for (const line of lines) {
    if (!conditions.note(line)) continue;
    for (const [depth, count] of conditions.branches.entries()) most[depth] = Math.max(most[depth] ?? 0, count);
  }
  let ways: number[][] = [[]];
  for (const [depth, count] of most.entries()) {
    if (ways.length * count > MAX_WAYS) return [...ways, undefined];
    ways = ways.flatMap((way) =>
      Array.from({ length: count }, (_, branch) => Object.assign([...way], { [depth]: branch })),
    );
  }
  return ways;
}
