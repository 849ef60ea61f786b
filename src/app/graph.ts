import { prepareParsers } from '../documents/parse.js';
import { createCollector } from '../evidence/collect.js';
import { type ReachGraph, reachGraph } from '../facts/graph.js';
import { reachability } from '../facts/reachability.js';
import type { ReportGraph } from '../report/graph.js';
import { loadRulebook } from '../rulebook/load.js';
import type { Repository } from '../source/repository.js';
import type { AnalyseOptions } from './analysis.js';
import { openFiles } from './files.js';
import { hiderOf } from './hide-values.js';
import { invocationsOf } from './invocations.js';
import { catalogueOf, detectorsOf } from './knowledge.js';
import { narrow } from './narrow.js';
import { setUp } from './own-rules.js';
import { withRecovery } from './recovery.js';
import { reportGraph } from './report-graph.js';
import { loadStacks } from './stacks.js';

/** What is deployed, as the repository's projects would run without their variants: two views of what was loaded once. */
export interface Graphs {
  /** With every pair of services of which the first reaches the second. */
  readonly reach: ReachGraph;
  /** What pictures are drawn of. Computed when first asked for. */
  readonly graph: ReportGraph;
}

/** Loads a repository for its graphs alone: nothing is classified, no rule runs. Throws UserMistake. */
export function graphsOf(repository: Repository, options: Pick<AnalyseOptions, 'config' | 'policy'>): Promise<Graphs> {
  return withRecovery(() => graphsOnce(repository, options));
}

async function graphsOnce(repository: Repository, options: Pick<AnalyseOptions, 'config' | 'policy'>): Promise<Graphs> {
  const book = loadRulebook();
  const { config } = await setUp(repository, book, options);
  const scope = narrow(repository, config);
  await prepareParsers(scope.files.map((file) => file.path));
  const files = openFiles(scope);
  const invocations = invocationsOf(createCollector(scope, detectorsOf(book.evidence), files.parse));
  const loaded = loadStacks(scope, files, catalogueOf(book), invocations);
  const { stacks, listening } = loaded;
  const hide = hiderOf([loaded]) ?? ((value) => value);
  const bases = stacks.filter((stack) => stack.variantOf === undefined);
  return {
    reach: hide(reachGraph(bases, reachability(bases, listening))),
    get graph() {
      return hide(reportGraph(bases, listening));
    },
  };
}
