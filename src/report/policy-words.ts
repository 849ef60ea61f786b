import { by } from '../lib/compare.js';
import { counted } from './phrases.js';
import type { ReportPolicy, ReportPolicySource, ReportProposal, ReportRefusal, ReportWaiver } from './policy.js';
import type { ReportVerdict } from './report.js';

/** `acme/policies/base.yml@v3`, and for the repository's own file which version of it spoke. */
export function sourceInWords({ name, commit }: ReportPolicySource, { from }: Pick<ReportPolicy, 'from'>): string {
  return commit === undefined && from === 'base' ? `${name}, as the base has it` : name;
}

/** Characters of a commit that are shown. */
export const COMMIT = 12;

/** How far the policy is rolled out, in a sentence; undefined where it blocks. */
export function stageInWords({ enforcement, blocksFrom }: ReportVerdict): string | undefined {
  if (enforcement === 'block') return undefined;
  const does = enforcement === 'observe' ? 'observes' : 'warns';
  // The day may be that of single rules.
  return `The policy only ${does}${blocksFrom === undefined ? '' : `; what it holds back fails from ${blocksFrom}`}.`;
}

const ORDER: readonly ReportWaiver['state'][] = ['ended', 'refused', 'ending', 'unused', 'active'];

/** Those that call for something first: over, refused, near their end, unused; among them the one that ends first. */
export function waiversByUrgency(waivers: readonly ReportWaiver[]): readonly ReportWaiver[] {
  return [...waivers].sort(
    by(
      ({ state }) => ORDER.indexOf(state),
      ({ until }) => until,
    ),
  );
}

/** Whether somebody should do something about a waiver. */
export function isUrgent({ state, because }: ReportWaiver): boolean {
  return state !== 'active' || because !== undefined;
}

/** Exceptions that do not count, but for waivers, which say so themselves. */
export function refusedExceptions({ refused }: ReportPolicy): readonly ReportRefusal[] {
  return refused.filter(({ kind }) => kind !== 'waiver');
}

/** What a waiver is, in a word or two: `ends 2030-12-31`. */
export function stateInWords({ state, until }: ReportWaiver): string {
  switch (state) {
    case 'active':
      return `until ${until}`;
    case 'ending':
      return `ends ${until}`;
    case 'ended':
      return `ended ${until}`;
    case 'unused':
      return 'unused';
    case 'refused':
      return 'refused';
  }
}

/** What a waiver does, or why it does not: `holds back 2 findings`. */
export function effectInWords({ state, findings, because }: ReportWaiver): string {
  if (because !== undefined && (state === 'refused' || state === 'ended')) return because;
  const held = findings === 0 ? 'It holds nothing back' : `It holds back ${counted(findings, 'finding')}`;
  return because === undefined ? `${held}.` : `${held}. ${because}`;
}

/** `3 waivers hold back 4 findings`; undefined without any that does. */
export function activeInWords(waivers: readonly ReportWaiver[]): string | undefined {
  const holding = waivers.filter(({ findings }) => findings > 0);
  if (holding.length === 0) return undefined;
  const findings = holding.reduce((sum, one) => sum + one.findings, 0);
  const verb = holding.length === 1 ? 'holds' : 'hold';
  return `${counted(holding.length, 'waiver')} ${verb} back ${counted(findings, 'finding')}`;
}

/** Rules named of those of which something would count, or would not. */
const RULES = 8;

/** What would count with the proposed policy and does not now, and the other way round, each in a sentence. */
export function proposalInWords({ more, fewer }: ReportProposal): readonly string[] {
  const told = (counts: Readonly<Record<string, number>>, lead: string): string[] => {
    const rules = Object.entries(counts).sort(
      by(
        ([, count]) => -count,
        ([id]) => id,
      ),
    );
    if (rules.length === 0) return [];
    const shown = rules.slice(0, RULES).map(([id, count]) => `${count} of \`${id}\``);
    const left = rules.length - shown.length;
    return [`${lead}: ${shown.join(', ')}${left === 0 ? '' : ` and of ${counted(left, 'more rule')}`}.`];
  };
  return [...told(more, 'It would count more'), ...told(fewer, 'It would no longer count')];
}
