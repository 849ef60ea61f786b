import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BOUNDS } from '../../../src/rulebook/expression/bounds.js';
import { compileExpression, type Evaluated } from '../../../src/rulebook/expression/compile.js';
import { UNKNOWN } from '../../../src/rulebook/expression/values.js';
import type { Subject } from '../../../src/rulebook/organisation-rule.js';

const database = {
  name: 'db',
  role: 'database',
  image: { reference: 'postgres:16', repository: 'postgres', tag: '16' },
  ports: [
    { target: 5432, published: '5432', protocol: 'tcp', mode: 'ingress' },
    { target: 80, protocol: 'tcp', mode: 'ingress', hostIp: UNKNOWN },
  ],
  environment: [{ name: 'PASSWORD', value: UNKNOWN }],
  privileged: true,
  cpuLimit: 1.5,
  memoryLimit: UNKNOWN,
  command: ['postgres', '-c', 'x'],
};
const project = { name: 'shop', services: [database], networks: UNKNOWN };
const values = { service: database, project, pattern: 'monolith' };

async function evaluate(text: string, given: Record<string, unknown> = values): Promise<Evaluated | readonly string[]> {
  const { expression, mistakes } = await compileExpression(text, { subject: 'service' });
  return expression === undefined ? mistakes.map(({ message }) => message) : expression.evaluate(given);
}

async function mistakes(text: string, subject: Subject = 'service', shown = false) {
  return (await compileExpression(text, { subject, shown })).mistakes.map(
    ({ offset, message }) => `${offset}: ${message}`,
  );
}

describe('what an expression comes to', () => {
  test.each<[string, boolean]>([
    ['service.name == "db" && pattern == "monolith"', true],
    ['service.ports.all(p, p.target > 100)', false],
    ['service.ports.exists(p, p.target > 100)', true],
    ['service.ports.exists_one(p, p.target == 80)', true],
    ['service.ports.filter(p, p.target > 100).size() == 1', true],
    ['service.ports.map(p, p.target) == [5432, 80]', true],
    ['service.ports.map(p, p.target > 100, p.target) == [5432]', true],
    ['service.ports.map(p, service.command.map(c, c + string(p.target)))[1][0] == "postgres80"', true],
    ['project.services.exists(s, s.ports.exists(p, p.published == "5432"))', true],
    ['service.role in ["database", "cache"]', true],
    ['service.image.tag.matches("^[0-9]+$")', true],
    ['"PosT".lowerAscii() == "post"', true],
    ['service.cpuLimit > 1 && service.cpuLimit < 2.0', true],
    ['int(service.ports[0].published) == service.ports[0].target', true],
    ['service.command[0].startsWith("post") && !service.command[1].contains("x")', true],
    ['service.privileged ? service.ports.size() == 2 : false', true],
  ])('%s', async (text, value) => {
    expect(await evaluate(text)).toMatchObject({ known: true, value });
  });

  test.each<[string, boolean]>([
    ['service.build.context == ""', true],
    ['service.healthcheck.test.size() == 0', true],
    ['service.replicas == 0 && !service.readOnly', true],
    ['has(service.build) || has(service.image.registry)', false],
    ['has(service.image) && has(service.image.tag)', true],
    ['has(service.ports[0].published) && !has(service.ports[1].published)', true],
  ])('an absent field is empty: %s', async (text, value) => {
    expect(await evaluate(text)).toMatchObject({ known: true, value });
  });

  test.each<[string, string]>([
    ['service.memoryLimit > 0', '`memoryLimit` is not known'],
    ['has(service.memoryLimit)', '`memoryLimit` is not known'],
    ['!has(service.memoryLimit)', '`memoryLimit` is not known'],
    ['service.environment.exists(v, v.value == "x")', '`value` is not known'],
    ['service.ports.all(p, p.hostIp == "" )', '`hostIp` is not known'],
    ['project.networks.size() > 0', '`networks` is not known'],
    ['service.ports[7].target == 1', 'a list has no entry 7'],
    ['service.ports.size() / 0 == 1', 'it divides by zero'],
  ])('is unknown: %s', async (text, because) => {
    expect(await evaluate(text)).toMatchObject({ known: false, because });
  });

  test.each<[string, boolean]>([
    ['service.memoryLimit > 0 || service.name == "db"', true],
    ['service.name == "db" || service.memoryLimit > 0', true],
    ['service.memoryLimit > 0 && service.name == "other"', false],
    ['service.ports.exists(p, p.hostIp == "x" || p.target == 80)', true],
    ['service.ports.all(p, p.hostIp == "x" && p.target == 1)', false],
  ])('what is unknown does not matter where the rest decides: %s', async (text, value) => {
    expect(await evaluate(text)).toMatchObject({ known: true, value });
  });
});

