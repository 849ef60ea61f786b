import { describe, expect, test } from '@jest/globals';
import { wholeFile } from '../../src/documents/location.js';
import { parseImage } from '../../src/model/image.js';
import { createProductIndex } from '../../src/model/product-index.js';
import type { Role } from '../../src/model/role.js';
import { catalogue, hintFile, roleFiles } from './support.js';

/** Every role of the type: a new one without an entry here does not compile. */
const ROLES: Readonly<Record<Role, true>> = {
  database: true,
  cache: true,
  broker: true,
  'object-store': true,
  search: true,
  coordination: true,
  proxy: true,
  gateway: true,
  frontend: true,
  api: true,
  worker: true,
  job: true,
  'sidecar-proxy': true,
  'sidecar-agent': true,
  vpn: true,
  observability: true,
  identity: true,
  'admin-tool': true,
  'dev-tool': true,
  'control-plane': true,
  app: true,
  unknown: true,
};

const { products, hints, roles, runtimes, systems } = catalogue();
const images = products.flatMap((product) => product.images.map((pattern) => [pattern, product.id] as const));

describe('the catalogue of images', () => {
  test('knows more than 300 products', () => {
    expect(products.length).toBeGreaterThan(300);
    expect(images.length).toBeGreaterThan(products.length);
  });

  test('has one file for each role, with its meaning in a sentence', () => {
    expect(
      roleFiles()
        .map(({ role }) => role)
        .sort(),
    ).toEqual(Object.keys(ROLES).sort());
    for (const { meaning } of roles) expect(meaning).toMatch(/^[A-Z].*\.$/);
  });

  test('gives no image to two products, runtimes or systems', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    const add = (pattern: string, owner: string) => {
      const other = seen.get(pattern);
      if (other !== undefined) twice.push(`${pattern}: ${other}, ${owner}`);
      seen.set(pattern, owner);
    };
    for (const [pattern, id] of images) add(pattern, id);
    for (const pattern of runtimes) add(pattern, 'runtimes');
    for (const pattern of systems) add(pattern, 'systems');
    expect(twice).toEqual([]);
  });

  test('has one product for each id', () => {
    const ids = products.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test.each(products.map((product) => [product.id, product] as const))('%s is complete', (id, product) => {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(product.name).toMatch(/\S/);
    expect(product.images.length).toBeGreaterThan(0);
    for (const port of product.ports ?? []) expect(port).toBeGreaterThan(0);
    for (const role of product.also ?? []) expect(ROLES[role]).toBe(true);
    if (product.minimumMemory !== undefined) {
      expect(product.minimumMemory.source).toMatch(/^https:\/\//);
      expect(product.minimumMemory.bytes % 1024 ** 2).toBe(0);
    }
  });

  test('writes repositories without registry, tag, `library/` or capitals', () => {
    const part = /^[a-z0-9*]+(?:[._*-]+[a-z0-9*]+)*$/;
    const wrong = images
      .map(([pattern]) => pattern)
      .concat(runtimes, systems)
      .filter((pattern) => {
        const parts = pattern.replaceAll('_', '-').split('/');
        return !parts.every((text) => part.test(text)) || parts[0] === 'library' || /[.:]/.test(parts[0] ?? '');
      });
    // These have a dot and are no registries: a product, an organisation of quay.io, a folder of gcr.io.
    expect(wrong.map((pattern) => pattern.split('/')[0])).toEqual([
      'rocket.chat',
      'openstack.kolla',
      'google.com',
      'google.com',
    ]);
  });

  test('recognises each of its own images as the product that lists it', () => {
    const index = createProductIndex(catalogue());
    const at = wholeFile('compose.yaml');
    const lost = images.filter(([pattern, id]) => {
      const match = index.recognise(parseImage(`docker.io/${pattern.replaceAll('*', 'x1')}`, { at }));
      return match?.kind !== 'product' || match.product.id !== id;
    });
    expect(lost).toEqual([]);
  });

  test('offers stores a health check that a Compose file can hold', () => {
    const checks = products
      .filter(({ role }) => role === 'database')
      .filter(({ healthcheck }) => healthcheck !== undefined);
    expect(checks.length).toBeGreaterThan(15);
    for (const { healthcheck } of products) expect(healthcheck ?? 'x').toMatch(/\S/);
  });
});

describe('the hints', () => {
  test('are sure from 0.3 to 0.9: a word is never proof', () => {
    expect(hints.filter(({ confidence }) => confidence < 0.3 || confidence > 0.9)).toEqual([]);
  });

  test('say nothing twice', () => {
    const seen = new Set<string>();
    const twice = hints.flatMap(({ role, on, words }) =>
      on.map((source) => `${role} ${source} ${words.join(' ')}`).filter((key) => seen.size === seen.add(key).size),
    );
    expect(twice).toEqual([]);
  });

  test('are words as names are split into', () => {
    const wrong = hintFile()
      .hints.filter(({ on }) => !on.includes('environment'))
      .flatMap(({ phrases }) => phrases)
      .filter((phrase) => !/^\*?[a-z0-9]+(?: [a-z0-9]+)*$/.test(phrase));
    expect(wrong).toEqual([]);
  });

  test('name known roles', () => {
    for (const { role } of hints) expect(ROLES[role]).toBe(true);
  });
});
