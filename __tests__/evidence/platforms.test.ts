import { describe, expect, test } from '@jest/globals';
import { detailsOf, seen } from './collected.js';

describe('Procfile', () => {
  const PROCFILE = `# processes
release: python manage.py migrate --noinput
web: gunicorn shop.wsgi --workers 3 --log-file -
worker: celery -A shop worker
beat_scheduler: celery -A shop beat
`;

  test('names each process with what it is', () => {
    expect(seen({ Procfile: PROCFILE }, 'platform')).toEqual([
      'platform.app heroku release @Procfile:2',
      'platform.app heroku web @Procfile:3',
      'platform.app heroku worker @Procfile:4',
      'platform.app heroku beat_scheduler @Procfile:5',
    ]);
    expect(detailsOf({ Procfile: 'web: node server.js\n' }, 'platform.app')).toMatchObject({ type: 'web' });
  });

  test('one for developers starts nothing on a platform', () => {
    expect(seen({ 'Procfile.dev': PROCFILE }, 'platform')).toEqual([]);
  });
});

describe('App Engine', () => {
  test('its two environments are told apart', () => {
    const standard = { 'app.yaml': 'runtime: python312\nentrypoint: gunicorn -b :$PORT main:app\n' };
    const flexible = { 'app.yaml': 'runtime: custom\nenv: flex\nmanual_scaling:\n  instances: 1\n' };
    expect(detailsOf(standard, 'platform.app')).toEqual({ type: 'web', environment: 'standard' });
    expect(detailsOf(flexible, 'platform.app')).toEqual({ type: 'web', environment: 'flexible' });
  });

  test("an app.yaml that is another tool's says nothing", () => {
    expect(seen({ 'app.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: app }\n' }, 'platform')).toEqual([]);
    expect(seen({ 'config/app.yaml': 'debug: true\nruntime:\n  threads: 4\n' }, 'platform')).toEqual([]);
  });
});

describe('manifest.yml', () => {
  test('of AWS Copilot is told by its type', () => {
    const manifest = 'name: api\ntype: Load Balanced Web Service\nimage:\n  build: api/Dockerfile\n  port: 8080\n';
    expect(seen({ 'copilot/api/manifest.yml': manifest }, 'platform')).toEqual([
      'platform.app copilot api @copilot/api/manifest.yml:2',
    ]);
  });

  test('of something else says nothing', () => {
    expect(seen({ 'manifest.yml': 'name: plugin\ntype: extension\nversion: 1\n' }, 'platform')).toEqual([]);
  });
});

describe('porter.yaml', () => {
  test('of the platform has services, of a package mixins', () => {
    const app = 'version: v2\nname: shop\nservices:\n- name: web\n  type: web\n  run: npm start\n';
    const bundle = 'name: wordpress\nmixins:\n- exec\n- helm3\ninstall:\n- exec:\n    command: bash\n';
    expect(seen({ 'porter.yaml': app }, 'platform')).toEqual(['platform.app porter shop @porter.yaml:3']);
    expect(seen({ 'porter.yaml': bundle }, 'platform')).toEqual([]);
  });
});

describe('azure.yaml', () => {
  test('says what hosts each service', () => {
    const project = `name: todo
services:
  web:
    project: ./src/web
    language: js
    host: staticwebapp
  api:
    project: ./src/api
    language: py
    host: containerapp
  sync:
    project: ./src/sync
    host: function
  jobs:
    project: ./src/jobs
    host: aks
`;
    expect(seen({ 'azure.yaml': project }, 'platform', 'serverless.function')).toEqual([
      'platform.app azure-app-service web @azure.yaml:6',
      'platform.app azure-container-apps api @azure.yaml:10',
      'serverless.function azure sync @azure.yaml:13',
    ]);
  });
});

