import { answerOf } from '../github/answer.js';
import { type CheckRun, checkRunOf, failedCheck, postCheckRun } from '../github/check.js';
import type { Client } from '../github/client.js';
import { type CommentPlan, commentOf } from '../github/comment.js';
import type { WorkflowEvent } from '../github/event.js';
import { type Failed, remarksOn } from '../github/failures.js';
import { postComment } from '../github/post-comment.js';
import { postSuggestions, type SuggestionPlan } from '../github/post-suggestions.js';
import { suggestionsOf } from '../github/suggestions.js';
import type { RenderOptions } from '../report/options.js';
import type { Report } from '../report/report.js';
import { annotate } from './annotate.js';
import type { Api } from './api.js';
import type { Inputs } from './inputs.js';
import type { ActionIo } from './io.js';
import { runUrlOf } from './run-url.js';
import { say } from './say.js';
import { showPlan } from './show-plan.js';

/** What is to stand on GitHub. */
export interface Plan {
  readonly check?: CheckRun;
  readonly comment?: CommentPlan;
  readonly suggestions?: SuggestionPlan;
}

/** What stands there now. */
export interface Posted {
  readonly checkUrl?: string;
  readonly commentUrl?: string;
  /** Whether findings are annotated by a check run. */
  readonly annotated: boolean;
}

const NOTHING: Posted = { annotated: false };

/** What of a report goes to GitHub, as the inputs want it. `page` renders it as Markdown. */
export async function planOf(report: Report, settings: PlanSettings): Promise<Plan | undefined> {
  const { event, inputs, options, page } = settings;
  const { head, pull } = event;
  const wish = inputs.comment === 'auto' ? 'changes' : inputs.comment;
  const wantsCheck = inputs.check !== false && head !== undefined;
  const wantsComment = wish !== 'never' && pull !== undefined;
  const wantsSuggestions = inputs.suggestions && pull !== undefined;
  if (!wantsCheck && !wantsComment && !wantsSuggestions) return undefined;
  const markdown = await page();
  const { id, run, attempt, name, externalId, link } = instanceOf(settings);
  const check = wantsCheck
    ? checkRunOf(report, options, { name, head, externalId, page: markdown, ...link })
    : undefined;
  const comment = wantsComment
    ? commentOf(report, wish, { marker: { id, head: pull.head, run, attempt }, page: markdown, ...link })
    : undefined;
  const suggestions = wantsSuggestions
    ? { id, head: pull.head, suggestions: suggestionsOf(report, options) }
    : undefined;
  return {
    ...(check === undefined ? {} : { check }),
    ...(comment === undefined ? {} : { comment }),
    ...(suggestions === undefined ? {} : { suggestions }),
  };
}

/** What stands on GitHub where there is no report: a title, and the reasons as Markdown. */
export function failedPlan(
  title: string,
  page: string,
  settings: Pick<PlanSettings, 'event' | 'inputs' | 'io'>,
): Plan | undefined {
  const { event, inputs } = settings;
  const { head, pull } = event;
  const { id, run, attempt, name, externalId, link } = instanceOf(settings);
  const wantsCheck = inputs.check !== false && head !== undefined;
  const wantsComment = inputs.comment !== 'never' && pull !== undefined;
  if (!wantsCheck && !wantsComment) return undefined;
  const marker = { id, head: pull?.head ?? '', run, attempt };
  return {
    ...(wantsCheck ? { check: failedCheck(title, page, { name, head, externalId, ...link }) } : {}),
    ...(wantsComment ? { comment: { action: 'write', marker, page: `### Groundplan: ${title}\n\n${page}\n` } } : {}),
  };
}

/** What tells this run of this instance from others. */
function instanceOf({ inputs, io }: Pick<PlanSettings, 'inputs' | 'io'>) {
  const { id = 'default' } = inputs;
  const { run = 0, attempt = 1 } = io;
  const runUrl = runUrlOf(io);
  return {
    id,
    run,
    attempt,
    name: inputs.id === undefined ? 'Groundplan' : `Groundplan (${id})`,
    externalId: `groundplan/${id}/${run}.${attempt}`,
    link: runUrl === undefined ? {} : { runUrl },
  };
}

