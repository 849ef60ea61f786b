import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { answerOf } from '../github/answer.js';
import { blobUrl } from '../github/blob-url.js';
import type { Client } from '../github/client.js';
import { commentOf } from '../github/comment.js';
import { at, isCommit, isPullNumber, type WorkflowEvent } from '../github/event.js';
import { HANDOVER_BYTES, HANDOVER_NAME, type Handover, readHandover, reportOf } from '../github/handover.js';
import { UserMistake } from '../lib/mistake.js';
import { cut } from '../report/escape/cut.js';
import { annotate } from './annotate.js';
import type { Api } from './api.js';
import type { Inputs } from './inputs.js';
import type { ActionIo } from './io.js';
import { markdownOf } from './markdown-of.js';
import { fileToRead, folderToRead } from './places.js';
import { post } from './post.js';

const STRANGER =
  '> Told by a run without rights to write here, by the workflow that the pull request itself may change: no proof that it passes.\n\n';

/** The finished run that this one speaks for, as GitHub's event tells it: nothing of it comes from the run itself. */
interface Finished {
  readonly head: string;
  readonly owner: string;
  readonly branch: string;
  readonly run: number;
  readonly attempt: number;
  readonly url?: string;
}

/**
 * Comments for a run that could not: one of a fork's or Dependabot's pull request, by the file that it left behind. Nothing of the file
 * is taken for true but what GitHub confirms, the pull request and its head; no check run is made of it, for it proves nothing. What
 * does not fit together is one warning, and nothing is posted. Throws UserMistake for what the workflow must mend.
 */
export async function postFrom(path: string, inputs: Inputs, api: Api, io: ActionIo): Promise<void> {
  const finished = finishedRun(io);
  const handover = await handoverIn(path, io);
  if (typeof handover === 'string') return refuse(handover, io);
  if (handover.head !== finished.head) return refuse('it speaks of another commit than the run that has finished', io);
  if ('lacks' in api) throw new UserMistake(`Input post-from: ${api.lacks}.`);
  const pull = await pullOf(await api.open(), finished).catch((error: unknown) => {
    const { status, said } = answerOf(error);
    return `GitHub does not say which pull request it is of (${status}${said === '' ? '' : `, ${said}`}). Give the job \`pull-requests: write\` under \`permissions\``;
  });
  if (typeof pull === 'string') return refuse(pull, io);
  if (pull !== handover.pull) return refuse('it speaks of another pull request than the run that has finished', io);
  await comment(handover, finished, pull, inputs, api, io);
}

async function comment(
  handover: Handover,
  finished: Finished,
  pull: number,
  inputs: Inputs,
  api: Api,
  io: ActionIo,
): Promise<void> {
  const { server, repository } = io;
  const report = reportOf(handover);
  const address = blobUrl({ server, repository, commit: finished.head });
  const options = {
    colour: false,
    width: 120,
    pathPrefix: handover.folder,
    blobUrl: address,
    page: 'comment' as const,
  };
  const { id = 'default' } = inputs;
  const wish = inputs.comment === 'auto' ? 'changes' : inputs.comment;
  const marker = { id, head: finished.head, run: finished.run, attempt: finished.attempt };
  const page = `${STRANGER}${await markdownOf(report, options)}`;
  const settings = finished.url === undefined ? { marker, page } : { marker, page, runUrl: finished.url };
  const plan = commentOf(report, wish, settings);
  if (plan === undefined) return;
  const event: WorkflowEvent = { name: 'workflow_run', forced: false, pull: { number: pull, head: finished.head } };
  const rendering = { event, inputs: { ...inputs, comment: wish }, api, options, page: async () => page, io };
  const { commentUrl } = await post({ comment: plan }, rendering);
  io.setOutput('comment-url', commentUrl ?? '');
}

function refuse(why: string, io: ActionIo): void {
  annotate(io, 'warning', `Nothing is posted of what the other run has left: ${why}.`);
}

/** Throws UserMistake for another event. */
function finishedRun(io: ActionIo): Finished {
  const run = at(io.event?.payload(), 'workflow_run');
  const head = at(run, 'head_sha');
  const owner = at(run, 'head_repository', 'owner', 'login');
  const branch = at(run, 'head_branch');
  const number = at(run, 'id');
  const attempt = at(run, 'run_attempt');
  if (io.event?.name !== 'workflow_run' || !isCommit(head) || typeof owner !== 'string' || typeof branch !== 'string') {
    throw new UserMistake(
      'Input post-from: only a workflow on workflow_run can post for another. See docs/pull-requests.md, Forks.',
    );
  }
  const { server, repository } = io;
  const known = server !== undefined && repository !== undefined && isPullNumber(number);
  return {
    head,
    owner,
    branch,
    run: isPullNumber(number) ? number : 0,
    attempt: isPullNumber(attempt) ? attempt : 1,
    ...(known ? { url: `${server}/${repository}/actions/runs/${number}` } : {}),
  };
}

/** What was handed over, or why it is not used. Throws UserMistake for a path that the workflow may not give. */
async function handoverIn(path: string, io: ActionIo): Promise<Handover | string> {
  const folder = folderToRead(path, io);
  const named = folder === undefined ? path : join(folder, HANDOVER_NAME);
  if (!existsSync(named) && folder !== undefined) return `there is no ${HANDOVER_NAME} in ${cut(path, 200)}`;
  const file = fileToRead('post-from', named, io);
  if (statSync(file).size > HANDOVER_BYTES) return 'it is too large';
  return (await readHandover(readFileSync(file, 'utf8'))) ?? 'it is not of the shape that a run of this version leaves';
}

/** The open pull request of the branch at this very commit, or why there is none. */
async function pullOf({ request, owner, repo }: Client, finished: Finished): Promise<number | string> {
  const { data } = await request('GET /repos/{owner}/{repo}/pulls', {
    owner,
    repo,
    state: 'open',
    head: `${finished.owner}:${finished.branch}`,
    per_page: 100,
  });
  const found = data.find(({ head }) => head.sha === finished.head);
  return found?.number ?? 'there is no open pull request with this commit at its head';
}
