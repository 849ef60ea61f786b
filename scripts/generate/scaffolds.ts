import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import type { Scaffold, ScaffoldFile } from '../../src/rulebook/scaffold.js';
import { readData } from './data.js';
import { filesBelow } from './outputs.js';

const FOLDER = 'rules/scaffolds';
/** A skeleton is read by people: more than this is something that was left lying about. */
const MOST_BYTES = 64 * 1024;

/** Reads the skeletons of all patterns. Errors are lines for their authors. */
export function readScaffolds(
  root: string,
  validate: ValidateFunction | undefined,
): { readonly scaffolds: readonly Scaffold[]; readonly errors: readonly string[] } {
  if (validate === undefined || !existsSync(join(root, FOLDER))) return { scaffolds: [], errors: [] };
  const errors: string[] = [];
  const scaffolds = readdirSync(join(root, FOLDER), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((slug): Scaffold[] => {
      const path = `${FOLDER}/${slug}/scaffold.yml`;
      const { file, errors: mistakes } = existsSync(join(root, path))
        ? readData(root, path, validate)
        : { file: undefined, errors: [`${path}: missing, so nobody can say what the folder is.`] };
      errors.push(...mistakes);
      if (file === undefined) return [];
      const said = file.value as unknown as ScaffoldFile;
      if (said.pattern !== slug)
        errors.push(`${path}:${file.placeOf({ path: ['pattern'], part: 'value' })}: not ${slug}.`);
      return [{ ...said, files: filesOf(root, slug, errors) }];
    });
  return { scaffolds, errors };
}

function filesOf(root: string, slug: string, errors: string[]): Scaffold['files'] {
  const folder = `${FOLDER}/${slug}/files`;
  const paths = filesBelow(root, folder);
  if (paths.length === 0) errors.push(`${folder}: holds no file.`);
  return paths.map((path) => {
    const bytes = readFileSync(join(root, path));
    const text = bytes.toString('utf8');
    if (bytes.length > MOST_BYTES) errors.push(`${path}: more than ${MOST_BYTES} bytes.`);
    if (!Buffer.from(text, 'utf8').equals(bytes)) errors.push(`${path}: is not UTF-8.`);
    return { path: path.slice(folder.length + 1), text };
  });
}
