import pg from 'pg';
import { OrderStore } from './orders.js';
import { createApi } from './server.js';
import { readSettings } from './settings.js';

const settings = readSettings();
const pool = new pg.Pool(settings.database);
// A connection that breaks while nobody uses it is replaced; it must not end the program.
pool.on('error', (error) => log('error', error.message));
const server = createApi(new OrderStore(pool), log);
server.listen(settings.port, () => log('info', `listening on ${settings.port}`));

// Kubernetes says SIGTERM, and waits. What was begun is finished first.
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    server.close(async () => {
      await pool.end();
    });
    server.closeIdleConnections();
  });
}

function log(level, message) {
  console.log(JSON.stringify({ time: new Date().toISOString(), level, message }));
}
