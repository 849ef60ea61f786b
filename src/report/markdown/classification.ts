import { isWhole, type RenderOptions } from '../options.js';
import { changeInWords, confidenceInWords, counted, isPossible, percent, reasonsToShow, SURE } from '../phrases.js';
import { projectsOf, shortened, wordsFor } from '../projects.js';
import type { Report, ReportEvidence, ReportFound, ReportPattern, ReportRival } from '../report.js';
import { name, patternLink, place, prose } from './inline.js';
import { addFolded, type Room } from './room.js';

/** Reasons shown of one reading; the others are counted. */
const REASONS = 3;

/** Signs named that would make the answer surer. */
const MISSING = 3;

/** Other patterns of which the reasons are told. */
const RIVALS = 2;

const DIMENSIONS = ['infrastructure', 'granularity', 'network', 'deployment'] as const;

/** The pattern in a line, and what keeps the answer from being surer. */
export function addArchitecture({ pattern }: Report, room: Room): void {
  const sure = `${percent(pattern.confidence)}, ${confidenceInWords(pattern.confidence)}`;
  room.add(`**Architecture:** ${patternLink(pattern)} (${sure})\n\n`);
  if (pattern.undetermined !== undefined) {
    const [first, second] = pattern.undetermined.between.map(name);
    room.add(`Undetermined between ${first} and ${second}: ${prose(pattern.undetermined.because)}\n\n`);
  }
  for (const because of pattern.limitedBy) room.add(`No surer, because: ${prose(because)}\n\n`);
}

/** A table of the four dimensions with their evidence, the reasons, and what else it could be. Bounded in length. */
export function addClassification({ pattern, systems, stacks }: Report, options: RenderOptions, room: Room): void {
  room.add('| Dimension | Value | Confidence | Evidence |\n| --- | --- | ---: | --- |\n');
  for (const dimension of DIMENSIONS) {
    const { value, confidence, evidence } = pattern.dimensions[dimension];
    room.add(`| ${dimension} | ${prose(value)} | ${percent(confidence)} | ${reasons(evidence, '<br>', options)} |\n`);
  }
  room.add('\n');
  const possible = pattern.runnersUp.filter(isPossible);
  const rivals = possible.length > 0 ? possible : pattern.runnersUp.slice(0, 1);
  if (rivals.length > 0) room.add(`${othersInWords(rivals, possible.length > 0)}\n\n`);
  if (pattern.contradictions.length > 0) room.add(`${againstInWords(pattern, options)}\n\n`);
  addSignals(pattern, options, room);
  if (rivals.length > 0) addRivals(rivals.slice(0, RIVALS), room);
  if (systems.length > 1) addSystems(systems, room);
  addProjects(stacks, options, room);
}

function othersInWords(rivals: readonly ReportRival[], arePossible: boolean): string {
  const others = rivals.map(({ slug, confidence }) => `${name(slug)} ${percent(confidence)}`);
  return `${arePossible ? 'Also possible' : 'Nearest other answer'}: ${others.join(', ')}.`;
}

function againstInWords({ contradictions }: ReportPattern, options: RenderOptions): string {
  return `What speaks against it, or for another answer: ${reasons(contradictions, ' ', options)}`;
}

/** Why the next ones lost, and what would make each the answer; folded. */
function addRivals(rivals: readonly ReportRival[], room: Room): void {
  const lines = rivals.map((rival) => {
    const change = changeInWords(rival);
    return `- ${name(rival.slug)}: ${prose(rival.because)}${change === undefined ? '' : ` ${prose(change)}`}\n`;
  });
  const more = (left: number): string => `- and ${counted(left, 'more')}\n`;
  addFolded('<details><summary>Why not these</summary>\n\n', lines, more, room);
}

function addSignals(pattern: ReportPattern, options: RenderOptions, room: Room): void {
  const missing = pattern.confidence < SURE ? pattern.missing.slice(0, MISSING) : [];
  const lines = [
    ...reasonsToShow(pattern).map(
      ({ because, evidence }) => `- ${prose(because)} ${reasons(evidence, ' ', options)}\n`,
    ),
    ...missing.map(({ because }) => `- It would be surer with: ${prose(because)}\n`),
  ];
  const more = (left: number): string => `- and ${counted(left, 'more reason')}\n`;
  addFolded('<details><summary>The signs of it</summary>\n\n', lines, more, room);
}

function addSystems(systems: Report['systems'], room: Room): void {
  const rows = systems.map(
    ({ path, pattern, confidence, because }) =>
      `| ${name(path)} | ${name(pattern)} | ${percent(confidence)} | ${prose(because)} |\n`,
  );
  const head = `<details><summary>${counted(systems.length, 'folder')} of this repository deploy something of their own</summary>\n\n| Folder | Architecture | Confidence | Why |\n| --- | --- | ---: | --- |\n`;
  addFolded(head, rows, (left) => `\nand ${counted(left, 'more folder')}\n`, room);
}

/** Which files are started together, folded: a line for each project of several files or variants, and for each variant. */
function addProjects(stacks: Report['stacks'], options: RenderOptions, room: Room): void {
  const projects = projectsOf(stacks);
  if (projects.length === 0) return;
  const lines = projects.map(({ layers, parts, variant, sign }) => {
    const notes = [
      ...(variant === undefined ? [] : [`variant ${name(variant)}`]),
      ...(parts.length === 0 || variant !== undefined ? [] : [`with ${shortened(parts).map(name).join(', ')}`]),
      ...(sign === undefined ? [] : [signInWords(sign, options)]),
    ];
    const what = shortened(layers).map(name).join(' + ');
    return `${variant === undefined ? '' : '  '}- ${what}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}\n`;
  });
  const more = (left: number): string =>
    `- and ${counted(left, 'more project or variant', 'more projects and variants')}\n`;
  addFolded('<details><summary>Compose projects</summary>\n\n', lines, more, room);
}

function signInWords({ how, path, line, command }: ReportFound, options: RenderOptions): string {
  return wordsFor(how) ?? `${place(path, line, options)}${command === undefined ? '' : ` ${name(command)}`}`;
}

function reasons(evidence: readonly ReportEvidence[], separator: string, options: RenderOptions): string {
  const shown = evidence
    .slice(0, REASONS)
    .map(({ message, path, line }) =>
      isWhole(path) ? prose(message) : `${prose(message)} (${place(path, line, options)})`,
    );
  const left = evidence.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${counted(left, 'more place')}`] : [])].join(separator);
}
