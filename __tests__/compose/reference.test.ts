import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { dotenvFile, rawFile } from '../../scripts/reference-values/dotenv-files.js';
import {
  digest,
  type FileResult,
  type Recording,
  type TemplateResult,
} from '../../scripts/reference-values/recording.js';
import { template, VARIABLES } from '../../scripts/reference-values/templates.js';
import { type Dotenv, parseDotenv } from '../../src/compose/variables/dotenv.js';
import { parseRawEnv } from '../../src/compose/variables/raw-env.js';
import { type Binding, substitute } from '../../src/compose/variables/template.js';
import { positionOf } from '../../src/documents/location.js';

/*
 * What a real `docker compose` made of generated texts, recorded by scripts/reference-values/main.ts: ours must come to the same.
 */
const golden = join(dirname(fileURLToPath(import.meta.url)), 'golden');

function recorded<Result>(name: string): Recording<Result> {
  return JSON.parse(readFileSync(join(golden, `${name}.json`), 'utf8')) as Recording<Result>;
}

/** The recorded release evaluates what it does not use. */
const RELEASE = { eager: true };

function outside(name: string): Binding | undefined {
  const value = Object.hasOwn(VARIABLES, name) ? VARIABLES[name] : undefined;
  return value === undefined ? undefined : { value };
}

function casesOf(recording: Recording<unknown>, make: (index: number) => string): readonly string[] {
  const cases = recording.results.map((_, index) => make(index));
  expect(digest(cases)).toBe(recording.cases);
  return cases;
}

function ofTemplate(text: string): TemplateResult {
  const { text: value, failures } = substitute(text, outside, RELEASE);
  const [first] = failures;
  if (first === undefined) return value;
  return first.kind === 'required' ? ['required', first.name ?? '', first.message ?? ''] : ['invalid'];
}

/** The phrases of our messages that tell the mistakes apart. */
const MISTAKES: Readonly<Record<string, string>> = {
  name: 'cannot stand in a variable name',
  space: 'contains a ',
  quote: 'has no closing ',
  nameless: 'name',
  template: 'contains a "${" that',
  required: 'needs the variable',
};

/** A sentence for each file whose result differs; the reference stops at its first mistake, ours has it first. */
function differences(
  recording: Recording<FileResult>,
  cases: readonly string[],
  parse: (text: string) => Dotenv,
): string[] {
  return recording.results.flatMap((expected, index) => {
    const { variables, problems } = parse(cases[index] ?? '');
    const first = problems.find(({ severity }) => severity === 'error');
    const where = `${index}: ${JSON.stringify(cases[index])}`;
    if (!isRefused(expected)) {
      const values = Object.fromEntries([...variables].map(([name, { value }]) => [name, value]));
      return first === undefined && isSame(values, expected) ? [] : [`${where} is ${JSON.stringify(values)}`];
    }
    const [mistake, line] = expected;
    if (first === undefined) return [`${where} should be refused: ${mistake}`];
    if (!first.message.includes(MISTAKES[mistake] ?? '?')) return [`${where} should be ${mistake}: ${first.message}`];
    // An open quote is told at the end of the file; ours is where it opens.
    if (line === undefined || mistake === 'quote' || positionOf(first.at).line === line) return [];
    return [`${where} should be refused at line ${line}: ${positionOf(first.at).line}`];
  });
}

function isRefused(result: FileResult): result is Exclude<FileResult, Readonly<Record<string, string>>> {
  return Array.isArray(result);
}

function isSame(ours: Readonly<Record<string, string>>, theirs: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(theirs);
  return names.length === Object.keys(ours).length && names.every((name) => ours[name] === theirs[name]);
}

describe('what docker compose makes of generated texts', () => {
  test('values with variables', () => {
    const recording = recorded<TemplateResult>('templates');
    const cases = casesOf(recording, template);
    expect(cases).toHaveLength(10_000);
    const different = cases.flatMap((text, index) => {
      const ours = ofTemplate(text);
      const theirs = recording.results[index];
      return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [{ text, ours, theirs }];
    });
    expect(different).toEqual([]);
    expect(recording.results.filter((result) => typeof result !== 'string').length).toBeGreaterThan(500);
  });

  test('files of variables', () => {
    const recording = recorded<FileResult>('dotenv-files');
    const cases = casesOf(recording, dotenvFile);
    expect(cases).toHaveLength(1_500);
    expect(differences(recording, cases, (text) => parseDotenv('.env', text, outside, RELEASE))).toEqual([]);
    expect(recording.results.filter(isRefused).length).toBeGreaterThan(200);
  });

  test('files of variables in raw format', () => {
    const recording = recorded<FileResult>('raw-files');
    const cases = casesOf(recording, rawFile);
    expect(cases).toHaveLength(400);
    expect(differences(recording, cases, (text) => parseRawEnv('raw.env', text, outside))).toEqual([]);
    expect(recording.results.filter(isRefused).length).toBeGreaterThan(10);
  });
});
