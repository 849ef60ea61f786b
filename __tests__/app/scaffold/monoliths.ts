/** Ten projects as people write them, each in its own manner. Files by path. */
export const MONOLITHS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a shop with a worker, anchors and an override': {
    'docker-compose.yml': `# Everything that the shop needs.
version: "3.8"

x-shop: &shop
  build: .
  restart: unless-stopped
  env_file: .env
  depends_on:
    - postgres
    - redis

services:
  # what customers see
  web:
    <<: *shop
    command: bundle exec puma -C config/puma.rb
    ports:
      - "3000:3000"
    volumes:
      - uploads:/app/public/uploads

  sidekiq:
    <<: *shop
    command: bundle exec sidekiq
    volumes:
      - uploads:/app/public/uploads

  # upgrades need a dump first
  postgres:
    image: postgres:16-alpine # pinned on purpose
    restart: unless-stopped
    environment:
      POSTGRES_PASSWORD: \${POSTGRES_PASSWORD}
    healthcheck:
      test: ["CMD-SHELL", "pg_isready -U postgres"]
      interval: 10s
    volumes:
      - pgdata:/var/lib/postgresql/data

  redis:
    image: redis:7-alpine
    restart: unless-stopped

  nginx:
    image: nginx:1.27
    ports: ["80:80"]
    volumes:
      - ./config/nginx.conf:/etc/nginx/conf.d/default.conf:ro

volumes:
  pgdata:
  uploads:
`,
    'docker-compose.override.yml': `services:
  web:
    volumes:
      - .:/app
  postgres:
    ports:
      - "127.0.0.1:5432:5432"
  mailcatcher:
    image: dockage/mailcatcher
    ports: ["1080:1080"]
`,
    'config/nginx.conf': 'server { location / { proxy_pass http://web:3000; } }\n',
    Dockerfile: 'FROM ruby:3.3\n',
  },
  'a blog with an admin tool on a network of its own': {
    'compose.yaml': `name: blog
services:
  wordpress:
    image: wordpress:6.7
    networks: [blog]
    ports:
      - 8080:80
    environment:
      WORDPRESS_DB_HOST: mariadb
    depends_on: [mariadb]
    volumes:
      - content:/var/www/html/wp-content
  cron:
    image: wordpress:cli
    command: sh -c 'while true; do wp cron event run --due-now; sleep 60; done'
    networks:
      - blog
    environment: { WORDPRESS_DB_HOST: mariadb }
    volumes:
      - content:/var/www/html/wp-content
  mariadb:
    image: mariadb:11
    networks: [blog]
    environment:
      MARIADB_RANDOM_ROOT_PASSWORD: "1"
    volumes:
      - db:/var/lib/mysql
  phpmyadmin:
    image: phpmyadmin:5
    networks: [blog]
    environment:
      PMA_HOST: mariadb
    ports: ["127.0.0.1:8081:80"]
networks:
  blog:
    driver: bridge
volumes: { content: , db: }
`,
  },
  'a framework with a queue, links and a mounted proxy configuration': {
    'docker-compose.yml': `version: '3'
services:
    nginx:
        image: nginx:alpine
        ports:
            - "8000:80"
        volumes:
            - ./docker/nginx:/etc/nginx/conf.d
            - ./:/var/www
        networks:
            - laravel
    app:
        build:
            context: .
            dockerfile: docker/php/Dockerfile
        links:
            - mysql:database
            - redis
        volumes:
            - ./:/var/www
        networks:
            - laravel
    queue:
        build:
            context: .
            dockerfile: docker/php/Dockerfile
        command: php artisan queue:work
        depends_on:
            mysql: { condition: service_healthy }
            redis: { condition: service_started }
        networks:
            - laravel
    mysql:
        image: mysql:8.4
        healthcheck: { test: [CMD, mysqladmin, ping] }
        volumes:
            - dbdata:/var/lib/mysql
        networks:
            laravel:
                aliases: [mysql.local]
    redis:
        image: redis:7
        networks:
            - laravel
networks:
    laravel:
        driver: bridge
volumes:
    dbdata:
        driver: local
`,
    'docker/nginx/app.conf': 'server { location ~ \\.php$ { fastcgi_pass app:9000; } }\n',
    'docker/php/Dockerfile': 'FROM php:8.3-fpm\n',
  },
  'tasks on a broker, with a file for production': {
    'compose.yml': `services:
  proxy:
    image: traefik:v3.2
    ports: ["80:80"]
    volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]
  django:
    build: ./backend
    command: gunicorn shop.wsgi
    environment:
      - DATABASE_URL=postgres://shop@db/shop
      - CELERY_BROKER_URL=amqp://rabbit:5672
    depends_on:
      db:
        condition: service_healthy
      rabbit:
        condition: service_healthy
    labels:
      - traefik.http.routers.shop.rule=Host(\`shop.example.com\`)
  celery:
    build: ./backend
    command: celery -A shop worker
    environment:
      - CELERY_BROKER_URL=amqp://rabbit:5672
    depends_on: [rabbit, db]
  flower:
    image: mher/flower:2.0
    command: celery --broker=amqp://rabbit:5672 flower
    ports: ["127.0.0.1:5555:5555"]
  db:
    image: postgres:16
    healthcheck: { test: ["CMD-SHELL", "pg_isready"] }
    volumes: ["data:/var/lib/postgresql/data"]
  rabbit:
    image: rabbitmq:3.13-management
    hostname: rabbit
    healthcheck: { test: ["CMD", "rabbitmq-diagnostics", "ping"] }
    volumes: ["queue:/var/lib/rabbitmq"]
volumes:
  data: {}
  queue: {}
`,
    'compose.prod.yml': `services:
  django:
    restart: always
    environment:
      - DJANGO_SETTINGS_MODULE=shop.settings.production
  db:
    restart: always
    command: postgres -c max_connections=200
`,
    'backend/Dockerfile': 'FROM python:3.13\n',
  },
  'a browser application, an interface and a document store': {
    'docker-compose.yml': `version: "3.9"
services:
  client:
    build: ./client
    ports:
      - "3000:80"
    depends_on:
      - server
  server:
    build: ./server
    ports:
      - "5000:5000"
    environment:
      - MONGO_URI=mongodb://mongo:27017/tasks
    depends_on:
      - mongo
  notifier:
    build: ./notifier
    environment:
      - MONGO_URI=mongodb://mongo:27017/tasks
  mongo:
    image: mongo:7
    volumes:
      - mongo-data:/data/db
  mongo-express:
    image: mongo-express:1
    environment:
      ME_CONFIG_MONGODB_URL: mongodb://mongo:27017
    ports: ["8081:8081"]
volumes:
  mongo-data:
    name: tasks-mongo
`,
    'client/Dockerfile': 'FROM nginx:1.27\n',
    'server/Dockerfile': 'FROM node:22\n',
    'notifier/Dockerfile': 'FROM node:22\n',
  },
  'search beside a database, with names of containers': {
    'docker-compose.yaml': `services:
  catalogue-api:
    container_name: catalogue-api
    image: acme/catalogue:2.3
    ports: ["8080:8080"]
    environment:
      SPRING_DATASOURCE_URL: jdbc:mysql://catalogue-db:3306/catalogue
      SPRING_ELASTICSEARCH_URIS: http://elasticsearch:9200
    depends_on:
      catalogue-db:
        condition: service_healthy
        restart: true
  importer-worker:
    container_name: importer
    image: acme/importer:2.3
    environment:
      SPRING_DATASOURCE_URL: jdbc:mysql://catalogue-db:3306/catalogue
  catalogue-db:
    container_name: catalogue-db
    image: mysql:8.4
    environment:
      MYSQL_ROOT_PASSWORD_FILE: /run/secrets/root
    secrets: [root]
    healthcheck:
      test: ["CMD", "mysqladmin", "ping"]
    volumes:
      - type: volume
        source: catalogue
        target: /var/lib/mysql
  elasticsearch:
    container_name: elasticsearch
    image: elasticsearch:8.15.0
    environment: [discovery.type=single-node]
    volumes:
      - search:/usr/share/elasticsearch/data
  kibana:
    image: kibana:8.15.0
    environment:
      ELASTICSEARCH_HOSTS: http://elasticsearch:9200
    ports: ["5601:5601"]
secrets:
  root:
    file: ./secrets/root.txt
volumes:
  catalogue:
  search:
`,
    'secrets/root.txt': 'never shown\n',
  },
  'automation with shared settings and a profile': {
    'docker-compose.yml': `volumes:
  db:
  flows:

x-env: &env
  DB_HOST: postgres
  QUEUE_HOST: redis

x-flow: &flow
  image: acme/flow:1.70
  environment:
    <<: *env
  volumes: [flows:/home/flow]
  depends_on:
    postgres: { condition: service_healthy }
    redis: { condition: service_healthy }

services:
  postgres:
    image: postgres:16
    healthcheck: &health
      test: [CMD-SHELL, pg_isready]
      interval: 5s
      retries: 10
    volumes: [db:/var/lib/postgresql/data]
  redis:
    image: redis:7
    healthcheck:
      interval: 5s
      retries: 10
      test: [CMD, redis-cli, ping]
  flow:
    <<: *flow
    ports: ["5678:5678"]
  flow-worker:
    <<: *flow
    command: worker
    depends_on: [flow]
  flow-runner:
    <<: *flow
    command: runner
    profiles: [runners]
    healthcheck:
      <<: *health
      test: [CMD, flow, check]
`,
  },
  'an object store that a job prepares': {
    'compose.yaml': `services:
  api:
    build: ./api
    ports: ["8000:8000"]
    environment:
      S3_ENDPOINT: http://minio:9000
      DATABASE_URL: postgres://photos@db:5432/photos
    configs: [limits]
    depends_on:
      buckets: { condition: service_completed_successfully }
      db: { condition: service_healthy }
  thumbnails-worker:
    build: ./api
    command: python -m photos.thumbnails
    environment:
      S3_ENDPOINT: http://minio:9000
  buckets:
    image: minio/mc:RELEASE.2025-04-16T18-13-26Z
    entrypoint: ["/bin/sh", "-c", "mc alias set s3 http://minio:9000 && mc mb -p s3/photos"]
    depends_on:
      minio: { condition: service_healthy }
  minio:
    image: minio/minio:RELEASE.2025-04-22T22-12-26Z
    command: server /data
    healthcheck: { test: [CMD, mc, ready, local] }
    volumes: [photos:/data]
  db:
    image: postgres:16
    healthcheck: { test: [CMD-SHELL, pg_isready] }
    volumes: [rows:/var/lib/postgresql/data]
  backup:
    image: acme/backup:1
    command: backup --from db
    volumes:
      - photos:/photos:ro
configs:
  limits: { file: ./limits.yml }
volumes:
  photos:
  rows:
`,
    'limits.yml': 'most: 10\n',
    'api/Dockerfile': 'FROM python:3.13\n',
  },
  'companions in the network of an application': {
    'docker-compose.yml': `services:
  gateway:
    image: nginx:1.27
    ports: ["443:443"]
    depends_on: [tickets-api]
  tickets-api:
    image: acme/tickets:4
    environment:
      PG_HOST: db
      NATS_URL: nats://nats:4222
    networks:
      default:
        aliases: [tickets]
  tickets-exporter:
    image: acme/exporter:1
    volumes_from: [tickets-api]
  mailer-worker:
    image: acme/mailer:4
    environment:
      NATS_URL: nats://nats:4222
      TICKETS_URL: http://tickets:8080
  db:
    image: postgres:16
    volumes: [db:/var/lib/postgresql/data]
  db-metrics:
    image: prometheuscommunity/postgres-exporter:v0.15.0
    environment:
      DATA_SOURCE_URI: db:5432/postgres
  nats:
    image: nats:2.10
volumes:
  db:
`,
  },
  'files that are included, required variables, and nested anchors across the cut': {
    'compose.yaml': `# orders
include:
  - path: infra/compose.yaml
    env_file: infra/dev.env
  - mail.yaml
services:
  # takes orders
  api: &api
    build: .
    image: \${REGISTRY:?where images are}/orders:\${TAG:-latest}
    ports:
      - { target: 8080, published: "\${API_PORT:?}" }
    environment:
      DB_URL: jdbc:postgresql://postgres:5432/orders
      DB_PASSWORD: \${DB_PASSWORD:?}
    depends_on:
      postgres: { condition: service_healthy }
  orders-worker:
    <<: *api
    command: worker
    ports: []
  console:
    <<: *api
    command: console
`,
    'infra/compose.yaml': `services:
  cache:
    image: redis:7
    logging: &logging
      driver: local
      options: &options
        max-file: "2"
    networks: [default]
  postgres:
    image: postgres:\${PG:?}
    volumes: [rows:/var/lib/postgresql/data]
    healthcheck: { test: [CMD-SHELL, pg_isready] }
    logging: *logging
  # a stand-in for the bank
  bank-api:
    image: acme/bank:1
    environment: { ORDERS: "http://api:8080" }
    logging:
      <<: *logging
  ledger-worker:
    image: acme/bank:1
    environment: { DB_HOST: postgres }
    logging:
      driver: local
      options: *options
volumes: { rows: {} }
`,
    'infra/dev.env': 'PG=16\n',
    'mail.yaml': 'services:\n  mail: { image: "axllent/mailpit:v1.21" }\n',
    Dockerfile: 'FROM eclipse-temurin:21\n',
  },
  'templates, a Makefile and a job before the start': {
    'compose.yaml': `services:
  web:
    image: acme/forum:5
    environment:
      DB_HOST: db
      CACHE_HOST: memcached
    command: forum serve
    ports: ["9292:9292"]
    depends_on:
      migrate: { condition: service_completed_successfully }
      db: { condition: service_started }
  jobs-worker:
    extends:
      service: web
    command: forum jobs
    ports: !reset []
  migrate:
    image: acme/forum:5
    command: forum migrate
    environment: { DB_HOST: db }
    depends_on: [db]
    restart: "no"

  db:
    image: postgres:16
    volumes:
      - ./data/postgres:/var/lib/postgresql/data # a folder of the machine

  memcached: { image: "memcached:1.6", command: ["-m", "128"] }
`,
    Makefile: `.PHONY: up down
up:
	docker compose up -d
down:
	docker compose down
`,
  },
};
