import { createServer } from 'node:http';
import { allProducts, productOf } from './catalog.js';

const PRODUCT_PATH = /^\/products\/([a-z0-9-]{1,64})$/;

export function createCatalog() {
  return createServer((request, response) => {
    const [status, body] = answer(request);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
}

function answer(request) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (request.method !== 'GET') return [405, { error: 'Only GET.' }];
  if (pathname === '/livez' || pathname === '/readyz') return [200, { status: 'ok' }];
  if (pathname === '/products') return [200, allProducts()];
  const product = productOf(PRODUCT_PATH.exec(pathname)?.[1]);
  return product === undefined ? [404, { error: 'Not found.' }] : [200, product];
}
