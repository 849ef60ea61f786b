import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wholeFile } from '../../src/documents/location.js';
import { parseImage } from '../../src/model/image.js';

const at = wholeFile('compose.yaml');
const parts = (reference: string) => {
  const { registry, repository, tag, digest } = parseImage(reference, { at });
  return [registry, repository, tag, digest];
};

const DIGEST = `sha256:${'a1'.repeat(32)}`;

describe('image references', () => {
  test.each([
    ['postgres', [undefined, 'postgres', undefined, undefined]],
    ['postgres:16', [undefined, 'postgres', '16', undefined]],
    ['bitnami/redis:7.2', [undefined, 'bitnami/redis', '7.2', undefined]],
    ['docker.io/library/postgres:16', [undefined, 'postgres', '16', undefined]],
    ['docker.io/postgres', [undefined, 'postgres', undefined, undefined]],
    ['index.docker.io/bitnami/redis', [undefined, 'bitnami/redis', undefined, undefined]],
    ['library/postgres', [undefined, 'postgres', undefined, undefined]],
    ['ghcr.io/acme/shop/api:1.2', ['ghcr.io', 'acme/shop/api', '1.2', undefined]],
    ['localhost/app', ['localhost', 'app', undefined, undefined]],
    ['localhost:5000/app:dev', ['localhost:5000', 'app', 'dev', undefined]],
    ['registry.example.com:5000/team/app', ['registry.example.com:5000', 'team/app', undefined, undefined]],
    ['registry.example.com/library/postgres', ['registry.example.com', 'library/postgres', undefined, undefined]],
    [`postgres:16@${DIGEST}`, [undefined, 'postgres', '16', DIGEST]],
    [`ghcr.io/acme/app@${DIGEST}`, ['ghcr.io', 'acme/app', undefined, DIGEST]],
    ['acme/app', [undefined, 'acme/app', undefined, undefined]],
  ])('%s', (reference, expected) => {
    expect(parts(reference)).toEqual(expected);
  });

  test('a variable without a value leaves its place empty', () => {
    expect(parts('/acme/api:')).toEqual([undefined, 'acme/api', undefined, undefined]);
    expect(parts(':latest')).toEqual([undefined, '', 'latest', undefined]);
    expect(parseImage('postgres:', { at, unknown: true }).unknown).toBe(true);
  });

  test('the parts give the reference again', () => {
    const word = fc.stringMatching(/^[a-z0-9]+$/);
    const registry = fc.option(fc.constantFrom('ghcr.io', 'localhost:5000', 'registry.example.com'), {
      nil: undefined,
    });
    const tag = fc.option(fc.stringMatching(/^[a-z0-9][a-z0-9._-]*$/), { nil: undefined });
    const digest = fc.option(fc.constant(DIGEST), { nil: undefined });
    const path = fc
      .array(word, { minLength: 1, maxLength: 4 })
      .filter(([first]) => first !== 'library' && first !== 'localhost')
      .map((segments) => segments.join('/'));
    fc.assert(
      fc.property(registry, path, tag, digest, (host, repository, version, hash) => {
        const reference =
          (host === undefined ? '' : `${host}/`) +
          repository +
          (version === undefined ? '' : `:${version}`) +
          (hash === undefined ? '' : `@${hash}`);
        expect(parts(reference)).toEqual([host, repository, version, hash]);
      }),
    );
  });

  test('any text is taken', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(parseImage(text, { at }).reference).toBe(text.trim());
      }),
    );
  });
});
