import { describe, expect, test } from '@jest/globals';
import { BlobCache } from '../../src/app/fleet/blob-cache.js';

describe('contents that many repositories have', () => {
  test('the last used are kept, within the room that there is', () => {
    const cache = new BlobCache(5_000);
    const content = Buffer.alloc(1_000, 'a');
    for (const name of ['a', 'b', 'c']) cache.set(name, content);
    expect(cache.get('a')).toEqual(content);
    cache.set('d', content);
    expect(['a', 'b', 'c', 'd'].filter((name) => cache.get(name) !== undefined)).toEqual(['a', 'c', 'd']);
    cache.set('a', content);
    expect(['a', 'c', 'd'].every((name) => cache.get(name) !== undefined)).toBe(true);
  });

  test('a large one is not, as it is seldom the same in two', () => {
    const cache = new BlobCache();
    cache.set('large', Buffer.alloc(100_000));
    expect(cache.get('large')).toBeUndefined();
  });
});
