import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addActionPage } from './action-page.js';
import { addCheckIndex, checkFile, checkNames, paramsSchema } from './checks.js';
import { compileFormat } from './compose/compile.js';
import { formatSchema } from './compose/json-schema.js';
import { formatPage } from './compose/page.js';
import { type Format, readFormat } from './compose/shapes.js';
import { addFormatValidator } from './compose/validator.js';
import { addExpressionModel, EXPRESSION_MODEL_SOURCE } from './expression-model.js';
import { fleetPage, htmlPage } from './html-page.js';
import { KINDS, SHAPES } from './kinds.js';
import type { Outputs } from './outputs.js';
import { addPages } from './pages.js';
import { partSchema } from './parts.js';
import { peerMistakes, readPeers } from './peers/read.js';
import { ruleSchema } from './rule-schema.js';
import { compileBook } from './rulebook.js';
import { readScaffolds } from './scaffolds.js';
import { type Schema, type SchemaMaker, schemaMaker } from './schemas.js';
import { compileValidators } from './validators.js';

/** Makes every generated file in memory. Errors are lines for the author of the data; with errors the outputs are not to be used. */
export function generate(root: string): { readonly outputs: Outputs; readonly errors: readonly string[] } {
  const outputs: Outputs = new Map();
  const checks = checkNames(root);
  const kinds = KINDS.filter((kind) => exportsType(root, kind.source, kind.type));
  const sources = [...[...kinds, ...SHAPES].map((kind) => kind.source), EXPRESSION_MODEL_SOURCE];
  const maker = schemaMaker(root, [...new Set([...sources, ...checks.map(checkFile)])]);

  const params = new Map(checks.map((name) => [name, paramsSchema(maker, name)]));
  const schemas = new Map<string, Schema>();
  for (const kind of kinds) {
    const schema = schemaOf(maker, kind.source, kind.type);
    if (kind.name === 'rule') schemas.set(kind.name, ruleSchema(schema, params));
    else schemas.set(kind.name, kind.shape === 'parts' ? partSchema(schema, kind.type) : schema);
  }
  for (const [name, schema] of schemas) outputs.set(`rules/schema/${name}.schema.json`, json(schema));
  for (const shape of SHAPES) {
    const schema = schemaOf(maker, shape.source, shape.type);
    schemas.set(shape.name, schema);
    outputs.set(shape.schema, json(schema));
  }

  const paramsByName = new Map([...params].map(([name, schema]) => [`params/${name}`, schema]));
  const validators = compileValidators(new Map([...schemas, ...paramsByName]));
  const book = compileBook(root, validators.byName);
  const { format, errors: formatErrors } = readFormat(root, validators.byName.get('compose-attributes'));

  addCheckIndex(outputs, checks);
  validators.addModule(outputs, 'src/rulebook/generated/validators', ['rule', ...paramsByName.keys()]);
  for (const { name, validator } of SHAPES) {
    if (validator !== undefined) validators.addModule(outputs, validator, [name]);
  }
  if (format !== undefined) addFormat(outputs, format);
  addExpressionModel(outputs, maker);
  outputs.set('src/report/generated/html-page.json', htmlPage(root));
  outputs.set('src/report/generated/fleet-page.json', fleetPage(root));
  addActionPage(outputs, root);
  outputs.set('src/rulebook/generated/rulebook.json', json(book.book));
  outputs.set('src/rulebook/generated/rulebook-texts.json', json(book.texts));
  for (const [name, fields] of book.apart) outputs.set(`src/rulebook/generated/${name}.json`, json(fields));
  const { scaffolds, errors: scaffoldErrors } = readScaffolds(root, validators.byName.get('scaffold'));
  outputs.set('src/rulebook/generated/scaffolds.json', json(scaffolds));
  const { peers, errors: peerErrors } = readPeers(root, validators.byName);
  const peersWrong = peerMistakes(book.files.get('rule') ?? [], peers);
  const errors = [...book.errors, ...peerErrors, ...peersWrong, ...formatErrors, ...scaffoldErrors];
  if (errors.length === 0) addPages(outputs, book, params, peers);
  return { outputs, errors };
}

/** The Compose format for run time, and for editors. */
function addFormat(outputs: Outputs, format: Format): void {
  outputs.set('src/compose/generated/attributes.json', `${JSON.stringify(compileFormat(format.root))}\n`);
  addFormatValidator(outputs, formatSchema(format, { prose: false, unique: false }));
  const schema = { title: 'Compose file', ...formatSchema(format, { prose: true, unique: true }) };
  outputs.set('docs/schema/compose.schema.json', json(schema));
  outputs.set('docs/compose-attributes.md', formatPage(format));
}

function schemaOf(maker: SchemaMaker, file: string, type: string): Schema {
  const schema = maker.schemaOf({ file, type });
  if (schema === undefined) throw new Error(`${file} does not export ${type}.`);
  return schema;
}

function exportsType(root: string, file: string, type: string): boolean {
  const path = join(root, file);
  return existsSync(path) && new RegExp(`^export (interface|type) ${type}\\b`, 'm').test(readFileSync(path, 'utf8'));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}
