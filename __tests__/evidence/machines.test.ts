import { describe, expect, test } from '@jest/globals';
import { seen } from './collected.js';

describe('Kamal', () => {
  const DEPLOY = `service: shop
image: acme/shop
servers:
  web:
    - 192.168.0.1
    - 192.168.0.2: [primary]
  job:
    hosts:
      - 192.168.0.3
    cmd: bin/jobs
accessories:
  db:
    image: postgres:16
    host: 192.168.0.4
`;

  test('the app, and each machine with what runs there', () => {
    expect(seen({ 'config/deploy.yml': DEPLOY }, 'platform', 'deploy')).toEqual([
      'platform.app kamal shop @config/deploy.yml:1',
      'deploy.host 192.168.0.1 web @config/deploy.yml:5',
      'deploy.host 192.168.0.2 web @config/deploy.yml:6',
      'deploy.host 192.168.0.3 job @config/deploy.yml:9',
      'deploy.host 192.168.0.4 db @config/deploy.yml:14',
    ]);
  });

  test("another tool's config/deploy.yml says nothing", () => {
    expect(
      seen({ 'config/deploy.yml': 'default:\n  branch: main\n  strategy: rolling\n' }, 'platform', 'deploy'),
    ).toEqual([]);
  });
});

describe('Ansible inventories', () => {
  test('in lines: machines by group, once for each group', () => {
    const inventory = `[web]
web1.example.com ansible_user=deploy
web2.example.com ; the second

[db]
10.0.0.7
web1.example.com
localhost ansible_connection=local

[all:vars]
ansible_port=22

[site:children]
web
db
`;
    expect(seen({ 'ansible/inventory.ini': inventory }, 'deploy')).toEqual([
      'deploy.host web1.example.com web @ansible/inventory.ini:2',
      'deploy.host web2.example.com web @ansible/inventory.ini:3',
      'deploy.host 10.0.0.7 db @ansible/inventory.ini:6',
      'deploy.host web1.example.com db @ansible/inventory.ini:7',
    ]);
  });

  test('as YAML: groups within groups', () => {
    const inventory = `all:
  children:
    web:
      hosts:
        web1.example.com:
        web2.example.com:
          http_port: 8080
    db:
      hosts:
        db1.example.com:
`;
    expect(seen({ 'inventories/prod/hosts.yml': inventory }, 'deploy')).toEqual([
      'deploy.host web1.example.com web @inventories/prod/hosts.yml:5',
      'deploy.host web2.example.com web @inventories/prod/hosts.yml:6',
      'deploy.host db1.example.com db @inventories/prod/hosts.yml:10',
    ]);
  });

  test('a table of addresses and a list of stock name no machine of a deployment', () => {
    expect(seen({ 'docker/hosts': '127.0.0.1 localhost\n10.0.0.2 db\n' }, 'deploy')).toEqual([]);
    expect(seen({ 'data/inventory.yml': '- sku: 1\n  hosts:\n' }, 'deploy')).toEqual([]);
    expect(seen({ 'inventory.ini': '[database]\nurl = postgres://db\nretries=3\n' }, 'deploy')).toEqual([]);
  });
});

describe('process managers', () => {
  test('a systemd unit, and the command that it runs', () => {
    const unit = `[Unit]
Description=Shop
Requires=docker.service

[Service]
WorkingDirectory=/opt/shop
ExecStartPre=-/usr/bin/docker compose down
ExecStart=/usr/bin/docker compose -f compose.prod.yml up

[Install]
WantedBy=multi-user.target
`;
    expect(seen({ 'deploy/shop.service': unit }, 'process', 'command')).toEqual([
      'command.compose down @deploy/shop.service:7',
      'command.compose up @deploy/shop.service:8',
      'process.unit systemd shop.service @deploy/shop.service:8',
    ]);
  });

  test('what only ends like a unit is none', () => {
    expect(
      seen({ 'avahi/printer.service': '<service-group><name>Printer</name></service-group>\n' }, 'process'),
    ).toEqual([]);
  });

  test('quadlets, programs of Supervisor and apps of PM2', () => {
    const files = {
      'ecosystem.config.js':
        "module.exports = {\n  apps: [{ name: 'api', script: 'dist/server.js', instances: 2 }],\n};\n",
      'quadlet/db.container':
        '[Container]\nImage=docker.io/library/postgres:16\nVolume=db.volume:/var/lib/postgresql\n',
      'supervisor/shop.conf': '[supervisord]\nnodaemon=true\n\n[program:queue]\ncommand=php artisan queue:work\n',
    };
    expect(seen(files, 'process')).toEqual([
      'process.unit pm2 dist/server.js @ecosystem.config.js:2',
      'process.unit quadlet db.container @quadlet/db.container:2',
      'process.unit supervisor queue @supervisor/shop.conf:4',
    ]);
  });
});

describe('Ansible tasks', () => {
  test('a task that only asks for a version installs nothing', () => {
    const tasks = `- name: Get k3s installed version
  ansible.builtin.command: k3s --version
- name: "Installing Docker"
  ansible.builtin.apt:
    name: docker-ce
- name: Bring the stack up
  community.docker.docker_compose_v2:
    project_src: /opt/shop
`;
    expect(seen({ 'roles/app/tasks/main.yml': tasks }, 'ansible.install')).toEqual([
      'ansible.install docker Installing Docker @roles/app/tasks/main.yml:3',
      'ansible.install docker-compose @roles/app/tasks/main.yml:7',
    ]);
  });
});
