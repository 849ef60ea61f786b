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
if (errors.length > 0) {
  for (const error of errors) console.error(error);
  process.exitCode = 1;
} else if (process.argv.includes('--check')) {
  const stale = staleFiles(root, outputs);
  for (const path of stale) console.error(`${path} is stale: run npm run generate and commit the result.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  const written = writeOutputs(root, outputs);
  copyToBuild(root, outputs);
  for (const path of written) console.log(path);
}

function projectRoot(folder: string): string {
  return existsSync(join(folder, 'tsconfig.json')) ? folder : projectRoot(resolve(folder, '..'));
}
