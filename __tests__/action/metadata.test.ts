import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { readInputs } from '../../src/action/inputs.js';
import { outputsOf } from '../../src/action/outputs.js';
import { shopReport } from '../report/fixture.js';
import { readMetadata } from './metadata.js';

/** SchemaStore's schema for action.yml, with the Node.js that runners have had since: its list ends at node16. */
function actionSchema(): object {
  const path = createRequire(import.meta.url).resolve('schemastore/schemas/json/github-action.json');
  return JSON.parse(readFileSync(path, 'utf8').replace('"node16"]', '"node16", "node20", "node24"]')) as object;
}

describe('action.yml', () => {
  const metadata = readMetadata();

  test('is valid by the schema for actions', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv);
    const validate = ajv.compile(actionSchema());
    expect(validate(metadata) ? [] : validate.errors).toEqual([]);
  });

  test('runs a file that is there, on Node.js 24', () => {
    expect(metadata.runs.using).toBe('node24');
    expect(existsSync(metadata.runs.main)).toBe(true);
  });

  test('declares the inputs that are read, and no other', () => {
    const read = new Set<string>();
    readInputs((name) => {
      read.add(name);
      return '';
    });
    expect([...read].sort()).toEqual(Object.keys(metadata.inputs).sort());
  });

  test('has the defaults that the code has', () => {
    const fromMetadata = readInputs((name) => metadata.inputs[name]?.default ?? '');
    // Only the runner knows the token.
    expect(metadata.inputs['github-token']?.default).toMatch(/^\$\{\{ github\.token \}\}$/);
    expect({ ...fromMetadata, token: '' }).toEqual(readInputs(() => ''));
  });

  test('has no default where a configuration may say otherwise', () => {
    expect(metadata.inputs['fail-on']?.default).toBeUndefined();
    expect(metadata.inputs.preset?.default).toBeUndefined();
  });

  test('declares the outputs that are set, and no other', () => {
    const set = [
      ...outputsOf(shopReport(), { annotated: false }).keys(),
      'report-file',
      'sarif-file',
      'html-file',
      'handover-file',
    ];
    expect(set.sort()).toEqual(Object.keys(metadata.outputs).sort());
  });

  test('describes each input and output in sentences', () => {
    const descriptions = [...Object.values(metadata.inputs), ...Object.values(metadata.outputs)].map(
      ({ description }) => description,
    );
    expect(descriptions.filter((text) => !text.endsWith('.'))).toEqual([]);
  });
});
