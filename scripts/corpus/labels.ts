import { readFileSync } from 'node:fs';
import type { DimensionId } from '../../src/rulebook/pattern.js';

/** A repository whose architecture a person has read, and what that person found. */
export interface Label {
  /** `owner__name`, with a suffix where one repository has several cases. */
  readonly id: string;
  /** `owner/name` on GitHub. */
  readonly repo: string;
  /** Full name of the commit that was read. */
  readonly commit: string;
  /** The folder that is judged; `.` for all. */
  readonly path: string;
  /** Slug of a pattern, or `none`. */
  readonly gold: string;
  /** Other answers that a careful architect accepts. */
  readonly also: readonly string[];
  /** Whether two readers surely agree. */
  readonly kind: 'plain' | 'hard';
  /** The dimensions as seen; what nothing tells is absent. */
  readonly observed?: Readonly<Partial<Record<DimensionId, string>>>;
  /** How it came into the corpus: looked for by its pattern, or met by chance. */
  readonly group?: string;
}

/** The labels of several files; a repository that two of them name keeps the first one's. */
export function readLabels(files: readonly string[]): readonly Label[] {
  const byId = new Map<string, Label>();
  for (const file of files) {
    for (const label of JSON.parse(readFileSync(file, 'utf8')) as Label[]) {
      if (!byId.has(label.id)) byId.set(label.id, label);
    }
  }
  return [...byId.values()];
}