describe('Vercel', () => {
  test('limits for the routes of an app are no functions of their own', () => {
    const config =
      '{\n  "framework": "nextjs",\n  "functions": {\n    "src/app/api/**/*.ts": { "maxDuration": 60 }\n  }\n}\n';
    expect(seen({ 'vercel.json': config }, 'serverless', 'platform')).toEqual(['platform.app vercel @vercel.json:2']);
  });

  test('a site with a single page is static', () => {
    const type = (config: string) => detailsOf({ 'vercel.json': config }, 'platform.app').type;
    expect(type('{ "rewrites": [{ "source": "/(.*)", "destination": "/index.html" }] }')).toBe('static');
    expect(type('{ "rewrites": [{ "source": "/blog/(.*)", "destination": "https://blog.example.com/$1" }] }')).toBe(
      'web',
    );
    expect(type('{ "framework": "nextjs", "regions": ["fra1"] }')).toBe('web');
  });

  test('a server that answers every address is a whole application in one function', () => {
    const routes = (src: string) =>
      `{ "version": 2, "builds": [{ "src": "server.js", "use": "@vercel/node" }], "routes": [{ "src": "${src}", "dest": "/server.js" }] }`;
    const several = `{ "builds": [{ "src": "api/*.js", "use": "@vercel/node" }], "routes": [{ "src": "/(.*)", "dest": "/index.html" }] }`;
    expect(detailsOf({ 'vercel.json': routes('/(.*)') }, 'serverless.framework').app).toBe('whole');
    expect(detailsOf({ 'vercel.json': several }, 'serverless.framework').app).toBeUndefined();
  });
});

describe('SST', () => {
  test('functions, and what is put online as a whole', () => {
    const config = `export default $config({
  app(input) {
    return { name: "shop", home: "aws" };
  },
  async run() {
    // new sst.aws.Function("Old", {});
    const api = new sst.aws.ApiGatewayV2("Api");
    new sst.aws.Cron("Nightly", { schedule: "rate(1 day)", function: "src/nightly.handler" });
    new sst.aws.Nextjs("Web", { link: [api] });
  },
});
`;
    expect(seen({ 'sst.config.ts': config }, 'serverless.framework', 'serverless.function', 'platform')).toEqual([
      'serverless.framework sst @sst.config.ts:7',
      'serverless.function aws Api @sst.config.ts:7',
      'serverless.function aws Nightly @sst.config.ts:8',
      'platform.app sst Web @sst.config.ts:9',
    ]);
  });

  test('a web application alone has no function of its own', () => {
    const config = 'export default $config({ async run() {\n  new sst.aws.Nextjs("Web");\n} });\n';
    expect(seen({ 'sst.config.ts': config }, 'serverless.framework', 'platform')).toEqual([
      'platform.app sst Web @sst.config.ts:2',
    ]);
  });

  test('constructs that stand in other files are looked for there', () => {
    const files = {
      'infra/api.ts':
        'import { bucket } from "./storage";\nexport const api = new sst.aws.Function("Api", { link: [bucket] });\n',
      'infra/queue.ts': 'export const queue = new Queue("Plain");\n',
      'sst.config.ts': 'export default $config({ async run() {\n  await import("./infra/api");\n} });\n',
    };
    expect(seen(files, 'serverless.framework', 'serverless.function')).toEqual([
      'serverless.framework sst @infra/api.ts:2',
      'serverless.function aws Api @infra/api.ts:2',
      'serverless.framework sst @sst.config.ts:2',
    ]);
  });
});

describe('functions by their folder', () => {
  test('of Supabase, without what they share', () => {
    const files = {
      'supabase/functions/_shared/cors.ts': 'export {};\n',
      'supabase/functions/stripe-webhook/index.ts': 'Deno.serve(() => new Response());\n',
      'web/functions/helper/index.ts': 'export {};\n',
    };
    expect(seen(files, 'serverless')).toEqual([
      'serverless.framework supabase @supabase/functions/stripe-webhook/index.ts:1',
      'serverless.function supabase stripe-webhook @supabase/functions/stripe-webhook/index.ts:1',
    ]);
  });

  test('of an Amplify backend, and no other template of a similar name', () => {
    const path = 'amplify/backend/function/resize/resize-cloudformation-template.json';
    expect(seen({ [path]: '{}', 'aws/network-cloudformation-template.json': '{}' }, 'serverless')).toEqual([
      `serverless.framework amplify @${path}:1`,
      `serverless.function aws resize @${path}:1`,
    ]);
  });

  test('func.yaml is a function only when it says how it runs', () => {
    const knative = 'specVersion: 0.36.0\nname: hello\nruntime: node\ncreated: 2024-01-01T00:00:00Z\n';
    const fn = 'schema_version: 20180708\nname: hello\nversion: 0.0.1\nruntime: python\nentrypoint: /python/bin/fdk\n';
    expect(seen({ 'func.yaml': knative }, 'serverless.function')).toEqual([
      'serverless.function knative hello @func.yaml:1',
    ]);
    expect(seen({ 'func.yaml': fn }, 'serverless.framework')).toEqual(['serverless.framework fn @func.yaml:1']);
    expect(seen({ 'func.yaml': 'functions:\n  - sum\n  - avg\n' }, 'serverless')).toEqual([]);
  });
});
