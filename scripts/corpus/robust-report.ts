import { existsSync, readFileSync } from 'node:fs';
import { groupBy } from '../../src/facts/group.js';
import type { Label } from './labels.js';
import type { Places } from './open.js';
import { overCases } from './over-cases.js';
import { TRANSFORMATIONS } from './transform/index.js';

/** A case whose answer rested on a name alone: corpus/names-only.json. */
export interface NameOnly {
  readonly id: string;
  readonly transformation: string;
  readonly because: string;
}

/** The plain cases that are read as something else after a change: lines of text, and how many of them names do not explain. */
export async function robustReport(
  labels: readonly Label[],
  places: Places,
  namesOnly: string,
): Promise<{ readonly lines: readonly string[]; readonly violations: number }> {
  const known = existsSync(namesOnly) ? (JSON.parse(readFileSync(namesOnly, 'utf8')) as readonly NameOnly[]) : [];
  const plain = labels.filter(({ kind }) => kind === 'plain');
  const { done, missing, failed } = await overCases('robust', plain, places);
  const all = done.flatMap(({ id, result }) => result.changed.map((one) => ({ id, ...one })));
  const explained = (id: string, transformation: string): NameOnly | undefined =>
    known.find((one) => one.id === id && one.transformation === transformation);
  const groups = groupBy(all, ({ transformation }) => transformation);
  const unexplained = all.filter(({ id, transformation }) => explained(id, transformation) === undefined);
  return {
    lines: [
      ...failed.map(({ id, error }) => `FAILED ${id}: ${error}`),
      ...(missing.length > 0 ? [`${missing.length} cases without contents here`] : []),
      ...Object.keys(TRANSFORMATIONS).flatMap((name) => {
        const changed = [...groups].find(([transformation]) => transformation === name)?.[1] ?? [];
        const touched = done.filter(({ result }) => result.touched.some((one) => one === name)).length;
        return [
          `${name}: ${touched - changed.length} of ${touched} answers unchanged, ${done.length - touched} cases have nothing to change`,
          ...changed.flatMap(({ id, transformation, before, after, signals }) => [
            `    ${id}: ${before} then, ${after} now${explained(id, transformation) ? ' (by the name alone)' : ''}`,
            ...signals.map((signal) => `        ${signal}`),
          ]),
        ];
      }),
      `${all.length} answers changed, ${unexplained.length} of them not by a name alone`,
    ],
    violations: unexplained.length + failed.length,
  };
}
