import { createShop } from './server.js';

const port = Number(process.env.PORT ?? 8080);
const server = createShop(process.env.CLOUD ?? 'local');
server.listen(port, () => console.log(JSON.stringify({ level: 'info', message: `listening on ${port}` })));

// What was begun is finished before the pod goes.
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    server.close();
    server.closeIdleConnections();
  });
}
