import pg from 'pg';
import { migrate } from './migrate.js';
import { createOrders } from './server.js';
import { databaseSettings } from './settings.js';
import { OrderStore } from './store.js';

const port = Number(process.env.PORT ?? 8080);
const pool = new pg.Pool(databaseSettings());
// A connection that breaks while nobody uses it is replaced; it must not end the program.
pool.on('error', (error) => console.error(JSON.stringify({ level: 'error', message: error.message })));

const client = await pool.connect();
try {
  await migrate(client);
} finally {
  client.release();
}

const server = createOrders({ store: new OrderStore(pool), catalog: process.env.CATALOG_URL ?? 'http://catalog' });
server.listen(port, () => console.log(JSON.stringify({ level: 'info', message: `listening on ${port}` })));

// What was begun is finished before the pod goes.
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    server.close(() => pool.end());
    server.closeIdleConnections();
  });
}
