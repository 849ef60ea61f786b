import type { Topology } from './topology.js';

/** Topologies that each show one thing that Compose files really do; the generated ones mix them. */
export const CATALOGUE: readonly Topology[] = [
  {
    name: 'tiers',
    about: 'Web, application and data tier on two networks; the middle one does not route.',
    external: [],
    projects: [
      {
        name: 'shop',
        services: [
          { name: 'web', networks: [{ network: 'front' }], ports: ['20080:9001'] },
          { name: 'app', networks: [{ network: 'front' }, { network: 'back' }] },
          { name: 'worker', networks: [{ network: 'back' }] },
          { name: 'db', networks: [{ network: 'back', aliases: ['database', 'primary'] }] },
        ],
        networks: [{ key: 'front' }, { key: 'back' }],
      },
    ],
  },
  {
    name: 'internal',
    about: 'An internal network connects its members and the machine; it publishes nothing.',
    external: [],
    projects: [
      {
        name: 'vault',
        services: [
          {
            name: 'proxy',
            networks: [{ network: 'edge' }, { network: 'sealed' }],
            ports: ['20081:9001', '127.0.0.1:20082:9001'],
          },
          { name: 'api', networks: [{ network: 'sealed' }] },
          { name: 'store', networks: [{ network: 'sealed' }], ports: ['20083:9003'] },
          { name: 'metrics', networkMode: 'host' },
        ],
        networks: [{ key: 'edge' }, { key: 'sealed', internal: true }],
      },
    ],
  },
  {
    name: 'default-network',
    about: 'Services that name no network join the default one; those that name one do not.',
    external: [],
    projects: [
      {
        name: 'blog',
        services: [
          { name: 'site', ports: ['20084:9001', '9001'] },
          { name: 'db' },
          { name: 'apart', networks: [{ network: 'island' }] },
          { name: 'both', networks: [{ network: 'default' }, { network: 'island' }] },
        ],
        networks: [{ key: 'island' }],
      },
    ],
  },
  {
    name: 'default-internal',
    about: 'The default network itself made internal.',
    external: [],
    projects: [
      {
        name: 'lab',
        services: [
          { name: 'notebook', ports: ['20085:9001'] },
          { name: 'db' },
          { name: 'machine', networkMode: 'host' },
          { name: 'none', networkMode: 'none' },
        ],
        networks: [{ key: 'default', internal: true }],
      },
    ],
  },
  {
    name: 'namespaces',
    about: 'A chain of followers has the addresses and the names of its first member.',
    external: [],
    projects: [
      {
        name: 'mesh',
        services: [
          { name: 'vpn', networks: [{ network: 'tunnel' }], ports: ['20086:9002'], hostname: 'exit' },
          { name: 'client', networkMode: 'service:vpn' },
          { name: 'sniffer', networkMode: 'service:client' },
          { name: 'peer', networks: [{ network: 'tunnel' }] },
          { name: 'stranger', networks: [{ network: 'other' }] },
        ],
        networks: [{ key: 'tunnel' }, { key: 'other' }],
      },
    ],
  },
  {
    name: 'follow-anything',
    about: 'Followers of the machine, of no network and of the default bridge.',
    external: [],
    projects: [
      {
        name: 'odd',
        services: [
          { name: 'machine', networkMode: 'host' },
          { name: 'on-machine', networkMode: 'service:machine' },
          { name: 'lonely', networkMode: 'none' },
          { name: 'with-lonely', networkMode: 'service:lonely' },
          { name: 'old', networkMode: 'bridge' },
          { name: 'with-old', networkMode: 'service:old' },
          { name: 'plain' },
        ],
        networks: [],
      },
    ],
  },
  {
    name: 'default-bridge',
    about: 'The default bridge connects by address, knows no names but links, and is apart from the others.',
    external: [],
    projects: [
      {
        name: 'legacy',
        services: [
          { name: 'a', networkMode: 'bridge', links: ['b', 'c:sea'] },
          { name: 'b', networkMode: 'bridge', ports: ['20087:9002'] },
          { name: 'c', networkMode: 'bridge', containerName: 'the-c' },
          { name: 'd' },
        ],
        networks: [],
      },
    ],
  },
  {
    name: 'two-projects',
    about: 'An external network joins two projects; each keeps its own default network.',
    external: [{ name: 'gp-shared' }],
    projects: [
      {
        name: 'left',
        services: [
          { name: 'web', networks: [{ network: 'default' }, { network: 'shared', aliases: ['entry'] }] },
          { name: 'db' },
        ],
        networks: [{ key: 'shared', name: 'gp-shared', external: true }],
      },
      {
        name: 'right',
        services: [
          { name: 'web', networks: [{ network: 'default' }, { network: 'gp-shared' }], ports: ['20088:9003'] },
          { name: 'db' },
        ],
        networks: [{ key: 'gp-shared', external: true }],
      },
    ],
  },
  {
    name: 'borrowed-network',
    about: 'One project creates a network, the other uses it as external by its real name.',
    external: [],
    projects: [
      {
        name: 'platform',
        services: [
          { name: 'broker', networks: [{ network: 'bus', aliases: ['events'] }] },
          { name: 'internal-db', networks: [{ network: 'private' }] },
        ],
        networks: [{ key: 'bus' }, { key: 'private', internal: true }],
      },
      {
        name: 'tenant',
        services: [
          { name: 'consumer', networks: [{ network: 'platform' }] },
          { name: 'ui', networks: [{ network: 'platform' }, { network: 'own' }] },
          { name: 'cache', networks: [{ network: 'own' }] },
        ],
        networks: [{ key: 'platform', name: 'platform_bus', external: true }, { key: 'own' }],
      },
    ],
  },
  {
    name: 'containers-across',
    about: 'A follower of a container of another project, by a fixed name and by the name that Compose gives.',
    external: [],
    projects: [
      {
        name: 'base',
        services: [
          { name: 'gateway', containerName: 'gp-gateway', networks: [{ network: 'lan' }] },
          { name: 'plain', networks: [{ network: 'lan' }] },
          { name: 'db', networks: [{ network: 'lan' }] },
        ],
        networks: [{ key: 'lan' }],
      },
      {
        name: 'addon',
        services: [
          { name: 'debug', networkMode: 'container:gp-gateway' },
          { name: 'tap', networkMode: 'container:base-plain-1' },
          { name: 'tap-of-tap', networkMode: 'service:tap' },
          { name: 'own' },
        ],
        networks: [],
      },
    ],
  },
  {
    name: 'mode-by-name',
    about: 'A network mode that is the name of a network joins it, without the names that Compose gives.',
    external: [{ name: 'gp-lan' }],
    projects: [
      {
        name: 'member',
        services: [
          { name: 'one', networks: [{ network: 'gp-lan' }] },
          { name: 'two', networkMode: 'gp-lan', hostname: 'second' },
          { name: 'three' },
          { name: 'four', networks: [{ network: 'default' }, { network: 'gp-lan', aliases: ['fourth'] }] },
        ],
        networks: [{ key: 'gp-lan', external: true }],
      },
    ],
  },
  {
    name: 'machine',
    about: 'Two services on the machine: every bridge is theirs, and everybody on a bridge reaches them.',
    external: [],
    projects: [
      {
        name: 'ops',
        services: [
          { name: 'agent', networkMode: 'host' },
          { name: 'exporter', networkMode: 'host', ports: ['20089:9002'] },
          { name: 'dashboard' },
        ],
        networks: [],
      },
      {
        name: 'app',
        services: [
          { name: 'web', networks: [{ network: 'front' }] },
          { name: 'sealed', networks: [{ network: 'deep' }] },
          { name: 'old', networkMode: 'bridge' },
          { name: 'lonely', networkMode: 'none' },
        ],
        networks: [{ key: 'front' }, { key: 'deep', internal: true }],
      },
    ],
  },
  {
    name: 'profiles',
    about: 'Services of every profile, all active.',
    external: [],
    projects: [
      {
        name: 'suite',
        services: [
          { name: 'api', networks: [{ network: 'default' }, { network: 'data' }] },
          { name: 'db', networks: [{ network: 'data' }] },
          { name: 'admin', profiles: ['debug'], networks: [{ network: 'data' }], ports: ['127.0.0.1:20090:9003'] },
          { name: 'seed', profiles: ['tools', 'debug'] },
        ],
        networks: [{ key: 'data' }],
      },
    ],
  },
  {
    name: 'same-alias',
    about: 'One name on two networks, and one alias for two services.',
    external: [],
    projects: [
      {
        name: 'names',
        services: [
          { name: 'blue', networks: [{ network: 'n1', aliases: ['db', 'pool'] }] },
          { name: 'green', networks: [{ network: 'n2', aliases: ['db'] }] },
          { name: 'red', networks: [{ network: 'n1', aliases: ['pool'] }] },
          { name: 'asker', networks: [{ network: 'n1' }, { network: 'n2' }], links: ['blue:sky'] },
        ],
        networks: [{ key: 'n1' }, { key: 'n2' }],
      },
    ],
  },
];
