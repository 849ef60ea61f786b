// Run with `make test`, or `node --test`.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { frontend } from '../server.mjs';

const listen = (server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${server.address().port}`)));

test('the page is there, the API is asked without its prefix, and its absence is told', async () => {
  const api = createServer((asked, answer) => answer.end(asked.url));
  const web = frontend(await listen(api));
  const at = await listen(web);
  assert.equal((await fetch(`${at}/health`)).status, 200);
  assert.match(await (await fetch(at)).text(), /<form/);
  assert.equal(await (await fetch(`${at}/api/orders?all=1`)).text(), '/orders?all=1');
  assert.equal((await fetch(`${at}/none`)).status, 404);
  api.closeAllConnections();
  await new Promise((done) => api.close(done));
  assert.equal((await fetch(`${at}/api/orders`)).status, 502);
  web.closeAllConnections();
  web.close();
});
