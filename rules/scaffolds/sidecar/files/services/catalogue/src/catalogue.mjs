// Catalogue: GET /health, GET /stats, GET /:item.
import { appendFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:http';

const PRICES = new Map([
  ['tea', 3],
  ['coffee', 4],
]);
const LARGEST_LOG = 1_000_000;
const counts = { requests: 0, misses: 0 };

/** Status and value of the answer to a path. */
export function answerTo(path) {
  if (path === '/health') return [200, { status: 'ok' }];
  if (path === '/stats') return [200, counts];
  const price = PRICES.get(path.slice(1));
  if (price === undefined) {
    counts.misses++;
    return [404, { error: 'not in the catalogue' }];
  }
  return [200, { item: path.slice(1), price }];
}

/** Into a file that the logger follows; it cannot grow without end. */
function log(line, file = process.env.LOG_FILE) {
  if (file === undefined) return console.log(line);
  appendFileSync(file, `${line}\n`);
  if (statSync(file).size > LARGEST_LOG) renameSync(file, `${file}.1`);
}

export function catalogue() {
  return createServer((asked, answer) => {
    counts.requests++;
    const { pathname } = new URL(asked.url ?? '/', 'http://localhost');
    const [status, value] = answerTo(pathname);
    answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    log(JSON.stringify({ request: `${asked.method} ${pathname}`, status }));
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const server = catalogue().listen(8000);
  process.on('SIGTERM', () => server.close());
}
