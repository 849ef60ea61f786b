import type { RenderOptions } from '../options.js';
import { counted } from '../phrases.js';
import type { ReportPolicy, ReportPolicySource, ReportProposal, ReportRefusal, ReportWaiver } from '../policy.js';
import {
  activeInWords,
  COMMIT,
  effectInWords,
  isUrgent,
  proposalInWords,
  refusedExceptions,
  sourceInWords,
  stageInWords,
  stateInWords,
  waiversByUrgency,
} from '../policy-words.js';
import type { Report, ReportLocation } from '../report.js';
import { atBase, linked, name, place, prose } from './inline.js';
import { addFolded, addWhatFits, type Room } from './room.js';

/** Policies named, and lines shown unfolded of each kind; the others are counted. */
const SOURCES = 8;
const SHOWN = 6;
/** The line that says what was left out. */
const CLOSING_BYTES = 200;

const SIGNS: Readonly<Record<ReportWaiver['state'], string>> = {
  active: '🎫',
  ending: '⏳',
  ended: '⌛',
  unused: '🧹',
  refused: '🚫',
};

/**
 * What the repository was held to, in a line; then what calls for something: exceptions that do not count, waivers that are over or near
 * their end, what the change's own policy would say. The waivers that hold are folded.
 */
export function addPolicy(report: Report, options: RenderOptions, room: Room): void {
  const { policy, verdict } = report;
  if (policy === undefined) return;
  const stage = stageInWords(verdict);
  room.add('### Policy\n\n');
  room.add(`Held to ${sourcesOf(policy)}.${stage === undefined ? '' : ` ${prose(stage)}`}\n\n`);
  const links =
    policy.from === 'base' && report.comparison !== undefined ? atBase(options, report.comparison) : options;
  const placeOf = (at: ReportLocation): string => placeIn(policy, at, links);
  const urgent = waiversByUrgency(policy.waivers.filter(isUrgent));
  // Comments and the baseline stand in the files that are looked at, whoever decides.
  const refused = refusedExceptions(policy).map((one) =>
    refusalOf(one, one.kind === 'ignore' ? placeOf(one.location) : placeIn(policy, one.location, options)),
  );
  const lines = [...refused, ...urgent.map((waiver) => waiverOf(waiver, placeOf(waiver.location)))];
  addLines(lines, room);
  if (policy.proposed !== undefined) addProposal(policy.proposed, room);
  const holding = waiversByUrgency(policy.waivers.filter((waiver) => !isUrgent(waiver) && waiver.findings > 0));
  const title = activeInWords(holding);
  if (title === undefined) return;
  const rows = holding.map((waiver) => waiverOf(waiver, placeOf(waiver.location)));
  addFolded(
    `<details><summary>${title}</summary>\n\n`,
    rows,
    (left) => `- and ${counted(left, 'more waiver')}\n`,
    room,
  );
}

function sourcesOf(policy: ReportPolicy): string {
  const shown = policy.sources.slice(0, SOURCES).map((source) => sourceOf(source, policy));
  const left = policy.sources.length - shown.length;
  if (left > 0) shown.push(counted(left, 'more policy', 'more policies'));
  const last = shown.at(-1) ?? 'no policy';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

function sourceOf(source: ReportPolicySource, policy: ReportPolicy): string {
  const words = sourceInWords(source, policy);
  const shown = name(source.name) + prose(words.slice(source.name.length));
  const commit = source.commit === undefined ? '' : ` at ${name(source.commit.slice(0, COMMIT))}`;
  return `${source.url === undefined ? shown : linked(shown, source.url)}${commit}`;
}

/** A place of a policy: in its own repository where it is a shared one. */
function placeIn({ sources }: ReportPolicy, { path, line }: ReportLocation, options: RenderOptions): string {
  const source = sources.find((one) => one.name === path && one.commit !== undefined);
  if (source === undefined) return place(path, line, options);
  const shown = name(`${path}:${line}`);
  return source.url === undefined ? shown : linked(shown, `${source.url}#L${line}`);
}

function refusalOf({ message, added }: ReportRefusal, at: string): string {
  return `- 🚫 ${prose(message)} (${at}${added ? ', added by the change' : ''})\n`;
}

function waiverOf(waiver: ReportWaiver, at: string): string {
  const { rules, owner, reason, state } = waiver;
  const what = rules.map(name).join(', ');
  return `- ${SIGNS[state]} Waiver of ${what}, **${prose(stateInWords(waiver))}**, owner ${prose(owner)} (${at}): ${prose(reason)} ${prose(effectInWords(waiver))}\n`;
}

/** As many lines as a reader takes in; what no longer fits, or is too much, is counted. */
function addLines(lines: readonly string[], room: Room): void {
  if (lines.length === 0) return;
  const shown = room.keeping(CLOSING_BYTES, () => addWhatFits(lines.slice(0, SHOWN), room));
  const rest = lines.slice(shown);
  room.add('\n');
  if (rest.length === 0) return;
  const more = (left: number): string => `- and ${counted(left, 'more')}\n`;
  addFolded(`<details><summary>${counted(rest.length, 'more exception')}</summary>\n\n`, rest, more, room);
}

function addProposal(proposal: ReportProposal, room: Room): void {
  const told = [...proposalInWords(proposal), ...proposal.mistakes].slice(0, SHOWN).map((line) => `- ${prose(line)}\n`);
  const left = Math.max(0, proposal.mistakes.length + proposalInWords(proposal).length - told.length);
  room.add(`**Once this is merged:** ${prose(proposal.because)}\n\n`);
  room.keeping(CLOSING_BYTES, () => addWhatFits(told, room));
  if (left > 0) room.add(`- and ${counted(left, 'more mistake')}\n`);
  if (told.length > 0) room.add('\n');
}
