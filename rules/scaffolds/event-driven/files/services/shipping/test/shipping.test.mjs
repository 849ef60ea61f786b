import assert from 'node:assert/strict';
import { test } from 'node:test';
import { processor } from '../src/consume.mjs';
import { handle } from '../src/handler.mjs';

test('what was paid is sent', async () => {
  assert.deepEqual(await handle({ id: 'payment-a', order: 'a' }), [
    { topic: 'parcel.sent', event: { id: 'parcel-a', order: 'a' } },
  ]);
  await assert.rejects(handle({ id: 'payment-a' }));
});

const message = (value) => ({ topic: 'any', message: { key: null, value: Buffer.from(value) } });

test('an event that comes twice is handled once, and what cannot be read is put aside', async () => {
  const published = [];
  let handled = 0;
  const each = processor({
    group: 'shipping',
    handle: async (event) => {
      handled++;
      if (event.id === 'bad') throw new Error('no');
      return [];
    },
    publish: async (topic) => published.push(topic),
  });
  await each(message('{"id": "a"}'));
  await each(message('{"id": "a"}'));
  assert.deepEqual([handled, published], [1, []]);
  await each(message('not JSON'));
  await each(message('{"id": "bad"}'));
  assert.deepEqual([handled, published], [4, ['shipping.dead-letter', 'shipping.dead-letter']]);
});
