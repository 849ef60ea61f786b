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
  const mistakes = all.filter((error) => !isNoise(error, unions)).map(describe);
  const seen = new Set<string>();
  return mistakes.filter((mistake) => {
    const key = JSON.stringify(mistake);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** `if` says nothing that its branches do not say; below a union, each branch that does not fit would speak. */
function isNoise(error: ErrorObject, unions: ReadonlySet<string>): boolean {
  if (error.keyword === 'if') return true;
  return (
    unions.has(error.instancePath) &&
    (error.keyword === 'type' || error.keyword === 'enum' || error.keyword === 'const')
  );
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
      return value(`"${String(error.data)}" does not have the form ${error.params.pattern}.`);
    case 'anyOf':
      return value(`This value has none of the allowed forms: ${formsOf(error)}.`);
    default:
      return value(`This value ${error.message ?? 'is not allowed'}.`);
  }
}

function formsOf(error: ErrorObject): string {
  const branches = Array.isArray(error.schema)
    ? (error.schema as { type?: unknown; enum?: unknown[]; const?: unknown }[])
    : [];
  const forms = branches.flatMap((branch) => {
    if (branch.enum !== undefined) return branch.enum.map(String);
    if (branch.const !== undefined) return [String(branch.const)];
    return branch.type === undefined ? ['a mapping'] : [kindName(branch.type)];
  });
  return [...new Set(forms)].join(', ');
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
