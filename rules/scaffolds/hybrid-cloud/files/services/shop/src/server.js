import { createServer } from 'node:http';
import { allProducts, productOf } from './products.js';

const PRODUCT_PATH = /^\/api\/products\/([a-z0-9-]{1,64})$/;

/** The shop. `cloud` says in which cloud it runs, so that a failover can be seen. */
export function createShop(cloud) {
  return createServer((request, response) => {
    const [status, body] = answer(request, cloud);
    response.writeHead(status, { 'content-type': 'application/json', 'x-cloud': cloud });
    response.end(JSON.stringify(body));
  });
}

function answer(request, cloud) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (request.method !== 'GET') return [405, { error: 'Only GET.' }];
  if (pathname === '/healthz') return [200, { status: 'ok', cloud }];
  if (pathname === '/api/products') return [200, allProducts()];
  const product = productOf(PRODUCT_PATH.exec(pathname)?.[1]);
  return product === undefined ? [404, { error: 'Not found.' }] : [200, product];
}
