import assert from 'node:assert/strict';
import { test } from 'node:test';
import { processor } from '../src/consume.mjs';
import { counts, handle } from '../src/handler.mjs';

test('events are counted', async () => {
  await handle({ id: 'a' }, 'order.placed');
  assert.deepEqual(await handle({ id: 'b' }, 'order.placed'), []);
  assert.equal(counts.get('order.placed'), 2);
});

const message = (value) => ({ topic: 'any', message: { key: null, value: Buffer.from(value) } });

test('an event that comes twice is handled once, and what cannot be read is put aside', async () => {
  const published = [];
  let handled = 0;
  const each = processor({
    group: 'analytics',
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
  assert.deepEqual([handled, published], [4, ['analytics.dead-letter', 'analytics.dead-letter']]);
});
