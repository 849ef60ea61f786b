import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventOf } from '../src/orders.mjs';

test('an order becomes an event, and what is none does not', () => {
  assert.deepEqual(eventOf('{"item": "tea", "amount": 3}', 'a'), { event: { id: 'a', item: 'tea', amount: 3 } });
  for (const text of ['', 'null', '{}', '{"item": "tea"}', '{"item": "", "amount": 1}', '{"item": "tea", "amount": 0.5}']) {
    assert.equal(eventOf(text, 'a').event, undefined);
  }
});
