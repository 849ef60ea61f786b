import { createStorefront } from './server.js';

const port = Number(process.env.PORT ?? 8080);
const server = createStorefront({
  catalog: process.env.CATALOG_URL ?? 'http://catalog',
  orders: process.env.ORDERS_URL ?? 'http://orders',
});
server.listen(port, () => console.log(JSON.stringify({ level: 'info', message: `listening on ${port}` })));

// What was begun is finished before the pod goes.
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    server.close();
    server.closeIdleConnections();
  });
}
