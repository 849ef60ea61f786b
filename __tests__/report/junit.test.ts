import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderJunit } from '../../src/report/junit.js';
import type { RenderOptions } from '../../src/report/options.js';
import type { Report } from '../../src/report/report.js';
import { changedReport } from './change-fixture.js';
import { finding, place, shopReport } from './fixture.js';
import { hostileText } from './hostile.js';
import { rendered } from './rendered.js';
import { hostileReport } from './report-of.js';
import { type Element, elementOf, textIn } from './xml.js';

/** Attributes and children that GitLab, Jenkins and CircleCI know; those with a `!` must be there. */
const KNOWN: Readonly<
  Record<string, { readonly attributes: readonly string[]; readonly children: readonly string[] }>
> = {
  testsuites: { attributes: ['name', 'tests', 'failures', 'errors', 'time'], children: ['testsuite'] },
  testsuite: { attributes: ['name!', 'tests!', 'failures!', 'errors!', 'skipped', 'time'], children: ['testcase'] },
  testcase: {
    attributes: ['classname!', 'name!', 'time!', 'file'],
    children: ['failure', 'error', 'skipped', 'system-out'],
  },
  failure: { attributes: ['message!', 'type!'], children: [] },
  error: { attributes: ['message!', 'type!'], children: [] },
  skipped: { attributes: ['message!'], children: [] },
  'system-out': { attributes: [], children: [] },
};

/** What is wrong with an element and those in it. */
function mistakesIn({ name, attributes, children }: Element): readonly string[] {
  const known = KNOWN[name];
  if (known === undefined) return [`<${name}>`];
  const names = known.attributes.map((one) => one.replace('!', ''));
  return [
    ...Object.keys(attributes).flatMap((one) => (names.includes(one) ? [] : [`${name} ${one}`])),
    ...known.attributes.flatMap((one) =>
      one.endsWith('!') && !attributes[one.slice(0, -1)] ? [`${name} without ${one}`] : [],
    ),
    ...children.flatMap((child) => (known.children.includes(child.name) ? [] : [`${name} in ${child.name}`])),
    ...children.flatMap(mistakesIn),
  ];
}

function rootOf(report: Report, options: Partial<RenderOptions> = {}): Element {
  const root = elementOf(rendered(renderJunit, report, options));
  expect(mistakesIn(root)).toEqual([]);
  return root;
}

/** `outcome: name` of each test, by suite. */
function outcomes(root: Element): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    root.children.map(({ attributes, children }) => [
      attributes.name,
      children.map((test) => {
        const outcome = test.children.find(({ name }) => name !== 'system-out')?.name ?? 'passed';
        return `${outcome}: ${test.attributes.classname}: ${test.attributes.name}`;
      }),
    ]),
  );
}

