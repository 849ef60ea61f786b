import { observe } from '../../src/app/observe.js';
import { withRecovery } from '../../src/app/recovery.js';
import type { Survey } from '../../src/facts/survey.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import type { Repository } from '../../src/source/repository.js';
import { classify } from '../../src/taxonomy/classify.js';
import { type Unsupported, unsupportedIn } from './evidence/check.js';
import { packed } from './facts.js';
import { changedBy, type Robustness } from './robust.js';

/** What can be done with a case; results go over a wire, so they are plain values. */
export const JOBS = {
  /** The facts, and the time that reading them took. */
  facts: async (
    repository: Repository,
  ): Promise<{ readonly ms: number; readonly facts: ReturnType<typeof packed> }> => {
    const started = process.hrtime.bigint();
    const { facts } = await surveyOf(repository);
    return { ms: Number(process.hrtime.bigint() - started) / 1e6, facts: packed(facts) };
  },
  /** Evidence that the place which it cites does not bear out. */
  evidence: async (repository: Repository): Promise<readonly Unsupported[]> => {
    const book = loadRulebook();
    return unsupportedIn(classify(await surveyOf(repository), book, { why: true }), book, repository);
  },
  /** Changes that leave the architecture as it is and the answer not. */
  robust: (repository: Repository): Promise<Robustness> =>
    changedBy(repository, async (one) => (await surveyOf(one)).facts, loadRulebook()),
};

export type JobName = keyof typeof JOBS;
export type JobResult<J extends JobName> = Awaited<ReturnType<(typeof JOBS)[J]>>;

async function surveyOf(repository: Repository): Promise<Survey> {
  return (await withRecovery(() => observe(repository, loadRulebook()))).surveyed;
}
