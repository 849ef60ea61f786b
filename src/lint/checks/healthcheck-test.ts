import type { Check } from '../check.js';

export interface Params {
  /** What is reported: `none-as-text` for `test: NONE`, which runs a command called NONE; `cannot-fail` for tests that always succeed. */
  readonly fault: 'none-as-text' | 'cannot-fail';
}

/** Healthchecks whose test does not do what it seems to. */
export const check: Check<Params> = {
  name: 'healthcheck-test',
  *run({ stacks }, { fault }) {
    const isFaulty = fault === 'none-as-text' ? isNoneAsText : cannotFail;
    for (const service of stacks.flatMap((stack) => stack.services)) {
      const test = service.healthcheck?.test;
      if (test === undefined || !isFaulty(test.value)) continue;
      const command = test.value.slice(1).join(' ').trim();
      yield { at: test.at, subject: service.id, values: { service: service.name, test: command }, value: command };
    }
  },
};

function isNoneAsText([kind, ...words]: readonly string[]): boolean {
  return kind === 'CMD-SHELL' && words.join(' ').trim() === 'NONE';
}

/** Programs that succeed whatever happens. */
const ALWAYS = /^(?:true|:|exit 0|echo(?: [^|;&<>]*)?)$/;
const LONGEST = 4_000;

function cannotFail([kind, ...words]: readonly string[]): boolean {
  const text = words.join(' ').trim();
  if (text === '' || text.length > LONGEST) return false;
  if (kind !== 'CMD-SHELL') return kind === 'CMD' && words.length > 0 && (words[0] === 'true' || words[0] === 'echo');
  return ALWAYS.test(lastCommand(text));
}

/** The command that decides the outcome in the end: what stands after the last `||` or `;`, else the whole. */
function lastCommand(text: string): string {
  const after = Math.max(text.lastIndexOf('||') + 1, text.lastIndexOf(';'), text.lastIndexOf('\n'));
  return text.slice(after < 1 ? 0 : after + 1).trim();
}
