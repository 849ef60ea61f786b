import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { passedOn } from '../src/calls.js';
import { page } from '../src/page.js';
import { createStorefront } from '../src/server.js';

const seen = [];
// Stands in for the catalog and the orders.
const others = createServer((request, response) => {
  seen.push({ url: request.url, canary: request.headers['x-canary'] });
  const isOrder = request.url.startsWith('/orders');
  response.writeHead(isOrder ? 201 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(isOrder ? { id: '1' } : [{ id: 'tea', name: '<tea>', price: 450 }]));
});
let storefront;
let base;

before(async () => {
  const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = (server) => `http://127.0.0.1:${server.address().port}`;
  await listen(others);
  storefront = createStorefront({ catalog: address(others), orders: address(others) });
  await listen(storefront);
  base = address(storefront);
});
after(() => {
  storefront.close();
  others.close();
});

test('the page shows what the catalog has, as text', async () => {
  const response = await fetch(base, { headers: { 'x-canary': 'catalog' } });
  assert.match(await response.text(), /&lt;tea&gt;: 4\.50/);
  assert.deepEqual(seen.at(-1), { url: '/products', canary: 'catalog' });
});

test('an order is passed on', async () => {
  const response = await fetch(`${base}/orders`, { method: 'POST', body: '{"product":"tea","quantity":1}' });
  assert.equal(response.status, 201);
  assert.equal((await fetch(`${base}/orders`, { method: 'POST', body: 'x'.repeat(20_000) })).status, 413);
});

test('only headers of the mesh are passed on', () => {
  assert.deepEqual(passedOn({ traceparent: '00-1', cookie: 'secret' }), { traceparent: '00-1' });
  assert.match(page([]), /<ul><\/ul>/);
});
