import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { migrate } from '../src/migrate.js';
import { createOrders } from '../src/server.js';
import { databaseSettings } from '../src/settings.js';

const ID = '0b7f7a52-6f2c-4b55-9d0e-0d6f3f1f2a11';
const kept = new Map();
const store = {
  ready: true,
  async add(order) {
    kept.set(ID, { id: ID, ...order });
    return kept.get(ID);
  },
  async find(id) {
    return kept.get(id);
  },
  async isReady() {
    if (!this.ready) throw new Error('away');
  },
};
const catalog = createServer((request, response) => {
  const found = request.url === '/products/tea';
  response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
  response.end(found ? '{"id":"tea","price":450}' : '{"error":"Not found."}');
});
let orders;
let base;

before(async () => {
  const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  await listen(catalog);
  orders = createOrders({ store, catalog: `http://127.0.0.1:${catalog.address().port}` });
  await listen(orders);
  base = `http://127.0.0.1:${orders.address().port}`;
});
after(() => {
  orders.close();
  catalog.close();
});

const post = (body) => fetch(`${base}/orders`, { method: 'POST', body });

test('an order gets its price from the catalog, and is found again', async () => {
  const created = await post('{"product":"tea","quantity":2}');
  assert.equal(created.status, 201);
  const order = await created.json();
  assert.equal(order.total, 900);
  assert.deepEqual(await (await fetch(`${base}/orders/${order.id}`)).json(), order);
});

test('what is no order is refused', async () => {
  for (const body of ['{', 'null', '{"product":"tea"}', '{"product":"tea","quantity":101}', '{"product":"gold","quantity":1}']) {
    assert.equal((await post(body)).status, 422, body);
  }
});

test('ready means that the database answers', async () => {
  assert.equal((await fetch(`${base}/readyz`)).status, 200);
  store.ready = false;
  assert.equal((await fetch(`${base}/readyz`)).status, 503);
  assert.equal((await fetch(`${base}/livez`)).status, 200);
});

test('the connection to the database is encrypted unless it is said', () => {
  assert.deepEqual(databaseSettings({}).ssl, { rejectUnauthorized: true });
  assert.equal(databaseSettings({ DATABASE_TLS: 'off' }).ssl, false);
});

test('migrations run once, each in a transaction, under a lock', async () => {
  const names = [];
  const said = [];
  const client = {
    async query(sql, values) {
      said.push(sql.split(' ').slice(0, 2).join(' ').trim());
      if (sql.startsWith('INSERT INTO migrations')) names.push(values[0]);
      return { rows: names.map((name) => ({ name })) };
    },
  };
  await migrate(client);
  assert.deepEqual(names, ['001_orders.sql']);
  assert.ok(said.indexOf('BEGIN') < said.indexOf('INSERT INTO'));
  assert.ok(said.indexOf('SELECT pg_advisory_lock($1)') < said.indexOf('BEGIN'));
  assert.ok(said.indexOf('SELECT pg_advisory_unlock($1)') > said.indexOf('COMMIT'));
  await migrate(client);
  assert.equal(names.length, 1);
});
