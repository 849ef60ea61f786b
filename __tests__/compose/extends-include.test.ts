import { describe, expect, test } from '@jest/globals';
import { loadProject } from '../../src/compose/load.js';
import { memory } from '../../src/source/memory.js';
import { at, codes, load, nodeAt, parserOf } from './project.js';

describe('extends', () => {
  test('takes over a service of the same file', () => {
    const project = load('services: {a: {image: x, environment: {A: 1}}, b: {extends: a, environment: {B: 2}}}');
    expect(at(project, 'services', 'b', 'environment')).toEqual({ A: '1', B: '2' });
    expect(at(project, 'services', 'b', 'image')).toBe('x');
    expect(codes(project)).toEqual([]);
  });

  test('moves the paths of another file, through a chain', () => {
    const project = load('services: {web: {extends: {file: common/base.yaml, service: web}}}', {
      'common/base.yaml':
        'services: {web: {extends: {file: deep/more.yaml, service: root}, build: ., env_file: web.env}}',
      'common/deep/more.yaml': 'services: {root: {volumes: ["./data:/data", "named:/n"]}}',
      'common/web.env': 'FROM_FILE=1',
    });
    expect(at(project, 'services', 'web', 'build', 'context')).toBe('common');
    expect(at(project, 'services', 'web', 'volumes', 0, 'source')).toBe('common/deep/data');
    expect(at(project, 'services', 'web', 'environment')).toEqual({ FROM_FILE: '1' });
    expect(project.files).toEqual([
      { path: 'compose.yaml', role: 'base' },
      { path: 'common/base.yaml', role: 'extends' },
      { path: 'common/deep/more.yaml', role: 'extends' },
    ]);
    expect(codes(project)).toEqual(['compose-undefined-volume']);
  });

  test('values keep the place that they come from and the extends that brought them', () => {
    const project = load('services: {web: {extends: {file: base.yaml, service: web}}}', {
      'base.yaml': 'services: {web: {image: x}}',
    });
    const image = nodeAt(project, 'services', 'web', 'image');
    expect(image.file.path).toBe('base.yaml');
    expect(image.via).toMatchObject([{ kind: 'extends', file: { path: 'compose.yaml' } }]);
  });

  test('!override applies to what is extended', () => {
    const project = load('services: {a: {image: x, ports: ["80:80"]}, b: {extends: a, ports: !override ["81:81"]}}');
    expect(at(project, 'services', 'b', 'ports')).toMatchObject([{ target: 81 }]);
  });

  test.each([
    ['services: {a: {image: x, extends: b}, b: {image: y, extends: a}}', 'compose-extends-cycle'],
    ['services: {a: {image: x, extends: {file: none.yaml, service: a}}}', 'compose-extends-file-missing'],
    ['services: {web: {image: x}, b: {image: y, extends: wob}}', 'compose-extends-service'],
    ['services: {a: {image: x, extends: {file: other.yaml}}}', 'compose-extends-service'],
  ])('%s is reported', (text, code) => {
    expect(codes(load(text))).toEqual([code]);
  });

  test('a file outside the repository is refused, and what it adds unknown', () => {
    const project = load('services: {a: {image: x, extends: {file: ../../base.yaml, service: a}}}');
    expect(codes(project)).toEqual(['compose-outside-root']);
    expect(project.unknown).toMatchObject([{ at: { pointer: 'services.a.extends' } }]);
  });

  test('a long chain ends, a wide base does not multiply', () => {
    const chain = Array.from({ length: 500 }, (_, i) => `  s${i}: {image: x, extends: s${i + 1}}`).join('\n');
    expect(codes(load(`services:\n${chain}\n  s500: {image: x}`))).toContain('compose-extends-depth');
    const variables = Array.from({ length: 3_000 }, (_, i) => `V${i}: x`).join(', ');
    const wide = Array.from({ length: 3_000 }, (_, i) => `  s${i}: {extends: base, environment: {OWN: x}}`).join('\n');
    const project = load(`services:\n  base: {image: x, environment: {${variables}}}\n${wide}`);
    expect(codes(project)).toContain('compose-too-large');
  });
});

