import { describe, expect, test } from '@jest/globals';
import { blobUrl } from '../../src/github/blob-url.js';

const commit = '8c1d0f5a3f4b2e6d7c8b9a0f1e2d3c4b5a697887';

describe('blobUrl', () => {
  test('is the address of the files at the commit', () => {
    expect(blobUrl({ server: 'https://github.com', repository: 'acme/shop', commit })).toBe(
      `https://github.com/acme/shop/blob/${commit}`,
    );
  });

  test.each([
    { why: 'outside of GitHub', context: {} },
    { why: 'without a commit', context: { server: 'https://github.com', repository: 'acme/shop' } },
    {
      why: 'when the commit is none',
      context: { server: 'https://github.com', repository: 'acme/shop', commit: 'main' },
    },
    {
      why: 'when a name could leave its place',
      context: { server: 'https://github.com', repository: 'a/b"><img', commit },
    },
    {
      why: 'when the server is no address',
      context: { server: 'javascript:alert(1)', repository: 'acme/shop', commit },
    },
  ])('is not known $why', ({ context }) => {
    expect(blobUrl(context)).toBeUndefined();
  });
});
