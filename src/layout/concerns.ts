import { expandBraces } from '../lib/braces.js';
import type { LayoutConcern } from '../rulebook/layout.js';
import type { ConcernResult, OrderResult } from './assessment.js';
import { GlobSet } from './globs.js';
import { isPlain, type SegmentTest, segmentTest } from './segments.js';
import type { Folder } from './tree.js';

/** Points for order, and what is taken off for each entry of no concern and each concern of several homes. */
const WEIGHT = 10;
const UNSORTED = 1;
const DOUBLED = 3;

/** A name that belongs to a concern. */
interface Place {
  readonly concern: LayoutConcern;
  /** One of those of which one is enough. */
  readonly home: boolean;
}

/** The names of all concerns. Exact ones go before globs, and those before what a folder holds; what comes first in the profile decides. */
interface Places {
  readonly exact: ReadonlyMap<string, Place>;
  readonly globs: readonly { readonly test: SegmentTest; readonly place: Place }[];
}

/** Sorts the top level of a tree into concerns. */
export function sortOut(
  root: Folder,
  concerns: readonly LayoutConcern[],
  ecosystems: ReadonlySet<string>,
  aside: ReadonlySet<string>,
): OrderResult {
  const places = placesOf(concerns, ecosystems);
  const entries = new Map<LayoutConcern, string[]>(concerns.map((concern) => [concern, []]));
  const homes = new Map<LayoutConcern, string[]>(concerns.map((concern) => [concern, []]));
  const unsorted: string[] = [];
  const sort = (name: string, place: Place | undefined): void => {
    if (place === undefined) unsorted.push(name);
    else {
      entries.get(place.concern)?.push(name);
      if (place.home) homes.get(place.concern)?.push(name);
    }
  };
  const holding = new GlobSet(
    concerns.flatMap(({ holds = [] }, number) => holds.map((glob) => ({ number, glob: glob.toLowerCase() }))),
    { aside },
  );
  for (const folder of root.folders) {
    const name = `${folder.lower}/`;
    sort(`${folder.name}/`, placeOf(name, places) ?? heldBy(folder, concerns, holding));
  }
  for (const file of root.files) sort(file, placeOf(file.toLowerCase(), places));
  const results = concerns
    .map((concern): ConcernResult => {
      const there = homes.get(concern) ?? [];
      return {
        id: concern.id,
        title: concern.title,
        entries: entries.get(concern) ?? [],
        homes: there.length > 1 ? byPreference(there, concern) : [],
      };
    })
    .filter((result) => result.entries.length > 0);
  const doubled = results.filter((result) => result.homes.length > 0).length;
  const points = Math.max(0, WEIGHT - UNSORTED * unsorted.length - DOUBLED * doubled);
  return { weight: WEIGHT, points, concerns: results, unsorted };
}

/** The home that the concern prefers comes first. */
function byPreference(there: readonly string[], { homes = [] }: LayoutConcern): readonly string[] {
  const rank = (name: string): number => {
    const index = homes.indexOf(name.toLowerCase());
    return index < 0 ? homes.length : index;
  };
  return [...there].sort((a, b) => rank(a) - rank(b));
}

function placesOf(concerns: readonly LayoutConcern[], ecosystems: ReadonlySet<string>): Places {
  const exact = new Map<string, Place>();
  const globs: { test: SegmentTest; place: Place }[] = [];
  const add = (names: readonly string[] | undefined, place: Place): void => {
    for (const name of (names ?? []).flatMap((one) => expandBraces(one.toLowerCase()) ?? [])) {
      if (!isPlain(name)) globs.push({ test: segmentTest(name), place });
      else if (!exact.has(name)) exact.set(name, place);
    }
  };
  for (const concern of concerns) {
    const own = Object.entries(concern.ecosystems ?? {}).filter(([id]) => ecosystems.has(id));
    for (const { homes, beside } of [concern, ...own.map(([, names]) => names)]) {
      add(homes, { concern, home: true });
      add(beside, { concern, home: false });
    }
  }
  return { exact, globs };
}

function placeOf(name: string, { exact, globs }: Places): Place | undefined {
  return exact.get(name) ?? globs.find(({ test }) => test(name))?.place;
}

/** The first concern of which a folder holds something. */
function heldBy(folder: Folder, concerns: readonly LayoutConcern[], holding: GlobSet): Place | undefined {
  let first: number | undefined;
  holding.run(folder, (number) => {
    if (first === undefined || number < first) first = number;
  });
  const concern = first === undefined ? undefined : concerns[first];
  return concern === undefined ? undefined : { concern, home: false };
}
