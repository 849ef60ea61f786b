import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { basename, join } from 'node:path';
import { type Answer, answerOf } from '../github/answer.js';
import { blobUrl } from '../github/blob-url.js';
import type { Client } from '../github/client.js';
import { commentOf } from '../github/comment.js';
import { at, isCommit, isPullNumber, type WorkflowEvent } from '../github/event.js';
import { HANDOVER_BYTES, HANDOVER_NAME, type Handover, readHandover, reportOf } from '../github/handover.js';
import { UserMistake } from '../lib/mistake.js';
import { cut } from '../report/escape/cut.js';
import type { Report } from '../report/report.js';
import { annotate } from './annotate.js';
import type { Api } from './api.js';
import type { Inputs } from './inputs.js';
import type { ActionIo } from './io.js';
import { markdownOf } from './markdown-of.js';
import { fileToRead, folderToRead, placeToRead } from './places.js';
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
  if (typeof finished === 'string') return refuse(finished, io);
  const handover = await handoverIn(path, io);
  if (typeof handover === 'string') return refuse(handover, io);
  if (handover.head !== finished.head) return refuse('it speaks of another commit than the run that has finished', io);
  if ('lacks' in api) throw new UserMistake(`Input post-from: ${api.lacks}.`);
  const pulls = await pullsOf(await api.open(), finished).catch((error: unknown) => unknownPull(answerOf(error)));
  if (typeof pulls === 'string') return refuse(pulls, io);
  if (pulls.length === 0) return refuse('there is no open pull request with this commit at its head', io);
  if (!pulls.includes(handover.pull)) {
    return refuse('it speaks of another pull request than the run that has finished', io);
  }
  const { patternName } = await import('../app/pattern-name.js');
  const report = reportOf(handover, patternName);
  if (report === undefined) return refuse('it names a pattern that this version does not know', io);
  await comment(report, handover, finished, inputs, api, io);
}

async function comment(
  report: Report,
  { pull, folder }: Handover,
  finished: Finished,
  inputs: Inputs,
  api: Api,
  io: ActionIo,
): Promise<void> {
  const { server, repository } = io;
  const address = blobUrl({ server, repository, commit: finished.head });
  const options = {
    colour: false,
    width: 120,
    pathPrefix: folder,
    blobUrl: address,
    page: 'comment' as const,
  };
  const { id = 'default' } = inputs;
  const wish = inputs.comment === 'auto' ? 'changes' : inputs.comment;
  const marker = { id, head: finished.head, run: finished.run, attempt: finished.attempt };
  const page = await markdownOf(report, options);
  const settings = { marker, page, caution: STRANGER, ...(finished.url === undefined ? {} : { runUrl: finished.url }) };
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

/** The run, or why it cannot be spoken for. Throws UserMistake for another event. */
function finishedRun(io: ActionIo): Finished | string {
  const run = at(io.event?.payload(), 'workflow_run');
  const head = at(run, 'head_sha');
  const owner = at(run, 'head_repository', 'owner', 'login');
  const branch = at(run, 'head_branch');
  const number = at(run, 'id');
  const attempt = at(run, 'run_attempt');
  if (io.event?.name !== 'workflow_run') {
    throw new UserMistake(
      'Input post-from: only a workflow on workflow_run can post for another. See docs/pull-requests.md, Forks.',
    );
  }
  if (!isCommit(head)) return 'GitHub does not say which commit it is of';
  if (typeof owner !== 'string') return 'the repository that it is from is no longer there: the fork was deleted';
  if (typeof branch !== 'string') return 'GitHub does not say which branch it is of';
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

/**
 * What was handed over, or why it is not used: whatever lies there may be a stranger's doing. Throws UserMistake for a path that leads
 * out of the workspace by itself.
 */
async function handoverIn(path: string, io: ActionIo): Promise<Handover | string> {
  const folder = folderToRead(path, io);
  const named = folder === undefined || basename(path) === HANDOVER_NAME ? path : join(folder, HANDOVER_NAME);
  const stats = statsOf(placeToRead('post-from', named, io));
  if (stats === undefined) {
    return folder === undefined ? `there is no ${cut(path, 200)}` : `there is no ${HANDOVER_NAME} in ${cut(path, 200)}`;
  }
  const wrong = reasonAgainst(stats);
  if (wrong !== undefined) return wrong;
  const text = textIn(named, io);
  if (text === undefined) return 'it cannot be read, or leads out of the workspace';
  return (await readHandover(text)) ?? 'it is not of the shape that a run of this version leaves';
}

function statsOf(file: string): Stats | undefined {
  try {
    return lstatSync(file);
  } catch {
    return undefined;
  }
}

function reasonAgainst(stats: Stats): string | undefined {
  if (stats.isSymbolicLink()) return 'it is a link, which is not followed';
  if (stats.isDirectory()) return 'it is a folder where a file should be';
  if (!stats.isFile()) return 'it is no file';
  return stats.size > HANDOVER_BYTES ? 'it is too large' : undefined;
}

function textIn(named: string, io: ActionIo): string | undefined {
  try {
    return readFileSync(fileToRead('post-from', named, io), 'utf8');
  } catch {
    return undefined;
  }
}

/** Open pull requests of the branch at this very commit: it may go into several others. */
async function pullsOf({ request, owner, repo }: Client, finished: Finished): Promise<readonly number[]> {
  const { data } = await request('GET /repos/{owner}/{repo}/pulls', {
    owner,
    repo,
    state: 'open',
    head: `${finished.owner}:${finished.branch}`,
    per_page: 100,
  });
  return data.filter(({ head }) => head.sha === finished.head).map(({ number }) => number);
}

function unknownPull({ kind, status, said }: Answer): string {
  if (kind === 'unavailable' || kind === 'silent') {
    return `GitHub is not available (${status === 0 ? 'no answer' : status}), so it is not known which pull request it is of. Run the job again later`;
  }
  return `GitHub does not say which pull request it is of (${status}${said === '' ? '' : `, ${said}`}). Give the job \`pull-requests: write\` under \`permissions\``;
}