describe('what is wrong with an expression', () => {
  test.each<[string, string]>([
    ['service.nam == "x"', '8: Service has no field "nam". Did you mean "name"?'],
    [
      'servce.name == "x"',
      '0: There is no variable "servce" here. Did you mean "service"? There are service, project, pattern.',
    ],
    ['network.internal', '0: There is no variable "network" here.'],
    ['service.role == "databse"', '16: This is never "databse". Did you mean "database"?'],
    ['"cahe" == service.role', '0: This is never "cahe". Did you mean "cache"?'],
    ['service.role in ["database", "cach"]', '29: This is never "cach". Did you mean "cache"?'],
    ['service.name', '0: An expression must be true or false (bool), and this is string.'],
    ['service.ports.all(p, p.target)', '22: This must be true or false (bool), and is int.'],
    ['service.ports.all(p, p.taget > 1)', '23: Port has no field "taget". Did you mean "target"?'],
    ['service.ports.target == 1', '14: "target" is no field of a list of Port. Ask its entries'],
    ['service.ports[0].target == "80"', '24: `==` cannot compare int and string: convert one with'],
    ['service.memoryLimit * 1.5 > 3.0', '20: `*` cannot join int and double: convert one with'],
    ['service.image == service.build', '14: `==` compares texts, numbers and lists of them, not Image and Build.'],
    ['service.image == null', '17: There is no `null`: ask with `has(…)`'],
    ['service.name.contians("x")', '12: There is no function "contians". Did you mean "contains"?'],
    ['service.name.matches(service.name)', '28: The pattern of `matches` is a text that stands in the expression.'],
    ['size(service.name, 1) == 1', '0: `size` takes one text or list'],
    ['has(service)', '0: `has` is not used like this. Ask for a field: `has(service.image)`.'],
    ['service["name"] == "db"', '7: `[…]` takes an entry of a list, and this is Service.'],
    ['service.all(x, true)', '7: Only the entries of a list can be asked, and this is Service.'],
    ['service.ports.all(service, true)', '13: "service" is the name of another variable already'],
    ['[1, "a"].size() == 2', '4: A list holds values of one kind: this is string among int.'],
    ['true ? service.name == "db" : 1', '30: Both sides of `:` are of one kind: bool and int are not.'],
    ['project.services.all(s, s.ports.all(p, s.networks.all(n, true)))', 'Loops go at most 2 deep.'],
    ['{"a": 1}.a == 1', '0: Maps and messages are not part of what an expression can use.'],
    ['service.name = "x"', '13: This is not CEL: "=" cannot stand here. Write `==` to compare.'],
    ['service.privileged and true', '19: This is not CEL: "and" cannot stand here. Write `&&` for "and".'],
    ['not service.privileged', 'This is not CEL'],
    ['service.name == "x" &&', '22: The expression ends too early.'],
    ['(service.name == "a"', '0: The "(" here is not closed.'],
    ["service.name == 'a", "16: The text that starts here has no closing '."],
    ['', '0: There is no expression here.'],
  ])('%s', async (text, wanted) => {
    const [first = ''] = await mistakes(text);
    expect(first).toContain(wanted);
  });

  test('everything at once, each mistake once, in order', async () => {
    const found = await mistakes('service.nam == "x" && service.ports.all(p, p.taget > 1 && q)');
    expect(found.map((line) => line.replace(/ Did.*| There are.*/, ''))).toEqual([
      '8: Service has no field "nam".',
      '45: Port has no field "taget".',
      '58: There is no variable "q" here.',
    ]);
  });

  test('what each subject sees', async () => {
    expect(await mistakes('network.internal && project.name != ""', 'network')).toEqual([]);
    expect(await mistakes('volume.external || pattern == "none"', 'volume')).toEqual([]);
    expect(await mistakes('project.services.size() > 0', 'project')).toEqual([]);
    expect(await mistakes('repository.projects.all(p, p.services.size() > 0)', 'repository')).toEqual([]);
    expect(await mistakes('project.name == ""', 'repository')).not.toEqual([]);
    expect(await mistakes('service.name == ""', 'project')).not.toEqual([]);
  });

  test('a message shows plain values, and none that may be a secret', async () => {
    expect(await mistakes('service.ports.map(p, p.target)', 'service', true)).toEqual([]);
    expect(await mistakes('service', 'service', true)).toEqual([
      '0: A message shows text, numbers and lists of them, and this is Service. Add a field: `.name`.',
    ]);
    for (const text of [
      'service.environment[0].value',
      'service.labels.map(l, "x" + l.value)',
      'project.services[0].environment[0].value',
    ]) {
      expect((await mistakes(text, 'service', true)).join()).toContain('it may be a secret');
    }
  });
});

