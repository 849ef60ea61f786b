import { describe, expect, test } from '@jest/globals';
import { collect, detailsOf, seen } from './collected.js';

describe('brokers among the dependencies', () => {
  test.each([
    ['package.json', '{ "name": "web", "dependencies": { "kafkajs": "2" } }', 'kafka kafkajs', 1],
    ['requirements.txt', 'flask\naio_pika==9 # broker\n', 'rabbitmq aio_pika', 2],
    ['pyproject.toml', '[project]\nname = "x"\ndependencies = ["celery[redis]>=5"]\n', 'any celery', 3],
    ['Pipfile', '[packages]\nconfluent-kafka = "*"\n', 'kafka confluent-kafka', 2],
    ['pom.xml', '<dependency>\n  <artifactId>spring-kafka</artifactId>\n</dependency>\n', 'kafka spring-kafka', 2],
    [
      'build.gradle.kts',
      'dependencies {\n  implementation("org.springframework.boot:spring-boot-starter-amqp")\n}\n',
      'rabbitmq spring-boot-starter-amqp',
      2,
    ],
    [
      'go.mod',
      'module acme.example/shop\n\nrequire (\n\tgithub.com/IBM/sarama v1.43.0\n)\n',
      'kafka github.com/IBM/sarama',
      4,
    ],
    ['Cargo.toml', '[package]\nname = "x"\n[dependencies]\nlapin = "2"\n', 'rabbitmq lapin', 4],
    [
      'Shop.csproj',
      '<Project Sdk="Microsoft.NET.Sdk.Web">\n  <PackageReference Include="MassTransit.RabbitMQ" Version="8" />\n',
      'rabbitmq MassTransit.RabbitMQ',
      2,
    ],
    ['composer.json', '{ "require": { "php-amqplib/php-amqplib": "^3" } }', 'rabbitmq php-amqplib/php-amqplib', 1],
    [
      'mix.exs',
      'defmodule Shop.MixProject do\n  defp deps do\n    [\n      {:phoenix, "~> 1.7"},\n      {:broadway_kafka, "~> 0.4"}\n    ]\n  end\nend\n',
      'kafka broadway_kafka',
      5,
    ],
    ['pubspec.yaml', 'name: shop\ndependencies:\n  dart_amqp: ^0.3.0\n', 'rabbitmq dart_amqp', 3],
    [
      'build.sbt',
      'name := "shop"\nlibraryDependencies ++= Seq(\n  "org.apache.kafka" %% "kafka-clients" % "3.7.0"\n)\n',
      'kafka kafka-clients',
      3,
    ],
    [
      'setup.py',
      'from setuptools import setup\n\nsetup(\n    name="shop",\n    install_requires=[\n        "requests>=2",\n        "aio-pika>=9",\n    ],\n    extras_require={"dev": ["kafka-python"]},\n)\n',
      'rabbitmq aio-pika',
      7,
    ],
    [
      'packages.config',
      '<packages>\n  <package id="Confluent.Kafka" version="1.9.0" targetFramework="net48" />\n</packages>\n',
      'kafka Confluent.Kafka',
      2,
    ],
    ['Gemfile', 'source "https://rubygems.org"\ngem "karafka"\n', 'kafka karafka', 2],
  ])('%s', (path, text, expected, line) => {
    expect(seen({ [path]: text }, 'messaging')).toEqual([`messaging.client ${expected} @${path}:${line}`]);
  });

  test('a work queue and development dependencies say so', () => {
    const manifest = '{ "dependencies": { "bullmq": "5" }, "devDependencies": { "kafkajs": "2" } }';
    const { evidence } = collect({ 'package.json': manifest });
    expect(
      evidence
        .filter(({ kind }) => kind === 'messaging.client')
        .map(({ details }) => [details?.use, details?.development]),
    ).toEqual([
      ['work-queue', undefined],
      ['bus', 'true'],
    ]);
  });
});

