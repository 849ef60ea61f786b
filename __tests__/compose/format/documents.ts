import type { AttributeTree, Type } from '../../../src/compose/attribute.js';
import { Random } from './random.js';
import { SEEDS } from './seeds.js';

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/**
 * Documents to judge, the same for the same seed and tree: some made of what the tree allows, some written by hand, most of
 * them broken in one to three places.
 */
export function* documents(tree: AttributeTree, seed: number, count: number): Generator<Value> {
  const random = new Random(seed);
  for (let made = 0; made < count; made++) {
    const document = random.chance(0.5) ? structuredClone(random.pick(SEEDS)) : grown(tree, random);
    const mutations = random.chance(0.2) ? 0 : 1 + random.below(3);
    for (let i = 0; i < mutations; i++) mutate(document, random);
    yield document;
  }
}

const NAMES = ['web', 'db', 'a.b', 'x-own', 'UPPER_1', 'nofile'];
const TEXTS = ['', 'x', '10', '1m30s', 'every_5m', 'a=b', '80:80', './dir', 'service:db', 'true', 'all', '${A:-b}'];
const NUMBERS = [0, 1, -1, 80, 0.5, 100, 101, -1000, -1001, 65_536];

/** A value that the tree allows, most of the time. */
function grown(tree: AttributeTree, random: Random, depth = 0): Value {
  const types = tree.attribute?.is ?? ['string'];
  return ofType(random.pick(types), tree, random, depth);
}

function ofType(type: Type, tree: AttributeTree, random: Random, depth: number): Value {
  const { values, minimum, maximum } = tree.attribute ?? {};
  switch (type) {
    case 'string':
      return values !== undefined && random.chance(0.9) ? random.pick(values) : random.pick(TEXTS);
    case 'integer':
      return random.pick(NUMBERS.filter((n) => Number.isInteger(n) && n >= (minimum ?? n) && n <= (maximum ?? n)));
    case 'number':
      return random.pick(NUMBERS);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    case 'list':
      return tree.item === undefined
        ? []
        : Array.from({ length: random.below(3) }, () => grown(tree.item ?? tree, random, depth + 1));
    case 'mapping':
      return mapping(tree, random, depth);
  }
}

function mapping(tree: AttributeTree, random: Random, depth: number): Value {
  const entries: [string, Value][] = [];
  const share = depth < 2 ? 0.3 : tree.children.size > 20 ? 0.12 : 0.4;
  for (const [key, child] of tree.children) {
    const wanted = tree.attribute?.requires?.includes(key) === true ? 0.95 : share;
    if (random.chance(wanted)) entries.push([key, grown(child, random, depth + 1)]);
  }
  if (tree.any !== undefined) {
    for (let i = random.below(3); i > 0; i--) entries.push([random.pick(NAMES), grown(tree.any, random, depth + 1)]);
  }
  return Object.fromEntries(entries);
}

interface Place {
  readonly holder: Value[] | { [key: string]: Value };
  readonly key: string;
}

function mutate(document: Value, random: Random): void {
  const places = placesOf(document);
  if (places.length === 0) return;
  const place = random.pick(places);
  const { holder, key } = place;
  const value = at(place);
  switch (random.below(9)) {
    case 0: // Another type, or another value of the same.
      set(
        place,
        random.pick<Value>([...TEXTS, ...NUMBERS, true, false, null, [], {}, ['x'], [1], { a: 1 }, { name: 'x' }]),
      );
      break;
    case 1:
      set(place, null);
      break;
    case 2: // One character off, or one more.
      set(place, typeof value === 'string' ? `${value}${random.pick(['x', ' ', '-', '.'])}` : [value]);
      break;
    case 3: // A key that is not allowed, or is.
      add(Array.isArray(value) || typeof value !== 'object' || value === null ? holder : value, random);
      break;
    case 4:
      remove(place);
      break;
    case 5: // The same again.
      if (Array.isArray(holder)) holder.push(structuredClone(value));
      else if (Array.isArray(value)) value.push(...structuredClone(value.slice(0, 2)));
      else set(place, [value, structuredClone(value)]);
      break;
    case 6:
      set(place, random.pick(NUMBERS));
      break;
    case 7: // Under another name.
      if (!Array.isArray(holder)) {
        remove(place);
        holder[random.pick([`${key}s`, key.toUpperCase(), `x-${key}`, `${key} `, '', '__proto__x', 'constructor'])] =
          value;
      }
      break;
    default: // As a text.
      set(place, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
}

function add(holder: Place['holder'], random: Random): void {
  const value = random.pick<Value>(['x', 1, true, null, [], {}, { image: 'x' }, { condition: 'service_started' }]);
  if (Array.isArray(holder)) holder.push(value);
  else holder[random.pick(['unknown', 'x-known', 'name', 'a b', 'type', 'soft', 'net', 'toString', '1'])] = value;
}

/** Every place below the document, those deep down as likely as those on top. */
function placesOf(value: Value): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value;
  return Object.entries(holder).flatMap(([key, below]) => [{ holder, key }, ...placesOf(below)]);
}

function at({ holder, key }: Place): Value {
  return (Array.isArray(holder) ? holder[Number(key)] : holder[key]) ?? null;
}

function set({ holder, key }: Place, value: Value): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else holder[key] = value;
}

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}
