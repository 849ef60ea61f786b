import { describe, expect, test } from '@jest/globals';
import { positionOf } from '../../src/documents/location.js';
import type { Node, Via } from '../../src/documents/node.js';
import { at, loadFiles, nodeAt } from './project.js';

/** Where a value was written, and the places that it came through: `path:line`. */
function trace(node: Node): string[] {
  const place = ({ file, start, end }: Pick<Via, 'file' | 'start' | 'end'>) => {
    const { path, line } = positionOf({ file, start, end, pointer: '' });
    return `${path}:${line}`;
  };
  return [place(node), ...(node.via ?? []).map((via) => `${via.kind} ${place(via)}`)];
}

const BASE = `services:
  web:
    image: nginx:1.26
    environment:
      MODE: base
      KEPT: base
    labels: [tier=front, owner=a]
    ports:
      - "127.0.0.1:8080:80"
    volumes:
      - ./a:/data
    extra_hosts:
      - db=10.0.0.1
    command: [one]
`;
const OVER = `services:
  web:
    image: nginx:1.27
    environment:
      - MODE=over
    labels:
      owner: b
    ports:
      - "127.0.0.1:8080:80/tcp"
    volumes:
      - ./b:/data
    extra_hosts:
      db: 10.0.0.2
    command: [two]
`;
const both = loadFiles({ 'base.yaml': BASE, 'over.yaml': OVER }, 'base.yaml', 'over.yaml');

describe('a value that replaces another one remembers it', () => {
  test.each<[string, (string | number)[], string[]]>([
    ['a scalar', ['image'], ['over.yaml:3', 'override base.yaml:3']],
    ['a list that is replaced whole', ['command'], ['over.yaml:14', 'override base.yaml:14']],
    ['a variable that a list sets over a mapping', ['environment', 'MODE'], ['over.yaml:5', 'override base.yaml:5']],
    ['a label that a mapping sets over a list', ['labels', 'owner'], ['over.yaml:7', 'override base.yaml:7']],
    ['a port published at the same address', ['ports', 0], ['over.yaml:9', 'override base.yaml:9']],
    ['a mount at the same target', ['volumes', 0], ['over.yaml:11', 'override base.yaml:11']],
  ])('%s', (_, path, places) => {
    expect(trace(nodeAt(both, 'services', 'web', ...path))).toEqual(places);
  });

  test('what no one replaced stands alone', () => {
    expect(trace(nodeAt(both, 'services', 'web', 'environment', 'KEPT'))).toEqual(['base.yaml:6']);
    expect(trace(nodeAt(both, 'services', 'web', 'labels', 'tier'))).toEqual(['base.yaml:7']);
    expect(trace(nodeAt(both, 'services', 'web', 'extra_hosts', 0))).toEqual(['base.yaml:13']);
    expect(trace(nodeAt(both, 'services', 'web', 'extra_hosts', 1))).toEqual(['over.yaml:13']);
  });

  test('the parts of a short notation stand where it stands', () => {
    for (const key of ['target', 'published', 'host_ip', 'protocol']) {
      expect(trace(nodeAt(both, 'services', 'web', 'ports', 0, key))[0]).toBe('over.yaml:9');
    }
    expect(at(both, 'services', 'web', 'ports')).toHaveLength(1);
  });

  test('each file of three is a link', () => {
    const file = (image: string) => `services:\n  web:\n    image: ${image}`;
    const project = loadFiles(
      { 'a.yaml': file('a'), 'b.yaml': file('b'), 'c.yaml': file('c') },
      'a.yaml',
      'b.yaml',
      'c.yaml',
    );
    expect(trace(nodeAt(project, 'services', 'web', 'image'))).toEqual([
      'c.yaml:3',
      'override b.yaml:3',
      'override a.yaml:3',
    ]);
  });

  test('the later of two items of one list remembers the earlier one', () => {
    const project = loadFiles(
      {
        'a.yaml':
          'services:\n  web:\n    image: x\n    environment:\n      - A=1\n      - A=2\n    cap_add:\n      - X\n      - X\n',
      },
      'a.yaml',
    );
    expect(trace(nodeAt(project, 'services', 'web', 'environment', 'A'))).toEqual(['a.yaml:6', 'override a.yaml:5']);
    expect(trace(nodeAt(project, 'services', 'web', 'cap_add', 0))).toEqual(['a.yaml:9', 'override a.yaml:8']);
  });
});

describe('a value from elsewhere knows the way', () => {
  test('extends, then include, then what lies over both', () => {
    const project = loadFiles(
      {
        'compose.yaml': 'include:\n  - lib/compose.yaml\nservices:\n  web:\n    environment: {B: main}\n',
        'lib/compose.yaml':
          'services:\n  web:\n    extends:\n      file: base.yaml\n      service: base\n    environment: [B=lib]\n',
        'lib/base.yaml': 'services:\n  base:\n    image: x\n    environment: {A: base, B: base}\n',
      },
      'compose.yaml',
    );
    expect(trace(nodeAt(project, 'services', 'web', 'image'))).toEqual([
      'lib/base.yaml:3',
      'extends lib/compose.yaml:4',
      'include compose.yaml:2',
    ]);
    expect(trace(nodeAt(project, 'services', 'web', 'environment', 'A'))).toEqual([
      'lib/base.yaml:4',
      'extends lib/compose.yaml:4',
      'include compose.yaml:2',
    ]);
    expect(trace(nodeAt(project, 'services', 'web', 'environment', 'B'))).toEqual([
      'compose.yaml:5',
      'override lib/compose.yaml:6',
      'override lib/base.yaml:4',
    ]);
  });

  test('aliases and merge keys keep their places through a merge', () => {
    const project = loadFiles(
      {
        'a.yaml': [
          'x-env: &env',
          '  A: "1"',
          'services:',
          '  web:',
          '    image: x',
          '    environment:',
          '      <<: *env',
          '      B: "2"',
        ].join('\n'),
        'b.yaml': 'services:\n  web:\n    environment:\n      C: "3"\n',
      },
      'a.yaml',
      'b.yaml',
    );
    expect(trace(nodeAt(project, 'services', 'web', 'environment', 'A'))).toEqual(['a.yaml:2', 'merge-key a.yaml:7']);
  });
});
