import type { Location } from '../../documents/location.js';
import type { Problem } from '../../documents/problem.js';
import { quoted } from '../../lib/quoted.js';
import { didYouMean } from '../../lib/suggest.js';
import type { ExceptionJudge } from '../exceptions.js';
import { type CommentDirective, commentCovers } from './comments.js';
import { isOver } from './day.js';
import { shortened } from './directive.js';
import type { Suppression } from './suppression.js';

/** The suppressions that hold, and what is wrong with those that do not. */
export interface Gathered {
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly Problem[];
}

/**
 * Takes in what comments and the configuration say. A suppression without a reason, of a rule that does not exist or whose last day
 * is over holds nothing back: each is a problem at its place. One that the policy does not accept holds nothing back either, as `accepted`
 * says. `today` is absent where the day is not known.
 */
export function gather(
  comments: readonly CommentDirective[],
  configured: readonly Suppression[],
  ruleIds: Iterable<string>,
  today: string | undefined,
  accepted: Pick<ExceptionJudge, 'comment' | 'ignore'>,
): Gathered {
  const known = new Set(ruleIds);
  const suppressions: Suppression[] = [];
  const problems: Problem[] = [];

  for (const comment of comments) {
    const { at, directive, place } = comment;
    if (!directive.ok) {
      problems.push(malformed(at, `This comment is for Groundplan and cannot be read. ${directive.message}`));
      continue;
    }
    const { rules, reason, until } = directive;
    for (const id of rules) if (!known.has(id)) problems.push(unknownRule(at, id, known));
    if (reason === undefined) problems.push(withoutReason(at));
    if (isOver(until, today)) problems.push(expired(at, until, rules));
    if (place === undefined) problems.push(malformed(at, 'This suppression stands above nothing and beside nothing.'));
    if (reason === undefined || place === undefined || isOver(until, today)) continue;
    const covers = commentCovers(comment);
    for (const ruleId of rules.filter((id) => known.has(id))) {
      const counts = accepted.comment(comment, ruleId);
      if (counts === undefined) continue;
      const last = counts.until !== undefined && (until === undefined || counts.until < until) ? counts.until : until;
      suppressions.push({ by: 'comment', at, ruleId, reason, ...(last === undefined ? {} : { until: last }), covers });
    }
  }
  for (const suppression of configured) {
    const { at, until, ruleId } = suppression;
    if (isOver(until, today)) problems.push(expired(at, until, [ruleId]));
    else if (accepted.ignore(suppression)) suppressions.push(suppression);
  }
  return { suppressions, problems };
}

/** A suppression that holds nothing back. */
export function unused({ at, ruleId, by }: Suppression): Problem {
  return {
    code: 'suppression-unused',
    severity: 'warning',
    message: `Nothing that ${by === 'comment' ? 'this comment speaks of' : 'this entry is for'} is found by \`${ruleId}\`.`,
    at,
  };
}

function malformed(at: Location, message: string): Problem {
  return { code: 'suppression-malformed', severity: 'warning', message, at };
}

function unknownRule(at: Location, id: string, known: ReadonlySet<string>): Problem {
  const message = `There is no rule ${quoted(shortened(id))}.${didYouMean(id, known)}`;
  return { code: 'suppression-unknown-rule', severity: 'warning', message, at };
}

function withoutReason(at: Location): Problem {
  return {
    code: 'suppression-without-reason',
    severity: 'warning',
    message: 'This suppression gives no reason, so it holds nothing back.',
    at,
  };
}

function expired(at: Location, until: string | undefined, rules: readonly string[]): Problem {
  const names = rules.map((id) => quoted(shortened(id))).join(', ');
  return {
    code: 'suppression-expired',
    severity: 'warning',
    message: `The suppression of ${names} ended on ${until}.`,
    at,
  };
}
