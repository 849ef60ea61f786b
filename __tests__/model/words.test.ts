import { describe, expect, test } from '@jest/globals';
import { withoutNumber, wordsOf } from '../../src/model/words.js';

describe('words of a name', () => {
  test.each([
    ['order-service', ['order', 'service']],
    ['orderService', ['order', 'service']],
    ['catalog.api', ['catalog', 'api']],
    ['shop_db_1', ['shop', 'db', '1']],
    ['WebSPA', ['web', 'spa']],
    ['--', []],
    ['', []],
    ['n8n', ['n8n']],
  ])('%j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test.each([
    ['db1', 'db'],
    ['kafka02', 'kafka'],
    ['s3', undefined],
    ['db', undefined],
    ['42', undefined],
  ])('%s without its number', (word, bare) => {
    expect(withoutNumber(word)).toBe(bare);
  });
});
