import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { type ConformanceCase, readAnswer, readCases } from '../../scripts/conformance/case.js';
import { differences, valueDifferences } from '../../scripts/conformance/compare.js';
import { missingKeys } from '../../scripts/conformance/coverage.js';
import { load } from '../../scripts/conformance/ours.js';
import { type Outcome, pageWith } from '../../scripts/conformance/table.js';

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, 'cases');
const cases = readCases(folder);
const outcomes: Outcome[] = [];

describe.each([...new Set(cases.map(({ area }) => area))])('Groundplan and Compose agree on %s', (area) => {
  test.each(cases.filter((one) => one.area === area).map((one) => [one.name, one.title, one] as const))(
    '%s: %s',
    async (_name, _title, one) => {
      const reference = readAnswer(folder, one);
      if (reference === undefined) throw new Error('Nothing is recorded: run npm run conformance:record.');
      const found = differences(one, reference, await load(one, '2.40'));
      outcomes.push({ one, differences: found });
      expect(found).toEqual([]);
    },
  );
});

describe('the cases', () => {
  test('say what each refusal and each warning is', () => {
    const said = cases.map((one) => [nameOf(one), one.problem !== undefined, one.warning !== undefined]);
    const recorded = cases.map((one) => {
      const reference = readAnswer(folder, one);
      // On purpose it is the other way around.
      const refused = (reference?.kind === 'refusal') !== (one.difference !== undefined);
      return [nameOf(one), refused, reference?.kind === 'model' && reference.warnings !== ''];
    });
    expect(said).toEqual(recorded);
  });

  test('use every key of the Compose format', () => {
    expect(missingKeys(cases)).toEqual([]);
  });
});

test('differences are told by their place', () => {
  const compose = { services: { web: { ports: [{ target: 80 }], image: 'nginx' } } };
  const groundplan = { services: { web: { ports: [{ target: 81 }] }, db: {} } };
  expect(valueDifferences(compose, groundplan)).toEqual([
    '/services/db: Compose has nothing, Groundplan {}',
    '/services/web/image: Compose has "nginx", Groundplan nothing',
    '/services/web/ports/0/target: Compose has 80, Groundplan 81',
  ]);
});

test('the documentation shows the figures', () => {
  if (outcomes.length < cases.length) return;
  const page = readFileSync(join(here, '..', '..', 'docs', 'compose-conformance.md'), 'utf8');
  expect(page).toBe(pageWith(page, outcomes));
});

function nameOf({ area, name }: ConformanceCase): string {
  return `${area}/${name}`;
}
