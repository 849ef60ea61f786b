import type { Facts } from '../../src/facts/fact.js';
import type { Signal, TaxonomyBook } from '../../src/rulebook/pattern.js';
import type { Repository } from '../../src/source/repository.js';
import { readPattern } from '../../src/taxonomy/classify.js';
import { fires } from '../../src/taxonomy/signals.js';
import { TRANSFORMATIONS, type TransformationName } from './transform/index.js';

/** Another answer after a change that leaves the architecture as it is. */
export interface Changed {
  readonly transformation: TransformationName;
  readonly before: string;
  readonly after: string;
  /** Signals of both answers that only one of the two readings has: `- event-driven: messaging.brokers at-least 1`. */
  readonly signals: readonly string[];
}

/** What became of a repository under each of the changes. */
export interface Robustness {
  /** The changes that had something to change. */
  readonly touched: readonly TransformationName[];
  readonly changed: readonly Changed[];
}

/** The changes under which a repository is read as something else. */
export async function changedBy(
  repository: Repository,
  factsOf: (repository: Repository) => Promise<Facts>,
  book: TaxonomyBook,
): Promise<Robustness> {
  const facts = await factsOf(repository);
  const before = readPattern(facts, book).slug;
  const touched: TransformationName[] = [];
  const changed: Changed[] = [];
  for (const [name, transform] of Object.entries(TRANSFORMATIONS)) {
    const transformation = name as TransformationName;
    const other = transform(repository);
    if (!differs(repository, other)) continue;
    touched.push(transformation);
    const now = await factsOf(other);
    const after = readPattern(now, book).slug;
    if (after === before) continue;
    changed.push({ transformation, before, after, signals: differences(facts, now, [before, after], book) });
  }
  return { touched, changed };
}

/** Whether a path or the text of a file that may have been changed is another one. */
function differs(before: Repository, after: Repository): boolean {
  if (before.files.length !== after.files.length) return true;
  return before.files.some(({ path }, at) => {
    if (after.files[at]?.path !== path) return true;
    if (!/\.ya?ml$/i.test(path)) return false;
    const [was, is] = [before.read(path), after.read(path)];
    return was.ok && is.ok && was.text !== is.text;
  });
}

function differences(
  before: Facts,
  after: Facts,
  slugs: readonly string[],
  { patterns }: TaxonomyBook,
): readonly string[] {
  return patterns
    .filter(({ slug }) => slugs.includes(slug))
    .flatMap(({ slug, signals, contradictions }) =>
      [...signals, ...(contradictions ?? [])].flatMap((signal) => {
        const was = fires(signal, before);
        if (was === fires(signal, after)) return [];
        return [
          `${was ? '-' : '+'} ${slug}: ${inWords(signal)} (${told(before, signal)} then, ${told(after, signal)} now)`,
        ];
      }),
    );
}

function inWords({ fact, comparison, value }: Signal): string {
  return [fact, comparison, value ?? ''].flat().join(' ').trim();
}

function told(facts: Facts, { fact }: Signal): string {
  const found = facts.get(fact);
  return found?.outcome === 'known' ? String(found.value) : (found?.outcome ?? 'not looked for');
}
