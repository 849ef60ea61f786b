/**
 * The differential test of the Compose loader. `npm run conformance:record` asks a real `docker compose` about every case and
 * keeps its answers; `npm run conformance` compares Groundplan's loader with what was kept, and says where they differ.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAnswer, readCases } from './conformance/case.js';
import { differences } from './conformance/compare.js';
import { load } from './conformance/ours.js';
import { ask, keep, referenceCommand, referenceVersion } from './conformance/record.js';
import { figuresOf, type Outcome, pageWith } from './conformance/table.js';

const root = projectRoot(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, '__tests__', 'conformance', 'cases');
const recording = process.argv[2] === 'record';
/** Beginnings of the names of the cases that are meant; none: all. */
const only = process.argv.slice(recording ? 3 : 2);
const cases = readCases(folder).filter(
  ({ area, name }) => only.length === 0 || only.some((wanted) => `${area}/${name}`.startsWith(wanted)),
);

if (recording) record();
else await compare();

function record(): void {
  const command = referenceCommand();
  const version = referenceVersion(command);
  for (const one of cases) keep(folder, one, ask(one, command));
  writeFileSync(join(folder, '..', 'reference.json'), `${JSON.stringify({ compose: version }, undefined, 2)}\n`);
  console.log(`${cases.length} cases recorded with Compose ${version}.`);
}

async function compare(): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const one of cases) {
    const reference = readAnswer(folder, one);
    const found = reference === undefined ? ['not recorded'] : differences(one, reference, await load(one, '2.40'));
    outcomes.push({ one, differences: found });
    if (found.length === 0) continue;
    console.log(`${one.area}/${one.name}: ${one.title}`);
    for (const line of found) console.log(`  ${line}`);
    process.exitCode = 1;
  }
  console.log(figuresOf(outcomes));
  if (only.length === 0) writePage(outcomes);
}

/** Puts figures and differences where the documentation shows them. */
function writePage(outcomes: readonly Outcome[]): void {
  const path = join(root, 'docs', 'compose-conformance.md');
  writeFileSync(path, pageWith(readFileSync(path, 'utf8'), outcomes));
}

function projectRoot(start: string): string {
  return existsSync(join(start, 'tsconfig.json')) ? start : projectRoot(resolve(start, '..'));
}
