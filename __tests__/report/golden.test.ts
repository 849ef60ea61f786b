import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { formatNamed } from '../../src/report/formats.js';
import type { RenderOptions } from '../../src/report/options.js';
import { changedReport } from './change-fixture.js';
import { shopReport } from './fixture.js';
import { heldReport } from './policy-fixture.js';
import { renderedInTime } from './rendered.js';

/**
 * What a person has looked at and found good. After a change that is meant:
 * `UPDATE_GOLDEN=1 npm test -- __tests__/report/golden`, then read the difference.
 */
const GOLDEN = join(process.cwd(), '__tests__/report/golden');

const CASES: readonly { file: string; format: string; options?: Partial<RenderOptions> }[] = [
  { file: 'check.txt', format: 'text' },
  { file: 'check-colour.txt', format: 'text', options: { colour: true, width: 80 } },
  { file: 'classify.txt', format: 'text', options: { only: 'classification' } },
  { file: 'check.json', format: 'json' },
  { file: 'classify.json', format: 'json', options: { only: 'classification' } },
  { file: 'check.sarif', format: 'sarif' },
  { file: 'annotations.txt', format: 'github', options: { pathPrefix: 'services/shop' } },
  { file: 'gitlab.json', format: 'gitlab' },
  { file: 'junit.xml', format: 'junit' },
  { file: 'diagnostics.rdjson', format: 'rdjson' },
  { file: 'lines.txt', format: 'unix', options: { pathPrefix: 'services/shop' } },
  { file: 'summary.md', format: 'markdown', options: { blobUrl: 'https://github.com/acme/shop/blob/8c1d0f5a' } },
];

/** A change that is held to a shared policy, and would fail. */
const HELD_CASES: typeof CASES = [
  { file: 'held.txt', format: 'text' },
  { file: 'held.md', format: 'markdown', options: { blobUrl: 'https://github.com/acme/shop/blob/8c1d0f5a' } },
  { file: 'held.sarif', format: 'sarif' },
  { file: 'held-annotations.txt', format: 'github' },
  { file: 'held-junit.xml', format: 'junit' },
  { file: 'held.rdjson', format: 'rdjson' },
];

describe('the rendered report is the one that was reviewed', () => {
  test.each(CASES)('$file', async ({ file, format, options }) => {
    const path = join(GOLDEN, file);
    const actual = await renderedInTime(await formatNamed(format).load(), shopReport(), options);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, actual);
    expect(actual).toBe(readFileSync(path, 'utf8'));
  });

  test.each(HELD_CASES)('$file', async ({ file, format, options }) => {
    const path = join(GOLDEN, file);
    const actual = await renderedInTime(await formatNamed(format).load(), heldReport(), options);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, actual);
    expect(actual).toBe(readFileSync(path, 'utf8'));
  });

  test.each([
    ['change.html', changedReport],
    ['held.html', heldReport],
  ] as const)('%s, less its style and script', async (file, report) => {
    const path = join(GOLDEN, file);
    const html = await renderedInTime(await formatNamed('html').load(), report());
    const actual = html
      .replace(/<style>.*<\/style>/s, '<style>…</style>')
      .replace(/<script>.*<\/script>/s, '<script>…</script>')
      .replaceAll(/sha256-[\w+/=]+/g, 'sha256-…');
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, actual);
    expect(actual).toBe(readFileSync(path, 'utf8'));
  });
});
