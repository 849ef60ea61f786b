import type { Project } from './project.js';

const SERVICES = ['catalogue', 'orders', 'payments', 'shipping'] as const;

const composeOf = (name: string): string => `  ${name}:
    build: ./services/${name}
    environment:
      DATABASE_URL: postgres://app:app@${name}-db:5432/${name}
    depends_on: [${name}-db]
  ${name}-db:
    image: postgres:16
    volumes: ["${name}:/var/lib/postgresql/data"]
`;

export const microservices: Project = {
  pattern: 'microservices',
  files: {
    'README.md': '# Market\n\nRun `docker compose up --build`.\n',
    'docker-compose.yml': `services:
  gateway:
    image: kong:3.8
    ports: ["8000:8000"]
    depends_on: [${SERVICES.join(', ')}]
${SERVICES.map(composeOf).join('')}volumes:
${SERVICES.map((name) => `  ${name}:\n`).join('')}`,
    ...Object.fromEntries(
      SERVICES.flatMap((name) => [
        [`services/${name}/Dockerfile`, 'FROM node:22\nCOPY . .\nCMD ["node", "index.js"]\n'],
        [
          `services/${name}/package.json`,
          `{ "name": "${name}", "dependencies": { "express": "5.0.0", "pg": "8.13.0" } }\n`,
        ],
        [`services/${name}/index.js`, 'import "express";\n'],
      ]),
    ),
  },
};

const CONSUMERS = ['billing', 'notices', 'stock'] as const;

export const eventDriven: Project = {
  pattern: 'event-driven',
  files: {
    'docker-compose.yml': `services:
  kafka:
    image: apache/kafka:3.9.0
    ports: ["9092:9092"]
  schema-registry:
    image: confluentinc/cp-schema-registry:7.7.0
    environment:
      SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS: kafka:9092
  intake:
    build: ./intake
    ports: ["8080:8080"]
    environment:
      KAFKA_BROKERS: kafka:9092
${CONSUMERS.map(
  (name) => `  ${name}:
    build: ./${name}
    environment:
      KAFKA_BROKERS: kafka:9092
    depends_on: [kafka]
`,
).join('')}`,
    ...Object.fromEntries(
      ['intake', ...CONSUMERS].flatMap((name) => [
        [`${name}/Dockerfile`, 'FROM node:22\nCOPY . .\nCMD ["node", "index.js"]\n'],
        [`${name}/package.json`, `{ "name": "${name}", "dependencies": { "kafkajs": "2.2.4" } }\n`],
        [`${name}/index.js`, 'import { Kafka } from "kafkajs";\n'],
      ]),
    ),
  },
};

const workload = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: ${name}
          image: registry.example.org/travel/${name}:1.4.0
          ports:
            - containerPort: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app: ${name}
  ports:
    - port: 80
      targetPort: 8080
`;

const PARTS = ['flights', 'hotels', 'bookings', 'frontend'] as const;

const manifests = Object.fromEntries(PARTS.map((name) => [`k8s/${name}.yaml`, workload(name)]));

export const orchestrated: Project = {
  pattern: 'container-orchestration',
  files: {
    'README.md': '# Travel\n\n`kubectl apply -f k8s/`\n',
    ...manifests,
    'k8s/ingress.yaml': `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: travel
spec:
  rules:
    - host: travel.example.org
`,
    'k8s/autoscaling.yaml': `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: flights
spec:
  minReplicas: 2
  maxReplicas: 8
`,
    'flights/main.go': 'package main\n\nfunc main() {}\n',
    'flights/Dockerfile': 'FROM golang:1.23\nCOPY . .\nCMD ["/flights"]\n',
  },
};

export const mesh: Project = {
  pattern: 'service-mesh',
  files: {
    ...manifests,
    'k8s/namespace.yaml': `apiVersion: v1
kind: Namespace
metadata:
  name: travel
  labels:
    istio-injection: enabled
`,
    'istio/traffic.yaml': PARTS.map(
      (name) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${name}
spec:
  hosts: [${name}]
  http:
    - route:
        - destination:
            host: ${name}
      retries:
        attempts: 3
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${name}
spec:
  host: ${name}
`,
    ).join('---\n'),
    'istio/security.yaml': `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
spec:
  mtls:
    mode: STRICT
`,
  },
};