describe('an expression reaches nothing but the model', () => {
  test.each([
    'service.__proto__ == 1',
    'service.constructor == 1',
    'service.toString == 1',
    'constructor == 1',
    'process == 1',
    'globalThis == 1',
    'this == 1',
    'service["@has name"] == 1',
    'type(service) == type(project)',
    'dyn(service).secret == 1',
    'google.protobuf.Timestamp{} == 1',
    'timestamp("2020-01-01T00:00:00Z") == timestamp("2020-01-01T00:00:00Z")',
    'duration("1s") == duration("1s")',
    'b"x" == b"x"',
  ])('%s', async (text) => {
    expect(await mistakes(text)).not.toEqual([]);
  });

  test('fields of a value that the model does not have do not exist', async () => {
    const service = { ...database, secret: 'x' };
    expect((await mistakes('service.secret == "x"')).join()).toContain('no field "secret"');
    expect(await evaluate('service.name == "db"', { service })).toMatchObject({ known: true, value: true });
  });
});

describe('an expression is bounded', () => {
  const big = {
    ...database,
    name: 'a'.repeat(3_000),
    ports: Array.from({ length: 1_000 }, (_, target) => ({ target: target + 1 })),
    command: Array.from({ length: 1_000 }, (_, at) => `${'a'.repeat(1_000)}${at}`),
  };
  const many = { service: big, project: { services: Array.from({ length: 1_000 }, () => big) } };

  test.each([
    'project.services.all(s, s.ports.all(p, p.target > 0))',
    'service.ports.all(p, service.ports.map(q, q.target).exists(x, x < 0) == false)',
    'service.command.all(c, c.matches("(a|aa)+[0-9]+$"))',
    'service.ports.all(p, service.name.matches("(a*)*$"))',
  ])('stops: %s', async (text) => {
    const before = process.cpuUsage();
    expect(await evaluate(text, many)).toMatchObject({ known: false, because: 'it takes too many steps' });
    expect(process.cpuUsage(before).user).toBeLessThan(10_000_000);
  });

  test('a list and a text show no part of themselves when they are too long', async () => {
    const service = { ...database, name: 'a'.repeat(BOUNDS.text + 1), command: Array(BOUNDS.entries + 1).fill('a') };
    expect(await evaluate('service.command.size() > 1', { service })).toMatchObject({ known: false });
    expect(await evaluate('service.name != ""', { service })).toMatchObject({ known: false });
  });

  test.each<[string, string]>([
    ['a long one', `service.name == "${'x'.repeat(2_000)}"`],
    ['deep brackets', `${'('.repeat(25)}true${')'.repeat(25)}`],
    ['deep lists', `${'['.repeat(900)}${']'.repeat(900)}`],
    ['many operators', Array(202).fill('true').join(' && ')],
    ['many negations', `${'!'.repeat(1_500)}true`],
    ['many words', Array(900).fill('a').join(' ')],
  ])('%s is refused before it is parsed', async (_, text) => {
    const before = process.cpuUsage();
    expect(await mistakes(text)).toHaveLength(1);
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });

  test('no text makes it throw, or take long', async () => {
    const word = fc.constantFrom(
      'service',
      '.',
      'ports',
      'name',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '"a"',
      "'",
      '"',
      'all',
      'p',
      ',',
      '&&',
      '||',
      '!',
      '==',
      '<',
      '+',
      '-',
      '1',
      '1.5',
      'has',
      'in',
      '?',
      ':',
      'null',
      '\\',
      '\u0000',
      '\ud800',
      'map',
      '@',
      ' ',
      '\n',
      '//',
      'b"',
      'r"',
      '0x',
      '1e999',
      '9223372036854775808',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 40 }), async (words) => {
        const { expression, mistakes: found } = await compileExpression(words.join(''), { subject: 'service' });
        for (const { offset } of found) {
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset).toBeLessThanOrEqual(words.join('').length);
        }
        expect(expression === undefined).toBe(found.length > 0);
        expression?.evaluate(values);
      }),
      { numRuns: 300 },
    );
  });
});

test('the library is loaded in one place, when it is needed', () => {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'src');
  const naming = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .filter((path) => readFileSync(join(root, path), 'utf8').includes('@bufbuild/'));
  expect(naming).toEqual(['rulebook/expression/engine.ts']);
  expect(readFileSync(join(root, naming[0] ?? ''), 'utf8')).not.toMatch(/^import .*@bufbuild/m);
});
