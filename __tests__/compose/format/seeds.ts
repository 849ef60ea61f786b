import type { Value } from './documents.js';

/** Documents as people write them: what is mutated is more than what the table can think of. */
export const SEEDS: readonly Value[] = [
  {
    name: 'shop',
    services: {
      web: {
        build: {
          context: './web',
          args: { NODE_ENV: 'production', PORT: 3000 },
          target: 'runtime',
          labels: ['team=shop'],
        },
        ports: ['8080:80', { target: 443, published: '8443', protocol: 'tcp', mode: 'host' }],
        environment: { DATABASE_URL: 'postgres://db/shop', DEBUG: null, WORKERS: 4 },
        depends_on: { db: { condition: 'service_healthy' }, cache: { condition: 'service_started', required: false } },
        networks: { front: null, back: { aliases: ['web.internal'], ipv4_address: '172.28.0.10' } },
        deploy: { replicas: 2, resources: { limits: { cpus: '0.5', memory: '256m', pids: 100 } } },
        develop: { watch: [{ path: './web', action: 'sync', target: '/app', ignore: ['node_modules/'] }] },
      },
      db: {
        image: 'postgres:16',
        volumes: [
          'data:/var/lib/postgresql/data',
          { type: 'bind', source: './init', target: '/init', read_only: true },
        ],
        secrets: ['password', { source: 'ca', target: '/run/ca.pem', mode: 288 }],
        healthcheck: { test: ['CMD', 'pg_isready'], interval: '10s', retries: 5, start_period: '30s' },
        shm_size: '128m',
        ulimits: { nofile: { soft: 1024, hard: 4096 }, nproc: 512 },
        networks: ['back'],
      },
      cache: {
        image: 'redis:7',
        command: ['redis-server', '--appendonly', 'yes'],
        sysctls: ['net.core.somaxconn=1024'],
      },
    },
    networks: { front: {}, back: { internal: true, ipam: { config: [{ subnet: '172.28.0.0/16' }] } } },
    volumes: { data: { driver: 'local', driver_opts: { type: 'nfs', o: 'addr=10.0.0.1,rw', device: ':/data' } } },
    secrets: { password: { file: './password.txt' }, ca: { external: true, name: 'company-ca' } },
  },
  {
    version: '3.8',
    'x-logging': { driver: 'json-file', options: { 'max-size': '10m' } },
    services: {
      worker: {
        image: 'worker',
        entrypoint: '/entrypoint.sh',
        command: null,
        env_file: ['.env', { path: 'local.env', required: false, format: 'raw' }],
        logging: { driver: 'json-file', options: { 'max-size': '10m', 'max-file': 3 } },
        cap_add: ['NET_ADMIN'],
        extra_hosts: { 'host.docker.internal': 'host-gateway', both: ['10.0.0.1', '::1'] },
        tmpfs: ['/run', '/tmp:size=64m'],
        restart: 'unless-stopped',
        stop_grace_period: '1m30s',
        profiles: ['jobs'],
        pull_policy: 'every_2d',
        post_start: [{ command: ['chown', '-R', 'app', '/data'], user: 'root' }],
        pre_stop: [{ command: './drain.sh', environment: ['WAIT=5'] }],
        pre_start: [{ image: 'busybox', command: 'echo ready', per_replica: true }],
      },
    },
    configs: { app: { content: 'debug = false' }, env: { environment: 'APP_CONFIG' } },
  },
  {
    include: ['../base/compose.yaml', { path: ['a.yaml', 'b.yaml'], project_directory: '..', env_file: '.env' }],
    services: {
      ai: {
        build: '.',
        gpus: [{ driver: 'nvidia', count: 1, capabilities: ['gpu'] }],
        models: { llm: { endpoint_var: 'LLM_URL', model_var: 'LLM_NAME' }, embed: null },
        deploy: {
          mode: 'global',
          labels: { tier: 'ai' },
          update_config: { parallelism: 2, delay: '10s', order: 'start-first', max_failure_ratio: 0.3 },
          restart_policy: { condition: 'on-failure', max_attempts: 3, window: '120s' },
          placement: { constraints: ['node.role==worker'], preferences: [{ spread: 'node.labels.zone' }] },
          resources: {
            reservations: {
              devices: [{ capabilities: ['gpu'], device_ids: ['0', '3'] }],
              generic_resources: [{ discrete_resource_spec: { kind: 'SSD', value: 2 } }],
            },
          },
        },
        cpu_percent: 50,
        oom_score_adj: -500,
        blkio_config: { weight: 300, device_read_bps: [{ path: '/dev/sda', rate: '12mb' }] },
        credential_spec: { file: 'spec.json' },
        use_api_socket: true,
      },
      tunnel: { provider: { type: 'vpn', options: { region: 'eu', routes: ['10.0.0.0/8'] } } },
      copy: { extends: { file: 'common.yaml', service: 'base' }, links: ['ai:assistant'], label_file: './labels' },
    },
    models: {
      llm: { model: 'ai/smollm2', context_size: 4096, runtime_flags: ['--temp', '0'] },
      embed: { model: 'ai/embed' },
    },
    networks: { outside: { external: { name: 'company' } }, off: null },
    volumes: { cache: null },
  },
];
