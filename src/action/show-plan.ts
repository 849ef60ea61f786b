import { bodyOf } from '../github/comment.js';
import type { WorkflowEvent } from '../github/event.js';
import { apart } from '../github/post-suggestions.js';
import { suggestionBody } from '../github/suggestions.js';
import { counted } from '../report/phrases.js';
import type { ActionIo } from './io.js';
import type { Plan } from './post.js';
import { say } from './say.js';

/** Annotations that are shown one by one. */
const SHOWN = 20;

/** Shows in the log what would be posted. */
export function showPlan({ check, comment, suggestions }: Plan, { pull }: WorkflowEvent, io: ActionIo): void {
  say(io, 'dry-run: nothing is posted. What would be:');
  if (check !== undefined) {
    say(io, `\nCheck run "${check.name}" at ${check.head}: ${check.conclusion}\n${check.title}\n${check.summary}`);
    for (const { path, start_line, annotation_level, title } of check.annotations.slice(0, SHOWN)) {
      say(io, `  ${path}:${start_line} ${annotation_level} ${title}`);
    }
    const left = check.annotations.length - SHOWN;
    if (left > 0) say(io, `  and ${counted(left, 'more annotation')}`);
  }
  if (pull === undefined) return;
  if (comment !== undefined) {
    if (comment.action === 'resolve') say(io, `\nNo comment in #${pull.number}; one that stands there would become:`);
    else say(io, `\nComment in #${pull.number}:`);
    say(io, bodyOf(comment, undefined));
  }
  if (suggestions === undefined) return;
  const most = apart(suggestions.suggestions).slice(0, SHOWN);
  say(io, `\n${counted(most.length, 'suggestion')}, where #${pull.number} changes the lines:`);
  for (const one of most) say(io, `${one.path}:${one.first}\n${suggestionBody(one, suggestions.id)}`);
}
