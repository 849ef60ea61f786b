// Writes a tree of Compose projects for the benchmark: deterministic, so that two runs measure the same work.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const KINDS = [
  { name: 'web', image: 'nginx:1.27-alpine', port: 80, published: true, networks: ['front'] },
  { name: 'api', build: './api', port: 8080, networks: ['front', 'back'] },
  { name: 'worker', build: './worker', networks: ['back'] },
  { name: 'db', image: 'postgres:16', port: 5432, networks: ['back'], data: '/var/lib/postgresql/data' },
  { name: 'cache', image: 'redis:7', port: 6379, networks: ['back'] },
];

/** The text of one project of `services` services; `seed` varies names and ports. */
export function composeText(services, seed) {
  const lines = [`name: project${seed}`, 'services:'];
  for (let i = 0; i < services; i++) {
    const kind = KINDS[i % KINDS.length];
    lines.push(`  ${kind.name}${i}:`);
    lines.push(kind.image ? `    image: ${kind.image}` : `    build: ${kind.build}`);
    if (kind.published) lines.push('    ports:', `      - "${8000 + i}:${kind.port}"`);
    lines.push('    environment:', `      SEED: "${seed}"`, `      DB_HOST: db${i - (i % KINDS.length) + 3}`);
    lines.push(`      PASSWORD: \${PASSWORD_${i}:-change-me}`);
    if (i > 0) lines.push('    depends_on:', `      - ${KINDS[(i - 1) % KINDS.length].name}${i - 1}`);
    if (i % 3 === 0) lines.push('    healthcheck:', '      test: ["CMD", "true"]', '      interval: 30s');
    if (i % 2 === 0) lines.push('    deploy:', '      resources:', '        limits: {cpus: "0.5", memory: 128M}');
    if (kind.data) lines.push('    volumes:', `      - data${i}:${kind.data}`);
    lines.push(`    networks: [${kind.networks.join(', ')}]`, '    restart: unless-stopped');
  }
  lines.push('networks:', '  front: {}', '  back: {internal: true}', 'volumes:');
  for (let i = 0; i < services; i++) if (KINDS[i % KINDS.length].data) lines.push(`  data${i}: {}`);
  return `${lines.join('\n')}\n`;
}

/** Makes `files` folders with a compose.yaml each. */
export function generateTree(folder, files, services) {
  for (let i = 0; i < files; i++) {
    const project = join(folder, `project${String(i).padStart(5, '0')}`);
    mkdirSync(project, { recursive: true });
    writeFileSync(join(project, 'compose.yaml'), composeText(services, i));
  }
}

/** Paths of a repository of services in TypeScript: fifty files a folder, twenty folders a service. */
export function manyPaths(count) {
  const paths = ['README.md', '.gitignore', 'compose.yaml'];
  for (let i = 0; paths.length < count; i++) {
    const folder = Math.floor(i / 50);
    paths.push(`services/svc-${Math.floor(folder / 20)}/src/mod-${folder % 20}/file-${i % 50}.ts`);
  }
  return paths;
}

/** Writes such a repository. */
export function generateFiles(folder, count) {
  for (const path of manyPaths(count)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, path === 'compose.yaml' ? composeText(20, 1) : '\n');
  }
}
