/** Two versions of a small repository, and what a reader of both says of the change. */
export interface ChangeCase {
  readonly name: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  /** `effect path:line sentence`, in the order in which they are told; `<` before the path stands for the base. */
  readonly says: readonly string[];
}

/** A shop of a proxy, an application and its stores on two networks. */
const SHOP = `name: shop
services:
  proxy:
    image: nginx:1.27
    ports: ["80:80"]
    networks: [front]
  api:
    build: ./api
    networks: [front, back]
    mem_limit: 256m
  db:
    image: postgres:16
    networks: [back]
    mem_limit: 512m
    healthcheck:
      test: [CMD, pg_isready]
  cache:
    image: redis:7
    networks: [back]
networks:
  front:
  back:
    internal: true
`;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  selector:
    matchLabels: { app: app }
  template:
    metadata:
      labels: { app: app }
    spec:
      containers:
        - name: app
          image: example/app:1.0
`;

type Edit = readonly [from: string, to: string];

function edited(text: string, ...edits: readonly Edit[]): string {
  return edits.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`There is no ${from} to edit.`);
    return before.replace(from, to);
  }, text);
}

function shop(...edits: readonly Edit[]): Pick<ChangeCase, 'before' | 'after'> {
  return { before: { 'compose.yaml': SHOP }, after: { 'compose.yaml': edited(SHOP, ...edits) } };
}

const QUEUED = edited(SHOP, ['  cache:\n', '  queue:\n    image: rabbitmq:4\n    networks: [back]\n  cache:\n']);

export const CASES: readonly ChangeCase[] = [
  {
    name: 'only formatting and comments',
    ...shop(['name: shop\n', 'name: shop\n\n# The shop.\n'], ['["80:80"]', '\n      - 80:80']),
    says: [],
  },
  {
    name: 'the proxy joins the network of the stores',
    ...shop(['networks: [front]\n  api', 'networks: [front, back]\n  api']),
    says: ['opens compose.yaml:6 `proxy` joins network `back` and can now reach `cache` and `db`.'],
  },
  {
    name: 'the database is published',
    ...shop(
      ['image: postgres:16', 'image: postgres:16\n    ports: ["5432:5432"]'],
      ['internal: true', 'internal: false'],
    ),
    says: [
      'opens compose.yaml:13 `db`, a database, is now published on `5432` to every interface of the machine.',
      'opens compose.yaml:23 Network `back` is no longer internal: its services can reach other machines.',
    ],
  },
  {
    name: 'a port moves, another is for the machine alone now',
    before: { 'compose.yaml': edited(SHOP, ['"80:80"', '"80:80", "8443:443", "9000:9000"']) },
    after: { 'compose.yaml': edited(SHOP, ['"80:80"', '"8080:80", "127.0.0.1:8443:443", "9000:9000"']) },
    says: [
      'neutral compose.yaml:5 `proxy` is published on `8080` instead of `80`.',
      'closes compose.yaml:5 `proxy` is now published on `8443` to the machine alone, before to every interface of the machine.',
    ],
  },
  {
    name: 'limits and healthchecks go',
    ...shop(['    mem_limit: 256m\n', ''], ['    mem_limit: 512m\n', ''], ['test: [CMD, pg_isready]', 'disable: true']),
    says: [
      'opens <compose.yaml:10 `api` and `db` have no memory limit any more.',
      'neutral <compose.yaml:15 `db` has no healthcheck any more.',
    ],
  },
  {
    name: 'hardening is added',
    ...shop([
      'build: ./api',
      'build: ./api\n    read_only: true\n    cap_drop: [ALL]\n    security_opt: ["no-new-privileges:true"]\n    user: "1000"\n    restart: unless-stopped',
    ]),
    says: [
      'closes compose.yaml:9 `api` can no longer write to the root of the container.',
      "closes compose.yaml:10 `api` now gives up the engine's usual capabilities.",
      'closes compose.yaml:11 `api` now sets `no-new-privileges`.',
      'closes compose.yaml:12 `api` now runs as another user than root.',
      'neutral compose.yaml:13 `api` is now started again when stopped.',
    ],
  },
  {
    name: 'a service gets the machine',
    ...shop([
      'build: ./api',
      'build: ./api\n    privileged: true\n    pid: host\n    cap_add: [SYS_ADMIN]\n    volumes: ["/var/run/docker.sock:/var/run/docker.sock"]',
    ]),
    says: [
      'opens compose.yaml:9 `api` is now privileged, with all rights over the machine.',
      'opens compose.yaml:10 `api` now shares its processes with the machine.',
      'opens compose.yaml:11 `api` is given the capability `SYS_ADMIN`.',
      "opens compose.yaml:12 `api` now has the container engine's socket, and with it the machine.",
    ],
  },
  {
    name: 'a worker and an open administration tool come',
    ...shop([
      'networks:\n  front:',
      '  worker:\n    build: ./worker\n    networks: [back]\n  adminer:\n    image: adminer:4\n    ports: ["8081:8080"]\n    networks: [front, back]\nnetworks:\n  front:',
    ]),
    says: [
      'opens compose.yaml:23 `adminer`, an administration tool, is new on networks `back` and `front`; it is published on `8081` and reaches `cache` and `db`.',
      'neutral compose.yaml:20 `worker`, a worker, is new on network `back`; it reaches `cache` and `db`.',
    ],
  },
  {
    name: 'one network becomes two',
    before: {
      'compose.yaml': edited(
        SHOP,
        ['    networks: [front]\n  api', '  api'],
        ['    networks: [front, back]\n', ''],
        ['    networks: [back]\n', ''],
        ['    networks: [back]\n', ''],
        ['networks:\n  front:\n  back:\n    internal: true\n', ''],
      ),
    },
    after: { 'compose.yaml': SHOP },
    says: [
      'closes <compose.yaml:6 The default network of `shop` is gone. `proxy` can no longer reach `cache` and `db`.',
      'neutral compose.yaml:9 Network `front` is new, with `api` and `proxy`.',
      'neutral compose.yaml:9 Network `back` is new, internal, with `api`, `cache` and `db`.',
    ],
  },
  {
    name: 'a service is renamed, another replaced',
    ...shop(['  api:\n', '  backend:\n'], ['redis:7', 'valkey/valkey:8']),
    says: [
      'neutral compose.yaml:7 `api` is now called `backend`.',
      'neutral compose.yaml:18 `cache` now runs `valkey/valkey`, before `redis`.',
    ],
  },
  {
    name: 'the folder is renamed',
    before: { 'old/compose.yaml': edited(SHOP, ['name: shop\n', '']) },
    after: { 'shop/compose.yaml': edited(SHOP, ['name: shop\n', '']) },
    says: [
      'neutral shop/compose.yaml:1 Project `old` is now called `shop`: its containers, networks and volumes are made anew.',
    ],
  },
  {
    name: 'stores move to a project of their own on a shared network',
    before: { 'compose.yaml': SHOP },
    after: {
      'compose.yaml': `name: shop
