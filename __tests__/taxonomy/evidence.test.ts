import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Unsupported, unsupportedIn } from '../../scripts/corpus/evidence/check.js';
import { TRANSFORMATIONS, type TransformationName } from '../../scripts/corpus/transform/index.js';
import { observe } from '../../src/app/observe.js';
import { withRecovery } from '../../src/app/recovery.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { memory } from '../../src/source/memory.js';
import type { Repository } from '../../src/source/repository.js';
import type { Classification } from '../../src/taxonomy/classification.js';
import { classify } from '../../src/taxonomy/classify.js';
import { PROJECTS } from '../support/projects/index.js';

const book = loadRulebook();

async function classified(repository: Repository): Promise<Classification> {
  return classify((await withRecovery(() => observe(repository, book))).surveyed, book, { why: true });
}

const check = (classification: Classification, repository: Repository): readonly Unsupported[] =>
  unsupportedIn(classification, book, repository);

describe.each(PROJECTS)('the evidence for $pattern', ({ files }) => {
  test('stands at the places that it cites, whatever the parts are called', async () => {
    const names = Object.keys(TRANSFORMATIONS) as TransformationName[];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(names), async (chosen) => {
        const repository = chosen.reduce((changed, name) => TRANSFORMATIONS[name](changed), memory(files));
        expect(check(await classified(repository), repository)).toEqual([]);
      }),
      { numRuns: 4 },
    );
  });
});

describe('evidence that is not true is found', () => {
  const shop = {
    'compose.yaml': `services:
  web:
    image: example/pages:1
    depends_on: [db]
  db:
    image: postgres:16
`,
  };
  const reasons = async (other: Readonly<Record<string, string>>): Promise<readonly string[]> =>
    check(await classified(memory(shop)), memory(other)).map(({ because }) => because);

  test('where the file is another one', async () => {
    expect(await reasons({ 'stack.yaml': shop['compose.yaml'] })).toContain('there is no such file');
  });

  test('where the line is gone', async () => {
    expect(await reasons({ 'compose.yaml': 'services:\n' })).toContain('the file has 2 lines');
  });

  test('where the line is too short', async () => {
    expect(await reasons({ 'compose.yaml': shop['compose.yaml'].replace('  db:', '') })).toContain(
      'the line has 0 characters',
    );
  });

  test('where another thing stands there', async () => {
    const found = await reasons({ 'compose.yaml': shop['compose.yaml'].replace('  db:', '  ab:') });
    expect(found.some((because) => because.startsWith('not there: `db`'))).toBe(true);
  });

  test('what stands in a neighbouring block proves nothing', async () => {
    const text = shop['compose.yaml'].replace('    depends_on: [db]\n', '').replace('  web:', '  api:');
    const found = await reasons({ 'compose.yaml': `${text}  web:\n    image: example/pages:1\n` });
    expect(found.some((because) => because.startsWith('not there: `web`'))).toBe(true);
  });
});
