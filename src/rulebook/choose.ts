import type { ChoiceStep, Choosing, Question, Way } from './choosing.js';

/** What is known, by the key of its question: a number, an option's value, or whether something is needed. */
export type Answers = Readonly<{ [key: string]: Answer | undefined }>;

export type Answer = number | string | boolean;

/** One question on the way, with its answer. */
export interface StepTaken {
  readonly question: string;
  /** Absent: nobody said. Of a need it was taken as no; of anything else every answer leads to the same pattern. */
  readonly answer?: Answer;
}

export type Choice =
  | {
      readonly kind: 'pattern';
      readonly slug: string;
      /** Why the last answer leads there. */
      readonly because: string;
      readonly taken: readonly StepTaken[];
    }
  | {
      readonly kind: 'open';
      /** Keys of questions that must be answered before there is one, in the order of the tree. Never empty. */
      readonly needed: readonly string[];
      /** Slugs that are possible still, in the order in which the tree comes to them. */
      readonly among: readonly string[];
      /** The way up to the first of them. */
      readonly taken: readonly StepTaken[];
    };

/**
 * Walks the tree. A need that nobody told of counts as no where its step says so, and where a later need that somebody told of decides.
 * Anything else has to be answered, unless all answers lead to one pattern. The result is the same for the same answers in any order.
 */
export function choose(choosing: Choosing, answers: Answers): Choice {
  const walk = walker(choosing);
  return walk(choosing.start, answers, []);
}

/** The first question on the way that has no answer, whether it must have one or not; undefined where the way leads to a pattern. */
export function nextQuestion(choosing: Choosing, answers: Answers): Question | undefined {
  const steps = new Map(choosing.steps.map((step) => [step.id, step]));
  let step = steps.get(choosing.start);
  for (let left = choosing.steps.length; step !== undefined && left > 0; left--) {
    const { question } = step;
    const answer = answers[question];
    if (answer === undefined) return choosing.questions.find(({ key }) => key === question);
    step = steps.get(wayFor(step, answer)?.step ?? '');
  }
  return undefined;
}

type Walk = (id: string, answers: Answers, taken: readonly StepTaken[]) => Choice;

function walker({ steps, questions }: Choosing): Walk {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const kinds = new Map(questions.map(({ key, kind }) => [key, kind]));
  const walk: Walk = (id, answers, taken) => {
    const step = byId.get(id);
    if (step === undefined) throw new Error(`The tree has no step "${id}".`);
    const { question } = step;
    const answer = answers[question];
    if (answer !== undefined) return follow(wayFor(step, answer), answers, [...taken, { question, answer }]);
    const untold = [...taken, { question }];
    if (kinds.get(question) === 'need') {
      const without = follow(wayFor(step, false), answers, untold);
      if (step.onlyIfSaid === true || decidedByNeed(without)) return without;
      const others = agreed([follow(wayFor(step, true), answers, untold), without], question, taken, untold);
      return without.kind === 'open' && others.kind === 'open'
        ? { ...others, needed: [question, ...without.needed] }
        : others;
    }
    return agreed(
      step.ways.map((way) => follow(way, answers, untold)),
      question,
      taken,
      untold,
    );
  };
  const follow = (way: Way | undefined, answers: Answers, taken: readonly StepTaken[]): Choice => {
    if (way?.pattern !== undefined) return { kind: 'pattern', slug: way.pattern, because: way.because ?? '', taken };
    return walk(way?.step ?? '', answers, taken);
  };
  return walk;
}

/** The pattern to which all answers lead, or the question as one that must be answered. */
function agreed(
  choices: readonly Choice[],
  question: string,
  taken: readonly StepTaken[],
  untold: readonly StepTaken[],
): Choice {
  const among = [...new Set(choices.flatMap((one) => (one.kind === 'pattern' ? [one.slug] : one.among)))];
  const [first] = choices;
  if (first?.kind === 'pattern' && among.length === 1) return { ...first, taken: untold };
  return { kind: 'open', needed: [question], among, taken };
}

function decidedByNeed(choice: Choice): boolean {
  return choice.kind === 'pattern' && choice.taken.at(-1)?.answer === true;
}

/** The way that an answer takes; undefined for one that the tree does not know. */
function wayFor({ ways }: ChoiceStep, answer: Answer): Way | undefined {
  switch (typeof answer) {
    case 'boolean':
      return ways.find(({ need }) => need === answer);
    case 'string':
      return ways.find(({ options }) => options?.includes(answer) === true);
    default:
      return [...ways].reverse().find(({ from }) => from !== undefined && from <= answer);
  }
}

/** What was said, in a few words, counts first and needs last: `6 people, production, event processing`. */
export function contextWords({ questions }: Pick<Choosing, 'questions'>, answers: Answers): string {
  const kinds: readonly Question['kind'][] = ['count', 'option', 'need'];
  return kinds
    .flatMap((kind) => questions.filter((question) => question.kind === kind))
    .flatMap((question) => {
      const answer = answers[question.key];
      return answer === undefined || answer === false ? [] : [answerWords(question, answer)];
    })
    .join(', ');
}

/** An answer as it is told: `6 people`, `production`, `event processing`, `no`. */
export function answerWords(question: Question, answer: Answer): string {
  switch (question.kind) {
    case 'count':
      return `${answer} ${question.unit[answer === 1 ? 0 : 1]}`;
    case 'option':
      return question.options.find(({ value }) => value === answer)?.words ?? String(answer);
    case 'need':
      return answer === true ? question.words : 'no';
  }
}
