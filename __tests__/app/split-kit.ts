/** A split kit as people write it: infrastructure that creates a network, models, an application, a worker, and one more beside them. */

const joining = (name: string, extra = ''): string => `services:
  ${name}:
    container_name: rag-${name}
    image: acme/${name}:1.4
${extra}    networks: [rag]
networks:
  rag:
    external: true
    name: rag_network
`;

const HEALTH = (test: string): string => `    healthcheck:
      test: [CMD-SHELL, "${test}"]
`;

const STACKS: Readonly<Record<string, string>> = {
  'docker-compose-infra.yml': `services:
  etcd:
    container_name: rag-etcd
    image: quay.io/coreos/etcd:v3.5.18
    networks: [rag]
  milvus:
    container_name: milvus-standalone
    image: milvusdb/milvus:v2.5.4
${HEALTH('curl -f http://localhost:9091/healthz')}    depends_on: [etcd]
    volumes: [milvus:/var/lib/milvus]
    networks: [rag]
volumes:
  milvus:
networks:
  rag:
    name: rag_network
`,
  'docker-compose-app.yml': joining('api', HEALTH('curl -f http://localhost:8000/health')),
  'docker-compose-worker.yml': joining('worker'),
};

const MODELS = `services:
  cache:
    container_name: rag-cache
    image: redis:7.4
    networks: [rag]
networks:
  rag:
    external: true
    name: rag_network
`;

/** The stacks with eight defects' worth of difference between them and the mended kit. */
export function stacks(broken: boolean): Record<string, string> {
  return {
    ...STACKS,
    'docker-compose-models.yml': broken
      ? MODELS
      : MODELS.replace('    networks: [rag]', `${HEALTH('redis-cli ping')}    networks: [rag]`),
    ...(broken ? { 'docker-compose-mcp.yml': joining('mcp') } : {}),
  };
}

/** What differs between the broken kit and the mended one. */
function parts(broken: boolean) {
  return {
    models: broken ? 'docker-compose-model.yml' : 'docker-compose-models.yml',
    milvus: broken ? 'milvus' : 'milvus-standalone',
    start: broken ? ['app', 'infra', 'models', 'worker'] : ['infra', 'models', 'app', 'worker'],
    stop: broken ? ['infra', 'worker', 'app', 'models'] : ['worker', 'app', 'models', 'infra'],
  };
}

const FORMAT = "'{{.State.Health.Status}}'";

export function makefile(broken: boolean): string {
  const { models, milvus, start, stop } = parts(broken);
  const wait = (name: string): string => `\t@for i in $$(seq 1 90); do \\
\t  [ "$$(docker inspect -f ${FORMAT} ${name})" = healthy ] && exit 0; \\
\t  sleep 2; \\
\tdone; echo "${name} is not healthy after 180 s" >&2; exit 1`;
  return `COMPOSE := docker compose
INFRA := $(COMPOSE) -f docker-compose-infra.yml
APP := $(COMPOSE) -f docker-compose-app.yml

.PHONY: start-infra stop-infra start-models stop-models start-app stop-app start-worker stop-worker
.PHONY: wait-milvus wait-cache start-all stop-all restart-all ${broken ? '' : 'logs '}ps

start-infra: ## databases, and the network
\t$(INFRA) up -d
stop-infra:
\t$(INFRA) down

start-models:
\t$(COMPOSE) -f ${models} up -d
stop-models:
\t$(COMPOSE) -f docker-compose-models.yml down

wait-milvus:
${wait(milvus)}
wait-cache:
${wait('rag-cache')}

start-app: wait-milvus wait-cache
\t$(APP) up -d
stop-app:
\t$(APP) down

start-worker:
\t$(COMPOSE) -f docker-compose-worker.yml up -d
stop-worker:
\t$(COMPOSE) -f docker-compose-worker.yml down

start-all: ${start.map((name) => `start-${name}`).join(' ')}
stop-all: ${stop.map((name) => `stop-${name}`).join(' ')}
restart-all: stop-all start-all

logs:
\t$(APP) logs -f ${broken ? '${c:-api}' : '$${c:-api}'}
ps:
\tdocker ps --filter network=rag_network
`;
}

/** One shell line that waits for a container. */
function waiting(name: string): string {
  return `for i in $(seq 90); do [ "$(docker inspect -f ${FORMAT} ${name})" = healthy ] && exit 0; sleep 2; done; exit 1`;
}

