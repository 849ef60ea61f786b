import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matchesPath, normalPath } from '../../src/lint/host-mounts.js';

describe('a path of the machine', () => {
  test.each([
    ['/etc/', '/etc'],
    ['//var//run/./docker.sock', '/var/run/docker.sock'],
    ['/var/lib/../../etc', '/etc'],
    ['/../..', '/'],
    ['../../etc', '../../etc'],
    ['~/.ssh/', '~/.ssh'],
    ['\\\\.\\pipe\\docker_engine', '/pipe/docker_engine'],
    ['.', ''],
  ])('%s is %s', (written, path) => {
    expect(normalPath(written)).toBe(path);
  });

  test('stays as it is once it is normal', () => {
    const part = fc.constantFrom('/', '..', '.', 'etc', '\\', '~', 'a b');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const path = normalPath(parts.join('/'));
        expect(normalPath(path)).toBe(path);
      }),
    );
  });

  test.each([
    ['/etc', '/etc', true],
    ['/etc/letsencrypt', '/etc', false],
    ['etc', '/etc', false],
    ['/proc/sys', '/proc/**', true],
    ['/proc', '/proc/**', false],
    ['/process', '/proc/**', false],
    ['/dev/sda1', '/dev/sd*', true],
    ['/dev/dri', '/dev/sd*', false],
    ['/run/user/1000/docker.sock', 'docker.sock', true],
    ['/run/my-docker.sock', 'docker.sock', false],
  ])('%s is meant by %s: %s', (path, pattern, meant) => {
    expect(matchesPath(path, pattern)).toBe(meant);
  });
});