describe('what a package is for', () => {
  test.each([
    ['{ "name": "shop", "private": true, "scripts": { "start": "node ." } }', 'application'],
    ['{ "name": "shop", "scripts": { "start": "node ." } }', 'application'],
    ['{ "name": "lib", "exports": "./index.js", "scripts": { "test": "jest" } }', 'library'],
    ['{ "name": "tool", "bin": "cli.js" }', 'cli'],
    ['{ "name": "all", "private": true, "workspaces": ["packages/*"] }', 'workspace'],
  ])('%s is of purpose %s', (text, purpose) => {
    expect(detailsOf({ 'package.json': text }, 'package.manifest').purpose).toBe(purpose);
  });

  test('vendored manifests and lock files are never read', () => {
    const files = {
      'node_modules/kafkajs/package.json': '{}',
      'package-lock.json': '{}',
      'src/venv/lib/setup.yml': 'a: 1',
    };
    expect(collect(files).read).toEqual([]);
  });
});

describe('configuration and contracts of messaging', () => {
  test('Spring’s, whether nested or written as one key, in every document of the file', () => {
    const files = {
      'a/application.yml': 'spring:\n  kafka:\n    bootstrap-servers: kafka:9092\n',
      'b/application-prod.yml': 'server: { port: 80 }\n---\nspring.rabbitmq.host: mq\n',
      'c/application.yml': 'spring:\n  datasource: { url: x }\n',
    };
    expect(seen(files, 'messaging')).toEqual([
      'messaging.config kafka @a/application.yml:2',
      'messaging.config rabbitmq @b/application-prod.yml:3',
    ]);
  });

  test('connectors and AsyncAPI', () => {
    const files = {
      'connect/outbox.json':
        '{\n  "name": "outbox",\n  "config": { "connector.class": "io.debezium.connector.postgresql.PostgresConnector" }\n}',
      'events/asyncapi.yaml':
        'asyncapi: 3.0.0\ninfo: { title: Orders }\nservers: { b: { protocol: kafka } }\nchannels:\n  placed:\n    address: order.placed\n',
    };
    expect(seen(files, 'messaging')).toEqual([
      'messaging.connector debezium outbox @connect/outbox.json:3',
      'messaging.contract asyncapi Orders @events/asyncapi.yaml:1',
      'messaging.topic order.placed @events/asyncapi.yaml:5',
    ]);
  });

  test('libraries of distributed systems', () => {
    const files = {
      'gw/pom.xml': '<artifactId>spring-cloud-starter-gateway</artifactId>\n<artifactId>junit</artifactId>\n',
    };
    expect(seen(files, 'library')).toEqual([
      'library.microservices gateway spring-cloud-starter-gateway @gw/pom.xml:1',
    ]);
  });
});

describe('what is no dependency of the package itself', () => {
  test('a module of Go that only other modules need', () => {
    const manifest = 'module acme.example/shop\n\nrequire (\n\tgithub.com/IBM/sarama v1.43.0 // indirect\n)\n';
    expect(seen({ 'go.mod': manifest }, 'messaging')).toEqual([]);
  });

  test('a tuple of a program in Elixir, and a setup.py that sets nothing up', () => {
    expect(seen({ 'mix.exs': 'defmodule X do\n  def f, do: {:brod, :started}\nend\n' }, 'messaging')).toEqual([]);
    expect(seen({ 'setup.py': 'install_requires = ["pika"]\n' }, 'messaging', 'package')).toEqual([]);
  });
});

describe('frameworks for operators', () => {
  test.each([
    ['Cargo.toml', '[package]\nname = "x"\n[dependencies]\nkubert = "0.18"\n'],
    ['requirements.txt', 'kopf>=1.37\n'],
    ['pom.xml', '<dependency>\n  <artifactId>operator-framework</artifactId>\n</dependency>\n'],
    [
      'Queue.csproj',
      '<Project Sdk="Microsoft.NET.Sdk">\n  <PackageReference Include="KubeOps.Operator" Version="9" />\n',
    ],
  ])('%s', (path, text) => {
    expect(seen({ [path]: text }, 'layout.publishes')).toHaveLength(1);
  });
});
