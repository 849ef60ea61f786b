import { createServer } from 'node:http';
import { call } from './calls.js';

const LARGEST_BODY = 16 * 1024;
const ORDER_PATH = /^\/orders\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Takes orders. What a product costs it asks the catalog. */
export function createOrders({ store, catalog }) {
  return createServer(async (request, response) => {
    let status = 500;
    let body = { error: 'Something went wrong.' };
    try {
      [status, body] = await answer(request, { store, catalog });
    } catch (error) {
      console.error(JSON.stringify({ level: 'error', message: error.message }));
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
}

async function answer(request, { store, catalog }) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const called = `${request.method} ${pathname}`;
  if (called === 'GET /livez') return [200, { status: 'ok' }];
  if (called === 'GET /readyz') return ready(store);
  if (called === 'POST /orders') return create(request, { store, catalog });
  const id = request.method === 'GET' ? ORDER_PATH.exec(pathname)?.[1] : undefined;
  const order = id === undefined ? undefined : await store.find(id);
  return order === undefined ? [404, { error: 'Not found.' }] : [200, order];
}

async function ready(store) {
  try {
    await store.isReady();
    return [200, { status: 'ok' }];
  } catch {
    return [503, { status: 'The database does not answer.' }];
  }
}

async function create(request, { store, catalog }) {
  const order = await readOrder(request);
  if (order === undefined) return [422, { error: 'An order has a `product`, and a `quantity` from 1 to 100.' }];
  const { product, quantity } = order;
  const [status, { price }] = await call(`${catalog}/products/${encodeURIComponent(product)}`, request.headers);
  if (status === 404) return [422, { error: 'There is no such product.' }];
  if (status !== 200) return [503, { error: 'The catalog does not answer.' }];
  return [201, await store.add({ product, quantity, total: price * quantity })];
}

/** The order in the body of a request; undefined where it is none. */
async function readOrder(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > LARGEST_BODY) return undefined;
  }
  try {
    const { product, quantity } = JSON.parse(text);
    const isOrder = typeof product === 'string' && Number.isInteger(quantity) && quantity >= 1 && quantity <= 100;
    return isOrder ? { product, quantity } : undefined;
  } catch {
    return undefined;
  }
}