describe('include', () => {
  test('brings services with paths and variables of their own folder', () => {
    const project = load('include: [db/compose.yaml]\nservices: {web: {image: x, depends_on: [db]}}', {
      'db/compose.yaml':
        'services: {db: {image: "postgres:${TAG}", volumes: ["./init:/init", "data:/data"]}}\nvolumes: {data: {}}',
      'db/.env': 'TAG=16',
    });
    expect(at(project, 'services', 'db', 'image')).toBe('postgres:16');
    expect(at(project, 'services', 'db', 'volumes', 0, 'source')).toBe('db/init');
    expect(at(project, 'volumes', 'data', 'name')).toBe('shop_data');
    expect(codes(project)).toEqual([]);
    expect(nodeAt(project, 'services', 'db', 'image').via).toContainEqual(expect.objectContaining({ kind: 'include' }));
  });

  test('takes the long form: several files, a project directory, files of variables', () => {
    const project = load(
      'include:\n  - path: [a/one.yaml, a/two.yaml]\n    project_directory: b\n    env_file: c/vars.env\n',
      {
        'a/one.yaml': 'services: {one: {image: "${NAME}", build: .}}',
        'a/two.yaml': 'services: {one: {hostname: h}}',
        'c/vars.env': 'NAME=given',
      },
    );
    expect(at(project, 'services', 'one')).toMatchObject({ image: 'given', hostname: 'h', build: { context: 'b' } });
  });

  test('is nested, and the including file wins', () => {
    const project = load('include: [a/one.yaml]\nservices: {two: {image: mine}}', {
      'a/one.yaml': 'include: [b/two.yaml]',
      'a/b/two.yaml': 'services: {two: {image: theirs, build: .}}',
    });
    expect(at(project, 'services', 'two')).toMatchObject({ image: 'mine', build: { context: 'a/b' } });
    expect(codes(project)).toEqual(['compose-include-conflict']);
  });

  test.each([
    ['include: [compose.yaml]\nservices: {a: {image: x}}', 'compose-include-cycle'],
    ['include: [none.yaml]\nservices: {a: {image: x}}', 'compose-include-missing'],
    ['include: one.yaml\nservices: {a: {image: x}}', 'compose-wrong-type'],
  ])('%j is reported', (text, code) => {
    expect(codes(load(text))).toEqual([code]);
  });

  test.each(['oci://registry.example/x', 'https://example.com/x.git', 'git@example.com:x.git', '$WHERE/x.yaml'])(
    '%s is never fetched: what it brings is unknown',
    (path) => {
      const project = load(`include: ["${path}"]\nservices: {a: {image: x}}`);
      expect(project.unknown).toHaveLength(1);
      expect(codes(project)).toEqual(path.startsWith('$') ? [] : ['compose-remote-reference']);
    },
  );

  test.each(['../outside.yaml', '/etc/compose.yaml', 'a/../../x.yaml'])('%s is refused', (path) => {
    const project = load(`include: ["${path}"]\nservices: {a: {image: x}}`);
    expect(project.unknown).toHaveLength(1);
    expect(codes(project)).toEqual(['compose-outside-root']);
  });

  test.each([
    ['an empty section', 'include:\nservices: {a: {image: x}}'],
    ['an empty item', 'include: [null]\nservices: {a: {image: x}}'],
    ['an item without a path', 'include: [{project_directory: lib}]\nservices: {a: {image: x}}'],
    ['no file of variables', 'include: [{path: lib/c.yaml, env_file: /dev/null}]\nservices: {a: {image: x}}'],
  ])('%s brings nothing', (_, text) => {
    const project = load(text, { 'lib/c.yaml': 'services: {b: {image: "y:${TAG:-none}"}}', 'lib/.env': 'TAG=1' });
    expect(codes(project)).toEqual([]);
    if (text.includes('path')) expect(at(project, 'services', 'b', 'image')).toBe('y:none');
  });

  test.each([
    ['include: [{path: lib/c.yaml, env_file: none.env}]', 'compose-include-missing'],
    ['include: [{path: [lib/c.yaml, none.yaml]}]', 'compose-include-missing'],
    ['include: [{path: lib/c.yaml, project_directory: ../..}]', 'compose-outside-root'],
    ['include: [{path: lib/c.yaml, env_file: /etc/passwd}]', 'compose-outside-root'],
    ['include: [[lib/c.yaml]]', 'compose-wrong-type'],
    ['include: [{path: 5}]', 'compose-wrong-type'],
  ])('%s is %s', (text, code) => {
    const project = load(`${text}\nservices: {a: {image: x}}`, { 'lib/c.yaml': 'services: {b: {image: y}}' });
    expect(codes(project)).toEqual([code]);
  });

  test('a link that leaves the repository is not followed', () => {
    const path = 'lib/compose.yaml';
    const repository = memory(
      { 'compose.yaml': `include: [${path}]\nservices: {a: {image: x}}` },
      { skipped: [{ path: 'lib', reason: 'link-outside-root', message: 'lib leads outside.' }] },
    );
    const group = { id: '.', directory: '', files: [{ path: 'compose.yaml', role: 'base' as const }] };
    expect(codes(loadProject(repository, group, parserOf(repository)))).toEqual(['compose-outside-root']);
  });

  test('names in a list take values from the include, names in a mapping from the project', () => {
    const project = load('include: [lib/c.yaml]\nservices: {a: {image: x}}', {
      'lib/c.yaml': 'services: {b: {image: y, environment: [KEY]}, c: {image: y, environment: {KEY: }}}',
      'lib/.env': 'KEY=lib',
    });
    expect(at(project, 'services', 'b', 'environment')).toEqual({ KEY: 'lib' });
    expect(at(project, 'services', 'c', 'environment')).toEqual({ KEY: null });
  });

  test('paths of contexts and label files are those of the included folder', () => {
    const project = load('include: [lib/c.yaml]\nservices: {a: {image: x}}', {
      'lib/c.yaml':
        'services: {b: {build: {context: ., additional_contexts: ["r=../r", "u=https://example.com/x.git"]}, label_file: l.env}}',
      'lib/l.env': 'TIER=back',
    });
    expect(at(project, 'services', 'b', 'build', 'additional_contexts')).toEqual({
      r: 'r',
      u: 'https://example.com/x.git',
    });
    expect(at(project, 'services', 'b', 'labels')).toEqual({ TIER: 'back' });
  });
});

test('a base in a file that cannot be read is one mistake, that of the file', () => {
  const project = load('services: {web: {extends: {file: base.yaml, service: base}}}', {
    'base.yaml': 'services: [\n',
  });
  expect(codes(project).filter((code) => code.startsWith('compose-extends'))).toEqual([]);
  expect(codes(project)).toContain('yaml-syntax');
});
