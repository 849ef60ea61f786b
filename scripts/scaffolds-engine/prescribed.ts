/** Who shares a network by what the pattern prescribes, as groups of services. Written from the patterns, not from the skeletons. */
export interface Prescribed {
  readonly slug: string;
  /** Services (`project/service`, where `~` stands for the project's name) within reach of each other; nobody else is. */
  readonly groups: readonly (readonly string[])[];
  /** The only ones that other machines, or this one, reach from outside. */
  readonly published: readonly string[];
}

const PARTICIPANTS = ['shop-api', 'billing', 'shipping', 'notifications', 'analytics'];
const SERVICES = ['catalogue', 'orders', 'payments'];

export const PRESCRIBED: readonly Prescribed[] = [
  {
    slug: 'monolith',
    groups: [['~/frontend', '~/api', '~/worker', '~/db', '~/queue']],
    published: ['~/frontend'],
  },
  {
    slug: 'layered-monolith',
    groups: [
      ['~/proxy', '~/frontend'],
      ['~/frontend', '~/api', '~/worker'],
      ['~/api', '~/worker', '~/db', '~/queue'],
    ],
    published: ['~/proxy'],
  },
  {
    slug: 'externalized-infrastructure',
    groups: [
      ['~-apps/frontend', '~-apps/api'],
      ['~-apps/api', '~-apps/worker', '~-infra/db', '~-infra/queue'],
    ],
    published: ['~-apps/frontend'],
  },
  {
    slug: 'multi-tier',
    groups: [
      ['~-web/proxy', '~-web/frontend'],
      ['~-web/frontend', '~-app/api'],
      ['~-app/api', '~-app/worker', '~-data/db', '~-data/queue'],
    ],
    published: ['~-web/proxy'],
  },
  {
    slug: 'sidecar',
    groups: [
      ['~/edge-proxy', '~/orders-proxy', '~/catalogue-proxy'],
      ['~/orders', '~/orders-proxy', '~/orders-logger', '~/orders-metrics'],
      ['~/catalogue', '~/catalogue-proxy', '~/catalogue-logger', '~/catalogue-metrics'],
    ],
    published: ['~/edge-proxy'],
  },
  {
    slug: 'microservices',
    groups: [
      ['~-gateway/gateway', ...SERVICES.map((name) => `~-${name}/${name}`)],
      ...SERVICES.map((name) => [`~-${name}/${name}`, `~-${name}/${name}-db`]),
    ],
    published: ['~-gateway/gateway'],
  },
  {
    slug: 'event-driven',
    groups: [...PARTICIPANTS.map((name) => ['~-bus/kafka', `~-${name}/${name}`]), ['~-bus/kafka', '~-bus/topics']],
    published: ['~-shop-api/shop-api'],
  },
];

/** The pairs `from to` that the groups come to, sorted. */
export function pairsOf(groups: Prescribed['groups'], project: string): readonly string[] {
  const pairs = groups.flatMap((group) => {
    const ids = group.map((id) => id.replace('~', project));
    return ids.flatMap((from) => ids.flatMap((to) => (from === to ? [] : [`${from} ${to}`])));
  });
  return [...new Set(pairs)].sort();
}