services:
  proxy:
    image: nginx:1.27
    ports: ["80:80"]
    networks: [front]
  api:
    build: ./api
    networks: [front, back]
    mem_limit: 256m
networks:
  front:
  back:
    name: shop_back
    external: true
`,
      'infra/compose.yaml': `name: infra
services:
  db:
    image: postgres:16
    networks: [back]
    mem_limit: 512m
    healthcheck:
      test: [CMD, pg_isready]
  cache:
    image: redis:7
    networks: [back]
networks:
  back:
    name: shop_back
    internal: true
`,
    },
    says: [
      'neutral infra/compose.yaml:2 Project `infra` is new.',
      'neutral infra/compose.yaml:3 `db` is now in project `infra`, before in `shop`.',
      'neutral infra/compose.yaml:9 `cache` is now in project `infra`, before in `shop`.',
    ],
  },
  {
    name: 'a port that a variable named is written out',
    before: { 'compose.yaml': edited(SHOP, ['"80:80"', `"$${'{PORT}'}:80"`]) },
    after: { 'compose.yaml': SHOP },
    says: ['neutral compose.yaml:5 `proxy` is published on `80` instead of a port from the variable `PORT`.'],
  },
  {
    name: 'two projects get a service of one name',
    before: {
      'a/compose.yaml': 'services:\n  web:\n    build: .\n',
      'b/compose.yaml': 'services:\n  web:\n    build: .\n',
    },
    after: {
      'a/compose.yaml': 'services:\n  web:\n    build: .\n  mail:\n    image: axllent/mailpit:v1\n',
      'b/compose.yaml':
        'services:\n  web:\n    build: .\n  mail:\n    image: axllent/mailpit:v1\n    ports: ["8025:8025"]\n',
    },
    says: [
      'opens b/compose.yaml:4 `mail`, a development tool, is new in project `b`; it is published on `8025`.',
      'neutral a/compose.yaml:4 `mail`, a development tool, is new in project `a`.',
    ],
  },
  {
    name: 'a project comes with a database that is open',
    before: { 'compose.yaml': SHOP },
    after: {
      'compose.yaml': SHOP,
      'tools/compose.yaml':
        'name: tools\nservices:\n  metabase:\n    image: metabase/metabase:v0.50\n    ports: ["3000:3000"]\n  mb-db:\n    image: mysql:8\n    ports: ["3306:3306"]\n',
    },
    says: [
      'opens tools/compose.yaml:2 Project `tools` is new: `metabase` and `mb-db`; it publishes `3000`.',
      'opens tools/compose.yaml:6 `mb-db`, a database, is new; it is published on `3306`.',
    ],
  },
  {
    name: 'only the production variant changes',
    before: {
      'compose.yaml': SHOP,
      'compose.prod.yaml': 'services:\n  db:\n    restart: always\n  api:\n    ports: ["127.0.0.1:9000:9000"]\n',
      Makefile: 'prod:\n\tdocker compose -f compose.yaml -f compose.prod.yaml up -d\n',
    },
    after: {
      'compose.yaml': SHOP,
      'compose.prod.yaml': 'services:\n  db:\n    deploy: {}\n  api:\n    ports: ["9000:9000"]\n',
      Makefile: 'prod:\n\tdocker compose -f compose.yaml -f compose.prod.yaml up -d\n',
    },
    says: [
      'opens compose.prod.yaml:5 In the variant `prod`, `api` is now published on `9000` to every interface of the machine, before to the machine alone.',
      'neutral <compose.prod.yaml:3 In the variant `prod`, `db` is no longer started again when stopped.',
    ],
  },
  {
    name: 'the gate is weakened beside what it would stop',
    before: {
      'compose.yaml': SHOP,
      '.groundplan.yml': 'preset: strict\nfail-on: warning\nrules:\n  flat-network: error\n',
    },
    after: {
      'compose.yaml': edited(SHOP, [
        'image: postgres:16',
        '# groundplan: ignore published-store-port -- for now\n    image: postgres:16',
      ]),
      '.groundplan.yml':
        'preset: strict\nfail-on: never\nexclude: [legacy/]\nrules:\n  flat-network: note\n  published-store-port: off\nignore:\n  - rules: [privileged-service]\n    reason: later\n',
    },
    says: [
      'opens .groundplan.yml:1 Findings now fail at no level, before from the level warning.',
      'opens .groundplan.yml:1 The configuration now ignores findings of `privileged-service`.',
      'opens .groundplan.yml:1 This leaves out `legacy/`.',
      'opens .groundplan.yml:1 This lowers the level of the rule `flat-network`.',
      'opens .groundplan.yml:1 This turns off the rule `published-store-port`.',
      'opens compose.yaml:12 A comment now holds back findings of `published-store-port`.',
    ],
  },
  {
    name: 'a cluster gets a queue, and a cloud loses a table',
    before: {
      'k8s/app.yaml': DEPLOYMENT,
      'infra/main.tf':
        'resource "aws_dynamodb_table" "orders" {\n  name = "orders"\n}\nresource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}\n',
    },
    after: {
      'k8s/app.yaml': DEPLOYMENT,
      'k8s/queue.yaml': DEPLOYMENT.replaceAll('app', 'queue'),
      'infra/main.tf': 'resource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}\n',
    },
    says: [
      'neutral <infra/main.tf:1 Terraform: `aws_dynamodb_table` `orders` is gone.',
      'neutral k8s/queue.yaml:2 Kubernetes: `Deployment` `queue` is new.',
    ],
  },
  {
    name: 'the way in is closed',
    ...shop(['    ports: ["80:80"]\n', '']),
    says: [
      'closes <compose.yaml:5 `proxy` is no longer published on `80`.',
      'closes <compose.yaml:5 No published port leads to `cache` or `db` any more: before, `80` did by way of `proxy` -> `api`.',
    ],
  },
  {
    name: 'a first port of the application leads to its stores',
    before: { 'compose.yaml': edited(SHOP, ['    ports: ["80:80"]\n', '']) },
    after: {
      'compose.yaml': edited(
        SHOP,
        ['    ports: ["80:80"]\n', ''],
        ['build: ./api', 'build: ./api\n    ports: ["3000:3000"]'],
      ),
    },
    says: [
      'opens compose.yaml:8 `api` is now published on `3000` to every interface of the machine.',
      'opens compose.yaml:8 `cache` and `db` can now be reached from the published port `3000`, by way of `api`.',
    ],
  },
  {
    name: 'a variant that is a file of its own gets an open service that its project has had',
    before: {
      'compose.yaml': QUEUED,
      'compose.local.yaml': 'name: shop\nservices:\n  api:\n    build: ./api\n  cache:\n    image: redis:7\n',
    },
    after: {
      'compose.yaml': QUEUED,
      'compose.local.yaml':
        'name: shop\nservices:\n  api:\n    build: ./api\n  queue:\n    image: rabbitmq:4\n    ports: ["5672:5672"]\n',
    },
    says: [
      'opens compose.local.yaml:5 In the variant `local`, `queue`, a message broker, is new; it is published on `5672`.',
      'neutral <compose.local.yaml:5 In the variant `local`, `cache`, a cache, is gone.',
    ],
  },
  {
    name: 'what a project adds and drops is not told of its variants again',
    before: {
      'compose.yaml': edited(SHOP, [
        '  cache:\n    image: redis:7\n    networks: [back]\n',
        '  cache:\n    image: redis:7\n    networks: [back]\n  worker:\n    build: ./worker\n    networks: [back]\n',
      ]),
      'compose.prod.yaml': 'services:\n  db:\n    restart: always\n',
      Makefile: 'prod:\n\tdocker compose -f compose.yaml -f compose.prod.yaml up -d\n',
    },
    after: {
      'compose.yaml': SHOP,
      'compose.prod.yaml': 'services:\n  db:\n    restart: always\n',
      Makefile: 'prod:\n\tdocker compose -f compose.yaml -f compose.prod.yaml up -d\n',
    },
    says: ['neutral <compose.yaml:20 `worker`, a worker, is gone.'],
  },
  {
    name: 'ports move on both sides, inside alone, and on the machine alone',
    before: {
      'compose.yaml': edited(SHOP, [
        '    build: ./api',
        '    build: ./api\n    ports: ["5173:5173", "127.0.0.1:8000:8000"]',
      ]),
    },
    after: {
      'compose.yaml': edited(
        SHOP,
        ['["80:80"]', '["81:81"]'],
        ['    build: ./api', '    build: ./api\n    ports: ["5173:8080", "127.0.0.1:8006:8000"]'],
      ),
    },
    says: [
      'neutral compose.yaml:5 `proxy` is published on `81` instead of `80`.',
      'neutral compose.yaml:9 `api` is published on `5173` as before, which leads to its port `8080` instead of `5173`.',
      'neutral compose.yaml:9 `api` is published on `8006` instead of `8000`, to the machine alone.',
    ],
  },
  {
    name: 'services of one image are written otherwise, and a renamed one moves its port',
    before: {
      'compose.yaml':
        'name: mesh\nservices:\n  web.api:\n    image: daprio/daprd:1.14\n  order.api:\n    image: daprio/daprd:1.14\n  web_server:\n    image: nginx:1.27\n    ports: ["80:443"]\n',
    },
    after: {
      'compose.yaml':
        'name: mesh\nservices:\n  web-api:\n    image: daprio/daprd:1.14\n  order-api:\n    image: daprio/daprd:1.14\n  nginx:\n    image: nginx:1.27\n    ports: ["81:80"]\n',
    },
    says: [
      'opens compose.yaml:9 `nginx` is now published on `81` to every interface of the machine.',
      'neutral compose.yaml:3 `web.api` is now called `web-api`.',
      'neutral compose.yaml:5 `order.api` is now called `order-api`.',
      'neutral compose.yaml:7 `web_server` is now called `nginx`.',
      'closes <compose.yaml:9 `nginx` is no longer published on `80`.',
    ],
  },
  {
    name: 'an override becomes a project of its own',
    before: {
      'compose.infra.yaml': 'name: infra\nservices:\n  db:\n    image: postgres:16\n',
      'modules/two/compose.override.yaml': 'services:\n  api:\n    build: ../api\n    ports: ["8001:8001"]\n',
      Makefile: 'up:\n\tdocker compose -f compose.infra.yaml -f modules/two/compose.override.yaml up -d\n',
    },
    after: {
      'compose.infra.yaml': 'name: infra\nservices:\n  db:\n    image: postgres:16\n',
      'modules/two/compose.override.yaml': 'services:\n  api:\n    build: ../api\n    ports: ["8001:8001"]\n',
    },
    says: [
      'neutral modules/two/compose.override.yaml:1 Project `two` is new.',
      'closes <modules/two/compose.override.yaml:2 `api` leaves the default network of `infra` and can no longer reach `db`.',
      'neutral modules/two/compose.override.yaml:2 The default network of `two` is new, with `api`.',
      'neutral modules/two/compose.override.yaml:2 `api` is now in project `two`, before in `infra`.',
      'closes <modules/two/compose.override.yaml:4 No published port leads to `db` any more: before, `8001` did by way of `api`.',
    ],
  },
  {
    name: 'files for one database each leave their network for the default one',
    before: {
      'compose-mysql.yaml':
        'name: shop\nservices:\n  api:\n    build: ./api\n    networks: [own]\n  db:\n    image: mysql:8\n    networks: [own]\nnetworks:\n  own:\n    name: own\n',
      'compose-postgres.yaml': 'name: shop\nservices:\n  api:\n    build: ./api\n  db:\n    image: postgres:16\n',
    },
    after: {
      'compose-mysql.yaml': 'name: shop\nservices:\n  api:\n    build: ./api\n  db:\n    image: mysql:8\n',
      'compose-postgres.yaml': 'name: shop\nservices:\n  api:\n    build: ./api\n  db:\n    image: postgres:16\n',
    },
    says: [
      'neutral compose-mysql.yaml:3 `api` and `db` are now on network `shop_default`.',
      'neutral <compose-mysql.yaml:5 Network `own` is gone.',
    ],
  },
  {
    name: 'another file describes the project as well, and a service leaves the network of the machine',
    before: {
      'compose.yaml':
        'name: shop\nservices:\n  api:\n    build: ./api\n  mqtt:\n    image: eclipse-mosquitto:2\n    network_mode: host\n',
    },
    after: {
      'compose.yaml': 'name: shop\nservices:\n  api:\n    build: ./api\n  mqtt:\n    image: eclipse-mosquitto:2\n',
      'other/compose.yaml': 'name: shop\nservices:\n  api:\n    build: ../api\n    ports: ["8443:443"]\n',
    },
    says: [
      'opens other/compose.yaml:2 `other/compose.yaml` is new and describes project `shop` in another way: `api`; it publishes `8443`.',
      'neutral compose.yaml:5 `mqtt` is now on network `shop_default`.',
      "closes <compose.yaml:7 `mqtt` is no longer on the machine's own network.",
    ],
  },
  {
    name: 'entries of the configuration are for other places',
    before: {
      'compose.yaml': SHOP,
      '.groundplan.yml':
        'overrides:\n  - paths: [legacy/**]\n    rules: { flat-network: off }\nignore:\n  - rules: [privileged-service]\n    services: [api]\n    reason: later\n  - rules: [images-with-moving-tag]\n    services: [api, db]\n    reason: later\n',
    },
    after: {
      'compose.yaml': SHOP,
      '.groundplan.yml':
        'overrides:\n  - paths: ["**"]\n    rules: { flat-network: off }\nignore:\n  - rules: [privileged-service]\n    services: [api, db]\n    reason: later\n  - rules: [images-with-moving-tag]\n    services: [db]\n    reason: it was said\n',
    },
    says: [
      'opens .groundplan.yml:1 The configuration now ignores findings of `privileged-service` at other places.',
      'opens .groundplan.yml:1 This makes the rule `flat-network` milder at other places than before.',
      'closes .groundplan.yml:1 The configuration ignores fewer findings of `images-with-moving-tag`.',
    ],
  },
];
