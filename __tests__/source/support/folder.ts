import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of the file system for one test. */
export class TestFolder {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'groundplan-source-')));

  write(path: string, content: string | Uint8Array = `${path}\n`): this {
    const absolute = join(this.root, path);
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, content);
    return this;
  }

  link(path: string, target: string): this {
    const absolute = join(this.root, path);
    mkdirSync(dirname(absolute), { recursive: true });
    symlinkSync(target, absolute);
    return this;
  }

  git(...args: string[]): string {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
    return execFileSync(
      'git',
      [...identity, '-c', 'init.defaultBranch=main', '-c', 'protocol.file.allow=always', ...args],
      {
        cwd: this.root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
  }

  commit(message = 'state'): string {
    this.git('add', '-A');
    this.git('commit', '-q', '-m', message);
    return this.git('rev-parse', 'HEAD').trim();
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
