import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../src/app/analyse.js';
import { loadRulebook } from '../../src/rulebook/load.js';
import { memory } from '../../src/source/memory.js';
import { justfile, makefile, packageJson, script, stacks, taskfile } from './split-kit.js';

const RULES = new Map(
  loadRulebook()
    .rules.filter(({ check }) => check.startsWith('runbook-'))
    .map(({ id, check }) => [id, check]),
);

/** What the rules on commands find under the strictest preset, each with the line it stands at. */
async function found(files: Record<string, string>): Promise<string[]> {
  const { report } = await analyse(memory(files), { target: '.', preset: 'strict' });
  return [...report.findings]
    .filter(({ ruleId }) => RULES.has(ruleId))
    .map(({ ruleId, location: { path, line } }) => `${ruleId}: ${(files[path] ?? '').split('\n')[line - 1]?.trim()}`)
    .sort();
}

const WITH_STOPS = ['Makefile', 'justfile', 'Taskfile.yml', 'package.json', 'ctl.sh'] as const;
const KITS = { Makefile: makefile, justfile, 'Taskfile.yml': taskfile, 'package.json': packageJson, 'ctl.sh': script };

test('a Makefile of a split kit: all eight defects, at their lines, and nothing else', async () => {
  const text = makefile(true);
  expect(text.match(/^[a-z][\w-]*:(?!=)/gm)?.length).toBeGreaterThanOrEqual(15);
  expect(await found({ ...stacks(true), Makefile: text })).toEqual([
    'command-with-missing-compose-file: $(COMPOSE) -f docker-compose-model.yml up -d',
    'compose-file-without-start: services:',
    'shell-default-in-makefile: $(APP) logs -f ${c:-api}',
    'start-before-network: start-all: start-app start-infra start-models start-worker',
    'stop-before-joiners: stop-all: stop-infra stop-worker stop-app stop-models',
    'target-not-phony: logs:',
    'wait-for-missing-health: @for i in $$(seq 1 90); do \\',
    'wait-for-unknown-container: @for i in $$(seq 1 90); do \\',
  ]);
});

describe.each(WITH_STOPS.filter((name) => name !== 'Makefile'))('the same kit as %s', (name) => {
  test('has the defects that can exist there, at their lines, and nothing else', async () => {
    const findings = await found({ ...stacks(true), [name]: KITS[name](true) });
    const expected = {
      'command-with-missing-compose-file': /docker-compose-model\.yml up -d/,
      // What a script does not start, another one may.
      ...(name === 'ctl.sh' ? {} : { 'compose-file-without-start': /^services:$/ }),
      'start-before-network': /start[-_:]app/,
      'stop-before-joiners': /stop[-_:]infra/,
      'wait-for-missing-health': /rag-cache|for i in|^- \|$/,
      'wait-for-unknown-container': /milvus|for i in|^- \|$/,
    };
    expect(findings.map((finding) => finding.split(':')[0])).toEqual(Object.keys(expected));
    for (const [index, line] of Object.values(expected).entries()) {
      expect(findings[index]?.replace(/^[\w-]+: /, '')).toMatch(line);
    }
  });
});

test.each(WITH_STOPS)('the mended kit as %s has none', async (name) => {
  expect(await found({ ...stacks(false), [name]: KITS[name](false) })).toEqual([]);
});
