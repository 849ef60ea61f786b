import type { ErrorObject } from 'ajv';
import { didYouMean } from '../lib/suggest.js';

/** One mistake in a data file, as a value with a place that the caller makes concrete. */
export interface Mistake {
  /** Keys and indices from the document's root. */
  readonly path: readonly string[];
  /** Whether the key at the end of the path is wrong, or its value. */
  readonly part: 'key' | 'value';
  /** One sentence. */
  readonly message: string;
}

/**
 * What a validator found, in words for the author of the file: every mistake once, in the order of the validator.
 * The validator must be compiled with `allErrors` and `verbose`.
 */
export function mistakesOf(errors: readonly ErrorObject[] | null | undefined): Mistake[] {
  const all = errors ?? [];
  const unions = new Set(all.filter((error) => error.keyword === 'anyOf').map((error) => error.instancePath));
  const branches = all.filter((error) => unions.has(error.instancePath) && isBranch(error));
  // A branch that fits in kind says better what is wrong than the union does.
  const explained = new Set(
    all
      .filter((error) => !branches.includes(error))
      .flatMap(({ keyword, instancePath }) => pathsAbove(instancePath).slice(keyword === 'anyOf' ? 1 : 0)),
  );
  const mistakes = all
    .filter((error) => error.keyword !== 'if' && !branches.includes(error))
    .filter((error) => error.keyword !== 'anyOf' || !explained.has(error.instancePath))
    .map((error) =>
      error.keyword === 'anyOf'
        ? describeUnion(
            error,
            branches.filter((branch) => branch.instancePath === error.instancePath),
          )
        : describe(error),
    );
  const seen = new Set<string>();
  return mistakes.filter((mistake) => {
    const key = JSON.stringify(mistake);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** What each branch of a union says of a value that is of another kind, or none of its words. */
function isBranch({ keyword }: ErrorObject): boolean {
  return keyword === 'type' || keyword === 'enum' || keyword === 'const';
}

/** The path itself and all above it. */
function pathsAbove(path: string): string[] {
  const paths = [path];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) paths.push(path.slice(0, end));
  return paths;
}

function describeUnion(error: ErrorObject, branches: readonly ErrorObject[]): Mistake {
  const words = branches.flatMap(({ params }) =>
    [params.allowedValues ?? params.allowedValue ?? []].flat().map(String),
  );
  const kinds = branches
    .flatMap(({ params }) => (params.type === undefined ? [] : [kindName(params.type)]))
    .filter((kind) => kind !== KINDS.string || words.length === 0);
  const simple = typeof error.data !== 'object';
  const given = simple ? `"${String(error.data)}"` : kindOf(error.data);
  const hint = simple ? didYouMean(String(error.data), words) : '';
  const message = `${given} is not one of ${[...new Set([...words, ...kinds])].join(', ')}.${hint}`;
  return {
    path: pathOf(error.instancePath),
    part: 'value',
    message: message.charAt(0).toUpperCase() + message.slice(1),
  };
}

function describe(error: ErrorObject): Mistake {
  const path = pathOf(error.instancePath);
  const value = (message: string): Mistake => ({ path, part: 'value', message });
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params.additionalProperty);
      const known = Object.keys(error.parentSchema?.properties ?? {});
      return { path: [...path, key], part: 'key', message: `Unknown key "${key}".${didYouMean(key, known)}` };
    }
    case 'required':
      return { path, part: 'key', message: `The key "${error.params.missingProperty}" is missing.` };
    case 'enum': {
      const allowed = (error.params.allowedValues as unknown[]).map(String);
      const given = String(error.data);
      return value(`"${given}" is not one of ${allowed.join(', ')}.${didYouMean(given, allowed)}`);
    }
    case 'const':
      return value(`"${String(error.data)}" must be "${String(error.params.allowedValue)}".`);
    case 'type':
      return value(`This must be ${kindName(error.params.type)}, and is ${kindOf(error.data)}.`);
    case 'pattern':
      return value(formMistake(String(error.data), String(error.params.pattern)));
    default:
      return value(`This value ${error.message ?? 'is not allowed'}.`);
  }
}

/** Forms that a text must have, in words, by their patterns. */
const FORMS: ReadonlyMap<string, string> = new Map([
  ['^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 'a day as 2030-12-31'],
  ['^[0-9a-f]{40}([0-9a-f]{24})?$', 'the full name of a commit, of 40 digits 0-9 and a-f'],
  ['^[0-9a-f]{64}$', 'a SHA-256, of 64 digits 0-9 and a-f'],
]);

function formMistake(text: string, pattern: string): string {
  if (pattern === '\\S') return 'This must not be empty.';
  const form = FORMS.get(pattern);
  return form === undefined ? `"${text}" does not have the form ${pattern}.` : `"${text}" must be ${form}.`;
}

const KINDS: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
};

function kindName(type: unknown): string {
  return [type]
    .flat()
    .map((name) => KINDS[String(name)] ?? String(name))
    .join(' or ');
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return kindName(typeof value);
}

/** A JSON pointer (RFC 6901) as keys. */
function pathOf(pointer: string): string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
