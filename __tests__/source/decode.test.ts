import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decode } from '../../src/source/decode.js';

const utf16 = (text: string, bigEndian: boolean): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('the bytes of a file', () => {
  test('are UTF-8, without the byte order mark', () => {
    expect(decode(Buffer.from('\ufeffname: é\n'))).toEqual({ ok: true, text: 'name: é\n' });
    expect(decode(Buffer.from(''))).toEqual({ ok: true, text: '' });
  });

  test('are UTF-16 in either byte order where a mark says so', () => {
    expect(decode(utf16('a: é😀\r\n', false))).toEqual({ ok: true, text: 'a: é😀\r\n' });
    expect(decode(utf16('a: é😀\r\n', true))).toEqual({ ok: true, text: 'a: é😀\r\n' });
  });

  test('in Latin-1 are an encoding mistake, with a remedy', () => {
    expect(decode(Buffer.from('name: café', 'latin1'))).toEqual({
      ok: false,
      reason: 'encoding',
      message: 'The file is not valid UTF-8. Save it as UTF-8.',
    });
  });

  test('with NUL are binary, valid UTF-8 or not', () => {
    expect(decode(Buffer.from('a\0b'))).toMatchObject({ ok: false, reason: 'binary' });
    expect(decode(Buffer.from([0x89, 0x50, 0, 0xff]))).toMatchObject({ ok: false, reason: 'binary' });
  });

  test('of broken UTF-16 are an encoding mistake', () => {
    expect(decode(Buffer.from([0xff, 0xfe, 0x61]))).toMatchObject({ ok: false, reason: 'encoding' });
    expect(decode(Buffer.from([0xff, 0xfe, 0x00, 0xd8]))).toMatchObject({ ok: false, reason: 'encoding' });
  });

  test('of UTF-32 are binary', () => {
    expect(decode(Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]))).toMatchObject({ ok: false, reason: 'binary' });
  });

  test('of any kind give text or a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const result = decode(bytes);
        expect(result.ok ? typeof result.text : typeof result.message).toBe('string');
      }),
    );
  });

  test('of any text give that text in UTF-8 and UTF-16', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((value) => !value.includes('\0') && !value.startsWith('\ufeff'));
    fc.assert(
      fc.property(text, fc.boolean(), (value, bigEndian) => {
        expect(decode(Buffer.from(value))).toEqual({ ok: true, text: value });
        expect(decode(utf16(value, bigEndian))).toEqual({ ok: true, text: value });
      }),
    );
  });
});
