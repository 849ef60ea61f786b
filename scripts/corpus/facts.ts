import { readFileSync, writeFileSync } from 'node:fs';
import type { Fact, Facts, FactValue, Outcome } from '../../src/facts/fact.js';

/** What is true of one case: enough to classify it again when the weights change, without reading the repository. */
export interface CaseFacts {
  readonly id: string;
  readonly facts: Facts;
  /** Time that reading and classifying took, in milliseconds. */
  readonly ms: number;
}

type Written = readonly [id: string, outcome: Outcome, value?: FactValue];

/** The facts without their evidence, as they go over a wire or into a file. */
export function packed(facts: Facts): readonly Written[] {
  return [...facts.values()].map(({ id, outcome, value }) => [id, outcome, value]);
}

export function unpacked(written: readonly Written[]): Facts {
  return new Map(written.map(([id, outcome, value]): [string, Fact] => [id, { id, outcome, value, evidence: [] }]));
}

export function writeFacts(file: string, cases: readonly CaseFacts[]): void {
  const lines = cases.map(({ id, facts, ms }) => JSON.stringify({ id, ms, facts: packed(facts) }));
  writeFileSync(file, `${lines.join('\n')}\n`);
}

export function readFacts(file: string): readonly CaseFacts[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { id, ms, facts } = JSON.parse(line) as { id: string; ms: number; facts: Written[] };
      return { id, ms, facts: unpacked(facts) };
    });
}
