import type { Location } from '../documents/location.js';
import type { Problem } from '../documents/problem.js';
import type { PatternReading } from '../taxonomy/classification.js';
import type { UnlikeContext } from './unlike-context.js';

/** That another pattern fits better as a problem at the strongest reason for what was read, for the rule that a policy can turn on. */
export function unlikeProblem(
  { name, said, by }: UnlikeContext,
  { fired, name: own }: PatternReading,
  elsewhere: Location,
): Problem {
  const [first] = [...fired]
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ because, evidence }) => evidence.map(({ at }) => ({ because, at })))
    .filter(({ at }) => at.file.path !== '');
  return {
    code: 'pattern-unlike-context',
    severity: 'warning',
    message: `The context (${said}) points to ${name}, and this reads as ${own}.`,
    ...(first === undefined ? {} : { hint: first.because }),
    at: first?.at ?? elsewhere,
    ...(by === undefined ? {} : { related: [{ at: by, message: `This decides for ${name}.` }] }),
  };
}
