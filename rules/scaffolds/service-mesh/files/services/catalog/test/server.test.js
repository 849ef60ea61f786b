import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createCatalog } from '../src/server.js';

const server = createCatalog();
let base;

before(async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

test('lists products, and finds one', async () => {
  const all = await (await fetch(`${base}/products`)).json();
  assert.ok(all.length > 0);
  const one = await (await fetch(`${base}/products/${all[0].id}`)).json();
  assert.deepEqual(one, all[0]);
});

test('what is not there is not found', async () => {
  assert.equal((await fetch(`${base}/products/nothing`)).status, 404);
  assert.equal((await fetch(`${base}/products`, { method: 'POST' })).status, 405);
});
