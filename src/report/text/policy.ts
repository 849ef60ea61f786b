import { printable } from '../escape/terminal.js';
import { counted } from '../phrases.js';
import type { ReportPolicy, ReportProposal, ReportWaiver } from '../policy.js';
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
import type { Report } from '../report.js';
import { type Page, writeFolded } from './page.js';

/** Sources, waivers, refused exceptions and mistakes shown; the others are counted. */
const SOURCES = 12;
const WAIVERS = 10;
const REFUSED = 10;
const MISTAKES = 10;

/** What the repository was held to: the policies, which waivers call for something, what does not count, what its own policy would say. */
export function writePolicy({ policy, verdict }: Report, page: Page): void {
  if (policy === undefined) return;
  page.line();
  page.line(page.style.bold('Policy'));
  for (const source of policy.sources.slice(0, SOURCES)) {
    const commit =
      source.commit === undefined ? '' : page.style.dim(` at ${printable(source.commit.slice(0, COMMIT))}`);
    page.line(`  ${printable(sourceInWords(source, policy))}${commit}`);
  }
  writeFolded(policy.sources.length - SOURCES, 'more policy', 'more policies', '  ', page);
  const stage = stageInWords(verdict);
  if (stage !== undefined) page.prose('  ', 2, stage);
  writeWaivers(policy, page);
  writeRefused(policy, page);
  if (policy.proposed !== undefined) writeProposal(policy.proposed, page);
}

function writeWaivers({ waivers }: ReportPolicy, page: Page): void {
  const active = activeInWords(waivers);
  if (active !== undefined) page.line(`  ${active}.`);
  const urgent = waiversByUrgency(waivers.filter(isUrgent));
  for (const waiver of urgent.slice(0, WAIVERS)) writeWaiver(waiver, page);
  writeFolded(urgent.length - WAIVERS, 'more waiver', 'more waivers', '  ', page);
}

function writeWaiver(waiver: ReportWaiver, page: Page): void {
  const { rules, owner, location, state } = waiver;
  const isNear = state === 'ending' || state === 'unused';
  const where = `${location.path}:${location.line}`;
  const text = `Waiver ${stateInWords(waiver)}: ${rules.join(', ')}, owner ${owner} (${where}). ${effectInWords(waiver)}`;
  page.prose(`  ${isNear ? page.style.yellow('*') : page.style.red('!')} `, 4, printable(text));
}

function writeRefused(policy: ReportPolicy, page: Page): void {
  const refused = refusedExceptions(policy);
  for (const { message, location, added } of refused.slice(0, REFUSED)) {
    const where = `${location.path}:${location.line}${added ? ', added by the change' : ''}`;
    page.prose(`  ${page.style.red('!')} `, 4, `${printable(message)} (${printable(where)})`);
  }
  const what = counted(refused.length - REFUSED, 'more exception is', 'more exceptions are');
  if (refused.length > REFUSED) page.line(`  and ${what} not accepted: use --format json`);
}

function writeProposal(proposal: ReportProposal, page: Page): void {
  page.line(`  ${page.style.bold('Once it is merged')}`);
  page.prose('    ', 4, printable(proposal.because));
  for (const line of proposalInWords(proposal)) page.prose('    ', 4, printable(line));
  for (const mistake of proposal.mistakes.slice(0, MISTAKES)) page.prose('    ', 4, printable(mistake));
  writeFolded(proposal.mistakes.length - MISTAKES, 'more mistake', 'more mistakes', '    ', page);
}
