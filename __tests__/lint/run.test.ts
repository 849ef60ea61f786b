import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Location } from '../../src/documents/location.js';
import { reachability } from '../../src/facts/reachability.js';
import type { AnyCheck, Check, LintContext, Violation } from '../../src/lint/check.js';
import { lintContext } from '../../src/lint/context.js';
import type { EffectiveRule } from '../../src/lint/effective.js';
import { lint, lintPages } from '../../src/lint/run.js';
import { assembleCatalogue } from '../../src/model/catalogue.js';
import type { Stack } from '../../src/model/stack.js';
import { loadRulebook } from '../../src/rulebook/load.js';

function place(path: string, start: number, pointer = `p${start}`): Location {
  return { file: { path, lineStarts: [0] }, start, end: start + 3, pointer };
}

function violation(at: Location, more: Partial<Violation> = {}): Violation {
  return { at, subject: 'shop/db', values: { service: 'db' }, ...more };
}

function rule(id: string, more: Partial<EffectiveRule['rule']> = {}): EffectiveRule {
  const core: EffectiveRule['rule'] = {
    id,
    title: 'Title',
    category: 'network',
    level: 'warning',
    since: '0.1.0',
    status: 'stable',
    why: 'Because.',
    fix: 'Do it.',
    check: id,
    params: {},
    message: '`{service}` is wrong.',
    ...more,
  };
  return { rule: core, level: 'error', params: core.params };
}

function check(
  name: string,
  run: (context: LintContext) => Iterable<Violation>,
  scope?: Check<never>['scope'],
): AnyCheck {
  return { name, run, ...(scope === undefined ? {} : { scope }) };
}

function stack(id: string, files: readonly string[], variantOf?: string): Stack {
  return {
    id,
    name: id,
    kind: 'compose',
    path: '',
    files,
    layers: files,
    ...(variantOf === undefined ? {} : { variantOf }),
    services: [],
    networks: [],
    volumes: [],
    secrets: [],
    configs: [],
    unsetVariables: [],
    named: true,
    defaultProfiles: [],
    unknown: [],
    found: [],
    at: place(files[0] ?? '', 0),
  };
}

function context(...stacks: readonly Stack[]): LintContext {
  return lintContext({
    stacks,
    reachability: reachability(stacks),
    catalogue: assembleCatalogue([], loadRulebook().hints),
    problems: [],
    pattern: 'none',
  });
}

const shop = context(stack('shop', ['compose.yaml']));

function fingerprints(...violations: readonly Violation[]): readonly string[] {
  return lint(shop, [rule('a')], [check('a', () => violations)]).findings.map((finding) => finding.fingerprint);
}

describe('a finding', () => {
  test('has the level of this run, the filled message and its place', () => {
    const at = place('compose.yaml', 7);
    const { findings, defects } = lint(shop, [rule('a')], [check('a', () => [violation(at)])]);
    expect(defects).toEqual([]);
    expect(findings).toEqual([
      {
        ruleId: 'a',
        level: 'error',
        message: '`db` is wrong.',
        at,
        related: [],
        subject: 'shop/db',
        values: { service: 'db' },
        disposition: 'active',
        confidence: 'high',
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        likeness: { places: ['p7'], value: '' },
      },
    ]);
  });

  test('stands in the order of place and rule, however the checks gave it', () => {
    const checks = [
      check('b', () => [violation(place('b.yaml', 1)), violation(place('a.yaml', 9))]),
      check('a', () => [violation(place('a.yaml', 9)), violation(place('a.yaml', 2))]),
    ];
    const { findings } = lint(shop, [rule('b'), rule('a')], checks);
    expect(findings.map(({ ruleId, at }) => [at.file.path, at.start, ruleId])).toEqual([
      ['a.yaml', 2, 'a'],
      ['a.yaml', 9, 'a'],
      ['a.yaml', 9, 'b'],
      ['b.yaml', 1, 'b'],
    ]);
  });

  test('is not made by a rule for another pattern', () => {
    const rules = [rule('a', { appliesTo: ['multi-tier'] })];
    const checks = [check('a', () => [violation(place('compose.yaml', 1))])];
    expect(lint(shop, rules, checks).findings).toEqual([]);
    expect(lint({ ...shop, pattern: 'multi-tier' }, rules, checks).findings).toHaveLength(1);
  });
});

describe('a fingerprint', () => {
  test('does not change when the finding moves in its file', () => {
    const [before] = fingerprints(violation(place('compose.yaml', 7, 'services.db')));
    const [after] = fingerprints(violation(place('compose.yaml', 900, 'services.db')));
    expect(after).toBe(before);
  });

  test('does not change when the value is reformatted', () => {
    const at = place('compose.yaml', 7);
    expect(fingerprints(violation(at, { value: 'a  b\n' }))).toEqual(fingerprints(violation(at, { value: 'a b' })));
  });

  test('changes with rule, path, symbolic path and value', () => {
    const at = place('compose.yaml', 7, 'services.db');
    const all = [
      ...fingerprints(violation(at, { value: 'x' })),
      ...fingerprints(violation(at, { value: 'y' })),
      ...fingerprints(violation(place('other.yaml', 7, 'services.db'), { value: 'x' })),
      ...fingerprints(violation(place('compose.yaml', 7, 'services.web'), { value: 'x' })),
      ...lint(shop, [rule('b')], [check('b', () => [violation(at, { value: 'x' })])]).findings.map(
        ({ fingerprint }) => fingerprint,
      ),
    ];
    expect(new Set(all).size).toBe(5);
  });

  test('is numbered in document order where everything else is equal', () => {
    const first = violation(place('compose.yaml', 5, ''));
    const second = violation(place('compose.yaml', 50, ''));
    const [a, b] = fingerprints(second, first);
    expect(a).toBe(fingerprints(first)[0]);
    expect(b).not.toBe(a);
    expect(fingerprints(first, second)).toEqual([a, b]);
  });
});

