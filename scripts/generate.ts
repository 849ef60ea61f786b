/**
 * Compiles rules/ and everything that follows from it: `npm run generate` writes, `node build/scripts/generate.js --check` compares
 * and fails when a generated file is stale. The TypeScript interfaces are the one definition of what the data may say.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generate/generate.js';
import { copyToBuild, staleFiles, writeOutputs } from './generate/outputs.js';

const root = projectRoot(dirname(fileURLToPath(import.meta.url)));
const { outputs, errors } = generate(root);
const check = process.argv.includes('--check');
const changed = errors.length > 0 ? [] : check ? staleFiles(root, outputs) : writeOutputs(root, outputs);
for (const error of errors) console.error(error);
for (const path of changed) {
  if (check) console.error(`${path} is stale: run npm run generate and commit the result.`);
  else console.log(path);
}
if (errors.length > 0 || (check && changed.length > 0)) process.exitCode = 1;
else copyToBuild(root, outputs);

function projectRoot(folder: string): string {
  return existsSync(join(folder, 'tsconfig.json')) ? folder : projectRoot(resolve(folder, '..'));
}
