import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { SurveyKnowledge } from '../../src/model/survey-knowledge.js';
import type { Calibration, Dimension, Pattern, TaxonomyBook } from '../../src/rulebook/pattern.js';

/** The data of rules/ as it stands in the tree: these tests are about it, not about how it is compiled. */
export const book: TaxonomyBook = {
  dimensions: ['infrastructure', 'granularity', 'network', 'deployment'].map(
    (id) => read(`rules/dimensions/${id}.yml`) as Dimension,
  ),
  patterns: readdirSync('rules/patterns')
    .sort()
    .map((name) => read(join('rules/patterns', name)) as Pattern),
  calibration: read('rules/systems/calibration.yml') as Calibration,
};

export const knowledge = {
  standing: read('rules/systems/standing.yml'),
  vocabulary: read('rules/systems/vocabulary.yml'),
} as SurveyKnowledge;

function read(path: string): unknown {
  return parse(readFileSync(path, 'utf8'));
}
