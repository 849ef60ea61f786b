import type { ReportChange, ReportComparison } from '../comparison.js';
import { isOther } from '../headline.js';
import type { RenderOptions } from '../options.js';
import { confidenceInWords, counted, EFFECT_TITLES, percent } from '../phrases.js';
import type { Report } from '../report.js';
import { atBase, name, patternLink, place, prose } from './inline.js';
import { addFolded, addWhatFits, type Room } from './room.js';

/** Changes shown unfolded. */
const SHOWN = 10;
/** The line that says what was left out. */
const CLOSING_BYTES = 200;

/** Whether the change alters the architecture, in a sentence or two. */
export function addPatternChange({ pattern }: Report, comparison: ReportComparison, room: Room): void {
  const { before, after } = comparison.pattern;
  const sure = (of: { readonly confidence: number }): string =>
    `${percent(of.confidence)}, ${confidenceInWords(of.confidence)}`;
  if (isOther(comparison)) {
    const verb = comparison.drift ? 'changes the architecture' : 'may change the architecture';
    room.add(`This ${verb}: from ${patternLink(before)} (${sure(before)}) to ${patternLink(after)} (${sure(after)}).`);
  } else room.add(`The architecture stays ${patternLink(after)} (${sure(pattern)}).`);
  const dimensions = comparison.dimensions.map(
    (one) => `${one.dimension} from ${name(one.before)} to ${name(one.after)}`,
  );
  if (dimensions.length > 0) room.add(` What is different of it: ${dimensions.join(', ')}.`);
  room.add(`${comparedWith(comparison)}\n\n`);
}

function comparedWith({ base, changes, moreChanges }: ReportComparison): string {
  const commit = base.commit?.slice(0, 10);
  const at =
    commit === undefined || base.ref.startsWith(commit) ? name(base.ref) : `${name(base.ref)} at ${name(commit)}`;
  const count = changes.length + moreChanges;
  return ` Compared with ${at}: ${count === 0 ? 'nothing is connected or exposed differently' : counted(count, 'difference')}.`;
}

/** What can now be reached, is exposed or lost a protection: never folded, but for what is very long. */
export function addOpenings(comparison: ReportComparison, options: RenderOptions, room: Room): void {
  const opens = comparison.changes.filter(({ effect }) => effect === 'opens');
  if (opens.length === 0) return;
  room.add(`### ${EFFECT_TITLES.opens}\n\n`);
  const lines = opens.slice(0, SHOWN).map((change) => lineOf(change, comparison, options));
  const shown = room.keeping(CLOSING_BYTES, () => addWhatFits(lines, room));
  const left = lines.length - shown;
  if (left > 0) room.add(`- and ${counted(left, 'more opening')}\n`);
  room.add('\n');
  const rest = opens.slice(SHOWN).map((change) => lineOf(change, comparison, options));
  const { moreOpenings = 0 } = comparison;
  if (rest.length + moreOpenings === 0) return;
  if (moreOpenings > 0) rest.push(`- and ${counted(moreOpenings, 'more opening')} that the report only counts\n`);
  const count = Math.max(0, opens.length - SHOWN) + moreOpenings;
  const head = `<details><summary>${counted(count, 'more opening')}</summary>\n\n`;
  addFolded(head, rest, (hidden) => `- and ${counted(hidden, 'more')}\n`, room);
}

/** What it closes, and all other differences: unfolded while they are few. */
export function addChanges(comparison: ReportComparison, options: RenderOptions, room: Room): void {
  addOthers('closes', 0, comparison, options, room);
  addOthers('neutral', comparison.moreChanges - (comparison.moreOpenings ?? 0), comparison, options, room);
}

/** Differences of one effect; `untold` are those that the comparison only counts. */
function addOthers(
  effect: ReportChange['effect'],
  untold: number,
  comparison: ReportComparison,
  options: RenderOptions,
  room: Room,
): void {
  const changes = comparison.changes.filter((change) => change.effect === effect);
  const count = changes.length + untold;
  if (count === 0) return;
  const title = EFFECT_TITLES[effect];
  const lines = changes.map((change) => lineOf(change, comparison, options));
  const more = (left: number): string => `- and ${counted(left, 'more difference')}\n`;
  if (untold > 0) lines.push(more(untold));
  if (count <= SHOWN) {
    room.add(`### ${title}\n\n`);
    const shown = room.keeping(CLOSING_BYTES, () => addWhatFits(lines, room));
    if (shown < lines.length) room.add(more(lines.length - shown));
    room.add('\n');
    return;
  }
  addFolded(`<details><summary>${title}: ${counted(count, 'difference')}</summary>\n\n`, lines, more, room);
}

function lineOf(change: ReportChange, comparison: ReportComparison, options: RenderOptions): string {
  const { message, location, side } = change;
  const where =
    location === undefined
      ? ''
      : ` (${place(location.path, location.line, side === 'base' ? atBase(options, comparison) : options)}${side === 'base' ? ', before' : ''})`;
  return `- ${prose(message)}${where}\n`;
}
