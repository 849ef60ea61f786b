import { Agent as HttpAgent, type RequestOptions, request as requestPlain } from 'node:http';
import { Agent as HttpsAgent, request as requestSecure } from 'node:https';
import type { EngineHost } from './host.js';

/** What came of a question to an engine. */
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  /** `status`: the engine said no, `status` says how. `unreachable`: nobody answered. `content`: what came is no answer of an engine. */
  | {
      readonly ok: false;
      readonly kind: 'status' | 'unreachable' | 'content';
      readonly status?: number;
      readonly message: string;
    };

/** Asks one engine. Only reads: there is no way to change anything through it. */
export interface EngineClient {
  readonly shown: string;
  /** Gets a path of the Engine API, with its query. */
  readonly get: (path: string, timeout?: number) => Promise<Answer>;
  /** Closes its connections. */
  readonly close: () => void;
}

/** Bytes of an answer that are read at most: a list of thousands of containers is a few megabytes. */
const LARGEST = 32 * 1024 * 1024;

/** Milliseconds that an answer may take, unless the question says otherwise. */
const PATIENCE = 15_000;

/** A client of the Engine API (https://docs.docker.com/reference/api/engine/) over a few connections that stay open. */
export function engineClient(host: EngineHost): EngineClient {
  const keep = { keepAlive: true, maxSockets: 16 };
  const secure = host.kind === 'tcp' ? host.tls : undefined;
  const agent = secure === undefined ? new HttpAgent(keep) : new HttpsAgent({ ...keep, ...secure });
  const base: RequestOptions =
    host.kind === 'socket'
      ? { socketPath: host.path, headers: { Host: 'docker' } }
      : { host: host.host, port: host.port };
  const prefix = host.kind === 'tcp' ? host.prefix : '';
  const send = secure === undefined ? requestPlain : requestSecure;
  return {
    shown: host.shown,
    get: (path, timeout = PATIENCE) =>
      new Promise((resolve) => {
        const fail = (kind: 'unreachable' | 'content', message: string): void => resolve({ ok: false, kind, message });
        const asked = send({ ...base, agent, path: `${prefix}${path}`, method: 'GET' }, (response) => {
          const parts: Buffer[] = [];
          let size = 0;
          response.on('data', (part: Buffer) => {
            size += part.length;
            if (size > LARGEST) asked.destroy(new Error(`the answer has more than ${LARGEST} bytes`));
            else parts.push(part);
          });
          response.on('error', (error) => fail('unreachable', error.message));
          response.on('end', () => resolve(answerOf(response.statusCode ?? 0, Buffer.concat(parts).toString('utf8'))));
        });
        // Of the whole exchange: a timeout of the socket alone would begin anew with each byte.
        const timer = setTimeout(() => asked.destroy(new Error(`no answer within ${timeout / 1000} s`)), timeout);
        asked.on('close', () => clearTimeout(timer));
        asked.on('error', (error) => fail('unreachable', reasonOf(error)));
        asked.end();
      }),
    close: () => agent.destroy(),
  };
}

function answerOf(status: number, text: string): Answer {
  const value = parsed(text);
  if (status >= 200 && status < 300) {
    return value === undefined
      ? { ok: false, kind: 'content', message: 'what answers is no Docker Engine: its answer is no JSON' }
      : { ok: true, value };
  }
  const said = typeof value === 'object' && value !== null && 'message' in value ? String(value.message) : '';
  return { ok: false, kind: 'status', status, message: said === '' ? `HTTP status ${status}` : said.slice(0, 500) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function reasonOf(error: Error): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such socket, so no engine runs there';
    case 'ECONNREFUSED':
      return 'nobody listens there, so no engine runs there';
    case 'EACCES':
    case 'EPERM':
      return 'its socket may not be used by you (the group "docker" may)';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'there is no host of this name';
    default:
      return error.message;
  }
}
