import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refusals } from './beyond.js';
import { operationOf } from './description.js';
import { carryOut } from './operations.js';
import { listed } from './organisation.js';
import { emptyState, type State } from './state.js';

/** What goes wrong with the next calls of an operation. */
export interface Fault {
  /** How it starts: `POST /repos/{owner}/{repo}/check-runs`, without `/repos/{owner}/{repo}`. */
  readonly on: string;
  /** How often; once unless given. */
  readonly times?: number;
  /** No status: no answer either. */
  readonly status?: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is answered as it stands, in place of GitHub's words. */
  readonly text?: string;
  /** Whether the call is carried out all the same. */
  readonly after?: boolean;
}

/**
 * A token and what it may: `{ checks: 'write' }`. What is not named it may not, but for reading what is public. Private repositories
 * it sees are named; the one that the steps run for is always seen.
 */
export interface Token {
  readonly token: string;
  readonly login: string;
  readonly permissions: Readonly<Record<string, 'write'>>;
  /** `owner/name`. */
  readonly sees?: readonly string[];
}

/** A GitHub on this machine that holds every call to GitHub's own description. */
export interface LocalGithub {
  readonly url: string;
  /** The repository that the steps run for. */
  readonly state: State;
  /** Every repository by `owner/name` in small letters. */
  readonly repositories: Map<string, State>;
  /** Each call: `POST /check-runs 201`. */
  readonly calls: string[];
  /** What was sent that GitHub would not have taken: an Action without defects leaves it empty. */
  readonly mistakes: string[];
  readonly faults: Fault[];
  /** Done before the next call of an operation is carried out: what another run does at the same time. */
  readonly meanwhile: { readonly on: string; readonly act: () => void }[];
  readonly tokens: Token[];
  /** Headers of every answer, such as those of rate limits. */
  readonly headers: Record<string, string>;
  readonly close: () => Promise<void>;
}

export const REPOSITORY = 'acme/shop';
export const TOKEN = 'ghs_0123456789abcdefghijABCDEFGHIJ012345';
export const BOT = 'github-actions[bot]';
const ROOT = '/repos/{owner}/{repo}';

