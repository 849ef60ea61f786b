import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerTo } from '../src/catalogue.mjs';

test('an item has a price, and what is not there is not found', () => {
  assert.deepEqual(answerTo('/tea'), [200, { item: 'tea', price: 3 }]);
  assert.equal(answerTo('/nothing')[0], 404);
  assert.equal(answerTo('/health')[0], 200);
});
