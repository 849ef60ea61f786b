import type { Project } from './project.js';

export const monolith: Project = {
  pattern: 'monolith',
  files: {
    'README.md': '# Helpdesk\n\nStart it with `docker compose up -d` and open http://localhost:8000.\n',
    'compose.yaml': `services:
  # The whole product: pages, API and jobs.
  helpdesk:
    build: ./helpdesk
    ports: ["8000:8000"]
    environment:
      DATABASE_URL: postgres://desk:desk@postgres:5432/desk
      REDIS_HOST: redis
    depends_on:
      - postgres
      - redis
  postgres:
    image: postgres:16
    environment:
      POSTGRES_USER: desk
      POSTGRES_PASSWORD: desk
    volumes: ["tickets:/var/lib/postgresql/data"]
  redis:
    image: redis:7
volumes:
  tickets:
`,
    'helpdesk/Dockerfile': 'FROM python:3.12\nCOPY . /app\nCMD ["python", "-m", "helpdesk"]\n',
    'helpdesk/requirements.txt': 'django==5.1\npsycopg==3.2\nredis==5.0\n',
    'helpdesk/manage.py': 'import django\n',
    'helpdesk/tickets/models.py': 'from django.db import models\n',
  },
};

export const layeredMonolith: Project = {
  pattern: 'layered-monolith',
  files: {
    'README.md': '# Clinic\n\n`docker compose up` starts everything.\n',
    'compose.yml': `services:
  proxy:
    image: nginx:1.27
    ports: ["80:80"]
    networks: [web]
    depends_on: [pages]
  pages:
    build: ./pages
    networks: [web, business]
    environment:
      API_URL: http://records:8080
  records:
    build: ./records
    networks: [business, data]
    environment:
      DB_HOST: mariadb
      CACHE_HOST: redis
    depends_on: [mariadb, redis]
  mariadb:
    image: mariadb:11
    networks: [data]
  redis:
    image: redis:7
    networks: [data]
networks:
  web:
    ipam:
      config:
        - subnet: 172.20.0.0/24
  business:
    ipam:
      config:
        - subnet: 172.19.0.0/24
  data:
    internal: true
    ipam:
      config:
        - subnet: 172.18.0.0/24
`,
    'pages/Dockerfile': 'FROM node:22\nCOPY . .\nCMD ["node", "server.js"]\n',
    'pages/package.json': '{ "name": "pages", "dependencies": { "react": "19.0.0" } }\n',
    'pages/server.js': 'import "react";\n',
    'records/Dockerfile': 'FROM eclipse-temurin:21\nCOPY . .\nCMD ["java", "-jar", "records.jar"]\n',
    'records/src/main/java/Records.java': 'class Records {}\n',
  },
};

export const externalised: Project = {
  pattern: 'externalized-infrastructure',
  files: {
    Makefile:
      'up:\n\tdocker network create backbone || true\n\tdocker compose -f stores/compose.yml up -d\n\tdocker compose -f billing/compose.yml up -d\n',
    'stores/compose.yml': `services:
  postgres:
    image: postgres:16
    networks: [backbone]
  minio:
    image: minio/minio:latest
    networks: [backbone]
  redis:
    image: redis:7
    networks: [backbone]
networks:
  backbone:
    name: backbone
`,
    'billing/compose.yml': `services:
  invoices:
    build: ./invoices
    ports: ["8080:8080"]
    environment:
      DATABASE_URL: postgres://app:app@postgres:5432/invoices
      S3_ENDPOINT: http://minio:9000
    networks: [backbone]
networks:
  backbone:
    external: true
    name: backbone
`,
    'billing/invoices/Dockerfile': 'FROM golang:1.23\nCOPY . .\nCMD ["/invoices"]\n',
    'billing/invoices/go.mod': 'module example.org/invoices\n\ngo 1.23\n',
    'billing/invoices/main.go': 'package main\n\nfunc main() {}\n',
  },
};

export const multiTier: Project = {
  pattern: 'multi-tier',
  files: {
    'README.md': '# Loans\n\nEach tier runs on a machine of its own.\n',
    'tier-data.yml': `services:
  postgres:
    image: postgres:16
    networks: [data]
networks:
  data:
    name: loans-data
    internal: true
`,
    'tier-app.yml': `services:
  ledger:
    build: ./ledger
    environment:
      DB_HOST: postgres
    networks: [data, app]
networks:
  data:
    name: loans-data
    external: true
  app:
    name: loans-app
    internal: true
`,
    'tier-web.yml': `services:
  portal:
    build: ./portal
    environment:
      API_URL: http://ledger:8080
    networks: [app, dmz]
  proxy:
    image: nginx:1.27
    ports: ["443:443"]
    networks: [dmz]
networks:
  app:
    name: loans-app
    external: true
  dmz:
    name: loans-dmz
`,
    'ledger/Dockerfile': 'FROM eclipse-temurin:21\nCOPY . .\nCMD ["java", "-jar", "ledger.jar"]\n',
    'ledger/src/Ledger.java': 'class Ledger {}\n',
    'portal/Dockerfile': 'FROM node:22\nCOPY . .\nCMD ["node", "portal.js"]\n',
    'portal/portal.js': 'import "node:http";\n',
  },
  // That a project is a tier is said by its file's name.
  byNames: ['files'],
};

export const sidecar: Project = {
  pattern: 'sidecar',
  files: {
    'compose.yaml': `services:
  tailscale:
    image: tailscale/tailscale:latest
    hostname: photos
    volumes: ["state:/var/lib/tailscale"]
    cap_add: [net_admin]
  photos:
    image: photoprism/photoprism:latest
    network_mode: service:tailscale
    depends_on: [tailscale]
  metrics:
    image: prom/statsd-exporter:v0.28.0
    network_mode: service:tailscale
volumes:
  state:
`,
    'README.md': '# Photos at home\n',
  },
};
