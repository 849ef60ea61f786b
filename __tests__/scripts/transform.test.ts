import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { TRANSFORMATIONS, type TransformationName } from '../../scripts/corpus/transform/index.js';
import { memory } from '../../src/source/memory.js';

function filesAfter(name: TransformationName, files: Readonly<Record<string, string>>): Record<string, string> {
  const repository = TRANSFORMATIONS[name](memory(files));
  return Object.fromEntries(
    repository.files.map(({ path }) => {
      const result = repository.read(path);
      return [path, result.ok ? result.text : result.message];
    }),
  );
}

const COMPOSE = `services:
  # Takes orders.
  orders:
    build: ./orders
    container_name: shop-orders
    networks: [shopnet]
    depends_on: { orders-db: { condition: service_started } }
    links: ["cache:redis"]
    environment:
      DATABASE_URL: postgres://orders-db:secret@orders-db:5432/orders
      CACHE_HOST: cache
      DB_NAME: orders
    command: ["wait-for", "orders-db:5432"]
  orders-proxy:
    image: envoyproxy/envoy:v1.31.0
    network_mode: service:orders
  orders-db:
    image: postgres:16
    networks:
      shopnet: { aliases: [store] }
  cache:
    image: redis:7
    networks: [shopnet]
networks:
  shopnet:
    name: shop-backbone
`;

describe('renamed services and networks', () => {
  const { 'compose.yaml': text = '', Makefile: makefile } = filesAfter('services', {
    'compose.yaml': COMPOSE,
    Makefile: 'up:\n\tdocker network create shop-backbone\n\tdocker compose up -d orders\n',
  });

  test('have new names wherever something refers to them', () => {
    expect(text).toBe(`services:
  # Takes orders.
  bravo:
    build: ./orders
    container_name: golf
    networks: [bravo]
    depends_on: { charlie: { condition: service_started } }
    links: ["alpha:redis"]
    environment:
      DATABASE_URL: postgres://orders-db:secret@charlie:5432/orders
      CACHE_HOST: alpha
      DB_NAME: orders
    command: ["wait-for", "charlie:5432"]
  foxtrot:
    image: envoyproxy/envoy:v1.31.0
    network_mode: service:bravo
  charlie:
    image: postgres:16
    networks:
      bravo: { aliases: [juliett] }
  alpha:
    image: redis:7
    networks: [bravo]
networks:
  bravo:
    name: alpha
`);
  });

  test('are named so in commands', () => {
    expect(makefile).toBe('up:\n\tdocker network create alpha\n\tdocker compose up -d bravo\n');
  });
});

test('reordered keys say the same, with their comments', () => {
  const { 'compose.yaml': text = '' } = filesAfter('reorder', { 'compose.yaml': COMPOSE });
  const plain = (written: string): unknown => parseAllDocuments(written).map((document) => document.toJS());
  expect(plain(text)).toEqual(plain(COMPOSE));
  expect(text.indexOf('networks:')).toBeLessThan(text.indexOf('services:'));
  expect(text).toMatch(/# Takes orders\.\n {2}orders:/);
});

const DEPLOYMENT = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n';
const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n';

test('documents of one file become files that the kustomization lists', () => {
  const files = filesAfter('split', {
    'k8s/web.yaml': `${DEPLOYMENT}---\n${SERVICE}`,
    'k8s/kustomization.yaml': 'resources:\n  - web.yaml\n',
  });
  expect(files).toEqual({
    'k8s/web-1.yaml': DEPLOYMENT,
    'k8s/web-2.yaml': SERVICE,
    'k8s/kustomization.yaml': 'resources:\n  - web-1.yaml\n  - web-2.yaml\n',
  });
});

test('files of one folder become one that the kustomization lists', () => {
  const files = filesAfter('join', {
    'k8s/web.yaml': DEPLOYMENT,
    'k8s/web-service.yaml': SERVICE,
    'k8s/kustomization.yaml': 'resources:\n  - web.yaml\n  - web-service.yaml\n',
  });
  expect(files).toEqual({
    'k8s/manifests.yaml': `${SERVICE}---\n${DEPLOYMENT}`,
    'k8s/kustomization.yaml': 'resources:\n  - manifests.yaml\n',
  });
});

test('folders of services have new names in the tree and wherever a path leads into them', () => {
  const files = filesAfter('folders', {
    'compose.yaml': 'services:\n  orders:\n    build: ./orders\n    env_file: orders/settings.env\n',
    'orders/Dockerfile': 'FROM node:22\n',
    'orders/settings.env': 'PORT=80\n',
    Makefile: 'test:\n\tcd orders && npm test\n',
  });
  expect(files).toEqual({
    'compose.yaml': 'services:\n  orders:\n    build: ./alpha\n    env_file: alpha/settings.env\n',
    'alpha/Dockerfile': 'FROM node:22\n',
    'alpha/settings.env': 'PORT=80\n',
    Makefile: 'test:\n\tcd alpha && npm test\n',
  });
});

test('Compose files and manifests have new names, also where a command names them', () => {
  const service = 'services:\n  web:\n    image: nginx:1.27\n';
  const files = filesAfter('files', {
    'compose.yaml': service,
    'docker-compose.prod.yml': service,
    'infra.yml': service,
    'k8s/web.yaml': DEPLOYMENT,
    Makefile: 'up:\n\tdocker compose -f infra.yml -f docker-compose.prod.yml up\n\tkubectl apply -f k8s/web.yaml\n',
  });
  expect(Object.keys(files).sort()).toEqual([
    'Makefile',
    'alpha.yml',
    'compose.yaml',
    'docker-compose.bravo.yml',
    'k8s/charlie.yaml',
  ]);
  expect(files['Makefile']).toBe(
    'up:\n\tdocker compose -f alpha.yml -f docker-compose.bravo.yml up\n\tkubectl apply -f k8s/charlie.yaml\n',
  );
});

test('unrelated files stand beside those that were there, and replace none', () => {
  const files = filesAfter('unrelated', { 'docs/guide.md': 'Mine.\n', 'compose.yaml': COMPOSE });
  expect(files['docs/guide.md']).toBe('Mine.\n');
  expect(files['compose.yaml']).toBe(COMPOSE);
  expect(Object.keys(files).length).toBeGreaterThan(10);
});