describe('the report as JUnit XML', () => {
  test('has a suite for each file, the verdict first; what fails the run is a failure', () => {
    const root = rootOf(shopReport({ findings: [...shopReport().findings].filter((one) => one.level !== 'warning') }));
    expect(outcomes(root)).toEqual({
      Groundplan: ['failure: Groundplan: Verdict'],
      'deploy/apps.yml': [
        'failure: network-not-created: Service `api` joins network `shop-backbon`, which no stack creates.',
        'passed: service-has-limits: Service `worker` has no memory limit.',
      ],
      'deploy/infra.yml': [
        'failure: store-not-published: Data store `postgres` publishes port 5432 on every interface.',
        'skipped: store-not-published: Data store `redis` publishes port 6379 on 127.0.0.1.',
      ],
      'tools/metabase/compose file #1.yml': ['skipped: service-has-limits: Service `metabase` has no memory limit.'],
    });
  });

  test('counts each suite and all of them', () => {
    const root = rootOf(shopReport());
    const sum = (key: string) => root.children.reduce((total, { attributes }) => total + Number(attributes[key]), 0);
    expect(root.attributes).toMatchObject({ tests: '19', failures: '3', errors: '0' });
    expect([sum('tests'), sum('failures'), sum('errors'), sum('skipped')]).toEqual([19, 3, 0, 2]);
    for (const { attributes, children } of root.children) expect(Number(attributes.tests)).toBe(children.length);
  });

  test('says where, what to do and why something does not count', () => {
    const suites = rootOf(shopReport(), { pathPrefix: 'services' }).children;
    const tests = suites.flatMap(({ children }) => children);
    const failed = tests.find(({ attributes }) => attributes.classname === 'network-not-created');
    expect(failed?.attributes.file).toBe('services/deploy/apps.yml');
    expect(failed?.children[0]?.text.split('\n')).toEqual([
      'error: Service `api` joins network `shop-backbon`, which no stack creates.',
      'at services/deploy/apps.yml:14:9',
      'What to do: Create the network in the stack that is started first, with an explicit `name`.',
      'More: https://groundplan.example/rules/network-not-created',
    ]);
    const skipped = tests.flatMap(({ children }) => children.filter(({ name }) => name === 'skipped'));
    expect(skipped.map(({ attributes }) => attributes.message)).toContain(
      'Suppressed in deploy/infra.yml:23 until 2030-12-31: Only the sidecar on the same machine reads it.',
    );
  });

  test('with a base fails only what is new where only that fails, and keeps the rest', () => {
    const report = changedReport();
    expect(outcomes(rootOf(report))['compose.yml']).toEqual([
      'passed: image-tag-moves: `web` uses an image whose tag moves.',
      'failure: published-store-port: `db` is a database and publishes `5432` on every interface of the machine.',
      'passed: services-without-memory-limit: `worker` has no memory limit.',
    ]);
    const strict = changedReport({ verdict: { ...report.verdict, failOn: 'warning' } });
    expect(outcomes(rootOf(strict))['compose.yml']?.map((one) => one.split(':')[0])).toEqual([
      'passed',
      'failure',
      'failure',
    ]);
    const all = changedReport({ verdict: { ...report.verdict, failOn: 'warning', onlyNew: false } });
    expect(outcomes(rootOf(all))['compose.yml']?.map((one) => one.split(':')[0])).toEqual(Array(3).fill('failure'));
  });

  test('has a test also where nothing was found, and an error where there is no verdict', () => {
    const verdict = { ...shopReport().verdict, outcome: 'pass', because: 'Nothing was found.' } as const;
    expect(outcomes(rootOf(shopReport({ findings: [], verdict })))).toEqual({
      Groundplan: ['passed: Groundplan: Verdict'],
    });
    const broken = rootOf(shopReport({ verdict: { ...verdict, outcome: 'error', because: 'A check failed.' } }));
    expect(broken.attributes.errors).toBe('1');
    expect(outcomes(broken).Groundplan).toEqual(['error: Groundplan: Verdict']);
    expect(outcomes(rootOf(shopReport(), { only: 'classification' }))).toEqual({
      Groundplan: ['passed: Groundplan: Externalized Infrastructure (high confidence, 87 %)'],
    });
  });

  test('tells tests of one name apart, without their lines', () => {
    const findings = [4, 5, 6].map((line) => finding({ message: 'Alike.', location: place('a.yml', line, 1) }));
    expect(outcomes(rootOf(shopReport({ findings })))['a.yml']).toEqual([
      'passed: image-tag-moves: Alike.',
      'passed: image-tag-moves: Alike. (2)',
      'passed: image-tag-moves: Alike. (3)',
    ]);
  });

  test('is well-formed, with nothing in it but what we write, for any text in the report', () => {
    const endings = fc.constantFrom('', ']]>', '<![CDATA[', '&#0;', '\ufffe', '</failure>', '"', "'/>");
    fc.assert(
      fc.property(hostileText, hostileText, endings, (one, other, ending) => {
        const report = hostileReport(`a${one}${ending}`, `b${other}${ending}`);
        const root = rootOf(report);
        expect(root.children.flatMap(({ children }) => children)).toHaveLength(4);
        // Nothing that is not seen, but the ends of our own lines.
        expect(textIn(root).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\ufffe]/u);
      }),
      { numRuns: 100 },
    );
  });
});
