import { positionOf } from '../../documents/location.js';
import { by } from '../../lib/compare.js';
import type { PlannedFix } from '../../lint/fixes/plan.js';
import type { Edit } from '../../lint/fixes/source-text.js';
import { overlay } from '../../source/overlay.js';
import type { Repository } from '../../source/repository.js';
import type { AnalyseOptions } from '../analysis.js';
import { applied, clash } from './apply.js';
import { keyOf, loadedFiles, objection, type Snapshot, snapshotOf } from './snapshot.js';

export interface FixOptions extends AnalyseOptions {
  /** Also what may stop something that works today. */
  readonly unsafe: boolean;
  /** Only fixes of these rules; empty: of all. */
  readonly rules: readonly string[];
}

/** A fix and its place; lines and columns count from 1. */
export interface FixNote {
  readonly ruleId: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly description: string;
  /** Why it was not made. */
  readonly reason?: string;
}

export interface FixResult {
  /** Files that change, by path. */
  readonly files: readonly { readonly path: string; readonly before: string; readonly after: string }[];
  readonly applied: readonly FixNote[];
  /** Made, and taken back: what came of it was not what it is for. */
  readonly withdrawn: readonly FixNote[];
  /** Never made: the place may not be edited, or the right text is not known. */
  readonly refused: readonly FixNote[];
  /** Left for `--unsafe`. */
  readonly unsafe: readonly FixNote[];
}

const DOES_NOT_LOAD = 'its project does not load as it is, so that nothing tells what the change would do';

/** One fix may make way for another: a healthcheck for those who wait for it. */
const MOST_ROUNDS = 20;
/** Times that a repository is loaded and linted anew to tell which fix does what it should not. */
const MOST_TRIALS = 300;

/**
 * Mends what the rules find and can mend, in memory. After the edits the repository is loaded and linted again: a fix that changes
 * anything but what it intends, or leaves its finding, is withdrawn. Throws UserMistake for a broken configuration.
 */
export async function fixRepository(repository: Repository, options: FixOptions): Promise<FixResult> {
  const run = new Run(repository, options);
  await run.rounds();
  return run.result();
}

class Run {
  private readonly texts = new Map<string, string>();
  private readonly made: FixNote[] = [];
  private readonly withdrawn = new Map<string, FixNote>();
  /** Fixes of files whose project does not load: nothing would tell what they do. */
  private readonly blocked = new Map<string, FixNote>();
  private last: Snapshot | undefined;
  private trials = 0;

  constructor(
    private readonly repository: Repository,
    private readonly options: FixOptions,
  ) {}

