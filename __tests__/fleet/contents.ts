import type { Files } from './git-objects.js';

/** Small systems of the kinds that a fleet has. `name` makes each a little different. */
export const monolith = (name: string, port = '8080'): Files => ({
  'compose.yaml': `name: ${name}
services:
  web:
    build: .
    ports: ["127.0.0.1:${port}:8080"]
    depends_on:
      db: { condition: service_healthy }
    networks: [app]
    mem_limit: 512m
  db:
    image: postgres:16.4
    healthcheck: { test: ["CMD", "pg_isready"], interval: 10s, timeout: 3s, retries: 5 }
    volumes: ["data:/var/lib/postgresql/data"]
    networks: [app]
    mem_limit: 512m
networks:
  app: {}
volumes:
  data: {}
`,
  Dockerfile: 'FROM node:22.11-alpine\nCOPY . /app\nCMD ["node", "/app/server.js"]\n',
  'package.json': `{ "name": "${name}", "dependencies": { "express": "^5.0.0", "pg": "^8.13.0" } }\n`,
  'README.md': `# ${name}\n\nOne service with a database.\n`,
});

export const openStore = (name: string): Files => ({
  'docker-compose.yml': `services:
  api:
    build: ./api
    ports: ["8080:8080"]
    depends_on: [redis, mysql]
  mysql:
    image: mysql:8.4
    ports: ["3306:3306"]
    environment: { MYSQL_DATABASE: ${name} }
  redis:
    image: redis:7.4
    ports: ["6379:6379"]
`,
  'api/Dockerfile': 'FROM python:3.12-slim\nCOPY . /srv\n',
  'api/requirements.txt': 'flask==3.0.3\nredis==5.0.8\n',
});

export const tiers = (name: string): Files => ({
  'compose.yaml': `name: ${name}
services:
  front:
    image: nginx:1.27.2
    ports: ["443:443"]
    networks: [edge, application]
  application:
    build: .
    networks: [application, data]
  db:
    image: postgres:16.4
    networks: [data]
    healthcheck: { test: ["CMD", "pg_isready"], interval: 10s, timeout: 3s, retries: 5 }
networks:
  edge: {}
  application: { internal: true }
  data: { internal: true }
`,
  Dockerfile: 'FROM eclipse-temurin:21-jre\nCOPY app.jar /\n',
  'docs/network.md': `# Networks of ${name}\n`,
});

export const microservices = (name: string, services: readonly string[]): Files => ({
  'docker-compose.yml': `name: ${name}
services:
  gateway:
    image: traefik:3.1
    ports: ["80:80"]
    networks: [front]
${services
  .map(
    (service) => `  ${service}:
    build: ./services/${service}
    networks: [front, ${service}-net]
    depends_on: [${service}-db]
  ${service}-db:
    image: postgres:16.4
    networks: [${service}-net]
`,
  )
  .join('')}networks:
  front: {}
${services.map((service) => `  ${service}-net: {}\n`).join('')}`,
  ...Object.fromEntries(
    services.flatMap((service) => [
      [`services/${service}/Dockerfile`, 'FROM golang:1.23 AS build\nCOPY . .\nRUN go build -o /app\n'],
      [`services/${service}/go.mod`, `module example.com/${name}/${service}\n\ngo 1.23\n`],
    ]),
  ),
});

export const events = (name: string): Files => ({
  'compose.yaml': `services:
  broker:
    image: rabbitmq:4.0-management
  orders:
    build: ./orders
    environment: { BROKER: amqp://broker:5672 }
    depends_on: [broker]
  mailer:
    build: ./mailer
    environment: { BROKER: amqp://broker:5672 }
    depends_on: [broker]
`,
  'orders/Dockerfile': 'FROM node:22.11-alpine\n',
  'orders/package.json': `{ "name": "${name}-orders", "dependencies": { "amqplib": "^0.10.4" } }\n`,
  'mailer/Dockerfile': 'FROM node:22.11-alpine\n',
  'mailer/package.json': `{ "name": "${name}-mailer", "dependencies": { "amqplib": "^0.10.4" } }\n`,
});

export const serverless = (name: string): Files => ({
  'serverless.yml': `service: ${name}
provider:
  name: aws
  runtime: nodejs22.x
functions:
  resize:
    handler: src/resize.handler
    events: [{ s3: { bucket: uploads, event: "s3:ObjectCreated:*" } }]
  report:
    handler: src/report.handler
    events: [{ schedule: rate(1 hour) }]
`,
  'src/resize.js': 'exports.handler = async () => {};\n',
  'src/report.js': 'exports.handler = async () => {};\n',
  'package.json': `{ "name": "${name}" }\n`,
});

export const cluster = (name: string): Files => ({
  'k8s/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 3
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: ${name}
          image: registry.example.com/${name}:1.4.2
          ports: [{ containerPort: 8080 }]
`,
  'k8s/service.yaml': `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec:
  selector: { app: ${name} }
  ports: [{ port: 80, targetPort: 8080 }]
`,
  'chart/Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`,
  'chart/templates/config.yaml': '{{- if .Values.config }}\napiVersion: v1\nkind: ConfigMap\n{{- end }}\n',
});

export const cloud = (name: string): Files => ({
  'main.tf': `resource "aws_lambda_function" "${name.replaceAll('-', '_')}" {
  function_name = "${name}"
  role          = "arn:aws:iam::123456789012:role/${name}"
  runtime       = "python3.12"
  handler       = "main.handler"
}
`,
  'variables.tf': 'variable "region" { type = string }\n',
});

export const library = (name: string): Files => ({
  'package.json': `{ "name": "@acme/${name}", "version": "2.3.1" }\n`,
  'src/index.ts': 'export const answer = 42;\n',
  'README.md': `# ${name}\n\nA library.\n`,
});
