import type { Level } from '../../../src/rulebook/rule.js';

/** Architectures, those that are common among the first. */
export const PATTERNS = [
  { slug: 'none', name: 'No architecture of its own' },
  { slug: 'monolith', name: 'Monolith' },
  { slug: 'layered-monolith', name: 'Layered Monolith' },
  { slug: 'externalized-infrastructure', name: 'Externalized Infrastructure' },
  { slug: 'multi-tier', name: 'Multi-Tier Architecture' },
  { slug: 'microservices', name: 'Microservices Architecture' },
  { slug: 'container-orchestration', name: 'Container Orchestration' },
  { slug: 'event-driven', name: 'Event-Driven Architecture' },
  { slug: 'serverless', name: 'Serverless / FaaS' },
  { slug: 'service-mesh', name: 'Service Mesh' },
] as const;

interface KnownRule {
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  /** Share of the repositories that do not keep it. */
  readonly often: number;
  /** `{}` stands for a service. */
  readonly message: string;
}

export const RULES: readonly KnownRule[] = [
  {
    id: 'published-store-port',
    title: 'Data stores publish no ports to other machines',
    level: 'error',
    often: 0.16,
    message: '`{}-db` is a database and publishes `5432` on every interface of the machine.',
  },
  {
    id: 'privileged-service',
    title: 'Services run without all rights over the machine',
    level: 'error',
    often: 0.06,
    message: '`{}` is privileged.',
  },
  {
    id: 'duplicate-host-port',
    title: 'A host port is published once',
    level: 'error',
    often: 0.05,
    message: '`{}` publishes `8080`, which `admin` publishes as well.',
  },
  {
    id: 'acme/regulated-is-multi-tier',
    title: 'Regulated services are multi-tier',
    level: 'error',
    often: 0.04,
    message: 'It is regulated, and no tier separates `{}` from its data.',
  },
  {
    id: 'store-reachable-from-edge',
    title: 'No published service can open a connection to a data store that it does not use',
    level: 'warning',
    often: 0.22,
    message: '`{}` is published and can reach `ledger-db` over `default`.',
  },
  {
    id: 'flat-network',
    title: 'Data stores are not on one network with what is open to the outside',
    level: 'warning',
    often: 0.2,
    message: '`{}-db` is on `default` with `web`, which is published.',
  },
  {
    id: 'store-with-moving-tag',
    title: 'Services that keep data run a version that is named',
    level: 'warning',
    often: 0.18,
    message: '`{}-db` runs `postgres:latest`.',
  },
  {
    id: 'literal-credential',
    title: 'Compose files hold no credentials',
    level: 'warning',
    often: 0.12,
    message: '`{}` has a password written down.',
  },
  {
    id: 'expired-suppression',
    title: 'Suppressions have not ended',
    level: 'warning',
    often: 0.04,
    message: 'The suppression for `{}` ended on 2030-05-01.',
  },
  {
    id: 'services-without-healthcheck',
    title: 'Services have a healthcheck',
    level: 'note',
    often: 0.45,
    message: '`{}` has no healthcheck.',
  },
  {
    id: 'ports-on-every-interface',
    title: 'Only what is meant for everyone is published on every interface',
    level: 'note',
    often: 0.3,
    message: '`{}` publishes `3000` on every interface.',
  },
  {
    id: 'unbounded-logs',
    title: 'Logs have a bound',
    level: 'note',
    often: 0.35,
    message: 'The logs of `{}` have no bound.',
  },
  {
    id: 'services-without-memory-limit',
    title: 'Services have a memory limit, also where nothing tells that others rely on them',
    level: 'note',
    often: 0.4,
    message: '`{}` has no memory limit.',
  },
];
