import type { Attribute } from '../attribute.js';

/** Attributes by path below the place where the table is used; see attributes.ts. */
export type Table = Readonly<Record<string, Attribute>>;

export const NAME = /^[a-zA-Z0-9._-]+$/;

export const text: Attribute = { is: ['string'] };
export const flag: Attribute = { is: ['boolean', 'string'] };
export const castFlag: Attribute = { ...flag, cast: 'boolean' };
export const count: Attribute = { is: ['integer', 'string'] };
export const castCount: Attribute = { ...count, cast: 'integer' };
export const number: Attribute = { is: ['number', 'string'] };
export const castNumber: Attribute = { ...number, cast: 'number' };
export const quota: Attribute = { ...number, cast: 'integer' };
export const bytes: Attribute = { is: ['number', 'string'], format: 'bytes' };
export const duration: Attribute = { is: ['string'], format: 'duration' };
export const block: Attribute = { is: ['mapping'] };
export const list: Attribute = { is: ['list'] };
export const closedScalar: Attribute = { is: ['string', 'number', 'boolean', 'null'] };

export function under(path: string, table: Table): Table {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key === '' ? path : `${path}.${key}`, value]));
}

/** A top-level section: a mapping of names to blocks. */
export function named(section: string, entry: Table): Table {
  return { [section]: { is: ['mapping'], keys: NAME }, ...under(`${section}.*`, entry) };
}

export function listOf(key: string, item: Attribute, more: Partial<Attribute> = {}): Table {
  return { [key]: { ...list, ...more }, [`${key}.[]`]: item };
}

/** A list in which a repeated item takes the place of the first. */
export function setOf(key: string, more: Partial<Attribute> = {}): Table {
  return listOf(key, text, { same: 'name', ...more });
}

export function textOrList(key: string, more: Partial<Attribute> = {}): Table {
  return setOf(key, { is: ['string', 'list'], merge: 'texts', short: 'texts', ...more });
}

/** A mapping of names to scalars, or a list of `name=value`. */
export function pairs(key: string, more: Partial<Attribute> = {}): Table {
  const pair: Attribute = {
    is: ['mapping', 'list'],
    open: true,
    merge: 'pairs',
    short: 'pairs',
    ...more,
  };
  return { [key]: pair, [`${key}.*`]: closedScalar, [`${key}.[]`]: text };
}

export function options(key: string, value: Attribute = { is: ['string', 'number'] }): Table {
  return { [key]: block, [`${key}.*`]: value };
}

export function hosts(key: string): Table {
  return {
    [key]: { is: ['mapping', 'list'], distinct: true, merge: 'hosts', short: 'hosts' },
    [`${key}.*`]: { is: ['string', 'list'] },
    [`${key}.*.[]`]: text,
    [`${key}.[]`]: text,
  };
}

export function command(key: string): Table {
  return { [key]: { is: ['string', 'list', 'null'], merge: 'replace', short: 'command' }, [`${key}.[]`]: text };
}

export function ulimits(key: string): Table {
  return {
    [key]: { ...block, keys: /^[a-z]+$/ },
    [`${key}.*`]: {
      is: ['integer', 'string', 'mapping'],
      cast: 'integer',
      merge: 'replace',
      requires: ['soft', 'hard'],
    },
    [`${key}.*.soft`]: castCount,
    [`${key}.*.hard`]: castCount,
  };
}

export function grants(key: string, same: Attribute['same']): Table {
  return {
    [key]: { ...list, short: 'sources', same },
    [`${key}.[]`]: { is: ['string', 'mapping'] },
    ...under(`${key}.[]`, { source: text, target: text, uid: text, gid: text, mode: { is: ['number', 'string'] } }),
  };
}

export function hook(key: string, more: Table, requires?: readonly string[]): Table {
  return {
    [key]: list,
    [`${key}.[]`]: { ...block, requires },
    ...under(`${key}.[]`, { ...hookBody(), ...more }),
  };
}

export function hookBody(): Table {
  return { ...command('command'), user: text, privileged: flag, working_dir: text, ...pairs('environment') };
}

export function deviceRequests(key: string, requires?: readonly string[]): Table {
  return {
    [`${key}.[]`]: { ...block, requires },
    ...under(`${key}.[]`, {
      ...listOf('capabilities', text, { distinct: true }),
      count,
      ...listOf('device_ids', text, { distinct: true }),
      driver: text,
      ...pairs('options', { short: 'labels' }),
    }),
  };
}
