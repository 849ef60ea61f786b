import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderOf } from '../public/order.js';

test('a form becomes an order', () => {
  const form = new FormData();
  form.set('product', ' tea ');
  form.set('quantity', '3');
  assert.deepEqual(orderOf(form), { product: 'tea', quantity: 3 });
});
