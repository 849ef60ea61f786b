import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Selection } from '../../app/fleet/entry.js';
import { digest } from '../../lib/hash.js';
import { UserMistake } from '../../lib/mistake.js';
import { isDate } from '../../policy/suppressions/day.js';
import type { CommandOptions } from '../options.js';

/** Which repositories are meant, as the command line says it. */
export interface Asked {
  /** `owner` or `owner/name`, each. Empty with a folder alone. */
  readonly names: readonly string[];
  readonly folder?: string;
  /** Of clones in the folder whose remote and path do not tell it. */
  readonly owner?: string;
  readonly selection: Selection;
  readonly policy?: string;
  readonly day: string;
}

const OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$/;
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})\/(?!\.{1,2}$)[\w.-]{1,100}$/;

/** Reads sources and selection. `today`: when none is given. Throws UserMistake with every mistake at once. */
export function askedOf(sources: readonly string[], options: CommandOptions, today: string): Asked {
  const names = [...sources, ...listOf(options.list)];
  const mistakes = names
    .filter((name) => !OWNER.test(name) && !NAME.test(name))
    .map((name) => `"${name}" is no organisation, user or repository. Write acme, or acme/shop.`);
  if (names.length === 0 && options.dir === undefined && mistakes.length === 0) {
    mistakes.push(
      'Which repositories? Name an organisation, as groundplan fleet acme, or a folder of clones with --dir.',
    );
  }
  const { owner } = options;
  if (owner !== undefined && !OWNER.test(owner))
    mistakes.push(`--owner ${owner}: write the name of an organisation or user, as acme.`);
  const day = options.today ?? today;
  if (!isDate(day)) mistakes.push(`--today ${day} is no day. Write it as 2030-12-31.`);
  if (mistakes.length > 0) throw new UserMistake(...mistakes);
  return {
    names: [...new Set(names)].sort(),
    ...(options.dir === undefined ? {} : { folder: options.dir }),
    ...(owner === undefined ? {} : { owner }),
    selection: {
      topics: options.topic ?? [],
      languages: options.language ?? [],
      names: options.name ?? [],
      except: options.except ?? [],
      archived: options.archived === true,
      forks: options.forks === true,
    },
    ...(options.policy === undefined ? {} : { policy: options.policy }),
    day,
  };
}

/** What the run is of, for people. */
export function sourceName({ names, folder }: Asked): string {
  const [first] = names;
  if (first === undefined) return folder === undefined ? '' : basename(resolve(folder)) || folder;
  return names.length > 3 ? `${first} and ${names.length - 1} more` : names.join(', ');
}

export function digestOf(asked: Asked): string {
  return digest(JSON.stringify(asked));
}

/** Names in a file, one a line; what follows a # is for people. */
function listOf(path: string | undefined): readonly string[] {
  if (path === undefined) return [];
  if (!existsSync(path)) throw new UserMistake(`there is no file ${path}. Give one with a name a line: acme/shop.`);
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter((line) => line !== '');
}
