import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { minify } from '@swc/core';
import { preferSmallCore } from './small-core.js';

/** What of ncc's programming interface we use; the package ships no types. */
type Ncc = (
  entry: string,
  options: { cache: false; quiet: true; sourceMapRegister: false },
) => Promise<{
  readonly code: string;
  readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>;
}>;

/**
 * The files of a bundle by their path in its folder, sorted. The entry is `index.js` and an `import()` is a chunk beside it.
 * The same sources give the same bytes in any folder and on any Node.js.
 */
export async function bundle(entry: string): Promise<ReadonlyMap<string, Buffer>> {
  const root = process.cwd();
  preferSmallCore(root);
  const ncc = createRequire(import.meta.url)('@vercel/ncc') as Ncc;
  const { code, assets } = await ncc(resolve(root, entry), {
    cache: false,
    quiet: true,
    sourceMapRegister: false,
  }).catch((error: unknown) => {
    // Its own stack would print the line that failed: the bundler, megabytes on one line.
    throw new Error(`${entry} cannot be bundled: ${error instanceof Error ? error.message : String(error)}`);
  });
  const files: [string, Buffer][] = [
    ['index.js', Buffer.from(code)],
    // The nearest package.json decides how Node.js reads a .js file: the folder must say so itself, for it is used alone.
    ['package.json', Buffer.from(`${JSON.stringify({ type: 'module' }, undefined, 2)}\n`)],
  ];
  for (const [path, asset] of Object.entries(assets)) {
    if (path !== 'package.json') files.push([path, Buffer.from(asset.source)]);
  }
  for (const [, content] of files) refuseUnresolved(entry, content.toString());
  const compacted = await Promise.all(
    files.map(
      async ([path, content]): Promise<[string, Buffer]> => [
        path,
        path.endsWith('.js') ? await compact(content) : content,
      ],
    ),
  );
  return new Map(compacted.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Code without comments and with every character outside ASCII as an escape: Node.js decodes such a file at once and scans half
 * as much, which is a noticeable part of a cold start. Names stay, so that a review can read it.
 */
async function compact(code: Buffer): Promise<Buffer> {
  const { code: compacted } = await minify(code.toString(), {
    module: true,
    compress: false,
    mangle: false,
    format: { asciiOnly: true, comments: false },
  });
  return Buffer.from(`${compacted}\n`);
}

/** An import that resolves to nothing does not fail ncc: it becomes a module that fails when it is first needed. */
function refuseUnresolved(entry: string, code: string): void {
  const missing = [...code.matchAll(/^module\.exports = eval\("require"\)\((".*")\);$/gm)].map(([, name]) => name);
  if (missing.length > 0) throw new Error(`${entry} imports what cannot be found: ${missing.join(', ')}.`);
}
