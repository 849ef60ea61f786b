import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { problemsOf } from '../src/orders.js';
import { createApi } from '../src/server.js';

const ID = '0b7f7a52-6f2c-4b55-9d0e-0d6f3f1f2a11';
const store = {
  orders: new Map(),
  ready: true,
  async add(order) {
    const kept = { id: ID, ...order };
    this.orders.set(ID, kept);
    return kept;
  },
  async find(id) {
    return this.orders.get(id);
  },
  async isReady() {
    if (!this.ready) throw new Error('away');
  },
};
const server = createApi(store);
let base;

before(async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

const post = (body) => fetch(`${base}/api/orders`, { method: 'POST', body });

test('an order is kept and found again', async () => {
  const created = await post(JSON.stringify({ product: 'tea', quantity: 2 }));
  assert.equal(created.status, 201);
  const { id } = await created.json();
  const found = await fetch(`${base}/api/orders/${id}`);
  assert.deepEqual(await found.json(), { id, product: 'tea', quantity: 2 });
});

test('what is no order is refused', async () => {
  assert.equal((await post('{')).status, 400);
  assert.equal((await post('{"product":"tea","quantity":0}')).status, 422);
  assert.equal((await post('x'.repeat(20_000))).status, 413);
  assert.equal(problemsOf(null).length, 1);
});

test('what is not there is not found', async () => {
  assert.equal((await fetch(`${base}/api/orders/nothing`)).status, 404);
  assert.equal((await fetch(`${base}/elsewhere`)).status, 404);
});

test('alive says nothing about the database, ready does', async () => {
  assert.equal((await fetch(`${base}/readyz`)).status, 200);
  store.ready = false;
  assert.equal((await fetch(`${base}/livez`)).status, 200);
  assert.equal((await fetch(`${base}/readyz`)).status, 503);
});
