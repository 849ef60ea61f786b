import { cut } from '../report/escape/cut.js';

/** What GitHub answered to a call that failed. */
export interface Answer {
  readonly kind: FailureKind;
  /** 0 when no answer came. */
  readonly status: number;
  /** GitHub's own words, in one line; empty when it said none. */
  readonly said: string;
  /** Seconds that GitHub asks to wait, where it limits the rate. */
  readonly wait?: number;
  /** The permissions that would do, as GitHub names them: `checks=write`. */
  readonly permissions?: string;
}

export type FailureKind =
  /** The token is not one, or is no longer one. */
  | 'credentials'
  /** The token may not. */
  | 'permission'
  | 'missing'
  /** What was sent is not taken. */
  | 'refused'
  | 'rate'
  /** GitHub is there, and broken; with a status below 400 something else has answered in its place. */
  | 'unavailable'
  /** No answer in time, or no way to GitHub. */
  | 'silent';

/** Reads what a call threw. Throws it on when it did not come from the call: a defect of ours must not pass for GitHub's. */
export function answerOf(error: unknown): Answer {
  if (!(error instanceof Error)) throw error;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return { kind: 'silent', status: 0, said: '' };
  if (error instanceof ForeignAnswer) return { kind: 'unavailable', status: error.status, said: '' };
  if (error.name !== 'HttpError') throw error;
  const { status, response } = error as HttpError;
  if (response === undefined) return { kind: 'silent', status: 0, said: reasonOf(error) };
  const { headers = {}, data } = response;
  const said = saidIn(data);
  const permissions = headers['x-accepted-github-permissions'];
  return {
    kind: kindOf(status, said, headers),
    status,
    said,
    wait: waitIn(headers),
    ...(typeof permissions === 'string' ? { permissions } : {}),
  };
}

/** Whether the call may have been carried out all the same: the connection broke, or GitHub did after it. */
export function isAmbiguous({ kind }: Answer): boolean {
  return kind === 'unavailable' || kind === 'silent';
}

/** An answer that tells of success and is not GitHub's: a proxy's page, nothing, or half of it. */
export class ForeignAnswer extends Error {
  constructor(readonly status: number) {
    super(`What answered (${status}) is not GitHub's API.`);
  }
}

/** The shape of Octokit's RequestError, which is told by its name: two copies of its class may be loaded. */
interface HttpError extends Error {
  readonly status: number;
  readonly response?: { readonly headers?: Headers; readonly data?: unknown };
}

type Headers = Readonly<Record<string, string | number | undefined>>;

const LONGEST = 300;

function kindOf(status: number, said: string, headers: Headers): FailureKind {
  if (status === 429) return 'rate';
  if (status === 401) return 'credentials';
  if (status === 403) {
    const limited =
      headers['retry-after'] !== undefined ||
      headers['x-ratelimit-remaining'] === '0' ||
      /secondary rate limit|abuse detection|rate limit exceeded/i.test(said);
    return limited ? 'rate' : 'permission';
  }
  if (status === 404 || status === 410) return 'missing';
  return status >= 500 ? 'unavailable' : 'refused';
}

function saidIn(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('message' in data) || typeof data.message !== 'string') return '';
  const details = 'errors' in data && Array.isArray(data.errors) ? data.errors.slice(0, 3).map(detailIn) : [];
  return cut([data.message, ...details.filter((text) => text !== '')].join(': ').replace(/\s+/g, ' '), LONGEST);
}

function detailIn(error: unknown): string {
  if (typeof error === 'string') return error;
  if (typeof error !== 'object' || error === null) return '';
  if ('message' in error && typeof error.message === 'string') return error.message;
  const field = 'field' in error && typeof error.field === 'string' ? error.field : '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return [field, code].filter((text) => text !== '').join(' ');
}

function waitIn(headers: Headers): number | undefined {
  const asked = Number(headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(asked)) return Math.max(0, asked);
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  if (headers['x-ratelimit-remaining'] !== '0' || !Number.isFinite(reset)) return undefined;
  return Math.max(0, reset - Date.now() / 1000);
}

/** Why no connection came about: `ECONNREFUSED`. The address may hold what a proxy asks for, and is not told. */
function reasonOf(error: Error): string {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code)) return code;
  }
  return '';
}
