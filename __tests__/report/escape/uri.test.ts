import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { uriOfPath } from '../../../src/report/escape/uri.js';

describe('uriOfPath', () => {
  test('encodes what an address would read as something else', () => {
    expect(uriOfPath('deploy/compose file #1.yml')).toBe('deploy/compose%20file%20%231.yml');
    expect(uriOfPath('c:/x?y')).toBe('c%3A/x%3Fy');
    expect(uriOfPath('')).toBe('.');
  });

  test('decodes to the path it came from, and stays below the root, for any path', () => {
    const segment = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/[/\p{Cs}]|^\.+$/u.test(text));
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (segments) => {
        const path = segments.join('/');
        const uri = uriOfPath(path);
        expect(uri).toMatch(/^[A-Za-z0-9._~%/-]+$/);
        expect(uri.split('/').map(decodeURIComponent).join('/')).toBe(path);
        expect(new URL(uri, 'https://host.example/root/').pathname).toMatch(/^\/root\//);
      }),
    );
  });

  test('never throws on a name that is not well-formed', () => {
    expect(uriOfPath('a\ud800b')).toBe('a%EF%BF%BDb');
  });
});
