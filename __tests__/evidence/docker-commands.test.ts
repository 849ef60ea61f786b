import { describe, expect, test } from '@jest/globals';
import { collect, detailsOf, seen } from './collected.js';

describe('Dockerfiles', () => {
  test('stages, ports, own code and the command', () => {
    const text = `ARG NODE=20-alpine
FROM node:\${NODE} AS build
WORKDIR /app
COPY package.json ./
RUN npm ci && \\
    npm run build
FROM nginx:1.27
COPY --from=build /app/dist /usr/share/nginx/html
EXPOSE 8080 8443/tcp
CMD ["nginx", "-g", "daemon off;"]
`;
    expect(seen({ 'web/Dockerfile': text }, 'dockerfile')).toEqual([
      'dockerfile.file web web @web/Dockerfile:1',
      'dockerfile.base node build @web/Dockerfile:2',
      'dockerfile.own-code copy @web/Dockerfile:4',
      'dockerfile.own-code build @web/Dockerfile:5',
      'dockerfile.base nginx @web/Dockerfile:7',
      'dockerfile.expose 8080 @web/Dockerfile:9',
      'dockerfile.expose 8443 @web/Dockerfile:9',
      'dockerfile.command nginx -g daemon off; @web/Dockerfile:10',
    ]);
    expect(detailsOf({ 'web/Dockerfile': text }, 'dockerfile.base')).toEqual({ tag: '20-alpine' });
  });

  test('say what the last stage starts, and what is built in a here-document', () => {
    const text =
      'FROM a AS base\nCMD ["serve"]\nFROM base AS dev\nCMD dev\nFROM base\nCOPY <<F /f\nx\nF\nRUN <<E\ncd x\nnpm ci\nE\n';
    expect(seen({ Dockerfile: text }, 'dockerfile.command', 'dockerfile.own-code')).toEqual([
      'dockerfile.command serve @Dockerfile:2',
      'dockerfile.own-code build @Dockerfile:9',
    ]);
  });

  test('exist by their path alone', () => {
    expect(
      seen(
        { Dockerfile: '', 'api/worker.Dockerfile': '', 'api/Dockerfile.dev': '', 'Dockerfile.md': '' },
        'dockerfile',
      ),
    ).toEqual([
      'dockerfile.file . @Dockerfile:1',
      'dockerfile.file api api @api/Dockerfile.dev:1',
      'dockerfile.file api api @api/worker.Dockerfile:1',
    ]);
  });
});

