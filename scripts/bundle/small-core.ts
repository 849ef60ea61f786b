import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lays a copy of @actions/core beside the compiled sources, marked as free of side effects, so that the bundler finds it first
 * and drops what is not used. The package as published imports an HTTP client (1 MB, some 35 ms at each start) for OpenID
 * Connect, which no part of ours asks for.
 */
export function preferSmallCore(root: string): void {
  const copy = join(root, 'build/node_modules/@actions/core');
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(root, 'node_modules/@actions/core'), copy, { recursive: true });
  const manifestPath = join(copy, 'package.json');
  const manifest: unknown = JSON.parse(readFileSync(manifestPath, 'utf8'));
  if (typeof manifest !== 'object' || manifest === null) throw new Error(`${manifestPath} holds no object.`);
  writeFileSync(manifestPath, JSON.stringify({ ...manifest, sideEffects: false }));
}
