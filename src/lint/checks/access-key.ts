import type { Location } from '../../documents/location.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Check, Violation } from '../check.js';

export interface Params {
  /** What keys of a provider look like. */
  readonly formats: readonly KeyFormat[];
}

interface KeyFormat {
  /** What it is, with an article: `an access key of AWS`. */
  readonly name: string;
  /** How it begins. */
  readonly prefixes: readonly string[];
  /**
   * How many letters, digits, `_` and `-` follow at least.
   * @minimum 8
   */
  readonly minimum: number;
}

const LONGEST = 20_000;

/** Keys of providers, known by their format, wherever a service has them. A key opens the provider to anyone, so development counts too. */
export const check: Check<Params> = {
  name: 'access-key',
  *run({ stacks }, { formats }) {
    for (const stack of stacks) {
      for (const service of stack.services) {
        for (const { text, name, at } of textsOf(service)) {
          const format = text.length > LONGEST ? undefined : formats.find((candidate) => holds(text, candidate));
          if (format !== undefined) yield violation(stack, service, name, format, at);
        }
      }
    }
  },
};

interface Text {
  readonly text: string;
  readonly name: string;
  readonly at: Location;
}

function* textsOf({ environment, build, labels, command, entrypoint }: Service): Generator<Text> {
  for (const { name, value, unknown, at } of [...environment, ...(build?.arguments ?? []), ...labels]) {
    if (value !== undefined && unknown !== true) yield { text: value, name, at: writtenAt(at) };
  }
  for (const words of [entrypoint, command]) {
    for (const text of words?.value ?? []) if (words !== undefined) yield { text, name: '', at: words.at };
  }
}

/** A value from an `.env` file is written there. */
function writtenAt(at: Location): Location {
  const step = at.via?.find(({ kind }) => kind === 'env-file');
  return step === undefined ? at : { file: step.file, start: step.start, end: step.end, pointer: step.variable ?? '' };
}

function holds(text: string, { prefixes, minimum }: KeyFormat): boolean {
  return prefixes.some((prefix) => {
    for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + prefix.length)) {
      if (/[A-Za-z0-9]/.test(text[at - 1] ?? '')) continue;
      const start = at + prefix.length;
      const [rest = ''] = /^[\w-]{0,200}/.exec(text.slice(start, start + 200)) ?? [];
      if (rest.length >= minimum && looksDrawn(rest)) return true;
    }
    return false;
  });
}

/** Drawn at random, as far as one can see: a long run of letters and digits, many different ones, and no word that asks for a key. */
function looksDrawn(rest: string): boolean {
  if (!/[A-Za-z0-9]{10}/.test(rest) || !/\d/.test(rest) || !/[A-Za-z]/.test(rest) || new Set(rest).size < 8)
    return false;
  return !/example|your|xxxx|placeholder|change|dummy|sample|1234567|abcdef/i.test(rest);
}

function violation(stack: Stack, service: Service, name: string, format: KeyFormat, at: Location): Violation {
  return {
    at,
    subject: service.id,
    values: {
      service: service.name,
      key: format.name,
      where: name === '' ? 'its command' : `\`${name}\``,
      file: at.file.path,
    },
    value: `${stack.id} ${name} ${format.name}`,
  };
}
