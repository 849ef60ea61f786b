import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { analyse } from '../../src/app/analyse.js';
import { renderJson } from '../../src/report/json.js';
import { memory } from '../../src/source/memory.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const schema = JSON.parse(readFileSync(join(root, 'docs', 'schema', 'report.schema.json'), 'utf8')) as object;
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

const shop = memory({
  'compose.yaml':
    'services:\n  proxy:\n    image: nginx:1.27\n    ports: ["80:80"]\n  api:\n    build: ./api\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n',
  'broken.compose.yaml': 'services: [\n',
});

test.each([
  ['check', undefined],
  ['classify', 'classification'],
] as const)('what %s writes as JSON follows the published schema', async (_, only) => {
  const { report } = await analyse(shop, { target: '.', only });
  let text = '';
  renderJson(report, { only, colour: false, width: 80 }, (piece) => {
    text += piece;
  });
  const valid = validate(JSON.parse(text));
  expect({ valid, errors: validate.errors ?? [] }).toEqual({ valid: true, errors: [] });
});
