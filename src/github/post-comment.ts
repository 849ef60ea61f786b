import { answerOf } from './answer.js';
import type { Client } from './client.js';
import { bodyOf, type CommentPlan } from './comment.js';
import { createOnce } from './create.js';
import { at } from './event.js';
import { isLater, type Marker, readMarker } from './marker.js';
import { type Author, isOwn } from './own.js';

/** What became of the comment. */
export interface PostedComment {
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'outdated' | 'not-needed';
  readonly url?: string;
}

interface Comment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  readonly marker: Marker;
}

const PER_PAGE = 100;
/** A discussion of more than five thousand comments has lost its reader. */
const MOST_PAGES = 50;

/**
 * Brings the one comment of this instance up to date: finds it, creates or changes it, and leaves it as it is where nothing is
 * new or a later run has spoken. When two runs create one each, the one that was there first stays. Throws what GitHub answers.
 */
export async function postComment(client: Client, pull: number, plan: CommentPlan): Promise<PostedComment> {
  const [existing, ...surplus] = await ownComments(client, pull, plan.marker.id);
  for (const comment of surplus) await remove(client, comment.id);
  if (existing !== undefined) return update(client, pull, plan, existing);
  if (plan.action === 'resolve') return { outcome: 'not-needed' };
  if (await isOutdated(client, pull, plan.marker.head)) return { outcome: 'outdated' };
  const created = await createOnce(
    () => create(client, pull, bodyOf(plan, undefined)),
    async () => (await ownComments(client, pull, plan.marker.id)).find(({ marker }) => isOfThisRun(marker, plan)),
  );
  // Another run may have found none either, and created its own in the meantime.
  const [first = created] = await ownComments(client, pull, plan.marker.id);
  if (first.id >= created.id) return { outcome: 'created', url: created.url };
  await remove(client, created.id);
  return update(client, pull, plan, first);
}

async function update(client: Client, pull: number, plan: CommentPlan, existing: Comment): Promise<PostedComment> {
  const { marker, body: before, url } = existing;
  if (marker.head !== plan.marker.head && isLater(marker, { ...plan.marker, state: 'open' })) {
    return { outcome: 'outdated', url };
  }
  const body = bodyOf(plan, before);
  if (readMarker(before)?.content === readMarker(body)?.content) return { outcome: 'unchanged', url };
  if (await isOutdated(client, pull, plan.marker.head)) return { outcome: 'outdated', url };
  const { owner, repo } = client;
  await client.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
    owner,
    repo,
    comment_id: existing.id,
    body,
  });
  return { outcome: 'updated', url };
}

/** Whether the pull request has moved on since this run was started. */
async function isOutdated({ request, owner, repo }: Client, pull: number, head: string): Promise<boolean> {
  try {
    const { data } = await request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { owner, repo, pull_number: pull });
    return data.head.sha !== head;
  } catch (error) {
    answerOf(error);
    // A token that may comment need not be one that may read pull requests.
    return false;
  }
}

async function create({ request, owner, repo }: Client, pull: number, body: string): Promise<Comment> {
  const { data } = await request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    owner,
    repo,
    issue_number: pull,
    body,
  });
  const marker = readMarker(body)?.marker;
  if (marker === undefined) throw new Error('A comment without its marker was written.');
  return { id: Number(data.id), url: data.html_url, body, marker };
}

async function remove({ request, owner, repo }: Client, id: number): Promise<void> {
  try {
    await request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { owner, repo, comment_id: id });
  } catch (error) {
    // Another run may have removed it.
    if (answerOf(error).kind !== 'missing') throw error;
  }
}

/** The comments of this instance, the oldest first. Others may write our marker: only what a token of ours wrote is taken. */
async function ownComments(client: Client, pull: number, id: string): Promise<readonly Comment[]> {
  const { request, owner, repo } = client;
  const found: Comment[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      owner,
      repo,
      issue_number: pull,
      per_page: PER_PAGE,
      page,
    });
    for (const { id: number, html_url, body = '', user } of data) {
      const marker = readMarker(body)?.marker;
      if (marker?.id !== id || !(await isOwn(client, authorOf(user)))) continue;
      found.push({ id: Number(number), url: html_url, body, marker });
    }
    if (data.length < PER_PAGE) break;
  }
  return found.sort((a, b) => a.id - b.id);
}

function authorOf(user: unknown): Author {
  const login = at(user, 'login');
  return { login: typeof login === 'string' ? login : '', bot: at(user, 'type') === 'Bot' };
}

function isOfThisRun(marker: Marker, { marker: own }: CommentPlan): boolean {
  return marker.head === own.head && marker.run === own.run && marker.attempt === own.attempt;
}
