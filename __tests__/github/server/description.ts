import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** One operation of GitHub's REST API, as its description has it. */
export interface Operation {
  /** `POST /repos/{owner}/{repo}/check-runs`. */
  readonly name: string;
  readonly status: number;
  readonly example: unknown;
  /** The values in the path. */
  readonly inPath: Readonly<Record<string, string>>;
  /** What the description says against a call: empty for one that it allows. */
  readonly mistakes: (query: URLSearchParams, body: unknown) => readonly string[];
}

interface Described {
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: object;
  }[];
  readonly body?: object;
  readonly status: number;
  readonly example?: unknown;
}

const here = dirname(fileURLToPath(import.meta.url));
const described = JSON.parse(readFileSync(join(here, 'generated/description.json'), 'utf8')) as Readonly<
  Record<string, Described>
>;

// Values of paths and queries are text; those of a body must have their types.
const settings = { strict: false, allErrors: true, logger: false } as const;
const forText = new Ajv({ ...settings, coerceTypes: true });
const forBodies = new Ajv(settings);
for (const ajv of [forText, forBodies]) addFormats.default(ajv);
const compiled = new Map<object, ValidateFunction>();

/** The operation that a call is of; undefined when the description has none. */
export function operationOf(method: string, path: string): Operation | undefined {
  for (const [name, { parameters, body, status, example }] of Object.entries(described)) {
    const [verb, template = ''] = name.split(' ');
    const inPath = verb === method ? matched(template, path) : undefined;
    if (inPath === undefined) continue;
    const mistakes = (query: URLSearchParams, sent: unknown): readonly string[] => [
      ...parameters.flatMap(({ name: key, in: place, required, schema }) => {
        const value = place === 'path' ? inPath[key] : (query.get(key) ?? undefined);
        if (value === undefined) return required ? [`${key} is missing`] : [];
        return against(forText, { type: 'object', properties: { value: schema } }, schema, { value });
      }),
      ...[...query.keys()]
        .filter((key) => !parameters.some((known) => known.in === 'query' && known.name === key))
        .map((key) => `${key} is no parameter`),
      ...(body === undefined
        ? sent === undefined
          ? []
          : ['it takes no body']
        : against(forBodies, closed(body), body, sent ?? {})),
    ];
    return { name, status, example, inPath, mistakes };
  }
  return undefined;
}

function against(ajv: Ajv, schema: object, key: object, value: unknown): readonly string[] {
  const validate = compiled.get(key) ?? ajv.compile(schema);
  compiled.set(key, validate);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The schema without room for fields that it does not name: the description leaves open what GitHub makes of them. */
function closed(schema: unknown): object {
  const close = (node: unknown, inBranch: boolean): unknown => {
    if (Array.isArray(node)) return node.map((item) => close(item, inBranch));
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node).map(([key, below]) => [
      key,
      close(below, inBranch || ['anyOf', 'oneOf', 'allOf'].includes(key)),
    ]);
    const copy = Object.fromEntries(entries) as Record<string, unknown>;
    return !inBranch && typeof copy.properties === 'object' ? { ...copy, additionalProperties: false } : copy;
  };
  return close(schema, false) as object;
}

/** The values of a path's variables; the last one may span several segments, as the name of a commit may. */
function matched(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const names: string[] = [];
  const pattern = template
    .split('/')
    .map((segment) => segment.replace(/\{(\w+)\}/, (_, name: string) => `(${names.push(name) && '[^/]+'})`))
    .join('/');
  const found = new RegExp(`^${pattern}$`).exec(path);
  return found === null
    ? undefined
    : Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]));
}
