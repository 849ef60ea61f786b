import type { CapacityReport, CapacitySeries, SampleProblem } from '../../report/samples/shape.js';
import { loadRulebook } from '../../rulebook/load.js';
import type { Repository } from '../../source/repository.js';
import type { AnalyseOptions } from '../analysis.js';
import { analyseSamples, type SampleFile } from './analysis.js';
import { compareWithLimits, composeStacks } from './limits.js';

export interface SamplesInput {
  readonly files: readonly SampleFile[];
  readonly problems: readonly SampleProblem[];
  /** Whose Compose files are compared with what was measured. Absent: none. */
  readonly compared?: { readonly repository: Repository; readonly options: Pick<AnalyseOptions, 'config' | 'policy'> };
}

/**
 * What files of samples say of limits and workers, and with a repository which limits in its Compose files do not fit. Undefined where
 * there is no sample. Throws UserMistake.
 */
export async function capacityReport({
  files,
  problems,
  compared,
}: SamplesInput): Promise<{ readonly report: CapacityReport; readonly series: readonly CapacitySeries[] } | undefined> {
  const { measured: rules } = loadRulebook();
  const measured = analyseSamples(files, rules);
  if (measured.length === 0) return undefined;
  const limits =
    compared === undefined
      ? { containers: measured.map(({ capacity }) => capacity), findings: [] }
      : compareWithLimits({
          measured,
          stacks: await composeStacks(compared.repository, compared.options),
          rules,
          textOf: (path) => textIn(compared.repository, path),
        });
  return {
    report: { saturatedAbove: rules.saturated, ...limits, problems },
    series: measured.map((one) => one.series),
  };
}

function textIn(repository: Repository, path: string): string | undefined {
  const content = repository.has(path) ? repository.read(path) : undefined;
  return content?.ok === true ? content.text : undefined;
}
