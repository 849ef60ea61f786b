import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerTo } from '../src/main.mjs';

test('an item has a price, and what is not there is not found', async () => {
  assert.deepEqual(await answerTo('/tea'), [200, { item: 'tea', price: 3 }]);
  assert.equal((await answerTo('/nothing'))[0], 404);
  assert.equal((await answerTo('/health'))[0], 200);
});
