import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { composeAttributes } from '../../../src/compose/attributes.js';
import { formatMistakes } from '../../../src/compose/validate/format.js';
import { load } from '../project.js';
import type { Value } from './documents.js';
import { decoded, judged, nodeOf, type Recording } from './verdicts.js';

const recording = JSON.parse(readFileSync(new URL('generated/verdicts.json', import.meta.url), 'utf8')) as Recording;

describe('verdicts', () => {
  test('are those of the schema of the Compose Specification, document by document', () => {
    const official = decoded(recording);
    const differences: unknown[] = [];
    let index = 0;
    for (const { document, mistakes } of judged(recording)) {
      const valid = official[index++];
      if (valid !== (mistakes.length === 0)) differences.push({ valid, mistakes, document });
    }
    expect(differences.slice(0, 5)).toEqual([]);
    expect(index).toBe(recording.count);
    // A recording of nothing but errors would prove nothing.
    const share = official.filter(Boolean).length / official.length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.8);
  });

  test('each is about a place that is there', () => {
    for (const { document, mistakes } of judged({ ...recording, seed: 7, random: 300 })) {
      for (const { path } of mistakes) {
        let value: Value | undefined = document;
        for (const step of path) value = (value as Record<string, Value>)[String(step)];
        if (value === undefined) throw new Error(`${path.join('.')} is not in ${JSON.stringify(document)}.`);
      }
    }
  });

  test('anything that YAML can hold gets one', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(formatMistakes(nodeOf(value as Value))).toEqual(expect.any(Array));
      }),
      { numRuns: 300 },
    );
    const names = [...composeAttributes().children.keys(), '__proto__', 'constructor', ''];
    const section = fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 4 }));
    fc.assert(
      fc.property(section, (value) => {
        load(JSON.stringify(value));
      }),
      { numRuns: 200 },
    );
  });

  test('many mistakes are all found', () => {
    const count = 40_000;
    const services = Object.fromEntries(Array.from({ length: count }, (_, i) => [`s${i}`, { imag: 'x', ports: 1 }]));
    expect(formatMistakes(nodeOf({ services }))).toHaveLength(2 * count);
  });
});
