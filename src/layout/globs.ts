import { expandBraces } from '../lib/braces.js';
import { isPlain, needle, type SegmentTest, segmentTest } from './segments.js';
import { type Folder, pathIn } from './tree.js';

/** Globs of paths, each with the number that its matches are told under. */
export interface NumberedGlob {
  readonly number: number;
  readonly glob: string;
}

/** Called for each path that meets a glob: the folder itself for a glob that ends in a slash, else a file by its folder and name. */
export type OnMatch = (number: number, folder: Folder, file: string | undefined) => void;

export interface GlobOptions {
  /** Names of folders that `**` does not look into. */
  readonly aside?: ReadonlySet<string>;
  /** Compares names as they are written. Otherwise globs are to be in lower case. */
  readonly exact?: boolean;
}

/** One part of one glob. */
interface Step {
  readonly number: number;
  readonly segment: string;
  /** The step behind it; undefined for the last. */
  readonly next: number | undefined;
  /** Meets folders, as the last part of a glob that ends in a slash. */
  readonly folder: boolean;
}

const ANY_DEPTH = '**';

/**
 * Many globs, matched in one walk of a tree. What a glob may still become below a folder is a state, and the states of folders are known
 * again by what they hold, as in an automaton that is built while it runs: folders of the same kind cost one look into a map.
 */
export class GlobSet {
  readonly #steps: Step[] = [];
  readonly #starts: number[] = [];
  readonly #tests = new Map<string, SegmentTest>();
  readonly #states = new Map<string, State>();
  readonly #aside: ReadonlySet<string>;
  readonly #exact: boolean;

  constructor(globs: Iterable<NumberedGlob>, { aside = new Set(), exact = false }: GlobOptions = {}) {
    this.#aside = aside;
    this.#exact = exact;
    for (const { number, glob } of globs) {
      for (const one of expandBraces(glob) ?? []) this.#add(number, one);
    }
  }

  /** Walks what is below a folder. Paths count from there. */
  run(root: Folder, onMatch: OnMatch): void {
    const start = this.#stateOf(this.#closed(this.#starts));
    const waiting: (readonly [Folder, State])[] = [[root, start]];
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      const [folder, state] = one;
      if (state.isDead) continue;
      if (state.asksFiles) {
        for (const file of folder.files) {
          for (const number of state.rest) onMatch(number, folder, file);
          const name = this.#exact ? file : file.toLowerCase();
          state.each(name, false, (step) => onMatch(step.number, folder, file));
        }
      }
      for (const child of folder.folders) waiting.push([child, this.#below(state, child, onMatch)]);
    }
  }

  #add(number: number, glob: string): void {
    const folder = glob.endsWith('/');
    const segments = (folder ? glob.slice(0, -1) : glob)
      .replace(/^\.?\/+/, '')
      .split('/')
      .filter((segment, index, all) => segment !== ANY_DEPTH || all[index - 1] !== ANY_DEPTH);
    const first = this.#steps.length;
    this.#starts.push(first);
    segments.forEach((segment, index) => {
      const isLast = index + 1 === segments.length;
      const next = isLast ? undefined : first + index + 1;
      this.#steps.push({ number, segment, next, folder: isLast && folder });
    });
  }

  #below(state: State, child: Folder, onMatch: OnMatch): State {
    const name = this.#exact ? child.name : child.lower;
    const known = state.below.get(name);
    if (known !== undefined) {
      for (const number of known.met) onMatch(number, child, undefined);
      return known.state;
    }
    const met: number[] = [];
    const next: number[] = [...state.restLoops];
    if (!this.#aside.has(child.lower)) next.push(...state.loops);
    state.each(name, true, (step) => {
      if (step.next === undefined) met.push(step.number);
      else next.push(step.next);
    });
    const following = this.#stateOf(this.#closed(next));
    state.below.set(name, { met, state: following });
    for (const number of met) onMatch(number, child, undefined);
    return following;
  }

  /** With the steps behind `**`, which may stand for no folder at all. */
  #closed(steps: readonly number[]): number[] {
    const closed = new Set<number>();
    for (const start of steps) {
      for (let at: number | undefined = start; at !== undefined && !closed.has(at); ) {
        closed.add(at);
        const step: Step | undefined = this.#steps[at];
        at = step?.segment === ANY_DEPTH ? step.next : undefined;
      }
    }
    return [...closed].sort((a, b) => a - b);
  }

  #stateOf(steps: readonly number[]): State {
    const key = steps.join();
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const state = new State(steps, this.#steps, (segment) => {
      const test = this.#tests.get(segment) ?? segmentTest(segment);
      this.#tests.set(segment, test);
      return test;
    });
    this.#states.set(key, state);
    return state;
  }
}

/** A part of globs, with the steps that it stands for. */
interface Tested {
  readonly test: SegmentTest;
  readonly steps: Step[];
  readonly needle: string;
}

/** All that globs may still become at one place. */
class State {
  readonly isDead: boolean;
  /** `**` in the middle of globs: they hold below as well. */
  readonly loops: number[] = [];
  /** `**` at the end of globs, and their numbers: every file below meets them. */
  readonly restLoops: number[] = [];
  readonly rest: number[] = [];
  readonly below = new Map<string, { readonly met: readonly number[]; readonly state: State }>();
  readonly #plain = new Map<string, Step[]>();
  readonly #tests: Tested[] = [];
  readonly #needles: RegExp | undefined;
  readonly #free: readonly Tested[];
  readonly asksFiles: boolean;

  constructor(ids: readonly number[], all: readonly Step[], testOf: (segment: string) => SegmentTest) {
    this.isDead = ids.length === 0;
    const bySegment = new Map<string, Step[]>();
    for (const id of ids) {
      const step = all[id];
      if (step === undefined) continue;
      if (step.segment === ANY_DEPTH) {
        if (step.next !== undefined) this.loops.push(id);
        else {
          this.restLoops.push(id);
          if (!step.folder) this.rest.push(step.number);
        }
        continue;
      }
      const known = isPlain(step.segment) ? this.#plain : bySegment;
      const steps = known.get(step.segment);
      if (steps === undefined) known.set(step.segment, [step]);
      else steps.push(step);
    }
    for (const [segment, steps] of bySegment) {
      this.#tests.push({ test: testOf(segment), steps, needle: needle(segment) });
    }
    const needles = [...new Set(this.#tests.map((one) => one.needle))].filter((one) => one.length > 1);
    this.#free = this.#tests.filter((one) => one.needle.length < 2);
    this.#needles =
      needles.length < 4 ? undefined : new RegExp(needles.map((one) => one.replace(/[^\w]/g, '\\$&')).join('|'));
    this.asksFiles = this.rest.length > 0 || this.#plain.size > 0 || this.#tests.length > 0;
  }

  /** The steps that a name meets: for a file those that end there, for a folder those that go on or end there. */
  each(name: string, folder: boolean, take: (step: Step) => void): void {
    const exact = this.#plain.get(name);
    if (exact !== undefined) this.#take(exact, folder, take);
    // Most names hold none of the words that are looked for.
    const tests = this.#needles?.test(name) === false ? this.#free : this.#tests;
    for (const { test, steps } of tests) if (test(name)) this.#take(steps, folder, take);
  }

  #take(steps: readonly Step[], folder: boolean, take: (step: Step) => void): void {
    for (const step of steps) {
      if (step.next === undefined ? step.folder === folder : folder) take(step);
    }
  }
}

/** The path that a match is about; a folder's ends in a slash. */
export function matchedPath(folder: Folder, file: string | undefined): string {
  return file === undefined ? `${folder.path}/` : pathIn(folder, file);
}