describe('what is reported once', () => {
  test('the same violation given twice', () => {
    const same = violation(place('compose.yaml', 5));
    expect(fingerprints(same, same)).toHaveLength(1);
  });

  test('one node that several services share', () => {
    const node = (service: string) =>
      violation(place('compose.yaml', 5, `services.${service}`), { subject: `shop/${service}`, values: { service } });
    const { findings } = lint(shop, [rule('a')], [check('a', () => [node('c'), node('a'), node('b')])]);
    expect(findings.map(({ message }) => message)).toEqual(['`a` is wrong. The same place sets it for `b`, `c`.']);
  });

  test('what a variant has in common with the stack that it is laid over', () => {
    const stacks = [stack('shop-prod', ['compose.yaml', 'compose.prod.yaml'], 'shop'), stack('shop', ['compose.yaml'])];
    const seen: string[] = [];
    const checks = [
      check('a', ({ stacks: [current] }) => {
        seen.push(current?.id ?? '');
        return [
          violation(place('compose.yaml', 5)),
          ...(current?.variantOf === undefined ? [] : [violation(place('compose.prod.yaml', 1))]),
        ];
      }),
    ];
    const pages = [...lintPages(context(...stacks), [rule('a')], checks)];
    expect(seen).toEqual(['shop', 'shop-prod']);
    expect(pages.map(({ stack: id, findings }) => [id, findings.map(({ at }) => at.file.path)])).toEqual([
      ['shop', ['compose.yaml']],
      ['shop-prod', ['compose.prod.yaml']],
      [undefined, []],
    ]);
  });
});

describe('a defect of ours', () => {
  const good = check('good', () => [violation(place('compose.yaml', 1))]);

  test('a check that throws is named, keeps what it found, and the others run on', () => {
    const bad = check('bad', function* () {
      yield violation(place('compose.yaml', 3));
      throw new TypeError('x is undefined');
    });
    const { findings, defects } = lint(shop, [rule('bad'), rule('good')], [bad, good]);
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['good', 'bad']);
    expect(defects).toEqual([{ ruleId: 'bad', message: 'The check "bad" failed: x is undefined' }]);
  });

  test('is named once, however many stacks there are', () => {
    const bad = check('bad', () => {
      throw new Error('no');
    });
    const many = context(stack('a', ['a.yaml']), stack('b', ['b.yaml']), stack('c', ['c.yaml']));
    expect(lint(many, [rule('bad')], [bad]).defects).toHaveLength(1);
  });

  test('a message that names what the check does not give', () => {
    const { findings, defects } = lint(shop, [rule('good', { message: 'No {port} for {service}.' })], [good]);
    expect(findings.map(({ message }) => message)).toEqual(['No {port} for db.']);
    expect(defects).toEqual([{ ruleId: 'good', message: 'The message names {port}, which the check does not give.' }]);
  });

  test('a rule whose check does not exist', () => {
    expect(lint(shop, [rule('gone')], []).defects).toEqual([
      { ruleId: 'gone', message: 'The check "gone" does not exist.' },
    ]);
  });

  test('braces in a value are not placeholders', () => {
    const odd = check('good', () => [violation(place('compose.yaml', 1), { values: { service: '{service}' } })]);
    expect(lint(shop, [rule('good')], [odd]).findings[0]?.message).toBe('`{service}` is wrong.');
  });
});

test('a check of the repository is called once with every stack', () => {
  const calls: number[] = [];
  const whole = check(
    'whole',
    ({ stacks }) => {
      calls.push(stacks.length);
      return [];
    },
    'repository',
  );
  lint(context(stack('a', ['a.yaml']), stack('b', ['b.yaml'])), [rule('whole')], [whole]);
  expect(calls).toEqual([2]);
});

test('the order in which a check gives its violations changes nothing', () => {
  const arbitrary = fc.record({
    path: fc.constantFrom('a.yaml', 'b.yaml'),
    start: fc.nat(5),
    pointer: fc.constantFrom('', 'x', 'y'),
    value: fc.constantFrom('1', '2'),
  });
  const given = fc.array(arbitrary, { maxLength: 12 });
  fc.assert(
    fc.property(
      given.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
      ),
      ([list, shuffled]) => {
        const run = (violations: typeof list) =>
          lint(
            shop,
            [rule('a')],
            [
              check('a', () =>
                violations.map(({ path, start, pointer, value }) => violation(place(path, start, pointer), { value })),
              ),
            ],
          ).findings;
        const findings = run(list);
        expect(run(shuffled)).toEqual(findings);
        expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
      },
    ),
  );
});
