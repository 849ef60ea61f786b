import { describe, expect, test } from '@jest/globals';
import { at, codes, loadAs, loadFiles } from './project.js';

const OLD = { dialect: '2.40' } as const;

describe('what is defined here and in an include', () => {
  const files = (here: string, there: string) => ({
    'compose.yaml': `include: [db/compose.yaml]\nservices: {db: ${here}}`,
    'db/compose.yaml': `services: {db: ${there}}`,
  });

  test('is merged, and a warning to those who run an older release', () => {
    const project = loadFiles(files('{image: mine}', '{image: theirs, ports: ["80"]}'), 'compose.yaml');
    expect(at(project, 'services', 'db', 'image')).toBe('mine');
    expect(at(project, 'services', 'db', 'ports')).toHaveLength(1);
    expect(project.problems).toMatchObject([{ code: 'compose-include-conflict', severity: 'warning' }]);
  });

  test('is refused by Compose 2.40 unless both are equal', () => {
    expect(loadAs(OLD, files('{image: mine}', '{image: theirs}'), 'compose.yaml').problems).toMatchObject([
      { code: 'compose-include-conflict', severity: 'error', at: { pointer: 'services.db' } },
    ]);
    expect(codes(loadAs(OLD, files('{image: same}', '{image: same}'), 'compose.yaml'))).toEqual([]);
  });

  test('of two includes the first wins', () => {
    const project = loadFiles(
      {
        'compose.yaml': 'include: [a.yaml, b.yaml]',
        'a.yaml': 'services: {web: {image: first}}',
        'b.yaml': 'services: {web: {image: second, hostname: h}}',
      },
      'compose.yaml',
    );
    expect(at(project, 'services', 'web')).toMatchObject({ image: 'first', hostname: 'h' });
  });

  test('!reset and !override reach what an include brings, not whether it brings it', () => {
    const project = loadFiles(
      files('{ports: !override ["81"], command: !reset null}', '{image: x, ports: ["80"], command: a}'),
      'compose.yaml',
    );
    expect(at(project, 'services', 'db', 'ports')).toMatchObject([{ target: 81 }]);
    expect(at(project, 'services', 'db')).not.toHaveProperty('command');
    const whole = loadFiles(files('!reset null', '{image: x}'), 'compose.yaml');
    expect(at(whole, 'services', 'db', 'image')).toBe('x');
  });
});

test('an included service can be extended since Compose 5', () => {
  const files = {
    'compose.yaml': 'include: [lib.yaml]\nservices: {web: {extends: base, hostname: h}}',
    'lib.yaml': 'services: {base: {image: x}}',
  };
  expect(at(loadFiles(files, 'compose.yaml'), 'services', 'web')).toMatchObject({ image: 'x', hostname: 'h' });
  expect(codes(loadAs(OLD, files, 'compose.yaml'))).toContain('compose-extends-service');
});

test('a date is no value in Compose 2.40', () => {
  const files = {
    'compose.yaml': 'services: {web: {image: x, environment: {SINCE: 2024-01-31}, x-since: 2024-01-31}}',
  };
  expect(loadAs(OLD, files, 'compose.yaml').problems).toMatchObject([
    { code: 'compose-wrong-type', at: { pointer: 'services.web.environment.SINCE' } },
  ]);
  expect(codes(loadFiles(files, 'compose.yaml'))).toEqual([]);
});

test('a size below zero is no text in Compose 2.40', () => {
  const files = { 'compose.yaml': 'services: {web: {image: x, memswap_limit: "-1"}}' };
  expect(codes(loadAs(OLD, files, 'compose.yaml'))).toEqual(['compose-invalid-size']);
  expect(codes(loadFiles(files, 'compose.yaml'))).toEqual([]);
  const number = { 'compose.yaml': 'services: {web: {image: x, memswap_limit: -1}}' };
  expect(codes(loadAs(OLD, number, 'compose.yaml'))).toEqual([]);
});

test('an IPv6 address needs brackets in Compose 2.40', () => {
  const file = (port: string) => ({ 'compose.yaml': `services: {web: {image: x, ports: ["${port}"]}}` });
  expect(codes(loadFiles(file('::1:80:80'), 'compose.yaml'))).toEqual([]);
  expect(codes(loadAs(OLD, file('::1:80:80'), 'compose.yaml'))).toEqual(['compose-invalid-port']);
  expect(codes(loadAs(OLD, file('[::1]:80:80'), 'compose.yaml'))).toEqual([]);
});

describe('profiles', () => {
  const text =
    'services: {web: {image: x, depends_on: {db: {condition: service_started, required: R}}}, db: {profiles: [p]}}';
  const load = (required: boolean, profiles: readonly string[]) =>
    codes(loadAs({ profiles }, { 'compose.yaml': text.replace('R', String(required)) }, 'compose.yaml'));

  test('only enabled services are checked', () => {
    expect(load(false, [])).toEqual([]);
    expect(load(false, ['p'])).toEqual(['compose-no-image']);
    expect(load(false, ['*'])).toEqual(['compose-no-image']);
  });

  test('an optional dependency may be disabled, another one may not', () => {
    expect(load(true, [])).toEqual(['compose-undefined-service']);
  });

  test('containers of one name are told apart by what can run at the same time', () => {
    const pair = (a: string, b: string) => ({
      'compose.yaml': `services: {a: {image: x, container_name: web, profiles: [${a}]}, b: {image: x, container_name: web, profiles: [${b}]}}`,
    });
    expect(codes(loadFiles(pair('', ''), 'compose.yaml'))).toEqual(['compose-container-name-taken']);
    expect(codes(loadFiles(pair('dev', 'prod'), 'compose.yaml'))).toEqual([]);
    expect(codes(loadAs({ profiles: ['dev', 'prod'] }, pair('dev', 'prod'), 'compose.yaml'))).toEqual([
      'compose-container-name-taken',
    ]);
  });
});
