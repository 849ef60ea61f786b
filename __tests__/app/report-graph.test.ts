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
