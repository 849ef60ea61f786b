import { describe, expect, test } from '@jest/globals';
import { loadOrganisationRules } from '../../src/policy/organisation-rules.js';
import { loadRulebook } from '../../src/rulebook/load.js';

const HEAD = `id: acme/a
title: A
category: security
level: error
why: Because.
fix: Do it.
message: "{service.name} is wrong."
examples: { fails: [], passes: [] }
`;

async function mistakes(...texts: readonly string[]): Promise<readonly string[]> {
  const files = texts.map((text, index) => ({ path: `r${index}.yml`, text }));
  return (await loadOrganisationRules(files, loadRulebook())).mistakes;
}

/** Where a text with the wrong field \`nam\` is reported, and what stands there in the file. */
async function pointedAt(expression: string): Promise<string> {
  const text = `${HEAD}${expression}`;
  const [line = ''] = await mistakes(text);
  expect(line).toContain('no field "nam"');
  const [, row = '1', column = '1'] = /^r0\.yml:(\d+):(\d+): /.exec(line) ?? [];
  return (text.split('\n')[Number(row) - 1] ?? '').slice(Number(column) - 1, Number(column) + 2);
}

describe('a mistake within an expression is told at its column', () => {
  test.each([
    ['plain', 'expression: service.nam == "x"\n'],
    ['plain over lines', 'expression: service.privileged &&\n  service.nam == "x"\n'],
    ['in double quotes', 'expression: "service.privileged == true && \\"a\\" == service.nam"\n'],
    ['in single quotes', "expression: '''a'' == service.nam'\n"],
    ['literal', 'expression: |\n  service.privileged &&\n    service.nam == "x"\n'],
    ['literal, chomped and indented', 'expression: |2-\n  service.nam == "x"\n'],
    ['folded', 'expression: >-\n  service.privileged\n\n  && service.nam == "x"\n'],
    ['escapes', 'expression: "\\u0022a\\x22 == \\t service.nam"\n'],
    ['with CR LF', 'expression: |\r\n  service.privileged &&\r\n  service.nam == "x"\r\n'],
    ['in when', 'expression: "true"\nwhen: service.nam == "x"\n'],
  ])('%s', async (_, expression) => {
    expect(await pointedAt(expression)).toBe('nam');
  });

  test('and within a message', async () => {
    const text = HEAD.replace('{service.name} is', '{service.name}, {service.nam} is');
    expect(await mistakes(`${text}expression: "true"\n`)).toEqual([
      expect.stringMatching(/^r0\.yml:7:36: Service has no field "nam"/),
    ]);
  });
});

describe('what is wrong with a rule', () => {
  test('every mistake of every file, at its place', async () => {
    const found = await mistakes(
      `${HEAD}expression: service.x\nwhen: service.y\n`,
      HEAD.replace('level: error', 'level: fatal').replace('why: Because.\n', ''),
      'a: [',
    );
    expect(found.map((line) => line.split(':').slice(0, 2).join(':'))).toEqual([
      'r0.yml:10',
      'r0.yml:9',
      'r1.yml:1',
      'r1.yml:4',
      'r2.yml:1',
    ]);
  });

  test.each<[string, string, string]>([
    ['neither expression nor check', HEAD, 'The key "expression" is missing'],
    ['both', `${HEAD}expression: "true"\ncheck: network-mode\n`, 'not both'],
    ['a tag', `${HEAD}expression: !service.privileged\n`, 'is a tag in YAML: put the expression in quotes'],
    [
      'an unknown check',
      `${HEAD}check: network-mod\n`,
      'There is no check "network-mod". Did you mean "network-mode"?',
    ],
    [
      'wrong parameters',
      `${HEAD}check: network-mode\nparams: { modes: [hosts], exceptRoles: [] }\n`,
      '"hosts" is not one of',
    ],
    ['params without a check', `${HEAD}expression: "true"\nparams: {}\n`, '"params" belongs to "check"'],
    [
      'an unknown pattern',
      `${HEAD}expression: "true"\nappliesTo: [monolit]\n`,
      'There is no pattern "monolit". Did you mean "monolith"?',
    ],
    [
      'an id without a word of the organisation',
      `${HEAD.replace('acme/a', 'a')}expression: "true"\n`,
      'does not have the form',
    ],
    ['an unknown key', `${HEAD}expresion: "true"\n`, 'Unknown key "expresion". Did you mean "expression"?'],
    ['an unknown subject', `${HEAD}expression: "true"\nsubject: servce\n`, 'Did you mean "service"?'],
    [
      'a lone brace',
      `${HEAD.replace('{service.name}', '{service.name')}expression: "true"\n`,
      'A brace here has no other one',
    ],
    [
      'an object in a message',
      `${HEAD.replace('{service.name}', '{service}')}expression: "true"\n`,
      'Add a field: `.name`',
    ],
    ['no mapping', '- a\n', 'must be a mapping'],
    ['a yes in place of text', `${HEAD}expression: true\n`, 'This must be text'],
  ])('%s', async (_, text, wanted) => {
    const found = await mistakes(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(wanted);
  });

  test('one id twice', async () => {
    const text = `${HEAD}expression: "true"\n`;
    expect(await mistakes(text, text)).toEqual([
      'r1.yml:1:5: There is a rule "acme/a" already, in r0.yml:1:5. Give this one another id.',
    ]);
  });
});

test('a file may hold several rules, and a built-in check takes the place of an expression', async () => {
  const text = `${HEAD}expression: "true"\n---\n${HEAD.replace('acme/a', 'acme/b').replace('{service.name}', '{service}')}check: network-mode\nparams: { modes: [none], exceptRoles: [] }\n`;
  const { rules, mistakes: found } = await loadOrganisationRules([{ path: 'r.yml', text }], loadRulebook());
  expect(found).toEqual([]);
  expect(rules.map(({ core, line, expression }) => [core.id, core.check, line, expression !== undefined])).toEqual([
    ['acme/a', 'expression acme/a', 1, true],
    ['acme/b', 'network-mode', 11, false],
  ]);
});

test('more aliases than a rule needs are refused', async () => {
  const bomb = `a: &a [${Array(50).fill('x')}]\nb: &b [${Array(50).fill('*a')}]\nc: &c [${Array(50).fill('*b')}]\n`;
  expect((await mistakes(bomb)).join()).toMatch(/too large|alias/i);
});
