import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import type { PeerFinding } from './compare.js';

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly rule: string; readonly line: number; readonly message: string }[];
}

/** What dclint says of the files of a folder: paths are relative to it. `command` is its program, or several words. */
export function runDclint(command: readonly string[], root: string, paths: readonly string[]): readonly PeerFinding[] {
  const [program = '', ...first] = command;
  const args = [...first, ...paths.map((path) => resolve(root, path)), '--formatter', 'json'];
  const stdout = outputOf(program, args, root);
  const start = stdout.indexOf('[');
  if (start < 0) return [];
  const reports = JSON.parse(stdout.slice(start)) as readonly FileReport[];
  return reports.flatMap(({ filePath, messages }) =>
    messages.map(({ rule, line, message }) => ({
      rule,
      path: relative(root, resolve(root, filePath)).replaceAll('\\', '/'),
      line,
      message,
    })),
  );
}

/** What a program prints. By a file: it ends before a pipe has taken all. */
function outputOf(program: string, args: readonly string[], cwd: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-dclint-'));
  try {
    const file = openSync(join(folder, 'out'), 'w');
    spawnSync(program, args, { cwd, stdio: ['ignore', file, 'ignore'] });
    closeSync(file);
    return readFileSync(join(folder, 'out'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
