import { child, descend, entriesOf, type Node, textOf } from '../../documents/node.js';
import type { CandidateFile } from '../detector.js';
import { atKey, entryAt } from '../emit.js';
import type { Dependency, PackageReading } from './package-reading.js';

const FIELDS: readonly (readonly [string, boolean])[] = [
  ['dependencies', false],
  ['optionalDependencies', false],
  ['peerDependencies', false],
  ['devDependencies', true],
];

/** package.json of npm and its relatives. */
export function readNpm(file: CandidateFile): PackageReading | undefined {
  const [root] = file.parsed().documents;
  if (root?.kind !== 'mapping') return undefined;
  const dependencies: Dependency[] = [];
  for (const [field, development] of FIELDS) {
    for (const entry of entriesOf(child(root, field))) {
      dependencies.push({ name: entry.key, development, at: atKey(entry, `${field}.${entry.key}`) });
    }
  }
  const anchor = entryAt(root, 'name') ?? root.entries.values().next().value;
  return {
    ecosystem: 'npm',
    tool: 'npm',
    name: textOf(child(root, 'name')),
    purpose: purposeOf(root),
    dependencies,
    at: anchor === undefined ? { file: file.source(), start: 0, end: 0, pointer: '' } : atKey(anchor, anchor.key),
  };
}

/** A published package says what it gives to others; an application starts and is private. */
function purposeOf(root: Node): PackageReading['purpose'] {
  if (child(root, 'workspaces') !== undefined) return 'workspace';
  const isPrivate = textOf(child(root, 'private')) === 'true';
  if (isPrivate) return 'application';
  if (child(root, 'bin') !== undefined) return 'cli';
  const starts = descend(root, 'scripts', 'start') !== undefined || descend(root, 'scripts', 'dev') !== undefined;
  const gives = ['exports', 'types', 'typings', 'module', 'files', 'publishConfig'].some(
    (key) => child(root, key) !== undefined,
  );
  if (gives && !starts) return 'library';
  return starts ? 'application' : undefined;
}
