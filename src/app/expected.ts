import type { Location } from '../documents/location.js';
import type { Problem } from '../documents/problem.js';
import type { EffectiveRule } from '../lint/effective.js';
import { certaintyOf } from '../lint/intent.js';
import { type Config, EXPECTED_RULE } from '../policy/config.js';
import { stepAt } from '../policy/plain.js';
import type { ReportLimit } from '../report/report.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { Classification, PatternReading } from '../taxonomy/classification.js';

/** What a repository reads as, and what it should be. */
interface Expectation {
  readonly pattern: PatternReading;
  /** Names of the patterns that are expected, for people. */
  readonly names: string;
  /** The line that expects them. */
  readonly by?: Location;
  /** Absent: it surely reads as another one. */
  readonly unsure?: string;
}

/** A repository that surely reads as none of the patterns that are expected of it: a problem at the strongest reason for that. */
export function unexpectedPattern(
  { pattern }: Classification,
  config: Config,
  { patterns }: Pick<Rulebook, 'patterns'>,
  elsewhere: Location,
): readonly Problem[] {
  const expectation = expectationOf(pattern, config, patterns);
  if (expectation === undefined || expectation.unsure !== undefined) return [];
  const { names, by } = expectation;
  const [first] = [...pattern.fired]
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ because, evidence }) => evidence.map(({ at }) => ({ because, at })))
    .filter(({ at }) => at.file.path !== '');
  return [
    {
      code: 'unexpected-pattern',
      severity: 'error',
      message: `This reads as ${pattern.name}, and ${names} is expected.`,
      ...(first === undefined ? {} : { hint: first.because }),
      at: first?.at ?? elsewhere,
      ...(by === undefined ? {} : { related: [{ at: by, message: `Here ${names} is expected.` }] }),
    },
  ];
}

/** What is said where it is not known whether a repository is one of the patterns that are expected of it. `rules` are those that ran. */
export function unknownPattern(
  { pattern }: Classification,
  config: Config,
  { patterns }: Pick<Rulebook, 'patterns'>,
  rules: readonly Pick<EffectiveRule, 'rule'>[],
): readonly ReportLimit[] {
  if (!rules.some(({ rule }) => rule.id === EXPECTED_RULE)) return [];
  const expectation = expectationOf(pattern, config, patterns);
  if (expectation?.unsure === undefined) return [];
  const { names, by, unsure } = expectation;
  const where = by === undefined ? '' : ` (${stepAt(by)})`;
  const message = `Whether this is as expected, ${names}${where}, is not known: ${unsure}`;
  return [{ path: by?.file.path ?? '', reason: 'not-judged', message }];
}

function expectationOf(
  pattern: PatternReading,
  { expected, provenance }: Config,
  patterns: Rulebook['patterns'],
): Expectation | undefined {
  if (expected === undefined || expected.includes(pattern.slug)) return undefined;
  const names = listed(expected.map((slug) => patterns.find((one) => one.slug === slug)?.name ?? slug));
  const by = provenance.settings.get('expected-patterns')?.steps.at(-1)?.at;
  const unsure = whyUnsure(pattern);
  return { pattern, names, ...(by === undefined ? {} : { by }), ...(unsure === undefined ? {} : { unsure }) };
}

/** Why a reading is not sure enough to hold against a repository; undefined when it is. */
function whyUnsure(pattern: PatternReading): string | undefined {
  const { id, name, confidence, undetermined, limitedBy } = pattern;
  if (id === 0) return `no pattern could be read. ${pattern.fired[0]?.because ?? ''}`.trim();
  if (undetermined !== undefined) return `it reads as ${name}, but not surely. ${undetermined.because}`;
  if (certaintyOf(undefined, pattern) === 'sure') return undefined;
  const because = limitedBy[0] ?? 'Too little speaks for it.';
  return `it reads as ${name} with a confidence of ${Math.round(confidence * 100)} % only. ${because}`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
