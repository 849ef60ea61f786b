import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lineStartsOf, positionOf } from '../../src/documents/location.js';
import { placeOf } from './support/values.js';

const text = fc
  .array(fc.constantFrom('\r\n', '\n', '\r', 'a', 'bc', '\u2028', '😀'), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('the position of an offset', () => {
  test('counts CR LF, LF and CR as one line end each, and columns in UTF-16 units', () => {
    const source = 'a\r\nb\rc\n\n😀d';
    expect([...lineStartsOf(source)]).toEqual([0, 3, 5, 7, 8]);
    const file = { path: 'a', lineStarts: lineStartsOf(source) };
    expect(positionOf({ file, start: 10, end: 11, pointer: '' })).toEqual({
      path: 'a',
      line: 5,
      column: 3,
      endLine: 5,
      endColumn: 4,
    });
  });

  test('is right in any mix of line ends', () => {
    fc.assert(
      fc.property(text, fc.nat(40), (source, nat) => {
        const offset = Math.min(nat, source.length);
        // Between CR and LF there is no place of its own.
        fc.pre(!(source[offset - 1] === '\r' && source[offset] === '\n'));
        const { line, column } = positionOf({
          file: { path: 'a', lineStarts: lineStartsOf(source) },
          start: offset,
          end: offset,
          pointer: '',
        });
        expect([line, column]).toEqual(placeOf(source, offset));
      }),
    );
  });

  test('of an end before its start is the start', () => {
    const file = { path: 'a', lineStarts: lineStartsOf('abc') };
    expect(positionOf({ file, start: 2, end: 0, pointer: '' })).toMatchObject({ column: 3, endColumn: 3 });
  });
});