describe('commands', () => {
  test('a command on a continued line is at its own line', () => {
    const script =
      'helm repo add shop https://charts.example.com && \\\n  helm repo update && \\\n  helm upgrade shop shop/shop \\\n    --install\n';
    expect(seen({ 'deploy.sh': script }, 'command')).toEqual(['command.deploy helm shop @deploy.sh:3']);
    const one = 'docker run -d \\\n  --name db \\\n  postgres:16\n';
    expect(seen({ 'start.sh': one }, 'command')).toEqual(['command.deploy docker-run @start.sh:1']);
  });

  test('a readme shows a command rather than running it', () => {
    const { evidence } = collect({
      'README.md': 'Run `linkerd install` once.\n',
      'up.sh': 'linkerd install | kubectl apply -f -\n',
    });
    expect(evidence.filter(({ kind }) => kind === 'mesh.control-plane').map(({ message }) => message)).toEqual([
      'The readme shows the command `linkerd install`.',
      'A script runs `linkerd install`.',
    ]);
  });

  test('Compose with its files, profile and project, by target', () => {
    const makefile =
      'NET ?= app-net\nCOMPOSE=docker\n\n.PHONY: infra\ninfra:\n\tdocker network create --driver bridge $(NET) || true\n\t-docker compose -p base -f infra.yml -f infra.prod.yml --profile db up -d\n';
    const files = { Makefile: makefile };
    expect(seen(files, 'command')).toEqual([
      'command.network-create app-net app-net @Makefile:6',
      'command.compose up @Makefile:7',
    ]);
    expect(detailsOf(files, 'command.network-create')).toEqual({
      command: 'docker network create',
      driver: 'bridge',
      target: 'infra',
      source: 'makefile',
    });
    expect(detailsOf(files, 'command.compose')).toEqual({
      command: 'docker compose up',
      files: 'infra.yml infra.prod.yml',
      profiles: 'db',
      project: 'base',
      source: 'makefile',
      target: 'infra',
    });
  });

  test('of a Makefile with variables of several words, in rules and in definitions', () => {
    const makefile =
      'DC = docker compose -f $(FILE)\n\ndefine ship\nkubectl apply -f k8s\nendef\n\nup down: check\n\t@$(DC) up -d\nFILE = app.yml\n';
    expect(seen({ 'make/dev.mk': makefile }, 'command')).toEqual([
      'command.deploy kubectl @make/dev.mk:4',
      'command.compose up @make/dev.mk:8',
    ]);
    expect(detailsOf({ Makefile: makefile }, 'command.compose')).toMatchObject({ files: 'app.yml', target: 'up' });
  });

  test('of justfiles and of tasks of other tools are read by their lines', () => {
    const files = {
      justfile: 'deploy env:\n    kubectl apply -f {{env}}\n',
      'Taskfile.yml': 'tasks:\n  up:\n    cmds:\n      - docker compose up\n',
      'Makefile.toml': '[tasks.x]\nscript = """\ndocker compose up\n"""\n',
    };
    expect(seen(files, 'command').map((line) => line.split(' @')[1])).toEqual([
      'Makefile.toml:3',
      'Taskfile.yml:4',
      'justfile:2',
    ]);
  });

  test('deployments in pipelines, scripts and package scripts', () => {
    const files = {
      '.github/workflows/deploy.yml':
        'jobs:\n  d:\n    steps:\n      - uses: superfly/flyctl-actions/setup-flyctl@v1\n      - run: kubectl -n shop apply -f k8s/\n',
      '.gitlab-ci.yml': 'deploy:\n  script:\n    - terraform -chdir=infra apply -auto-approve\n',
      'package.json': '{ "scripts": {\n "deploy": "npm run build && npx serverless deploy --stage prod"\n} }',
      'ship.sh': 'set -e\nhelm upgrade --install shop ./chart\nif true; then nomad job run web.nomad; fi\n',
    };
    expect(seen(files, 'command', 'serverless', 'ci')).toEqual([
      'ci.pipeline github-actions @.github/workflows/deploy.yml:1',
      'ci.deploy fly superfly/flyctl-actions/setup-flyctl@v1 @.github/workflows/deploy.yml:4',
      'command.deploy kubectl @.github/workflows/deploy.yml:5',
      'ci.pipeline gitlab-ci @.gitlab-ci.yml:1',
      'command.deploy terraform @.gitlab-ci.yml:3',
      'serverless.command serverless @package.json:2',
      'command.deploy helm shop @ship.sh:2',
      'command.deploy nomad @ship.sh:3',
    ]);
  });

  test('readmes speak in code only', () => {
    const readme =
      'Run docker compose up yourself.\n\nUse `docker network create shared` first, then:\n\n    docker-compose -f app.yml up\n\n```\nkubectl get pods\n```\n';
    expect(seen({ 'README.md': readme }, 'command')).toEqual([
      'command.network-create shared shared @README.md:3',
      'command.compose up @README.md:5',
    ]);
    expect(collect({ 'README.md': readme }).evidence.map(({ details }) => details?.source)).toEqual([
      'readme',
      'readme',
    ]);
  });

  test('words that only resemble a command are none', () => {
    const script =
      'echo "docker network create x"\nmydocker network create y\ndocker ps\nhelm list\n# kubectl apply -f x\n';
    expect(seen({ 'run.sh': script }, 'command')).toEqual([]);
  });

  test('a network whose name is not told is not claimed', () => {
    expect(seen({ 'run.sh': 'docker network create\n' }, 'command')).toEqual([]);
  });
});
