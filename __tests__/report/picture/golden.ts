import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';

const GOLDEN = join(process.cwd(), '__tests__/report/picture/golden');

/** What a person has looked at: `UPDATE_GOLDEN=1 npm test -- __tests__/report/picture`, then read the difference and look at the picture. */
export function golden(file: string, text: string): void {
  const path = join(GOLDEN, file);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
