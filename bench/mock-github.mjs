// A GitHub that takes every check run, for bench/run.mjs: a process of its own, which prints its port.
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: 1, html_url: 'http://127.0.0.1/1', output: { annotations_count: 0 } }));
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
