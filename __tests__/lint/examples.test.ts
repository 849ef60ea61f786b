import { describe, expect, test } from '@jest/globals';
import { isBroughtIn, type ProvenRule, provenRules } from '../../scripts/mutation/cases.js';
import { displaced, loud, silent } from '../../scripts/mutation/check-mutants.js';
import { killedBy } from '../../scripts/mutation/outcome.js';
import { effectiveRules } from '../../src/lint/effective.js';
import { lint } from '../../src/lint/run.js';
import { book, placeOf, ruleById } from './pipeline.js';

const rules = await provenRules();
/** Examples of each kind that a rule must have. */
const LEAST = 3;

describe.each(rules.map((proven) => [proven.rule.id, proven] as const))('%s', (id, { cases }) => {
  test.each(cases.filter(({ kind }) => kind === 'fails').map((one) => [one.example.name, one] as const))(
    'reports: %s',
    (_, { context, wanted }) => {
      const { findings, defects } = lint(context, [ruleById(id)]);
      expect({ places: findings.map(placeOf), defects }).toEqual({ places: wanted, defects: [] });
      for (const { message } of findings) {
        expect(message).not.toMatch(/\{[a-zA-Z]+\}|``|undefined|\s$/);
        expect(message).toMatch(/[.?]$/);
      }
    },
  );

  test.each(cases.filter(({ kind }) => kind === 'passes').map((one) => [one.example.name, one] as const))(
    'is silent: %s',
    (_, { context }) => {
      const { findings, defects } = lint(context, [ruleById(id)]);
      expect({ places: findings.map(placeOf), messages: findings.map(({ message }) => message), defects }).toEqual({
        places: [],
        messages: [],
        defects: [],
      });
    },
  );
});

test('no rule fails on the example of another', () => {
  const all = effectiveRules(book, { preset: 'strict', rules: new Map() });
  for (const { context } of rules.flatMap(({ cases }) => cases)) expect(lint(context, all).defects).toEqual([]);
});

/** Ids of the rules of which something is not so, with what. */
function lacking(what: (proven: ProvenRule) => string | undefined): readonly string[] {
  return rules.flatMap((proven) => {
    const lack = what(proven);
    return lack === undefined ? [] : [`${proven.rule.id}: ${lack}`];
  });
}

test(`every rule has ${LEAST} examples that fail and ${LEAST} that pass, each with a name of its own`, () => {
  const lacks = lacking(({ cases }) => {
    const names = (kind: string) => cases.filter((one) => one.kind === kind).map(({ example }) => example.name);
    const [fails, passes] = [names('fails'), names('passes')];
    if (new Set(fails).size < LEAST) return `${new Set(fails).size} that fail`;
    if (new Set(passes).size < LEAST) return `${new Set(passes).size} that pass`;
    return new Set([...fails, ...passes]).size < cases.length ? 'two of one name' : undefined;
  });
  expect(lacks).toEqual([]);
});

test('every rule has an example with a value from another file or an anchor, or says why there is none', () => {
  const lacks = lacking(({ cases, inPlace }) => {
    if (cases.some(isBroughtIn)) return inPlace === undefined ? undefined : 'has one, and says that there is none';
    return inPlace === undefined ? 'none' : undefined;
  });
  expect(lacks).toEqual([]);
});

describe('the examples of every rule notice', () => {
  test('that its check is gone', () => {
    expect(lacking((proven) => (killedBy(silent(proven), proven) === undefined ? 'unnoticed' : undefined))).toEqual([]);
  });

  test('that its check reports everything', () => {
    const lacks = lacking((proven) => {
      const mutants = loud(proven);
      if (mutants.length === 0) return 'no passing example holds anything to report';
      return mutants.find((mutant) => killedBy(mutant, proven) === undefined)?.name;
    });
    expect(lacks).toEqual([]);
  });

  test('that its findings stand at another place', () => {
    const lacks = lacking((proven) => displaced(proven).find((mutant) => killedBy(mutant, proven) === undefined)?.name);
    expect(lacks).toEqual([]);
  });
});
