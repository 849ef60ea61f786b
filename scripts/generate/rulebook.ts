import type { ValidateFunction } from 'ajv';
import { type DataFile, readData } from './data.js';
import { KINDS, type Kind } from './kinds.js';
import { filesBelow } from './outputs.js';
import { joinParts } from './parts.js';
import { withPrescribed } from './prescribed.js';

export interface CompiledBook {
  /** Field of Rulebook to its value. */
  readonly book: Readonly<Record<string, unknown>>;
  /** Name of a file of its own to its fields. */
  readonly apart: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Field of Rulebook to identity to the texts kept apart. */
  readonly texts: Readonly<Record<string, unknown>>;
  /** Files as written, by kind's name, in the order of the rulebook. */
  readonly files: ReadonlyMap<string, readonly DataFile[]>;
  readonly errors: readonly string[];
}

/** Paths of a kind's YAML files. */
export function filesOf(root: string, kind: Kind): string[] {
  return filesBelow(root, `rules/${kind.folder}`).filter(
    (path) => /\.ya?ml$/.test(path) && (kind.files?.test(path.slice(path.lastIndexOf('/') + 1)) ?? true),
  );
}

/** Reads, validates and indexes every kind. */
export function compileBook(root: string, validators: ReadonlyMap<string, ValidateFunction>): CompiledBook {
  const book: Record<string, unknown> = {};
  const texts: Record<string, unknown> = {};
  const apart = new Map<string, Record<string, unknown>>();
  const files = new Map<string, readonly DataFile[]>();
  const errors: string[] = [];
  for (const kind of KINDS) {
    const validate = validators.get(kind.name);
    const paths = filesOf(root, kind);
    if (validate === undefined || paths.length === 0) continue;
    const results = paths.map((path) => readData(root, path, validate));
    const read = inOrder(
      kind,
      results.flatMap((result) => result.file ?? []),
    );
    files.set(kind.name, read);
    errors.push(...results.flatMap((result) => result.errors), ...duplicates(kind, read));
    if (results.length !== read.length) continue;
    if (kind.shape === 'one' && paths.length > 1) errors.push(`${paths[1]}: ${paths[0]} is already the ${kind.name}.`);
    const holder = kind.apart === undefined ? book : (apart.get(kind.apart) ?? {});
    holder[kind.field] = fieldValue(kind, read, errors);
    if (kind.apart !== undefined) apart.set(kind.apart, holder);
    if (kind.texts !== undefined) {
      texts[kind.field] = Object.fromEntries(read.map((file) => [identityOf(kind, file), textsOf(kind, file)]));
    }
  }
  errors.push(...withPrescribed(book, apart.get('layouts') ?? {}));
  return { book, apart, texts, files, errors };
}

function fieldValue(kind: Kind, files: readonly DataFile[], errors: string[]): unknown {
  if (kind.shape === 'one') return core(kind, files[0]);
  if (kind.shape === 'list') return files.map((file) => core(kind, file));
  const { value, errors: clashes } = joinParts(files);
  errors.push(...clashes);
  return value;
}

function inOrder(kind: Kind, files: readonly DataFile[]): DataFile[] {
  const number = (file: DataFile): number | undefined => {
    const value = kind.identity === undefined ? undefined : file.value[kind.identity];
    return typeof value === 'number' ? value : undefined;
  };
  return [...files].sort((a, b) => {
    const [x, y] = [number(a), number(b)];
    if (x !== undefined && y !== undefined) return x - y;
    return identityOf(kind, a) < identityOf(kind, b) ? -1 : 1;
  });
}

function identityOf(kind: Kind, file: DataFile): string {
  return kind.identity === undefined ? file.path : String(file.value[kind.identity]);
}

function duplicates(kind: Kind, ordered: readonly DataFile[]): string[] {
  return ordered.flatMap((file, index) => {
    const before = ordered[index - 1];
    if (before === undefined || kind.identity === undefined) return [];
    const identity = identityOf(kind, file);
    if (identity !== identityOf(kind, before)) return [];
    const place = file.placeOf({ path: [kind.identity], part: 'value' });
    return [`${file.path}:${place}: ${before.path} already has the ${kind.identity} "${identity}".`];
  });
}

function core(kind: Kind, file: DataFile | undefined): Record<string, unknown> {
  return pick(file, (key) => !(kind.texts ?? []).includes(key));
}

function textsOf(kind: Kind, file: DataFile): Record<string, unknown> {
  return pick(file, (key) => (kind.texts ?? []).includes(key));
}

function pick(file: DataFile | undefined, wanted: (key: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(file?.value ?? {}).filter(([key]) => wanted(key)));
}
