import table from '../generated/expression-model.json' with { type: 'json' };
import type { Subject } from '../organisation-rule.js';

/** The type of an expression, as the checker knows it. `any` comes after a mistake, so that one mistake is told once. */
export type Type =
  | { readonly kind: 'bool' | 'int' | 'double' | 'any' }
  | { readonly kind: 'string'; readonly words?: readonly string[] }
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'object'; readonly name: string };

export interface Field {
  readonly type: Type;
  /** False: it may be absent. */
  readonly required: boolean;
  readonly description?: string;
}

/** Name of a type of the model to its fields. */
export type ModelTypes = Readonly<
  Record<string, { readonly description?: string; readonly fields: Readonly<Record<string, Field>> }>
>;

export const BOOL: Type = { kind: 'bool' };
export const INT: Type = { kind: 'int' };
export const DOUBLE: Type = { kind: 'double' };
export const STRING: Type = { kind: 'string' };
export const ANY: Type = { kind: 'any' };

/** The types that were generated from model.ts. */
export function modelTypes(): ModelTypes {
  return table as unknown as ModelTypes;
}

const VARIABLES: Readonly<Record<Subject, readonly string[]>> = {
  service: ['service', 'project', 'pattern'],
  network: ['network', 'project', 'pattern'],
  volume: ['volume', 'project', 'pattern'],
  project: ['project', 'pattern'],
  repository: ['repository', 'pattern'],
};

export const SUBJECTS = Object.keys(VARIABLES) as readonly Subject[];

/** The variables that an expression about a subject has, with their types. */
export function variablesOf(subject: Subject): ReadonlyMap<string, Type> {
  const fields = fieldsOf('ExpressionModel') ?? {};
  return new Map(VARIABLES[subject].map((name) => [name, fields[name]?.type ?? ANY]));
}

export function fieldsOf(name: string): Readonly<Record<string, Field>> | undefined {
  const types = modelTypes();
  return Object.hasOwn(types, name) ? types[name]?.fields : undefined;
}

/** A type in words for the author of an expression. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'list':
      return `a list of ${type.of.kind === 'object' ? type.of.name : type.of.kind}`;
    case 'object':
      return type.name;
    default:
      return type.kind;
  }
}

/** True when a value of the one type can stand where one of the other does. */
export function fits(a: Type, b: Type): boolean {
  if (a.kind === 'any' || b.kind === 'any') return true;
  if (a.kind === 'list' && b.kind === 'list') return fits(a.of, b.of);
  if (a.kind === 'object' && b.kind === 'object') return a.name === b.name;
  return a.kind === b.kind;
}

/** True for what can be compared with `==`, and shown in a message. */
export function isPlain(type: Type): boolean {
  return type.kind !== 'object' && (type.kind !== 'list' || isPlain(type.of));
}

/** What two branches have in common; the more precise of the two where one is `any`. */
export function joined(a: Type, b: Type): Type {
  if (a.kind === 'any') return b;
  if (a.kind === 'list' && b.kind === 'list') return { kind: 'list', of: joined(a.of, b.of) };
  if (a.kind === 'string' && b.kind === 'string') return STRING;
  return a;
}
