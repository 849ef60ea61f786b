import type { Location } from '../documents/location.js';
import type { Config } from '../policy/config.js';
import type { ReportFit } from '../report/report.js';
import { type Answers, choose, contextWords } from '../rulebook/choose.js';
import { loadChoosing } from '../rulebook/choosing.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { PatternReading } from '../taxonomy/classification.js';

/** Another pattern than the repository's that what is known of team and product surely leads to, and who said so. */
export interface UnlikeContext extends ReportFit {
  /** The line that says the last of what decides. Absent where no file says it. */
  readonly by?: Location;
}

/** Undefined where the context leads to no pattern surely, to the repository's own, or where the repository has none to hold against it. */
export async function unlikeContext(
  pattern: PatternReading,
  { context, pattern: declared, provenance }: Config,
  { patterns }: Pick<Rulebook, 'patterns'>,
): Promise<UnlikeContext | undefined> {
  const choosing = await loadChoosing();
  const answers: Answers = { ...context };
  const choice = choose(choosing, answers);
  if (choice.kind === 'open') return undefined;
  const own = patterns.find(({ slug }) => slug === (declared ?? pattern.slug));
  const better = patterns.find(({ slug }) => slug === choice.slug);
  if (own === undefined || better === undefined || own.id === 0 || own === better) return undefined;
  // What may be the better one already is not held against the repository.
  if (declared === undefined && pattern.undetermined?.between.includes(better.slug) === true) return undefined;
  const said = contextWords(choosing, answers);
  const is = declared === undefined ? 'reads as' : 'is declared as';
  const deciding = choice.taken.findLast(({ answer }) => answer !== undefined)?.question;
  const by = provenance.settings.get(`context.${deciding}`)?.steps.at(-1)?.at;
  return {
    pattern: better.slug,
    name: better.name,
    instead: own.slug,
    declared: declared !== undefined,
    said,
    message: `Your context (${said}) points to ${better.name}; this repository ${is} ${own.name}. \`groundplan recommend\` shows why.`,
    ...(by === undefined ? {} : { by }),
  };
}
