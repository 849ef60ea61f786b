import { describe, expect, test } from '@jest/globals';
import { detailsOf, seen } from './collected.js';

describe('Swarm settings of Compose files', () => {
  test('overlay networks, placement, global mode, update rules, external configs and secrets', () => {
    const stack = `services:
  agent:
    image: acme/agent
    deploy:
      mode: global
      placement:
        constraints: [node.role == worker]
      update_config: { parallelism: 1 }
networks:
  backbone:
    driver: overlay
secrets:
  db_password:
    external: true
`;
    expect(seen({ 'stack.yml': stack }, 'swarm')).toEqual([
      'swarm.setting global-mode agent @stack.yml:5',
      'swarm.setting placement agent @stack.yml:6',
      'swarm.setting update-config agent @stack.yml:8',
      'swarm.setting overlay-network backbone @stack.yml:11',
      'swarm.setting external-secret db_password @stack.yml:14',
    ]);
  });

  test('resources, replicas and restart policies are not Swarm, nor is what `docker compose config` writes', () => {
    const text = `services:
  api:
    image: acme/api
    deploy:
      replicas: 2
      placement: {}
      resources: { limits: { memory: 512M } }
      restart_policy: { condition: on-failure }
    ports:
      - { mode: ingress, target: 80, published: "80" }
networks:
  default: { driver: bridge }
configs:
  site: { file: ./site.conf }
`;
    expect(seen({ 'compose.yaml': text }, 'swarm')).toEqual([]);
  });

  test('services of a pipeline are no Compose services', () => {
    const pipeline = 'stages: [test]\nservices:\n  - docker:dind\ntest:\n  deploy: { placement: x }\n';
    expect(seen({ '.gitlab-ci.yml': pipeline, '.github/workflows/x.yml': pipeline }, 'swarm')).toEqual([]);
  });
});

describe('Swarm commands', () => {
  test('in a Makefile, with the stack’s name and files', () => {
    const files = {
      Makefile:
        'STACK := shop\n\ndeploy: build\n\t@docker stack deploy \\\n\t  -c base.yml -c prod.yml --with-registry-auth $(STACK)\n',
    };
    expect(seen(files, 'swarm')).toEqual(['swarm.command docker stack deploy shop @Makefile:4']);
    expect(detailsOf(files, 'swarm.command')).toEqual({
      command: 'docker stack deploy',
      target: 'deploy',
      source: 'makefile',
      files: 'base.yml prod.yml',
    });
  });

  test('in a script and in the code of a readme, not in its prose', () => {
    const files = {
      'deploy.sh': '#!/bin/sh\n# docker stack deploy later\ndocker swarm init || true\n',
      'README.md': 'We use docker stack deploy here.\n\n```sh\n$ docker stack deploy -c stack.yml shop\n```\n',
    };
    expect(seen(files, 'swarm')).toEqual([
      'swarm.command docker stack deploy shop @README.md:4',
      'swarm.command docker swarm init @deploy.sh:3',
    ]);
  });
});
