import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { checkFrame, ruleFrame } from '../../scripts/new-rule/frames.js';
import validators from '../../src/rulebook/generated/validators.cjs';

test('the frame of a rule is a rule', () => {
  const rule = parse(ruleFrame('network', 'published-cache-port', 'flat-network', '1.2.3')) as Record<string, unknown>;
  const { rule: validate } = validators;
  expect([validate?.(rule), validate?.errors]).toEqual([true, null]);
  expect(rule).toMatchObject({
    id: 'published-cache-port',
    category: 'network',
    check: 'flat-network',
    since: '1.2.3',
  });
});

test('the frame of a check exports it under its name', () => {
  expect(checkFrame('pinned-image')).toContain("name: 'pinned-image'");
});
