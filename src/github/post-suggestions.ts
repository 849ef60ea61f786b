import { counted } from '../report/phrases.js';
import type { Client } from './client.js';
import { createOnce } from './create.js';
import { at } from './event.js';
import { isOwn } from './own.js';
import { fits, isShown, linesOfPatch, type Suggestion, suggestionBody, suggestionKey } from './suggestions.js';

export interface SuggestionPlan {
  readonly id: string;
  readonly head: string;
  readonly suggestions: readonly Suggestion[];
}

/** Suggestions of one run: a review of more is a wall. */
const MOST = 20;
const PER_PAGE = 100;
/** GitHub lists the first three thousand files. */
const FILE_PAGES = 30;
const COMMENT_PAGES = 30;

/**
 * Suggests fixes in one review, on lines that the pull request shows just as they were analysed. What an earlier run has suggested
 * is not repeated; GitHub itself marks what is out of date. Returns how many were suggested. Throws what GitHub answers.
 */
export async function postSuggestions(client: Client, pull: number, plan: SuggestionPlan): Promise<number> {
  if (plan.suggestions.length === 0) return 0;
  const patches = await patchesOf(client, pull, new Set(plan.suggestions.map(({ path }) => path)));
  const shown = plan.suggestions.filter((one) => isShown(one, patches.get(one.path) ?? new Map()));
  if (shown.length === 0) return 0;
  const known = await knownKeys(client, pull, plan.id);
  const fresh = apart(shown.filter(({ key }) => !known.has(key)))
    .map((one) => ({ one, body: suggestionBody(one, plan.id) }))
    .filter(({ body }) => fits(body))
    .slice(0, MOST);
  const [first] = fresh;
  if (first === undefined) return 0;
  const { request, owner, repo } = client;
  const post = async (): Promise<boolean> => {
    await request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
      owner,
      repo,
      pull_number: pull,
      commit_id: plan.head,
      event: 'COMMENT',
      body: `Groundplan suggests ${counted(fresh.length, 'fix', 'fixes')} on lines of this pull request. Each can be committed as it is.`,
      comments: fresh.map(({ one, body }) => ({
        path: one.path,
        side: 'RIGHT',
        line: one.last,
        ...(one.first < one.last ? { start_line: one.first, start_side: 'RIGHT' } : {}),
        body,
      })),
    });
    return true;
  };
  await createOnce(post, async () => ((await knownKeys(client, pull, plan.id)).has(first.one.key) ? true : undefined));
  return fresh.length;
}

/** Each fix once, and those alone that replace no line that an earlier one replaces: the second could not be committed after the first. */
export function apart(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const taken = new Set<string>();
  return suggestions.filter(({ path, first, before, key }) => {
    const lines = [key, ...before.map((_, index) => `${first + index} ${path}`)];
    if (lines.some((line) => taken.has(line))) return false;
    for (const line of lines) taken.add(line);
    return true;
  });
}

async function patchesOf(
  { request, owner, repo }: Client,
  pull: number,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ReturnType<typeof linesOfPatch>>> {
  const patches = new Map<string, ReturnType<typeof linesOfPatch>>();
  for (let page = 1; page <= FILE_PAGES && patches.size < wanted.size; page++) {
    const { data } = await request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
      owner,
      repo,
      pull_number: pull,
      per_page: PER_PAGE,
      page,
    });
    for (const { filename, patch } of data) {
      // Of a large file GitHub shows no patch.
      if (wanted.has(filename) && patch !== undefined) patches.set(filename, linesOfPatch(patch));
    }
    if (data.length < PER_PAGE) break;
  }
  return patches;
}

async function knownKeys(client: Client, pull: number, id: string): Promise<ReadonlySet<string>> {
  const { request, owner, repo } = client;
  const keys = new Set<string>();
  for (let page = 1; page <= COMMENT_PAGES; page++) {
    const { data } = await request('GET /repos/{owner}/{repo}/pulls/{pull_number}/comments', {
      owner,
      repo,
      pull_number: pull,
      per_page: PER_PAGE,
      page,
    });
    for (const { body, user } of data) {
      const key = suggestionKey(body, id);
      const login = at(user, 'login');
      const author = { login: typeof login === 'string' ? login : '', bot: at(user, 'type') === 'Bot' };
      if (key !== undefined && (await isOwn(client, author))) keys.add(key);
    }
    if (data.length < PER_PAGE) break;
  }
  return keys;
}
