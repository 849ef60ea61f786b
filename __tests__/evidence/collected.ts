import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { positionOf } from '../../src/documents/location.js';
import { parseFile, prepareParsers, prepareRecovery } from '../../src/documents/parse.js';
import type { Problem } from '../../src/documents/problem.js';
import { createCollector } from '../../src/evidence/collect.js';
import { createDetectors } from '../../src/evidence/index.js';
import type { Evidence } from '../../src/model/evidence.js';
import type { EvidenceKnowledge } from '../../src/model/evidence-knowledge.js';
import { memory } from '../../src/source/memory.js';
import type { Repository } from '../../src/source/repository.js';

await prepareRecovery();

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = join(root, 'rules', 'evidence');

/** The knowledge as it stands in rules/evidence, whether it was compiled or not. */
export const knowledge: EvidenceKnowledge = readKnowledge();

function readKnowledge(): EvidenceKnowledge {
  const whole: Record<string, unknown> = {};
  for (const file of readdirSync(folder).sort()) {
    const part = parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>;
    for (const [key, value] of Object.entries(part)) {
      const before = whole[key];
      whole[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
    }
  }
  return whole as unknown as EvidenceKnowledge;
}

await prepareParsers(['a.json', 'a.toml', 'a.yml']);
const detectors = createDetectors(knowledge);

export interface Result {
  readonly evidence: readonly Evidence[];
  readonly problems: readonly Problem[];
  /** Paths that were read and parsed, in order. */
  readonly read: readonly string[];
  readonly parsed: readonly string[];
}

/** Collects from an in-memory repository, and keeps count of what was read and parsed. */
export function collect(files: Readonly<Record<string, string>> | ReadonlyMap<string, string>): Result {
  const repository = memory(files);
  const read: string[] = [];
  const parsed: string[] = [];
  const counting: Repository = {
    ...repository,
    read: (path) => {
      read.push(path);
      return repository.read(path);
    },
  };
  const collector = createCollector(counting, detectors, (path) => {
    parsed.push(path);
    const result = repository.read(path);
    return parseFile(path, result.ok ? result.text : '');
  });
  const { evidence, problems } = collector.finish();
  return { evidence, problems, read, parsed };
}

/** `kind value name @path:line` of the evidence of the kinds asked for (a kind, or the word before its dot). */
export function seen(files: Readonly<Record<string, string>>, ...kinds: string[]): readonly string[] {
  return collect(files)
    .evidence.filter(({ kind }) => kinds.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`)))
    .map((entry) => lineOf(entry));
}

export function lineOf(entry: Evidence): string {
  const { path, line } = positionOf(entry.at);
  const words = [entry.kind, entry.value, entry.name].filter((word) => word !== undefined);
  return `${words.join(' ')} @${path}:${line}`;
}

/** The details of the first evidence of a kind. */
export function detailsOf(files: Readonly<Record<string, string>>, kind: string): Readonly<Record<string, string>> {
  return collect(files).evidence.find((entry) => entry.kind === kind)?.details ?? {};
}
