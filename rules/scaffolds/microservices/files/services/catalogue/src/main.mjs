// Catalogue: GET /health, GET /ready, GET /:item.
import { createServer } from 'node:http';
import { connect } from 'node:net';

const PRICES = new Map([
  ['tea', 3],
  ['coffee', 4],
]);

/** Whether its own database can be reached. Nobody else's may be. */
function databaseAnswers(address = process.env.DATABASE_ADDRESS ?? 'db:5432') {
  const [host, port] = address.split(':');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port), timeout: 2000 });
    const end = (answers) => {
      socket.destroy();
      resolve(answers);
    };
    socket.on('connect', () => end(true)).on('error', () => end(false)).on('timeout', () => end(false));
  });
}

/** Status and value of the answer to a path. */
export async function answerTo(path) {
  if (path === '/health') return [200, { status: 'ok' }];
  if (path === '/ready') return (await databaseAnswers()) ? [200, { status: 'ready' }] : [503, { status: 'no database' }];
  const price = PRICES.get(path.slice(1));
  return price === undefined ? [404, { error: 'not in the catalogue' }] : [200, { item: path.slice(1), price }];
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const server = createServer(async (asked, answer) => {
    const [status, value] = await answerTo(new URL(asked.url ?? '/', 'http://localhost').pathname);
    answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  }).listen(8000);
  process.on('SIGTERM', () => server.close());
}
