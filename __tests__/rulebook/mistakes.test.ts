import { expect, test } from '@jest/globals';
import validators from '../../src/rulebook/generated/validators.cjs';
import { mistakesOf } from '../../src/rulebook/mistakes.js';

const valid = {
  id: 'acme/store-with-latest',
  title: 'Title',
  category: 'network',
  level: 'error',
  since: '0.1.0',
  status: 'stable',
  why: 'Because.',
  fix: 'Do it.',
  check: 'published-port',
  params: { roles: ['database'], minimumConfidence: 0.5, developmentWords: [], deployedWords: [] },
  message: '`{service}` is wrong.',
  examples: { fails: [], passes: [] },
};

/** `path part message` of each mistake in a rule file. */
function mistakes(change: Record<string, unknown>): readonly string[] {
  const validate = validators.rule;
  if (validate === undefined) throw new Error('there is no validator for rules');
  if (validate({ ...valid, ...change })) return [];
  return mistakesOf(validate.errors).map(({ path, part, message }) => `${path.join('.')} ${part} ${message}`);
}

test('a rule that is right has no mistakes', () => {
  expect(mistakes({})).toEqual([]);
});

test('an unknown key is named with the one that was meant', () => {
  expect(mistakes({ mesage: 'x' })).toEqual(['mesage key Unknown key "mesage". Did you mean "message"?']);
});

test('a missing key is named at the mapping that lacks it', () => {
  expect(mistakes({ fix: undefined, examples: { fails: [] } })).toEqual([
    ' key The key "fix" is missing.',
    'examples key The key "passes" is missing.',
  ]);
});

test('a value of a closed list is named with the nearest allowed one', () => {
  expect(mistakes({ level: 'warn', category: 'networks' })).toEqual([
    expect.stringMatching(/^category value "networks" is not one of .*Did you mean "network"\?$/),
    'level value "warn" is not one of error, warning, note.',
  ]);
});

test('a wrong type is named in plain words', () => {
  expect(mistakes({ title: ['a'], appliesTo: 'x', why: 3 })).toEqual([
    'title value This must be text, and is a list.',
    'why value This must be text, and is a number.',
    'appliesTo value This must be a list, and is text.',
  ]);
});

test('the check decides what the parameters may hold', () => {
  expect(mistakes({ params: { roles: ['databse'] } })).toEqual([
    'params key The key "minimumConfidence" is missing.',
    'params key The key "developmentWords" is missing.',
    expect.stringMatching(/^params\.roles\.0 value "databse" is not one of /),
  ]);
  expect(mistakes({ check: 'flat-network' })).toEqual([
    'params.roles key Unknown key "roles".',
    'params.minimumConfidence key Unknown key "minimumConfidence".',
    'params.developmentWords key Unknown key "developmentWords".',
    'params.deployedWords key Unknown key "deployedWords".',
  ]);
});

test('keys with slashes and tildes are unescaped', () => {
  expect(mistakes({ examples: { fails: [{ name: 'a', files: { 'a/b~c.yml': 3 } }], passes: [] } })).toEqual([
    'examples.fails.0.files.a/b~c.yml value This must be text, and is a number.',
  ]);
});