  async rounds(): Promise<void> {
    let before = await this.look(this.texts);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const loaded = loadedFiles(before);
      for (const fix of before.fixes.filter((one) => this.isWanted(one))) {
        if (fix.edits.some(({ path }) => !loaded.has(path))) this.blocked.set(keyOf(fix), noteOf(fix, DOES_NOT_LOAD));
      }
      const candidates = disjoint(inTurn(before.fixes.filter((fix) => this.isWanted(fix))));
      if (candidates.length === 0) break;
      const kept: PlannedFix[] = [];
      before = await this.attempt(candidates, kept, before, before);
      for (const fix of kept) this.made.push(noteOf(fix));
      for (const [path, text] of this.textsWith(kept)) this.texts.set(path, text);
    }
    this.last = before;
  }

  /** Adds those of the fixes that may stay to `kept`; returns what the repository then comes to. */
  private async attempt(
    fixes: readonly PlannedFix[],
    kept: PlannedFix[],
    start: Snapshot,
    now: Snapshot,
  ): Promise<Snapshot> {
    const together = [...kept, ...fixes];
    const tried = this.trials < MOST_TRIALS;
    const after = tried ? await this.look(this.textsWith(together)) : now;
    const against = tried ? objection(together, start, after) : 'too many fixes had to be looked at one by one';
    if (against === undefined) {
      kept.push(...fixes);
      return after;
    }
    const [only, ...others] = fixes;
    if (only === undefined) return now;
    if (others.length === 0 || !tried) {
      for (const fix of fixes) this.withdrawn.set(keyOf(fix), noteOf(fix, against));
      return now;
    }
    const half = fixes.length >> 1;
    const middle = await this.attempt(fixes.slice(0, half), kept, start, now);
    return this.attempt(fixes.slice(half), kept, start, middle);
  }

  private look(texts: ReadonlyMap<string, string>): Promise<Snapshot> {
    this.trials++;
    return snapshotOf(overlay(this.repository, texts), this.options);
  }

  private textsWith(fixes: readonly PlannedFix[]): Map<string, string> {
    const texts = new Map(this.texts);
    const edits = fixes.flatMap((fix) => fix.edits);
    for (const path of new Set(edits.map((edit) => edit.path))) {
      const text = this.texts.get(path) ?? textOf(this.repository, path);
      texts.set(
        path,
        applied(
          text,
          edits.filter((edit) => edit.path === path),
        ),
      );
    }
    return texts;
  }

  private isWanted(fix: PlannedFix): boolean {
    return (
      this.isAsked(fix) &&
      fix.refused === undefined &&
      (this.options.unsafe || !fix.unsafe) &&
      !this.withdrawn.has(keyOf(fix)) &&
      !this.blocked.has(keyOf(fix))
    );
  }

  private isAsked({ ruleId }: PlannedFix): boolean {
    return this.options.rules.length === 0 || this.options.rules.includes(ruleId);
  }

  result(): FixResult {
    const left = (this.last?.fixes ?? []).filter((fix) => this.isAsked(fix) && !this.withdrawn.has(keyOf(fix)));
    const files = [...this.texts]
      .map(([path, after]) => ({ path, before: textOf(this.repository, path), after }))
      .filter(({ before, after }) => before !== after)
      .sort(by(({ path }) => path));
    return {
      files,
      applied: inOrder(this.made),
      withdrawn: inOrder([...this.withdrawn.values()]),
      refused: inOrder([
        ...this.blocked.values(),
        ...left
          .filter((fix) => fix.refused !== undefined && fix.unknown !== true)
          .map((fix) => noteOf(fix, fix.refused)),
      ]),
      unsafe: inOrder(left.filter((fix) => fix.refused === undefined && fix.unsafe).map((fix) => noteOf(fix))),
    };
  }
}

/** The fixes that do not get in each other's way, the first of each place; the others have their turn in the next round. */
function disjoint(fixes: readonly PlannedFix[]): PlannedFix[] {
  const taken = new Map<string, Edit[]>();
  return fixes.filter(({ edits }) => {
    if (edits.some((edit) => clash([edit], taken.get(edit.path) ?? []))) return false;
    for (const edit of edits) {
      const known = taken.get(edit.path);
      if (known === undefined) taken.set(edit.path, [edit]);
      else known.push(edit);
    }
    return true;
  });
}

/** What only moves lines comes last and by itself, so that it is told what came to another place, and nothing else. */
function inTurn(fixes: readonly PlannedFix[]): readonly PlannedFix[] {
  const others = fixes.filter(({ reorders }) => reorders === undefined);
  return others.length === 0 ? fixes : others;
}

function textOf(repository: Repository, path: string): string {
  const read = repository.read(path);
  return read.ok ? read.text : '';
}

function noteOf({ ruleId, at, description }: PlannedFix, reason?: string): FixNote {
  const { path, line, column } = positionOf(at);
  return { ruleId, path, line, column, description, ...(reason === undefined ? {} : { reason }) };
}

const byPlace = by<FixNote>(
  ({ path }) => path,
  ({ line }) => line,
  ({ column }) => column,
  ({ ruleId }) => ruleId,
);

function inOrder(notes: readonly FixNote[]): FixNote[] {
  return [...notes].sort(byPlace);
}
