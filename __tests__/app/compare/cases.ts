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
      'opens <compose.yaml:15 `db` has no healthcheck any more.',
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
      'closes compose.yaml:13 `api` is now started again when stopped.',
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
      'opens <compose.prod.yaml:3 In the variant `prod`, `db` is no longer started again when stopped.',
      'opens compose.prod.yaml:5 In the variant `prod`, `api` is now published on `9000` to every interface of the machine, before to the machine alone.',
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
];