export function justfile(broken: boolean): string {
  const { models, milvus, start, stop } = parts(broken);
  const wait = (name: string): string => waiting(name).replace('{{.', '{{{{.');
  return `infra := "docker compose -f docker-compose-infra.yml"

start-infra:
    {{infra}} up -d
stop-infra:
    {{infra}} down
start-models:
    docker compose -f ${models} up -d
stop-models:
    docker compose -f docker-compose-models.yml down
wait-milvus:
    ${wait(milvus)}
wait-cache:
    ${wait('rag-cache')}
start-app: wait-milvus wait-cache
    docker compose -f docker-compose-app.yml up -d
stop-app:
    docker compose -f docker-compose-app.yml down
start-worker:
    docker compose -f docker-compose-worker.yml up -d
stop-worker:
    docker compose -f docker-compose-worker.yml down
start-all: ${start.map((name) => `start-${name}`).join(' ')}
stop-all: ${stop.map((name) => `stop-${name}`).join(' ')}
logs c="api":
    docker compose -f docker-compose-app.yml logs -f {{c}}
`;
}

export function taskfile(broken: boolean): string {
  const { models, milvus, start, stop } = parts(broken);
  const wait = (name: string): string => `|
        ${waiting(name).replace('{{.State.Health.Status}}', '{{`{{.State.Health.Status}}`}}')}`;
  const task = (name: string, command: string): string => `  ${name}:\n    cmds:\n      - ${command}\n`;
  const all = (verb: string, names: readonly string[]): string =>
    `  ${verb}-all:\n    cmds:\n${names.map((name) => `      - task: ${verb}-${name}\n`).join('')}`;
  return `version: '3'
vars:
  INFRA: docker compose -f docker-compose-infra.yml
tasks:
${task('start-infra', "'{{.INFRA}} up -d'")}${task('stop-infra', "'{{.INFRA}} down'")}${task(
  'start-models',
  `docker compose -f ${models} up -d`,
)}${task('stop-models', 'docker compose -f docker-compose-models.yml down')}${task('wait-milvus', wait(milvus))}${task(
  'wait-cache',
  wait('rag-cache'),
)}  start-app:
    deps: [wait-milvus, wait-cache]
    cmds:
      - docker compose -f docker-compose-app.yml up -d
${task('stop-app', 'docker compose -f docker-compose-app.yml down')}${task(
  'start-worker',
  'docker compose -f docker-compose-worker.yml up -d',
)}${task('stop-worker', 'docker compose -f docker-compose-worker.yml down')}${all('start', start)}${all('stop', stop)}`;
}

export function packageJson(broken: boolean): string {
  const { models, milvus, start, stop } = parts(broken);
  const compose = (name: string, verb: string): string => `docker compose -f docker-compose-${name}.yml ${verb}`;
  const scripts = {
    'start:infra': compose('infra', 'up -d'),
    'stop:infra': compose('infra', 'down'),
    'start:models': `docker compose -f ${models} up -d`,
    'stop:models': compose('models', 'down'),
    'wait:milvus': waiting(milvus),
    'wait:cache': waiting('rag-cache'),
    'start:app': `npm run wait:milvus && npm run wait:cache && ${compose('app', 'up -d')}`,
    'stop:app': compose('app', 'down'),
    'start:worker': compose('worker', 'up -d'),
    'stop:worker': compose('worker', 'down'),
    'start:all': start.map((name) => `npm run start:${name}`).join(' && '),
    'stop:all': stop.map((name) => `npm run stop:${name}`).join(' && '),
  };
  return `${JSON.stringify({ name: 'rag', private: true, scripts }, undefined, 2)}\n`;
}

export function script(broken: boolean): string {
  const { models, milvus, start, stop } = parts(broken);
  const wait = (name: string): string => `  for i in $(seq 90); do
    status="$(docker inspect -f ${FORMAT} ${name})"
    [ "$status" = healthy ] && return 0
    sleep 2
  done
  return 1`;
  return `#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")"

start_infra() {
  docker compose -f docker-compose-infra.yml up -d
}
stop_infra() { docker compose -f docker-compose-infra.yml down; }
start_models() {
  docker compose -f ${models} up -d
}
stop_models() { docker compose -f docker-compose-models.yml down; }
wait_milvus() {
${wait(milvus)}
}
wait_cache() {
${wait('rag-cache')}
}
start_app() {
  wait_milvus
  wait_cache
  docker compose -f docker-compose-app.yml up -d
}
stop_app() { docker compose -f docker-compose-app.yml down; }
start_worker() { docker compose -f docker-compose-worker.yml up -d; }
stop_worker() { docker compose -f docker-compose-worker.yml down; }

case "$1" in
  start-all)
${start.map((name) => `    start_${name}\n`).join('')}    ;;
  stop-all)
${stop.map((name) => `    stop_${name}\n`).join('')}    ;;
esac
`;
}
