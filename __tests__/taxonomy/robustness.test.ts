import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TRANSFORMATIONS, type TransformationName } from '../../scripts/corpus/transform/index.js';
import { observe } from '../../src/app/observe.js';
import { withRecovery } from '../../src/app/recovery.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { memory } from '../../src/source/memory.js';
import type { Repository } from '../../src/source/repository.js';
import { classify } from '../../src/taxonomy/classify.js';
import { PROJECTS } from '../support/projects/index.js';

const book = loadRulebook();

async function patternOf(repository: Repository): Promise<string> {
  return classify((await withRecovery(() => observe(repository, book))).surveyed, book).pattern.slug;
}

const names = Object.keys(TRANSFORMATIONS) as TransformationName[];

test('only what names alone tell is lost with them', async () => {
  for (const { pattern, files, byNames = [] } of PROJECTS) {
    for (const name of byNames) expect(await patternOf(TRANSFORMATIONS[name](memory(files)))).not.toBe(pattern);
  }
});

describe.each(PROJECTS)('$pattern', ({ pattern, files, byNames = [] }) => {
  const project = memory(files);
  const neutral = names.filter((name) => !byNames.includes(name));

  test('is read from a project that is one', async () => {
    expect(await patternOf(project)).toBe(pattern);
  });

  test('is read whatever its parts are called, in whatever order they stand and whatever lies beside them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(neutral, { minLength: 1 }), async (chosen) => {
        const changed = chosen.reduce((repository, name) => TRANSFORMATIONS[name](repository), project);
        expect(await patternOf(changed)).toBe(pattern);
      }),
      { numRuns: 8 },
    );
  });
});
