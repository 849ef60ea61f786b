/** Writes the frame of a rule: `npm run new-rule -- network published-cache-port [check]`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { didYouMean } from '../src/lib/suggest.js';
import { checkFrame, ruleFrame } from './new-rule/frames.js';

const [category, id, check] = process.argv.slice(2);
const root = projectRoot(dirname(fileURLToPath(import.meta.url)));

try {
  console.log(newRule(category, id, check));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

/** Returns what to do next. Throws an Error with one line for whoever typed the command. */
function newRule(category: string | undefined, id: string | undefined, check: string | undefined): string {
  if (category === undefined || id === undefined) throw new Error('Usage: npm run new-rule -- CATEGORY ID [CHECK]');
  const categories = categoriesOf(join(root, 'rules/schema/rule.schema.json'));
  if (!categories.includes(category)) {
    throw new Error(
      `There is no category "${category}": use ${categories.join(', ')}.${didYouMean(category, categories)}`,
    );
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new Error(`"${id}" is not kebab-case, such as published-cache-port.`);
  const path = `rules/lint/${category}/${id}.yml`;
  if (existsSync(join(root, path))) throw new Error(`${path} is there already.`);
  const name = check ?? id;
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), ruleFrame(category, id, name, versionOf(join(root, 'package.json'))));
  const checkPath = `src/lint/checks/${name}.ts`;
  if (existsSync(join(root, checkPath))) return `${path} is for you to fill; then run npm run generate and npm test.`;
  writeFileSync(join(root, checkPath), checkFrame(name));
  const checks = readdirSync(join(root, 'src/lint/checks')).map((file) => file.replace(/\.ts$/, ''));
  const others = checks.filter((other) => other !== 'index' && other !== name).join(', ');
  return `${path} and ${checkPath} are for you to fill; then run npm run generate and npm test.\nChecks that exist already: ${others}.`;
}

function categoriesOf(path: string): readonly string[] {
  const schema = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly definitions: { readonly RuleCategory: { readonly enum: readonly string[] } };
  };
  return schema.definitions.RuleCategory.enum;
}

function versionOf(path: string): string {
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }).version;
}

function projectRoot(folder: string): string {
  return existsSync(join(folder, 'tsconfig.json')) ? folder : projectRoot(resolve(folder, '..'));
}
