import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Folder to the folders that it may import from. A type-only import may also reach `types`. */
const MAY_IMPORT: Record<string, { values: string[]; types?: string[] }> = {
  lib: { values: [] },
  source: { values: ['lib'] },
  documents: { values: ['lib', 'source'] },
  model: { values: ['documents', 'lib'] },
  compose: { values: ['source', 'documents', 'model', 'lib'] },
  evidence: { values: ['source', 'documents', 'model', 'lib'] },
  facts: { values: ['model', 'documents', 'lib'] },
  rulebook: { values: ['model', 'lib'] },
  taxonomy: { values: ['facts', 'rulebook', 'model', 'lib'], types: ['documents'] },
  // What a tree should look like, and how far it does.
  layout: { values: ['taxonomy', 'rulebook', 'lib'], types: ['facts'] },
  lint: { values: ['model', 'facts', 'rulebook', 'documents', 'lib'], types: ['taxonomy', 'layout'] },
  policy: { values: ['lint', 'layout', 'rulebook', 'documents', 'lib'], types: ['taxonomy', 'report'] },
  report: { values: ['lib'], types: ['model', 'rulebook', 'lint', 'policy', 'taxonomy', 'facts', 'layout'] },
  // Docker Engines are asked through here alone: docs/adr/0011.
  engine: { values: ['lib'] },
  github: { values: ['policy', 'report', 'lib'], types: ['source'] },
  app: {
    values: [
      'lib',
      'source',
      'documents',
      'model',
      'compose',
      'evidence',
      'facts',
      'rulebook',
      'taxonomy',
      'layout',
      'lint',
      'policy',
      'report',
    ],
  },
  // The fleet and shared policies are read from GitHub: docs/adr/0010.
  cli: { values: ['app', 'source', 'policy', 'report', 'rulebook', 'github', 'engine', 'lib'], types: ['facts'] },
  action: { values: ['app', 'source', 'policy', 'report', 'github', 'lib'] },
};

/** Package (or prefix ending in `/`) to the folders that may import it. */
const PACKAGES: Record<string, string[]> = {
  '@actions/': ['github', 'action'],
  '@octokit/': ['github', 'action'],
  'node:fs': ['source', 'cli', 'action'],
  'node:child_process': ['source'],
  'node:http': ['engine'],
  'node:https': ['engine'],
  // Only to tell addresses by their form.
  'node:net': ['compose'],
  yaml: ['documents'],
  'js-yaml': ['documents'],
  'jsonc-parser': ['documents'],
  'toml-eslint-parser': ['documents'],
  minimatch: ['app', 'policy'],
  ajv: ['rulebook', 'compose'],
  '@bufbuild/': ['rulebook'],
  elkjs: ['report'],
};

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

const files = sources(join(root, 'src'));

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const path = relative(root, file);
  const folder = path.split('/')[1] ?? '';
  const found: Import[] = [];
  const statement = /^\s*(import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
  for (const match of text.matchAll(statement)) {
    found.push({ file: path, folder, specifier: match[3] ?? '', typeOnly: match[2] !== undefined });
  }
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) {
    found.push({ file: path, folder, specifier: match[1] ?? '', typeOnly: false });
  }
  return found;
}

const imports = files.flatMap(importsOf);

/** The source file that a relative specifier names, from the repository's root. */
function target(entry: Import): string | undefined {
  if (!entry.specifier.startsWith('.')) return undefined;
  return normalize(join(dirname(entry.file), entry.specifier)).replace(/\.js$/, '.ts');
}

describe('the import directions of the design', () => {
  test('sees the whole of src, so that an empty scan cannot pass', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(300);
    const folders = new Set(files.map((file) => relative(root, file).split('/')[1]));
    for (const folder of folders) expect(Object.keys(MAY_IMPORT)).toContain(folder);
  });

  test('each folder imports only from the folders below it', () => {
    const violations = imports.flatMap((entry) => {
      const path = target(entry);
      const to = path?.startsWith('src/') ? path.split('/')[1] : undefined;
      if (to === undefined || to === entry.folder) return [];
      const allowed = MAY_IMPORT[entry.folder];
      const reach = [...(allowed?.values ?? []), ...(entry.typeOnly ? (allowed?.types ?? []) : [])];
      return reach.includes(to)
        ? []
        : [`${entry.file} imports ${entry.specifier}: ${entry.folder} may not import ${to}`];
    });
    expect(violations).toEqual([]);
  });

  test('packages stay in the folders that own them', () => {
    const violations = imports.flatMap((entry) => {
      const owner = Object.entries(PACKAGES).find(
        ([name]) => entry.specifier === name || entry.specifier.startsWith(name.endsWith('/') ? name : `${name}/`),
      );
      if (owner === undefined || owner[1].includes(entry.folder)) return [];
      return [`${entry.file} imports ${entry.specifier}, which belongs to ${owner[1].join(', ')}`];
    });
    expect(violations).toEqual([]);
  });

  test('only the entries read the environment or end the process', () => {
    const violations = files
      .map((file) => relative(root, file))
      // git is started with the environment less its own variables, which could redirect it.
      .filter((path) => !/^src\/(cli|action)\/|^src\/source\/git\.ts$/.test(path))
      .filter((path) => /\bprocess\.(env|exit|argv)\b/.test(readFileSync(join(root, path), 'utf8')));
    expect(violations).toEqual([]);
  });

  test('the core has no clock and no randomness', () => {
    const violations = files
      .map((file) => relative(root, file))
      .filter((path) => !/^src\/(cli|action|github)\//.test(path))
      .filter((path) =>
        /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\brandomUUID\(/.test(
          readFileSync(join(root, path), 'utf8'),
        ),
      );
    expect(violations).toEqual([]);
  });

  test('no file imports itself through others', () => {
    const edges = new Map<string, string[]>();
    for (const entry of imports) {
      const path = target(entry);
      if (path !== undefined && !entry.typeOnly) edges.set(entry.file, [...(edges.get(entry.file) ?? []), path]);
    }
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, trail: string[]): void => {
      if (trail.includes(file)) {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
        return;
      }
      if (done.has(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    };
    for (const file of edges.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test('every source file is one concept: at most 350 lines', () => {
    const long = files
      .filter((file) => !file.includes('/generated/'))
      .map((file) => ({ file: relative(root, file), lines: readFileSync(file, 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 351);
    expect(long).toEqual([]);
  });
});