export interface PlanSettings {
  readonly event: WorkflowEvent;
  readonly inputs: Inputs;
  readonly api: Api;
  readonly options: RenderOptions;
  readonly page: () => Promise<string>;
  readonly io: ActionIo;
}

/** Posts a plan, or shows it in the log. What GitHub does not take is one warning for each cause; nothing of it fails the step. */
export async function post(
  plan: Plan,
  { event, inputs, api, io }: Pick<PlanSettings, 'event' | 'inputs' | 'api' | 'io'>,
): Promise<Posted> {
  if (inputs.dryRun) {
    showPlan(plan, event, io);
    return NOTHING;
  }
  const open = clientOf(event, inputs, api, io);
  if (open === undefined) return NOTHING;
  const client = await open();
  const failed: Failed[] = [];
  const attempt = async <T>(part: Omit<Failed, 'answer'>, act: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await act();
    } catch (error) {
      failed.push({ ...part, answer: answerOf(error) });
      return undefined;
    }
  };
  const { check, comment, suggestions } = plan;
  const posted = check && (await attempt(CHECK(inputs), () => postCheckRun(client, check)));
  for (const problem of posted?.problems ?? []) annotate(io, 'warning', problem);
  const { pull } = event;
  const said = comment && pull && (await attempt(COMMENT(inputs), () => postComment(client, pull.number, comment)));
  if (said?.outcome === 'outdated')
    say(io, 'No comment: the pull request has moved on, and a later run will speak of it.');
  if (suggestions && pull) await attempt(SUGGESTIONS, () => postSuggestions(client, pull.number, suggestions));
  for (const { level, message } of remarksOn(failed, event.pull?.outside)) tell(level, message, inputs, io);
  return {
    annotated: posted !== undefined && (posted.annotations > 0 || check?.annotations.length === 0),
    ...(posted?.url === undefined ? {} : { checkUrl: posted.url }),
    ...(said?.url === undefined ? {} : { commentUrl: said.url }),
  };
}

const CHECK = ({ check }: Inputs): Omit<Failed, 'answer'> => ({
  what: 'check run',
  permission: 'checks: write',
  asked: check === true,
});
const COMMENT = ({ comment }: Inputs): Omit<Failed, 'answer'> => ({
  what: 'comment',
  permission: 'pull-requests: write',
  asked: comment !== 'auto',
});

const SUGGESTIONS: Omit<Failed, 'answer'> = {
  what: 'suggestions',
  permission: 'pull-requests: write',
  asked: true,
};

/** Whether something is asked for in words, which then must not lack without a warning. */
function isAsked({ check, comment, suggestions }: Inputs): boolean {
  return check === true || suggestions || (comment !== 'auto' && comment !== 'never');
}

/** How to open the API; undefined, with a word, where it is known that nothing can be posted. */
function clientOf(event: WorkflowEvent, inputs: Inputs, api: Api, io: ActionIo): (() => Promise<Client>) | undefined {
  const asked = isAsked(inputs);
  if ('lacks' in api) {
    tell(asked ? 'warning' : 'note', `Nothing is posted: ${api.lacks}.`, inputs, io);
    return undefined;
  }
  if (!asked && event.name === 'pull_request' && event.pull?.outside !== undefined) {
    const whom = event.pull.outside === 'fork' ? 'a fork' : 'Dependabot';
    say(
      io,
      `Nothing is posted: the token of a pull request from ${whom} only reads. docs/pull-requests.md says what to do.`,
    );
    return undefined;
  }
  return api.open;
}

function tell(level: 'warning' | 'note', message: string, { token }: Inputs, io: ActionIo): void {
  const text = token === '' ? message : message.replaceAll(token, '***');
  if (level === 'warning') annotate(io, 'warning', text);
  else say(io, text);
}
