// Serves the page, and hands what is asked below /api/ to the API. Nothing but Node is needed.
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';

const files = new Map(
  [
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/shop.js', 'shop.js', 'text/javascript; charset=utf-8'],
  ].map(([path, file, type]) => [path, { body: readFileSync(new URL(`public/${file}`, import.meta.url)), type }]),
);

/** Asks the API and passes its answer on. It is asked anew each time, so a restart of the API is noticed. */
function forward(incoming, outgoing, api) {
  const { method, headers } = incoming;
  const asked = request(
    new URL(incoming.url.slice('/api'.length), api),
    { method, headers: { ...headers, host: new URL(api).host }, timeout: 10_000 },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    },
  );
  asked.on('timeout', () => asked.destroy(new Error('timeout')));
  asked.on('error', () => {
    if (!outgoing.headersSent) outgoing.writeHead(502, { 'content-type': 'application/json' });
    outgoing.end('{"error": "the API does not answer"}');
  });
  incoming.pipe(asked);
}

export function frontend(api) {
  return createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
    if (pathname === '/health') return outgoing.end('ok\n');
    if (pathname.startsWith('/api/')) return forward(incoming, outgoing, api);
    const file = files.get(pathname);
    if (file === undefined) return outgoing.writeHead(404).end('not found\n');
    return outgoing
      .writeHead(200, {
        'content-type': file.type,
        'content-security-policy': "default-src 'self'",
        'x-content-type-options': 'nosniff',
      })
      .end(file.body);
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const server = frontend(process.env.API_URL ?? 'http://api:8000').listen(Number(process.env.PORT ?? 3000));
  process.on('SIGTERM', () => server.close());
}
