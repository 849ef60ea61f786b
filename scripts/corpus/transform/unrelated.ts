import type { Repository } from '../../../src/source/repository.js';
import { rewritten } from './rewrite.js';

const COMPOSE = `services:
  web:
    image: nginx:1.27
    networks: [front]
  api:
    image: example/api:1
    networks: [front, back]
  queue:
    image: confluentinc/cp-kafka:7.6.0
    networks: [back]
  db:
    image: postgres:16
    networks: [back]
networks:
  front:
  back:
`;

const MANIFESTS = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: sample
spec:
  template:
    spec:
      containers:
        - name: sample
          image: example/sample:1
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: sample
spec:
  hosts: [sample]
`;

const FUNCTIONS = `service: sample
provider:
  name: aws
  runtime: nodejs20.x
functions:
  hello:
    handler: handler.hello
`;

const WORKFLOW = `name: Checks
on: push
jobs:
  checks:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - run: make test
`;

const GUIDE = `# Guide

How to read the figures of a run, and whom to ask.
`;

/** What stands beside every real project and says nothing of its architecture. */
const FILES: ReadonlyMap<string, string> = new Map([
  ['docs/guide.md', GUIDE],
  ['docs/examples/docker-compose.yml', COMPOSE],
  ['docs/examples/manifests.yaml', MANIFESTS],
  ['tests/fixtures/stack/docker-compose.yml', COMPOSE],
  ['tests/fixtures/manifests/sample.yaml', MANIFESTS],
  ['tests/fixtures/functions/serverless.yml', FUNCTIONS],
  ['.github/workflows/checks.yml', WORKFLOW],
  ['node_modules/sample/docker-compose.yml', COMPOSE],
  ['node_modules/sample/deploy/sample.yaml', MANIFESTS],
  ['node_modules/sample/package.json', '{ "name": "sample", "dependencies": { "kafkajs": "2.2.4" } }\n'],
  ['vendor/example.org/sample/docker-compose.yml', COMPOSE],
  ['vendor/example.org/sample/k8s/sample.yaml', MANIFESTS],
  ['vendor/example.org/sample/main.tf', 'provider "aws" {}\nprovider "google" {}\n'],
]);

/** Documentation, tests, continuous integration and vendored trees with deployments of their own. */
export function withUnrelatedFiles(repository: Repository): Repository {
  return rewritten(repository, { add: FILES });
}
