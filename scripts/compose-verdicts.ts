/**
 * Compares our verdicts on Compose documents with those of the schema of the Compose Specification, and records its verdicts
 * for the tests: `npm run compose-verdicts -- SCHEMA [FILE…]`. SCHEMA is a copy of compose-spec.json (compose-go, schema/);
 * with files, their documents are compared and nothing is recorded.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { encoded, judged, type Recording } from '../__tests__/compose/format/verdicts.js';
import { plain } from '../__tests__/compose/project.js';
import { parseYaml } from '../__tests__/documents/support/parse-yaml.js';
import type { CompiledFormat } from '../src/compose/attributes.js';
import { formatMistakes, type Mistake } from '../src/compose/validate/format.js';

const RECORDING = '__tests__/compose/format/generated/verdicts.json';
const FORMAT = 'src/compose/generated/attributes.json';
const SEED = 2_026;
const RANDOM = 5_000;

const [schemaPath, ...files] = process.argv.slice(2);
if (schemaPath === undefined) {
  console.error('Usage: npm run compose-verdicts -- SCHEMA [FILE…]');
  process.exit(2);
}
const official = new Ajv2020({ strict: false, logger: false }).compile(readJson(schemaPath) as object);
let compared = 0;
let different = 0;

if (files.length === 0) record();
else for (const file of files) compareFile(file);
console.log(`${compared} documents, ${different} verdicts differ`);
if (different > 0) process.exitCode = 1;

function record(): void {
  const format = readJson(FORMAT) as CompiledFormat;
  const valid: boolean[] = [];
  for (const { document, mistakes } of judged({ seed: SEED, random: RANDOM, format })) {
    valid.push(official(document));
    compare(JSON.stringify(document), mistakes);
  }
  const recording: Recording = { seed: SEED, random: RANDOM, count: valid.length, format, valid: encoded(valid) };
  writeFileSync(RECORDING, `${JSON.stringify(recording)}\n`);
  console.log(`${RECORDING}: ${valid.filter(Boolean).length} of ${valid.length} are valid`);
}

function compareFile(path: string): void {
  const { documents, problems } = parseYaml(path, readFileSync(path, 'utf8'));
  if (problems.some(({ severity }) => severity === 'error')) return;
  for (const document of documents) {
    official(plain(document));
    compare(path, formatMistakes(document, { raw: true }));
  }
}

/** After the official validator has run. */
function compare(what: string, mistakes: readonly Mistake[]): void {
  compared++;
  const valid = official.errors === null || official.errors === undefined;
  if (valid === (mistakes.length === 0)) return;
  different++;
  if (different <= 20) console.error(what, valid ? mistakes : official.errors);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
