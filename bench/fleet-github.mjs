// A GitHub with as many repositories as are asked for, for bench/fleet-simulate.mjs: a process of its own, which prints its port. What a
// repository holds is made anew from its number at each call, so that ten thousand of them take no memory.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

const COUNT = Number(process.argv[2] ?? 10_000);
let calls = 0;

const hash = (type, content) => createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');

/** Path to text. */
function filesOf(number) {
  const name = `service-${number}`;
  const base = {
    'README.md': `# ${name}\n`,
    Dockerfile: `FROM node:22.${number % 12}-alpine\nCOPY . /app\n`,
    'src/index.js': `// ${number}\n`,
  };
  const edition = 1 + (number % 10);
  const store = ['postgres:16.4', 'mysql:8.4', 'redis:7.4', 'mongo:7.0'][number % 4];
  const services = Array.from(
    { length: 1 + (number % 5) },
    (_, index) =>
      `  part-${index}:\n    build: ./part-${index}\n    ports: ["${8000 + index}:8080"]\n    depends_on: [store]\n`,
  ).join('');
  switch (number % 7) {
    case 0:
      return {
        ...base,
        'serverless.yml': `service: ${name}\nprovider: { name: aws, runtime: nodejs22.x }\nfunctions:\n  a: { handler: src/index.a, events: [{ schedule: rate(${1 + edition} hours) }] }\n`,
      };
    case 1:
      return {
        ...base,
        'k8s/app.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec:\n  replicas: ${edition}\n  selector: { matchLabels: { app: a } }\n  template:\n    metadata: { labels: { app: a } }\n    spec: { containers: [{ name: a, image: "registry.example.com/${name}:1.${number}" }] }\n`,
      };
    case 2:
      return { ...base, 'package.json': `{ "name": "@acme/${name}", "version": "1.${edition}.0" }\n` };
    default:
      return {
        ...base,
        'compose.yaml': `name: ${name}\nservices:\n${services}  store:\n    image: ${store}\n    ports: ["${5000 + (number % 900)}:5432"]\n    labels: { edition: "${edition}" }\n`,
      };
  }
}

function objectsOf(number) {
  const files = filesOf(number);
  const blobs = new Map();
  const entries = Object.entries(files).map(([path, text]) => {
    const content = Buffer.from(text);
    const sha = hash('blob', content);
    blobs.set(sha, content);
    return { path, mode: '100644', type: 'blob', sha, size: content.length };
  });
  const tree = hash('tree', Buffer.from(JSON.stringify(entries)));
  return { blobs, entries, tree, commit: hash('commit', Buffer.from(tree)) };
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const reply = (body, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const parts = url.pathname.split('/').slice(1);
  if (parts[0] === 'calls') return reply({ calls });
  calls++;
  if (parts[0] === 'orgs' && parts[2] === 'repos') {
    const page = Number(url.searchParams.get('page') ?? 1) - 1;
    const numbers = Array.from(
      { length: Math.max(0, Math.min(100, COUNT - page * 100)) },
      (_, index) => page * 100 + index,
    );
    return reply(
      numbers.map((number) => ({
        full_name: `acme/service-${number}`,
        default_branch: 'main',
        html_url: `https://github.com/acme/service-${number}`,
        language: ['Go', 'Java', 'TypeScript'][number % 3],
        topics: [`team-${number % 20}`],
        archived: false,
        fork: false,
        size: (number * 7919) % 50_000,
        custom_properties: { tier: String(number % 3) },
      })),
    );
  }
  const number = Number(/^service-(\d+)$/.exec(parts[2] ?? '')?.[1] ?? Number.NaN);
  if (!(number < COUNT)) return reply({ message: 'Not Found' }, 404);
  const { blobs, entries, tree, commit } = objectsOf(number);
  if (parts[3] === 'branches') return reply({ name: 'main', commit: { sha: commit, commit: { tree: { sha: tree } } } });
  if (parts[4] === 'trees') return reply({ sha: tree, tree: entries, truncated: false });
  const content = blobs.get(parts[5]);
  if (content === undefined) return reply({ message: 'Not Found' }, 404);
  return reply({ sha: parts[5], size: content.length, content: content.toString('base64'), encoding: 'base64' });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
