import { expect, test } from '@jest/globals';
import { graphsOf } from '../../src/app/graph.js';
import { memory } from '../../src/source/memory.js';

test('the graph for pictures says who creates a network, and who runs in the network namespace of another', async () => {
  const { graph, reach } = await graphsOf(
    memory(
      {
        'compose.yaml': `services:
  vpn: { image: gluetun }
  torrent: { image: qbittorrent, network_mode: "service:vpn" }
  proxy: { image: traefik, networks: [edge] }
networks:
  edge: { external: true }
`,
      },
      { name: 'home' },
    ),
    {},
  );
  expect(graph.services.map(({ id, sharesWith }) => [id, sharesWith])).toEqual([
    ['home/proxy', undefined],
    ['home/torrent', 'home/vpn'],
    ['home/vpn', undefined],
  ]);
  expect(graph.networks.map(({ name, creator, services }) => [name, creator, services])).toEqual([
    ['edge', undefined, ['home/proxy']],
    ['home_default', 'home', ['home/torrent', 'home/vpn']],
  ]);
  expect(reach.services.map(({ id }) => id)).toEqual(graph.services.map(({ id }) => id));
});

test('a name that is a service elsewhere, out of reach, is no call; a name that a file gives is kept as it is', async () => {
  const { graph } = await graphsOf(
    memory({
      'prod/compose.yaml': `services:
  db: { image: postgres:16, networks: [net] }
  api: { image: example/api, networks: [net], environment: { DB_HOST: db } }
networks:
  net: { name: prod_net }
`,
      'dev/compose.yaml': `services:
  web: { image: example/web, environment: { DB_HOST: db }, ports: ["8000:80"] }
`,
    }),
    {},
  );
  expect(graph.uses).toEqual([{ from: 'prod/api', to: 'prod/db' }]);
  expect(graph.networks.map(({ name, creator, named }) => [name, creator, named])).toEqual([
    ['dev_default', 'dev', undefined],
    ['prod_net', 'prod', true],
  ]);
});
