/**
 * How well repositories are told apart: `npm run corpus -- --labels FILE… [--cases DIR] [--mirror DIR]` classifies every labelled
 * repository and compares with the run on record. Contents are no part of the project: `--fetch` brings them into the mirror (build/corpus/mirror
 * unless given). `--facts` judges the facts of the last run anew, for changes to rules/ alone;
 * `--cross-validate` fits the weights to four fifths of the repositories and judges the others, five times; `--fit` writes fitted
 * weights into rules/; `--ablate` leaves out each family of signals; `--record` puts this run on record.
 * `--evidence` re-reads the place of every piece of evidence instead, `--robust` classifies the plain cases again under other names, with
 * unrelated files, in another order; both fail on what they find, but for corpus/names-only.json.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadRulebook } from '../src/rulebook/load.js';
import { ablation } from './corpus/ablation.js';
import { changesOf, type RunRecord, recordOf } from './corpus/changes.js';
import { evidenceReport } from './corpus/evidence/report.js';
import { type CaseFacts, readFacts, writeFacts } from './corpus/facts.js';
import { fetchInto } from './corpus/fetch.js';
import { readLabels } from './corpus/labels.js';
import { readCases } from './corpus/read-cases.js';
import { robustReport } from './corpus/robust-report.js';
import { type Scored, score } from './corpus/score.js';
import { confusionOf, missesOf, tableOf } from './corpus/table.js';
import { type Case, foldOf, type Start, trained } from './corpus/train.js';
import { writeWeights } from './corpus/write-weights.js';

const FOLDS = 5;

const root = projectRoot(dirname(fileURLToPath(import.meta.url)));
const { values: options } = parseArgs({
  options: {
    labels: { type: 'string', multiple: true, default: [join(root, 'corpus', 'labels.json')] },
    cases: { type: 'string' },
    mirror: { type: 'string' },
    fetch: { type: 'boolean', default: false },
    only: { type: 'string' },
    facts: { type: 'boolean', default: false },
    'cross-validate': { type: 'boolean', default: false },
    ablate: { type: 'boolean', default: false },
    fit: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    evidence: { type: 'boolean', default: false },
    robust: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});

const book = loadRulebook();
const labels = readLabels(options.labels).filter(({ id }) => options.only === undefined || id === options.only);
if (options.evidence || options.robust) {
  const { lines, violations } = options.evidence
    ? await evidenceReport(labels, options, options.verbose)
    : await robustReport(labels, options, join(root, 'corpus', 'names-only.json'));
  for (const line of lines) console.log(line);
  process.exit(violations === 0 ? 0 : 1);
}
const work = join(root, 'build', 'corpus');
if (options.fetch) {
  for (const line of fetchInto(mirrorOf(), labels)) console.log(line);
}
const cases = casesOf(options.facts ? readFacts(join(work, 'facts.jsonl')) : await readAll());
const scored = cases.map(({ label, facts }) => score(label, facts, book));

show('', scored);
if (options['cross-validate']) {
  show('cross-validated, from uninformed weights', crossValidated('uninformed'));
  show('cross-validated, from the weights in rules/', crossValidated('informed'));
}
if (options.ablate) for (const line of ablation(cases, book)) console.log(line);
if (options.fit) for (const line of writeWeights(root, trained(book, cases, 'informed'))) console.log(line);
compareWithRecord();

async function readAll(): Promise<readonly CaseFacts[]> {
  const { read, missing, failed } = await readCases(labels, { cases: options.cases, mirror: mirrorOf() });
  for (const { id, error } of failed) console.log(`FAILED ${id}: ${error}`);
  if (missing.length > 0) console.log(`${missing.length} cases without contents here: ${missing.join(' ')}`);
  mkdirSync(work, { recursive: true });
  if (options.only === undefined) writeFacts(join(work, 'facts.jsonl'), read);
  return read;
}

function casesOf(all: readonly CaseFacts[]): readonly Case[] {
  const byId = new Map(all.map((facts) => [facts.id, facts]));
  return labels.flatMap((label) => {
    const facts = byId.get(label.id);
    return facts === undefined ? [] : [{ label, facts }];
  });
}

/** Every case, judged with weights that were fitted to other repositories. */
function crossValidated(start: Start): readonly Scored[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const inside = (one: Case): boolean => foldOf(one.label.repo, FOLDS) === fold;
    const others = cases.filter((one) => !inside(one));
    const fitted = trained(book, others, start);
    return cases.filter(inside).map(({ label, facts }) => score(label, facts, fitted));
  }).flat();
}

function show(title: string, results: readonly Scored[]): void {
  if (title !== '') console.log(`\n${title}`);
  for (const line of tableOf(results)) console.log(line);
  console.log('');
  for (const line of options.verbose ? missesOf(results) : confusionOf(results)) console.log(line);
}

function compareWithRecord(): void {
  const file = join(root, 'corpus', 'recorded.json');
  if (existsSync(file)) {
    const recorded = JSON.parse(readFileSync(file, 'utf8')) as RunRecord;
    for (const line of changesOf(recorded, scored)) console.log(line);
  }
  if (options.record) writeFileSync(file, `${JSON.stringify(recordOf(scored), undefined, 1)}\n`);
}

/** The folder of bare repositories. */
function mirrorOf(): string {
  return options.mirror ?? join(root, 'build', 'corpus', 'mirror');
}

function projectRoot(start: string): string {
  return existsSync(join(start, 'tsconfig.json')) ? start : projectRoot(resolve(start, '..'));
}
