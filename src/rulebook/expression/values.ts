import { BOUNDS } from './bounds.js';
import type { Engine } from './engine.js';
import { fieldsOf, type Type } from './type.js';

/** What stands in place of a value that a variable without a value decides. */
export const UNKNOWN: unique symbol = Symbol('unknown');
export type Unknown = typeof UNKNOWN;

/** A value of the model, any part of which may be unknown. */
export type Seen<T> = T extends readonly (infer U)[]
  ? readonly Seen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Seen<T[K]> | Unknown }
    : T;

export type CelInput = Parameters<Engine['celList']>[0] extends readonly (infer T)[] | infer _Reflected ? T : never;

/** Notes the fields that were asked for and are unknown. */
export type Missing = (field: string) => void;

/** Key under which `has` finds out about a field. No expression can name it. */
export function presenceKey(field: string): string {
  return `@has ${field}`;
}

/**
 * An object of the model as the engine sees it: exactly the fields of its type, each made when it is asked for. Nothing else of the
 * object, and nothing of its prototype, can be reached. An unknown field is not there, which the engine takes as an error.
 */
class Fields extends Map<string, CelInput> {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #type: string;
  readonly #engine: Engine;
  readonly #missing: Missing;

  constructor(engine: Engine, type: string, values: Readonly<Record<string, unknown>>, missing: Missing) {
    super();
    this.#engine = engine;
    this.#type = type;
    this.#values = values;
    this.#missing = missing;
  }

  override get(key: string): CelInput | undefined {
    const made = super.get(key);
    if (made !== undefined) return made;
    const asked = key.startsWith('@has ');
    const name = asked ? key.slice('@has '.length) : key;
    const field = fieldsOf(this.#type);
    if (field === undefined || !Object.hasOwn(field, name)) return undefined;
    const value = this.#values[name];
    const tooLong =
      (Array.isArray(value) && value.length > BOUNDS.entries) ||
      (typeof value === 'string' && value.length > BOUNDS.text);
    if (value === UNKNOWN || tooLong) {
      this.#missing(name);
      return undefined;
    }
    const type = field[name]?.type;
    if (type === undefined) return undefined;
    const input = asked ? value !== undefined : inputOf(this.#engine, type, value, this.#missing);
    super.set(key, input);
    return input;
  }
}

/** A value of the model for the engine; an absent one as the empty value of its type. */
export function inputOf(engine: Engine, type: Type, value: unknown, missing: Missing): CelInput {
  switch (type.kind) {
    case 'object': {
      const values = typeof value === 'object' && value !== null ? value : {};
      return engine.celMap(
        new Fields(engine, type.name, values as Readonly<Record<string, unknown>>, missing) as ReadonlyMap<
          string,
          CelInput
        >,
      );
    }
    case 'list': {
      const items = Array.isArray(value) ? value : [];
      return engine.celList(items.map((item) => inputOf(engine, type.of, item, missing)));
    }
    case 'bool':
      return value === true;
    case 'int':
      return typeof value === 'number' && Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
    case 'double':
      return typeof value === 'number' ? value : 0;
    default:
      return typeof value === 'string' ? value : '';
  }
}
