import { didYouMean } from '../../lib/suggest.js';
import { isDate } from './day.js';

/** `groundplan: ignore RULE[, RULE] [until YYYY-MM-DD] -- reason`, read. */
export type Directive =
  | {
      readonly ok: true;
      readonly rules: readonly string[];
      /** Last day on which it holds. */
      readonly until?: string;
      /** Absent where none is given. */
      readonly reason?: string;
    }
  | { readonly ok: false; readonly message: string };

const FORM = 'Write `# groundplan: ignore RULE -- reason`, with `until YYYY-MM-DD` before the dashes if it is to end.';
const MARK = /^groundplan:/i;
/** Longer words are cut where they are quoted. */
const QUOTED = 60;

/** What a comment says to Groundplan; undefined for any other comment. */
export function readDirective(comment: string): Directive | undefined {
  if (!MARK.test(comment)) return undefined;
  const [line = ''] = comment.slice('groundplan:'.length).split('\n', 1);
  const dashes = line.indexOf('--');
  const head = dashes < 0 ? line : line.slice(0, dashes);
  const reason = dashes < 0 ? '' : line.slice(dashes + 2).trim();
  const [verb, ...words] = head.split(/[\s,]+/).filter((word) => word !== '');
  if (verb !== 'ignore') return wrong(`${verb === undefined ? 'It says nothing.' : unknownVerb(verb)} ${FORM}`);
  const end = words.indexOf('until');
  const rules = end < 0 ? words : words.slice(0, end);
  const [until, surplus] = end < 0 ? [] : words.slice(end + 1);
  if (rules.length === 0) return wrong(`It names no rule. ${FORM}`);
  if (end >= 0 && (until === undefined || !isDate(until))) {
    return wrong(`After \`until\` a day must follow, written as 2030-12-31. ${FORM}`);
  }
  if (surplus !== undefined) return wrong(`"${shortened(surplus)}" stands between the day and the dashes. ${FORM}`);
  return {
    ok: true,
    rules: [...new Set(rules)],
    ...(until === undefined ? {} : { until }),
    ...(reason === '' ? {} : { reason }),
  };
}

/** A word of a repository, short enough for a message. */
export function shortened(word: string): string {
  return word.length > QUOTED ? `${word.slice(0, QUOTED)}…` : word;
}

function wrong(message: string): Directive {
  return { ok: false, message };
}

function unknownVerb(verb: string): string {
  return `"${shortened(verb)}" is nothing that can be asked for.${didYouMean(verb, ['ignore'])}`;
}
