import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly repository?: string | { readonly url?: string };
}

/**
 * Name, licence and licence text of every package that a bundle can hold: all that the lock file lists for use at run time.
 * (ncc's own list leaves out packages whose modules it joined into others.)
 */
export function thirdPartyNotices(root: string): Buffer {
  const lock = readJson(join(root, 'package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  const sections = Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true)
    .map(([path]) => section(join(root, path)))
    .sort();
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return Buffer.from(
    `The programs in this folder contain these packages, each under its own licence.\n${rule}${[...new Set(sections)].join(rule)}`,
  );
}

function section(folder: string): string {
  const { name, version, license, repository } = readJson(join(folder, 'package.json')) as Manifest;
  const source = typeof repository === 'string' ? repository : repository?.url;
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)([.-]|$)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  if (texts.length === 0 && license === undefined) throw new Error(`${folder} names no licence.`);
  return `${[
    `${name} ${version} (${license ?? 'see below'})`,
    // Some licences ask that it is said where the source is.
    ...(source === undefined ? [] : [`Source: ${source}`]),
    ...texts,
  ].join('\n\n')}\n`;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
