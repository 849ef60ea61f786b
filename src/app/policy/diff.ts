import { UserMistake } from '../../lib/mistake.js';
import { PolicyFailure } from '../../policy/policy-source.js';
import type { ComparedPolicy, PolicyDifference } from '../../report/policy/difference.js';
import type { Report } from '../../report/report.js';
import { loadRulebook } from '../../rulebook/load.js';
import type { Repository } from '../../source/repository.js';
import { analyse } from '../analyse.js';
import type { AnalyseOptions } from '../analysis.js';
import { policySentences } from '../compare/policy.js';
import { type Setup, setUp } from '../own-rules.js';
import { differingFindings } from './diff-findings.js';
import { sourcesOf } from './places.js';
import { withTriedPaths } from './tested-source.js';

/** One of two policies that are compared: what to call it, and the options with which it holds. */
export interface DiffSide {
  readonly name: string;
  readonly options: Pick<AnalyseOptions, 'config' | 'policy'>;
}

/** What holds for both. */
export interface DiffOptions extends Pick<AnalyseOptions, 'today' | 'target'> {
  readonly repository: Repository;
}

/**
 * What changes for a repository when it is held to the second policy instead of the first. Throws PolicyFailure where one of them cannot
 * be had, or what it goes by is not known.
 */
export async function diffPolicies(from: DiffSide, to: DiffSide, options: DiffOptions): Promise<PolicyDifference> {
  const old = await judge(from, options);
  const now = await judge(to, options);
  return {
    target: options.target,
    from: old.compared,
    to: now.compared,
    settings:
      old.setup === undefined || now.setup === undefined ? [] : policySentences(old.setup, now.setup, options.today),
    // Where one of the two says nothing, nothing can be said of what differs.
    ...(old.report === undefined || now.report === undefined
      ? { more: [], fewer: [], otherLevel: [], sameFindings: 0 }
      : differingFindings(old.report, now.report)),
  };
}

interface Judged {
  readonly compared: ComparedPolicy;
  readonly setup?: Setup;
  readonly report?: Report;
}

async function judge({ name, options }: DiffSide, { repository, target, today }: DiffOptions): Promise<Judged> {
  const asked: AnalyseOptions = { ...options, target, ...(today === undefined ? {} : { today }) };
  try {
    const setup = await setUp(repository, loadRulebook(), asked);
    const { report } = await analyse(repository, asked);
    const { verdict, counts } = report;
    const sources = sourcesOf(setup.config.provenance).map(({ name: source, commit }) => ({
      name: withTriedPaths(source),
      ...(commit === undefined || /^0+$/.test(commit) ? {} : { commit }),
    }));
    return { compared: { name, sources, judged: { verdict, counts }, mistakes: [] }, setup, report };
  } catch (error) {
    if (error instanceof PolicyFailure) throw new PolicyFailure(...error.lines.map(withTriedPaths));
    if (!(error instanceof UserMistake)) throw error;
    return { compared: { name, sources: [], mistakes: error.lines.map(withTriedPaths) } };
  }
}