export async function localGithub(
  permissions: Token['permissions'] = { checks: 'write', 'pull-requests': 'write' },
): Promise<LocalGithub> {
  const state = emptyState(REPOSITORY);
  const github: Omit<LocalGithub, 'url' | 'close'> = {
    state,
    repositories: new Map([[REPOSITORY, state]]),
    calls: [],
    mistakes: [],
    faults: [],
    meanwhile: [],
    tokens: [{ token: TOKEN, login: BOT, permissions }],
    headers: {},
  };
  const server = createServer((request, response) => {
    void answer(request, response, github);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return { ...github, url: `http://127.0.0.1:${port}`, close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  github: Omit<LocalGithub, 'url' | 'close'>,
): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString();
  const url = new URL(request.url ?? '/', 'http://localhost');
  const operation = operationOf(request.method ?? '', url.pathname);
  const short = operation?.name.replace(ROOT, '') ?? `${request.method} ${url.pathname}`;
  const reply = (status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}): void => {
    github.calls.push(`${short} ${status}`);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...github.headers, ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
  const refuse = (
    status: number,
    message: string,
    headers?: Readonly<Record<string, string>>,
    errors?: unknown,
  ): void =>
    reply(
      status,
      { message, errors, documentation_url: 'https://docs.github.com/rest', status: String(status) },
      headers,
    );
  if (operation === undefined) {
    github.mistakes.push(`${short} is not described`);
    return refuse(404, 'Not Found');
  }
  const { authorization } = request.headers;
  const token =
    authorization === undefined
      ? ANYBODY
      : github.tokens.find(({ token: own }) => authorization === `token ${own}` || authorization === `bearer ${own}`);
  if (token === undefined) return refuse(401, 'Bad credentials');
  const at = github.meanwhile.findIndex(({ on }) => short.startsWith(on));
  if (at >= 0) github.meanwhile.splice(at, 1)[0]?.act();
  const fault = nextFault(short, github.faults);
  const fail = (): void => {
    if (fault?.status === undefined) {
      github.calls.push(`${short} -`);
      return;
    }
    if (fault.text !== undefined) {
      github.calls.push(`${short} ${fault.status}`);
      response.writeHead(fault.status, { 'content-type': 'application/json; charset=utf-8', ...fault.headers });
      response.end(fault.text);
      return;
    }
    refuse(fault.status, fault.message ?? 'Server Error', fault.headers);
  };
  if (fault !== undefined && fault.after !== true) return fail();
  const needed = permissionOf(short);
  if (needed !== undefined && !needed.some((one) => token.permissions[one] === 'write')) {
    const accepted = needed.map((one) => `${one.replaceAll('-', '_')}=write`).join('; ');
    if (token === ANYBODY) return refuse(401, 'Requires authentication');
    return refuse(403, 'Resource not accessible by integration', { 'x-accepted-github-permissions': accepted });
  }
  const list = listed(operation, url.searchParams, seenBy(token, github));
  if (list !== undefined) {
    const wrongs = operation.mistakes(url.searchParams, undefined);
    if (wrongs.length > 0) github.mistakes.push(`${short}: ${wrongs.join('; ')}`);
    return list.status >= 400 ? refuse(list.status, 'Not Found') : reply(list.status, list.body);
  }
  const state = seenState(operation.inPath, token, github);
  if (state === undefined) return refuse(404, 'Not Found');
  if (state.instead !== undefined && operation.inPath.owner !== undefined)
    return refuse(state.instead.status, state.instead.message, state.instead.headers);
  if (short === 'GET /user' && token === ANYBODY) return refuse(401, 'Requires authentication');
  if (short === 'GET /user' && token.login.endsWith('[bot]'))
    return refuse(403, 'Resource not accessible by integration');
  const body = text === '' ? undefined : (JSON.parse(text) as Readonly<Record<string, unknown>>);
  const wrong = operation.mistakes(url.searchParams, body);
  const refused = wrong.length > 0 ? wrong : refusals(operation.name, body ?? {}, operation.inPath, state);
  if (refused.length > 0) {
    github.mistakes.push(`${short}: ${refused.join('; ')}`);
    return refuse(422, 'Validation Failed', {}, refused);
  }
  const { status, body: said } = carryOut(
    { operation, query: url.searchParams, body: body ?? {}, author: token.login },
    state,
  );
  if (fault !== undefined) return fail();
  if (status >= 400) return refuse(status, 'Not Found');
  reply(status, said);
}

/** Who asks without a token. */
const ANYBODY: Token = { token: '', login: '', permissions: {} };

/** Adds a repository that nothing is in. */
export function addRepository({ repositories }: Pick<LocalGithub, 'repositories'>, name: string): State {
  const state = emptyState(name);
  repositories.set(name.toLowerCase(), state);
  return state;
}

/** The repository that a call is about; that of the steps where it is about none. Undefined where the token does not see it. */
function seenState(
  { owner, repo }: Readonly<Record<string, string>>,
  token: Token,
  { state: own, repositories }: Pick<LocalGithub, 'state' | 'repositories'>,
): State | undefined {
  if (owner === undefined || repo === undefined) return own;
  const found = repositories.get(`${owner}/${repo}`.toLowerCase());
  if (found === undefined || !found.about.private) return found;
  return (found === own && token !== ANYBODY) || token.sees?.includes(found.repository) === true ? found : undefined;
}

function seenBy(token: Token, github: Pick<LocalGithub, 'state' | 'repositories'>): readonly State[] {
  return [...github.repositories.values()].filter(({ repository }) => {
    const [owner = '', repo = ''] = repository.split('/');
    return seenState({ owner, repo }, token, github) !== undefined;
  });
}

function nextFault(short: string, faults: Fault[]): Fault | undefined {
  const at = faults.findIndex(({ on }) => short.startsWith(on));
  const fault = faults[at];
  if (fault === undefined) return undefined;
  const { times = 1 } = fault;
  if (times > 1) faults[at] = { ...fault, times: times - 1 };
  else faults.splice(at, 1);
  return fault;
}

/** The permissions of which one is needed; undefined for reading, which the repository allows to all. */
function permissionOf(short: string): readonly string[] | undefined {
  if (short.startsWith('GET ')) return undefined;
  if (short.includes('/check-runs')) return ['checks'];
  return short.includes('/issues/') ? ['issues', 'pull-requests'] : ['pull-requests'];
}
