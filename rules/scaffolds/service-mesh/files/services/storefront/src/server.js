import { createServer } from 'node:http';
import { call } from './calls.js';
import { page } from './page.js';

const LARGEST_BODY = 16 * 1024;
const ORDER_PATH = /^\/orders\/[0-9a-f-]{36}$/;

/** The one service that is reached from outside. It asks the others. */
export function createStorefront(others) {
  return createServer(async (request, response) => {
    try {
      const [status, body, type = 'application/json'] = await answer(request, others);
      response.writeHead(status, { 'content-type': type });
      response.end(type === 'application/json' ? JSON.stringify(body) : body);
    } catch (error) {
      console.error(JSON.stringify({ level: 'error', message: error.message }));
      response.writeHead(502, { 'content-type': 'application/json' });
      response.end('{"error":"Another service does not answer."}');
    }
  });
}

async function answer(request, { catalog, orders }) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const called = `${request.method} ${pathname}`;
  if (called === 'GET /livez' || called === 'GET /readyz') return [200, { status: 'ok' }];
  if (called === 'GET /') {
    const [status, products] = await call(`${catalog}/products`, request.headers);
    return status === 200 ? [200, page(products), 'text/html; charset=utf-8'] : [status, products];
  }
  if (called === 'POST /orders') {
    const body = await readBody(request);
    return body === undefined
      ? [413, { error: 'The order is too large.' }]
      : call(`${orders}/orders`, request.headers, { method: 'POST', body });
  }
  if (request.method === 'GET' && ORDER_PATH.test(pathname)) return call(`${orders}${pathname}`, request.headers);
  return [404, { error: 'Not found.' }];
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
