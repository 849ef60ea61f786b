import { describe, expect, test } from '@jest/globals';
import { selectContainers, type Wanted } from '../../src/engine/select.js';

const container = (name: string, project?: string, service?: string) => ({
  id: name.padEnd(64, '0').replace(/[^0-9a-f]/g, 'a'),
  name,
  image: 'x',
  status: 'Up',
  project,
  service,
  folder: project === undefined ? undefined : `/srv/${project}`,
});
const RUNNING = [
  container('shop-web-1', 'shop', 'web'),
  container('shop-web-2', 'shop', 'web'),
  container('shop-db-1', 'shop', 'db'),
  container('blog-db-1', 'blog', 'db'),
  container('web', undefined),
];

const select = (wanted: Wanted, running = RUNNING) => {
  const selection = selectContainers(running, wanted);
  return selection.ok ? selection.containers.map(({ name }) => name) : selection.message;
};

describe('which containers are meant', () => {
  test.each<[Wanted, readonly string[]]>([
    [{ by: 'name', name: 'shop-db-1' }, ['shop-db-1']],
    // A container's own name goes before that of a service.
    [{ by: 'name', name: 'web' }, ['web']],
    [{ by: 'project', project: 'shop' }, ['shop-web-1', 'shop-web-2', 'shop-db-1']],
    [{ by: 'folder', folder: '/srv/blog' }, ['blog-db-1']],
    [{ by: 'all' }, RUNNING.map(({ name }) => name)],
  ])('%j', (wanted, names) => {
    expect(select(wanted)).toEqual(names);
  });

  test('a service with several containers means all of them', () => {
    expect(select({ by: 'name', name: 'web' }, RUNNING.slice(0, 3))).toEqual(['shop-web-1', 'shop-web-2']);
  });

  test('the beginning of an id, when it is the only one', () => {
    const running = [{ ...container('one'), id: 'abcd12'.padEnd(64, '0') }];
    expect(select({ by: 'name', name: 'abcd' }, running)).toEqual(['one']);
    expect(select({ by: 'name', name: 'abc' }, running)).toMatch(/no container "abc"/);
  });

  test.each<[Wanted, RegExp]>([
    [{ by: 'name', name: 'shop-wbe-1' }, /Did you mean "shop-web-1"\? Running: shop-web-1, /],
    [{ by: 'name', name: 'db' }, /several projects run a service "db"\. Name one of shop-db-1, blog-db-1\./],
    [{ by: 'project', project: 'shpo' }, /Did you mean "shop"\? Running projects: shop, blog\./],
    [{ by: 'folder', folder: '/srv/none' }, /no container of the project in \/srv\/none is running.*Running: /],
  ])('%j is told with what runs', (wanted, message) => {
    expect(select(wanted)).toMatch(message);
  });

  test('when nothing runs, that is said', () => {
    expect(select({ by: 'all' }, [])).toBe('no container is running.');
    expect(select({ by: 'name', name: 'x' }, [])).toMatch(/No container is running\.$/);
  });

  test('of thousands only some are listed', () => {
    const many = Array.from({ length: 5000 }, (_, index) => container(`c${index}`));
    expect(String(select({ by: 'name', name: 'zzz' }, many)).length).toBeLessThan(400);
  });
});
