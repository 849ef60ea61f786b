import { prepareParsers } from '../documents/parse.js';
import { createCollector } from '../evidence/collect.js';
import { type ReachGraph, reachGraph } from '../facts/graph.js';
import { reachability } from '../facts/reachability.js';
import { loadRulebook } from '../rulebook/load.js';
import type { Repository } from '../source/repository.js';
import type { AnalyseOptions } from './analysis.js';
import { openFiles } from './files.js';
import { invocationsOf } from './invocations.js';
import { catalogueOf, detectorsOf } from './knowledge.js';
import { narrow } from './narrow.js';
import { setUp } from './own-rules.js';
import { withRecovery } from './recovery.js';
import { loadStacks } from './stacks.js';

/** Services, networks and who reaches whom, as the repository's projects would run without their variants. Throws UserMistake. */
export function graphOf(repository: Repository, options: Pick<AnalyseOptions, 'config'>): Promise<ReachGraph> {
  return withRecovery(() => graphOnce(repository, options));
}

async function graphOnce(repository: Repository, options: Pick<AnalyseOptions, 'config'>): Promise<ReachGraph> {
  const book = loadRulebook();
  const { config } = await setUp(repository, book, options);
  const scope = narrow(repository, config);
  await prepareParsers(scope.files.map((file) => file.path));
  const files = openFiles(scope);
  const invocations = invocationsOf(createCollector(scope, detectorsOf(book.evidence), files.parse));
  const loaded = loadStacks(scope, files, catalogueOf(book), invocations);
  const bases = loaded.stacks.filter((stack) => stack.variantOf === undefined);
  return reachGraph(bases, reachability(bases, loaded.listening));
}
