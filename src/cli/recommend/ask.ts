import { createInterface } from 'node:readline/promises';
import type { GivenAnswer } from '../../app/recommend/answers.js';
import { UserMistake } from '../../lib/mistake.js';
import type { Question } from '../../rulebook/choosing.js';

/** Where questions are asked and answered. */
export interface Conversation {
  readonly ask: (prompt: string) => Promise<string>;
  readonly say: (line: string) => void;
}

type Next = (answers: ReadonlyMap<string, GivenAnswer>) => Question | undefined;

/** Asks in the terminal, one question after the other, until nothing is left to ask. Throws UserMistake when the input ends before. */
export async function askAll(next: Next, given: Map<string, GivenAnswer>): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  let done = false;
  const ended = new Promise<never>((_, reject) => {
    lines.once('close', () => {
      // The prompt stands in the line still.
      if (!done) process.stdout.write('\n');
      reject(new UserMistake('the questions were not answered to the end. Nothing was written.'));
    });
  });
  // What is awaited last may be an answer: an end after it is no failure.
  ended.catch(() => {});
  try {
    await converse(next, given, {
      ask: (prompt) => Promise.race([lines.question(prompt), ended]),
      say: (line) => process.stdout.write(`${line}\n`),
    });
  } finally {
    done = true;
    lines.close();
  }
}

/** The same with whoever answers. A bare line break is a no; what is not understood is asked again. */
export async function converse(next: Next, given: Map<string, GivenAnswer>, { ask, say }: Conversation): Promise<void> {
  for (let question = next(given); question !== undefined; question = next(given)) {
    say('');
    say(question.asks);
    say(`  ${question.help}`);
    if (question.kind === 'option') {
      for (const [index, { words }] of question.options.entries()) say(`  ${index + 1}. ${words}`);
    }
    let value: GivenAnswer['value'] | undefined;
    while (value === undefined) {
      value = understood(question, (await ask(PROMPTS[question.kind])).trim().toLowerCase());
      if (value === undefined) say(`  ${HINTS[question.kind]}`);
    }
    given.set(question.key, { value, by: 'asked' });
  }
  say('');
}

const PROMPTS: Readonly<Record<Question['kind'], string>> = { count: '> ', option: '> ', need: '[y/N] ' };

const HINTS: Readonly<Record<Question['kind'], string>> = {
  count: 'A whole number from 1 on, please.',
  option: 'The number of one of these, please.',
  need: 'y for yes, n for no.',
};

function understood(question: Question, text: string): GivenAnswer['value'] | undefined {
  switch (question.kind) {
    case 'count':
      return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined;
    case 'option':
      return question.options.find(({ value, words }, index) => [String(index + 1), value, words].includes(text))
        ?.value;
    case 'need':
      return /^(?:y|yes)$/.test(text) ? true : /^(?:n|no)?$/.test(text) ? false : undefined;
  }
}
