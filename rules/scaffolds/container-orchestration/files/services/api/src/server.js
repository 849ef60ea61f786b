import { createServer } from 'node:http';
import { problemsOf } from './orders.js';

const LARGEST_BODY = 16 * 1024;
const ORDER_PATH = /^\/api\/orders\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The HTTP server over a store of orders. */
export function createApi(store, log = () => {}) {
  return createServer(async (request, response) => {
    try {
      const [status, body] = await answer(request, store);
      send(response, status, body);
    } catch (error) {
      log('error', error.message);
      send(response, 500, { error: 'Something went wrong.' });
    }
  });
}

async function answer(request, store) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const called = `${request.method} ${pathname}`;
  if (called === 'GET /livez') return [200, { status: 'alive' }];
  if (called === 'GET /readyz') return ready(store);
  if (called === 'POST /api/orders') return create(request, store);
  const id = request.method === 'GET' ? ORDER_PATH.exec(pathname)?.[1] : undefined;
  const order = id === undefined ? undefined : await store.find(id);
  return order === undefined ? [404, { error: 'Not found.' }] : [200, order];
}

async function ready(store) {
  try {
    await store.isReady();
    return [200, { status: 'ready' }];
  } catch {
    return [503, { status: 'The database does not answer.' }];
  }
}

async function create(request, store) {
  const text = await readBody(request);
  if (text === undefined) return [413, { error: 'The order is too large.' }];
  let order;
  try {
    order = JSON.parse(text);
  } catch {
    return [400, { error: 'The body is no JSON.' }];
  }
  const problems = problemsOf(order);
  return problems.length > 0 ? [422, { error: problems.join(' ') }] : [201, await store.add(order)];
}

async function readBody(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
