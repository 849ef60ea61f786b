import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addCheckIndex, checkFile, checkNames, paramsSchema } from './checks.js';
import { KINDS } from './kinds.js';
import type { Outputs } from './outputs.js';
import { partSchema } from './parts.js';
import { ruleSchema } from './rule-schema.js';
import { compileBook } from './rulebook.js';
import { type Schema, schemaMaker } from './schemas.js';
import { compileValidators } from './validators.js';

/** Makes every generated file in memory. Errors are lines for the author of the data; with errors the outputs are not to be used. */
export function generate(root: string): { readonly outputs: Outputs; readonly errors: readonly string[] } {
  const outputs: Outputs = new Map();
  const checks = checkNames(root);
  const kinds = KINDS.filter((kind) => exportsType(root, kind.source, kind.type));
  const maker = schemaMaker(root, [...new Set([...kinds.map((kind) => kind.source), ...checks.map(checkFile)])]);

  const params = new Map(checks.map((name) => [name, paramsSchema(maker, name)]));
  const schemas = new Map<string, Schema>();
  for (const kind of kinds) {
    const schema = maker.schemaOf({ file: kind.source, type: kind.type });
    if (schema === undefined) continue;
    if (kind.name === 'rule') schemas.set(kind.name, ruleSchema(schema, params));
    else schemas.set(kind.name, kind.shape === 'parts' ? partSchema(schema, kind.type) : schema);
  }
  for (const [name, schema] of schemas) outputs.set(`rules/schema/${name}.schema.json`, json(schema));

  const paramsByName = new Map([...params].map(([name, schema]) => [`params/${name}`, schema]));
  const validators = compileValidators(new Map([...schemas, ...paramsByName]));
  const book = compileBook(root, validators.byName);

  addCheckIndex(outputs, checks);
  validators.addModule(outputs, 'src/rulebook/generated/validators', ['rule', ...paramsByName.keys()]);
  outputs.set('src/rulebook/generated/rulebook.json', json(book.book));
  outputs.set('src/rulebook/generated/rulebook-texts.json', json(book.texts));
  return { outputs, errors: book.errors };
}

function exportsType(root: string, file: string, type: string): boolean {
  const path = join(root, file);
  return existsSync(path) && new RegExp(`^export (interface|type) ${type}\\b`, 'm').test(readFileSync(path, 'utf8'));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}
