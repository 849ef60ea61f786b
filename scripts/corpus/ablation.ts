import { compareText } from '../../src/lib/compare.js';
import type { Signal, TaxonomyBook } from '../../src/rulebook/pattern.js';
import { isAccepted, isExact, type Scored, score } from './score.js';
import type { Case } from './train.js';

/** What each family of signals contributes, and which signals change next to nothing: the answers without them, weights as they are. */
export function ablation(cases: readonly Case[], book: TaxonomyBook): readonly string[] {
  const answers = (taxonomy: TaxonomyBook): readonly Scored[] =>
    cases.map(({ label, facts }) => score(label, facts, taxonomy));
  const whole = answers(book);
  const effect = (name: string, keep: (signal: Signal) => boolean): string => {
    const without = answers(filtered(book, keep));
    const lost = without.filter((now, at) => !isExact(now) && isExact(whole[at] ?? now)).length;
    const won = without.filter((now, at) => isExact(now) && !isExact(whole[at] ?? now)).length;
    const accepted = without.filter(isAccepted).length - whole.filter(isAccepted).length;
    return `${name.padEnd(60)} exact -${lost} +${won}, accepted ${accepted >= 0 ? '+' : ''}${accepted}`;
  };
  const signals = book.patterns.flatMap(({ slug, signals: own, contradictions }) =>
    [...own, ...(contradictions ?? [])].map((signal) => ({ slug, signal })),
  );
  const families = [...new Set(signals.map(({ signal }) => familyOf(signal)))].sort(compareText);
  return [
    '',
    'without a family of signals:',
    ...families.map((family) => effect(family, (signal) => familyOf(signal) !== family)),
    '',
    'without one signal:',
    ...signals.map(({ slug, signal }) =>
      effect(
        `${slug}: ${signal.fact} ${signal.comparison} ${signal.value ?? ''}`.trimEnd(),
        (other) => other !== signal,
      ),
    ),
  ];
}

function familyOf({ fact }: Signal): string {
  return fact.slice(0, fact.indexOf('.'));
}

function filtered(book: TaxonomyBook, keep: (signal: Signal) => boolean): TaxonomyBook {
  const patterns = book.patterns.map((pattern) => ({
    ...pattern,
    signals: pattern.signals.filter(keep),
    contradictions: pattern.contradictions?.filter(keep),
  }));
  return { ...book, patterns };
}
