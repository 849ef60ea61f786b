import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/policy/load.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { memory } from '../../src/source/memory.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function configurations(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map((match) => match[1] ?? '')
    .filter((block) => /^preset:/m.test(block));
}

describe('what the documentation shows as a configuration', () => {
  test.each(['README.md', 'docs/configuration.md'])('of %s is one', async (path) => {
    const blocks = configurations(path);
    expect(blocks.length).toBeGreaterThan(0);
    for (const text of blocks) {
      const config = await loadConfig(memory({}), loadRulebook(), { config: { path: '.groundplan.yml', text } });
      expect(config.preset).toBe('recommended');
    }
  });
});
