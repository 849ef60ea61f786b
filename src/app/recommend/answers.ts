import type { Config } from '../../policy/config.js';
import type { AnswerSource, PathStep, Said } from '../../report/choosing/shape.js';
import { type Answer, type Answers, answerWords, type StepTaken } from '../../rulebook/choose.js';
import type { Choosing } from '../../rulebook/choosing.js';
import { placeOf } from './scene.js';

/** Answers with who gave each. */
export interface KnownAnswers {
  readonly answers: Answers;
  readonly from: ReadonlyMap<string, AnswerSource>;
}

/** What somebody answers now, over what configuration and policies say. */
export interface GivenAnswer {
  readonly value: Answer;
  readonly by: 'option' | 'asked';
}

/** All that is known. What was given now wins: to try another answer must not need another configuration. */
export function knownAnswers(
  { context, provenance }: Pick<Config, 'context' | 'provenance'>,
  given: ReadonlyMap<string, GivenAnswer>,
): KnownAnswers {
  const answers: Record<string, Answer> = {};
  const from = new Map<string, AnswerSource>();
  for (const [key, value] of Object.entries(context)) {
    if (value === undefined) continue;
    const at = provenance.settings.get(`context.${key}`)?.steps.at(-1)?.at;
    answers[key] = value;
    from.set(key, { by: 'policy', ...(at === undefined ? {} : { place: placeOf(at) }) });
  }
  for (const [key, { value, by }] of given) {
    answers[key] = value;
    from.set(key, { by });
  }
  return { answers, from };
}

/** The way through the tree, as it is told. */
export function pathOf(
  taken: readonly StepTaken[],
  { from }: KnownAnswers,
  { questions }: Choosing,
): readonly PathStep[] {
  return taken.flatMap(({ question: key, answer }) => {
    const question = questions.find((one) => one.key === key);
    if (question === undefined) return [];
    const { asks, kind } = question;
    const words =
      answer === undefined
        ? kind === 'need'
          ? 'no'
          : 'not known'
        : kind === 'need'
          ? answer === true
            ? 'yes'
            : 'no'
          : answerWords(question, answer);
    return [
      {
        key,
        asks,
        ...(answer === undefined ? {} : { value: answer }),
        words,
        from: answer === undefined ? { by: 'assumed' as const } : (from.get(key) ?? { by: 'assumed' as const }),
      },
    ];
  });
}

/** What was said with a yes, a number or a word, and was not asked for. */
export function unusedOf(
  taken: readonly StepTaken[],
  { answers, from }: KnownAnswers,
  { questions }: Choosing,
): readonly Said[] {
  const asked = new Set(taken.map(({ question }) => question));
  return questions.flatMap((question) => {
    const answer = answers[question.key];
    const source = from.get(question.key);
    if (answer === undefined || answer === false || source === undefined || asked.has(question.key)) return [];
    return [{ key: question.key, words: answerWords(question, answer), from: source }];
  });
}
