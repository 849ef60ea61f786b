import type { ReadResult } from './repository.js';

type Failure = Extract<ReadResult, { ok: false }>;

export function missing(path: string): Failure {
  return { ok: false, reason: 'missing', message: `There is no file ${path} in the repository.` };
}

export function tooLarge(size: number, limit: number): Failure {
  return {
    ok: false,
    reason: 'too-large',
    message: `The file has ${size} bytes; files above ${limit} bytes are not read.`,
  };
}

export function unreadable(why: string): Failure {
  return { ok: false, reason: 'unreadable', message: `The file cannot be read: ${why}.` };
}
