import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createShop } from '../src/server.js';

const server = createShop('aws');
let base;

before(async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

test('lists products, and finds one', async () => {
  const all = await (await fetch(`${base}/api/products`)).json();
  assert.ok(all.length > 0);
  assert.deepEqual(await (await fetch(`${base}/api/products/${all[0].id}`)).json(), all[0]);
});

test('tells in which cloud it runs', async () => {
  const response = await fetch(`${base}/healthz`);
  assert.equal(response.headers.get('x-cloud'), 'aws');
  assert.deepEqual(await response.json(), { status: 'ok', cloud: 'aws' });
});

test('what is not there is not found', async () => {
  assert.equal((await fetch(`${base}/api/products/nothing`)).status, 404);
  assert.equal((await fetch(`${base}/api/products`, { method: 'POST' })).status, 405);
});
