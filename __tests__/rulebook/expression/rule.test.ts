import { describe, expect, test } from '@jest/globals';
import { BOUNDS, type Budget } from '../../../src/rulebook/expression/bounds.js';
import { compileRule } from '../../../src/rulebook/expression/rule.js';
import { UNKNOWN } from '../../../src/rulebook/expression/values.js';

const service = { name: 'web', command: Array.from({ length: 1_000 }, () => 'x'), image: { tag: UNKNOWN } };

async function ruleOf(expression: string, message = 'x', budget: Budget = { left: BOUNDS.stepsOfRun }) {
  const { rule, mistakes } = await compileRule({ id: 'acme/a', expression, message }, budget);
  if (rule === undefined) throw new Error(mistakes.map((mistake) => mistake.message).join());
  return rule;
}

describe('what a rule may cost in a run', () => {
  const LOOP = 'service.command.all(c, c == "x")';

  test('a rule that has used up its steps judges nothing more', async () => {
    const rule = await ruleOf(LOOP);
    for (let at = 0; at * 1_001 <= BOUNDS.stepsOfRule; at++) expect(rule.judge({ service })).toEqual({ kind: 'holds' });
    expect(rule.judge({ service })).toEqual({ kind: 'unknown', because: 'the rule has used up its steps' });
  });

  test('and so does one after the others have', async () => {
    const budget = { left: 1_500 };
    const [first, second] = [await ruleOf(LOOP, 'x', budget), await ruleOf('service.name == "web"', 'x', budget)];
    expect(first.judge({ service })).toEqual({ kind: 'holds' });
    expect(second.judge({ service })).toEqual({ kind: 'holds' });
    expect(first.judge({ service })).toEqual({ kind: 'holds' });
    expect(second.judge({ service })).toEqual({
      kind: 'unknown',
      because: 'the rules of this run have used up their steps',
    });
  });
});

describe('a message', () => {
  test.each([
    ['`{service.name}` has {service.command.size()} words.', '`web` has 1000 words.'],
    ['{service.command.filter(c, c == "y")}none', 'none'],
    ['{[1, 2].map(n, n + 1)} and {1.5} and {true}', '2, 3 and 1.5 and true'],
    ['Tag {service.image.tag}.', 'Tag (unknown).'],
    ['{"a`b"}', "a'b"],
  ])('%s', async (text, wanted) => {
    expect((await ruleOf('true', text)).message({ service })).toBe(wanted);
  });

  test('shows a part of a long value', async () => {
    const message = (await ruleOf('true', '{service.command}')).message({ service });
    expect(message).toHaveLength(BOUNDS.shown + 1);
  });
});
