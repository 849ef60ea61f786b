import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Label } from './labels.js';

/** Where the repositories of the labels are; the base that `owner/name` follows. */
const ORIGIN = 'https://github.com';

/**
 * Brings the labelled commits that a mirror does not have yet, each as a bare repository `owner+name` without history. Nothing of them is
 * run. Gives a sentence for each that could not be had.
 */
export function fetchInto(mirror: string, labels: readonly Label[], origin: string = ORIGIN): readonly string[] {
  return labels.flatMap((label) => fetchOne(mirror, label, origin) ?? []);
}

function fetchOne(mirror: string, { repo, commit }: Label, origin: string): string | undefined {
  const folder = join(mirror, repo.replace('/', '+'));
  mkdirSync(folder, { recursive: true });
  const git = (...words: string[]): boolean => spawnSync('git', ['--git-dir', folder, ...words]).status === 0;
  if (!existsSync(join(folder, 'objects'))) git('init', '--quiet', '--bare');
  if (git('cat-file', '-e', `${commit}^{commit}`)) return undefined;
  const got = git('fetch', '--quiet', '--depth', '1', '--no-tags', `${origin}/${repo}`, commit);
  return got ? undefined : `${repo} at ${commit.slice(0, 12)} could not be fetched.`;
}
