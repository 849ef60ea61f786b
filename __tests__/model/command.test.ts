import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCommand } from '../../src/model/command.js';

const read = (...words: string[]) => readCommand(words);

describe('programs of a command', () => {
  test.each<[string, string[], string[]]>([
    ['plain', ['gunicorn', 'app:app'], ['gunicorn']],
    ['without its folder', ['/usr/local/bin/gunicorn'], ['gunicorn']],
    ['options alone are for the image’s own program', ['--replSet', 'rs0'], []],
    ['behind tini', ['tini', '-g', '--', 'redis-server'], ['redis-server']],
    ['behind an entrypoint script', ['docker-entrypoint.sh', 'postgres', '-c', 'fsync=off'], ['postgres']],
    ['as another user', ['gosu', 'postgres', 'pg_dump', 'shop'], ['pg_dump']],
    ['after waiting', ['./wait-for-it.sh', 'db:5432', '--', 'npm', 'start'], ['npm']],
    ['in a shell', ['sh', '-c', 'mc alias set s http://minio:9000 && mc mb s/files'], ['mc', 'mc']],
    ['in a shell with options', ['/bin/bash', '-euc', 'pg_dump shop | gzip > /backup/x'], ['pg_dump', 'gzip']],
    ['a script file', ['sh', '/scripts/backup.sh'], ['backup.sh']],
    ['in a loop', ['sh', '-c', 'until pg_isready; do sleep 1; done; exec rails s'], ['pg_isready', 'sleep', 'rails']],
    ['with variables in front', ['sh', '-c', 'PGPASSWORD=x psql -h db'], ['psql']],
  ])('%s', (_, words, programs) => {
    expect(read(...words).programs).toEqual(programs);
  });

  test('what stands in quotes is no program', () => {
    expect(read('sh', '-c', "mongosh --eval 'rs.initiate(); mongod()'").programs).toEqual(['mongosh']);
  });
});

describe('words of a command', () => {
  test('the last command of a script tells what stays', () => {
    expect(read('sh', '-c', 'python manage.py migrate && python manage.py runserver 0:8000').words).toEqual(
      expect.arrayContaining(['runserver']),
    );
    expect(read('sh', '-c', 'python manage.py migrate && python manage.py runserver').words).not.toContain('migrate');
  });

  test('options, their values and addresses tell nothing', () => {
    const { words } = read(
      'gunicorn',
      '-k',
      'uvicorn.workers.UvicornWorker',
      '--worker-tmp-dir=/x',
      'http://api:80',
      'app',
    );
    expect(words).toEqual(['gunicorn', 'app']);
  });

  test('any list of words is read', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('sh', '-c', '--', 'exec', 'gosu', 'wait-for', 'env', 'a && b'));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        expect(Array.isArray(readCommand(words).programs)).toBe(true);
      }),
    );
  });
});
