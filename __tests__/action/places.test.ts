import { mkdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fileToRead, fileToWrite, folderToAnalyse, pathInRepository } from '../../src/action/places.js';
import { notingIo } from './io.js';
import { withFolder } from './workspace.js';

describe('the folder to analyse', () => {
  test('is a folder of the workspace', () => {
    withFolder({ 'services/shop/compose.yml': '' }, (workspace) => {
      expect(folderToAnalyse('services/shop', notingIo(workspace).io)).toBe(join(workspace, 'services/shop'));
    });
  });

  test('must be there', () => {
    withFolder({}, (workspace) => {
      expect(() => folderToAnalyse('srevices', notingIo(workspace).io)).toThrow('there is no folder "srevices"');
    });
  });

  test.each(['..', '/', '../..'])('cannot be %s', (path) => {
    withFolder({}, (workspace) => {
      expect(() => folderToAnalyse(path, notingIo(workspace).io)).toThrow('outside of the workspace');
    });
  });

  test('cannot be a link that leads out', () => {
    withFolder({}, (workspace) => {
      symlinkSync(tmpdir(), join(workspace, 'link'));
      expect(() => folderToAnalyse('link', notingIo(workspace).io)).toThrow('outside of the workspace');
    });
  });

  test('is named from the root of its repository', () => {
    withFolder({ 'a/b/c/compose.yml': '' }, (workspace) => {
      const { io } = notingIo(workspace);
      const folder = join(workspace, 'a/b/c');
      expect(pathInRepository(folder, io)).toEqual({ prefix: 'a/b/c', atWorkspace: true });
      mkdirSync(join(workspace, 'a/.git'));
      expect(pathInRepository(folder, io)).toEqual({ prefix: 'b/c', atWorkspace: false });
      expect(pathInRepository(workspace, io)).toEqual({ prefix: '', atWorkspace: true });
    });
  });
});

describe('a file to write', () => {
  test('lies in the workspace, in folders that need not exist', () => {
    withFolder({}, (workspace) => {
      expect(fileToWrite('sarif-file', 'out/a.sarif', notingIo(workspace).io)).toBe(join(workspace, 'out/a.sarif'));
    });
  });

  test("may lie in the runner's temporary folder", () => {
    withFolder({}, (temporary) => {
      withFolder({}, (workspace) => {
        const file = join(temporary, 'a.sarif');
        expect(fileToWrite('sarif-file', file, notingIo(workspace, {}, { temporary }).io)).toBe(file);
        expect(() => fileToWrite('sarif-file', file, notingIo(workspace).io)).toThrow('leads out of the workspace');
      });
    });
  });

  test('cannot be reached by a link that leads out, that leads nowhere or that leads into .git', () => {
    withFolder({ '.git/config': '' }, (workspace) => {
      const { io } = notingIo(workspace);
      symlinkSync('/etc/passwd', join(workspace, 'out'));
      symlinkSync('/nowhere/at/all', join(workspace, 'dangling'));
      symlinkSync(tmpdir(), join(workspace, 'folder'));
      symlinkSync('.git/config', join(workspace, 'config'));
      for (const path of ['out', 'dangling', 'folder/new.json', 'config', '.git/hooks/pre-commit', '../a.json']) {
        expect(() => fileToWrite('report-file', path, io)).toThrow('leads out of the workspace or into .git');
      }
    });
  });

  test('is no folder', () => {
    withFolder({ 'out/a': '' }, (workspace) => {
      expect(() => fileToWrite('report-file', 'out', notingIo(workspace).io)).toThrow('is a folder');
    });
  });
});

describe('a file to read', () => {
  test('lies in the workspace', () => {
    withFolder({ 'policy.yml': '' }, (workspace) => {
      expect(fileToRead('config-file', 'policy.yml', notingIo(workspace).io)).toBe(join(workspace, 'policy.yml'));
    });
  });

  test('must be there, and no folder', () => {
    withFolder({ 'policy/a.yml': '' }, (workspace) => {
      const { io } = notingIo(workspace);
      expect(() => fileToRead('config-file', 'a.yml', io)).toThrow('there is no file "a.yml"');
      expect(() => fileToRead('config-file', 'policy', io)).toThrow('there is no file "policy"');
    });
  });

  test('cannot be a link that leads out', () => {
    withFolder({}, (workspace) => {
      symlinkSync('/etc/passwd', join(workspace, 'policy.yml'));
      expect(() => fileToRead('config-file', 'policy.yml', notingIo(workspace).io)).toThrow('leads out');
    });
  });
});
