import { describe, expect, test } from '@jest/globals';
import { detailsOf, seen } from './collected.js';

describe('Serverless Framework', () => {
  const service = `service: orders
provider:
  name: aws
  runtime: nodejs20.x
functions:
  create:
    handler: src/create.handler
    events:
      - httpApi: POST /orders
      - schedule: rate(1 hour)
resources:
  Resources:
    Orders:
      Type: AWS::DynamoDB::Table
`;

  test('functions with their triggers, and the resources beside them', () => {
    const files = { 'serverless.yml': service };
    expect(seen(files, 'serverless', 'cloudformation')).toEqual([
      'serverless.framework serverless-framework @serverless.yml:1',
      'serverless.function aws create @serverless.yml:6',
      'serverless.event http create @serverless.yml:9',
      'serverless.event schedule create @serverless.yml:10',
      'cloudformation.resource AWS::DynamoDB::Table Orders @serverless.yml:13',
    ]);
    expect(detailsOf(files, 'serverless.framework')).toMatchObject({
      provider: 'aws',
      functions: '1',
      runtime: 'nodejs20.x',
    });
  });

  test('a file without functions is told apart', () => {
    const text =
      'service: base\nprovider: { name: aws }\nresources:\n  Resources:\n    Bucket: { Type: "AWS::S3::Bucket" }\n';
    expect(seen({ 'serverless.yml': text }, 'serverless')).toEqual([
      'serverless.no-functions serverless-framework @serverless.yml:1',
    ]);
  });

  test('functions in other files and workers of constructs count', () => {
    const files = {
      'a/serverless.yml': `service: a\nprovider: { name: google }\nfunctions:\n  - \${file(functions/one.yml)}\n`,
      'b/serverless.yml':
        'service: b\nprovider: { name: aws }\nconstructs:\n  jobs:\n    type: queue\n    worker:\n      handler: worker.main\n',
    };
    expect(seen(files, 'serverless.framework', 'serverless.function')).toEqual([
      'serverless.framework serverless-framework @a/serverless.yml:1',
      'serverless.function google @a/serverless.yml:3',
      'serverless.framework serverless-framework @b/serverless.yml:1',
      'serverless.function aws jobs @b/serverless.yml:6',
    ]);
  });

  test('configurations in TypeScript are read by their lines, and an empty one still says that it exists', () => {
    const code =
      "const config = {\n  service: 'x',\n  provider: { name: 'aws' },\n  functions: {\n    hello: { handler: 'src/hello.main' },\n  },\n};\n";
    const files = { 'serverless.ts': code, 'package.json': '{}', 'b/serverless.ts': '', 'b/package.json': '{}' };
    expect(seen(files, 'serverless')).toEqual([
      'serverless.command serverless @b/serverless.ts:1',
      'serverless.command serverless @serverless.ts:1',
      'serverless.framework serverless-framework @serverless.ts:4',
      'serverless.function aws @serverless.ts:5',
    ]);
  });

  test('a module of that name is none', () => {
    const code = "import { seen } from './seen.js';\nexport const counts = { functions: seen.functions };\n";
    expect(seen({ 'src/facts/serverless.ts': code, 'package.json': '{}' }, 'serverless')).toEqual([]);
  });

  test('a catalogue file of the same name is none', () => {
    expect(seen({ 'serverless.template.yml': 'name: acme/template\ntype: template\n' }, 'serverless')).toEqual([]);
  });
});

describe('SAM, CloudFormation and the CDK', () => {
  test('a SAM template', () => {
    const template = `AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Resources:
  Resize:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: python3.12
      Events:
        Upload: { Type: S3 }
  Jobs:
    Type: AWS::SQS::Queue
`;
    expect(seen({ 'template.yaml': template }, 'serverless', 'cloudformation', 'messaging')).toEqual([
      'cloudformation.template sam @template.yaml:1',
      'serverless.framework aws-sam @template.yaml:1',
      'cloudformation.resource AWS::Serverless::Function Resize @template.yaml:4',
      'serverless.function aws Resize @template.yaml:4',
      'serverless.event object Resize @template.yaml:10',
      'cloudformation.resource AWS::SQS::Queue Jobs @template.yaml:11',
      'messaging.topic Jobs Jobs @template.yaml:11',
    ]);
  });

  test('containers and databases in CloudFormation are no functions', () => {
    const template = `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "Api": { "Type": "AWS::ECS::Service", "Properties": { "Cluster": { "Ref": "C" } } },
    "Db": { "Type": "AWS::RDS::DBInstance" }
  }
}`;
    expect(seen({ 'infra/stack.json': template }, 'serverless', 'cloudformation')).toEqual([
      'cloudformation.template cloudformation @infra/stack.json:2',
      'cloudformation.resource AWS::ECS::Service Api @infra/stack.json:4',
      'cloudformation.resource AWS::RDS::DBInstance Db @infra/stack.json:5',
    ]);
    expect(detailsOf({ 'infra/stack.json': template }, 'cloudformation.resource')).toEqual({
      cloud: 'aws',
      category: 'container',
    });
  });

  test('a CDK app says what it makes by imports, by dependencies and by the names of its files', () => {
    const files = {
      'cdk.json': '{ "app": "npx ts-node bin/app.ts" }',
      'lib/orders-stack.ts':
        "import * as cdk from 'aws-cdk-lib';\nimport * as lambda from 'aws-cdk-lib/aws-lambda';\nimport { aws_dynamodb as db } from 'aws-cdk-lib';\n",
      'lib/report-lambda-stack.ts': '',
      'package.json': '{ "dependencies": { "aws-cdk-lib": "2", "@aws-cdk/aws-ecs": "1" } }',
    };
    expect(seen(files, 'cdk')).toEqual([
      'cdk.app aws-cdk @cdk.json:1',
      'cdk.construct lambda @lib/orders-stack.ts:2',
      'cdk.construct dynamodb @lib/orders-stack.ts:3',
      'cdk.construct lambda @lib/report-lambda-stack.ts:1',
      'cdk.construct core aws-cdk-lib @package.json:1',
      'cdk.construct ecs @aws-cdk/aws-ecs @package.json:1',
    ]);
  });

  test('state machines are workflows', () => {
    expect(seen({ 'flows/order.asl.json': '{}' }, 'serverless')).toEqual([
      'serverless.workflow step-functions @flows/order.asl.json:1',
    ]);
  });
});

describe('other providers', () => {
  test('Azure Functions', () => {
    const files = {
      'host.json': '{\n  "version": "2.0",\n  "extensions": { "durableTask": {} }\n}',
      'Resize/function.json': '{\n  "bindings": [{ "type": "blobTrigger", "name": "b" }, { "type": "blob" }]\n}',
      'web/host.json': '{ "hostname": "x" }',
    };
    expect(seen(files, 'serverless')).toEqual([
      'serverless.function azure Resize @Resize/function.json:2',
      'serverless.event object Resize @Resize/function.json:2',
      'serverless.framework azure-functions @host.json:2',
      'serverless.workflow durable-functions @host.json:3',
    ]);
  });

  test('Firebase: functions and hosting', () => {
    const text =
      '{\n  "functions": [{ "source": "functions", "codebase": "api" }],\n  "hosting": { "public": "dist" }\n}';
    expect(seen({ 'firebase.json': text }, 'serverless', 'platform')).toEqual([
      'serverless.framework firebase @firebase.json:2',
      'serverless.function firebase api @firebase.json:2',
      'platform.app firebase-hosting @firebase.json:3',
    ]);
  });

  test.each(['5', '"x"', 'null', '[]', '[7]'])('Firebase: %s describes no functions', (functions) => {
    expect(
      seen({ 'firebase.json': `{"functions": ${functions}}` }, 'serverless.framework', 'serverless.function'),
    ).toEqual([]);
  });

  test('Appwrite: functions with a runtime', () => {
    const text =
      '{\n  "projectId": "p",\n  "functions": [{ "$id": "mail", "runtime": "node-22", "entrypoint": "src/main.js" }, 5]\n}';
    expect(seen({ 'appwrite.json': text }, 'serverless')).toEqual([
      'serverless.framework appwrite @appwrite.json:3',
      'serverless.function appwrite mail @appwrite.json:3',
    ]);
    expect(seen({ 'appwrite.json': '{"functions": 5}' }, 'serverless')).toEqual([]);
  });

  test('Cloudflare: a worker is a function, a Pages site is not', () => {
    const worker = 'name = "edge-api"\nmain = "src/index.ts"\n[triggers]\ncrons = ["0 * * * *"]\n';
    expect(seen({ 'wrangler.toml': worker }, 'serverless', 'edge', 'platform')).toEqual([
      'edge.network-compute cloudflare-workers edge-api @wrangler.toml:2',
      'serverless.framework cloudflare-workers edge-api @wrangler.toml:2',
      'serverless.function cloudflare edge-api @wrangler.toml:2',
      'serverless.event schedule edge-api @wrangler.toml:4',
    ]);
    expect(
      seen({ 'wrangler.toml': 'name = "site"\npages_build_output_dir = "dist"\n' }, 'serverless', 'platform'),
    ).toEqual(['platform.app cloudflare-pages site @wrangler.toml:1']);
  });

  test('Vercel: an app alone, declared functions, and handlers in the api folder', () => {
    expect(seen({ 'vercel.json': '{ "rewrites": [] }', 'src/api/client.ts': '' }, 'serverless', 'platform')).toEqual([
      'platform.app vercel @vercel.json:1',
    ]);
    const files = {
      'vercel.json': '{\n  "functions": { "api/pay.ts": { "memory": 128 } }\n}',
      'api/pay.ts': '',
      'api/_lib.ts': '',
    };
    expect(seen(files, 'serverless')).toEqual([
      'serverless.framework vercel api @api/pay.ts:1',
      'serverless.framework vercel @vercel.json:2',
      'serverless.function vercel api/pay.ts @vercel.json:2',
    ]);
    expect(detailsOf(files, 'serverless.framework')).toMatchObject({ functions: '1' });
  });

  test('Netlify: a site alone, and a functions folder', () => {
    expect(seen({ 'netlify.toml': '[build]\npublish = "dist"\n' }, 'serverless', 'platform')).toEqual([
      'platform.app netlify @netlify.toml:1',
    ]);
    const files = { 'netlify.toml': '[build]\npublish = "dist"\nfunctions = "fns"\n', 'netlify/functions/mail.ts': '' };
    expect(seen(files, 'serverless')).toEqual([
      'serverless.framework netlify @netlify.toml:3',
      'serverless.function netlify fns @netlify.toml:3',
      'serverless.framework netlify @netlify/functions/mail.ts:1',
    ]);
  });

  test('OpenFaaS, OpenWhisk, DigitalOcean and Google Cloud Build', () => {
    const files = {
      'a/stack.yml': 'provider:\n  name: openfaas\nfunctions:\n  resize:\n    lang: python3\n    handler: ./resize\n',
      'b/manifest.yaml':
        'packages:\n  default:\n    actions:\n      hello:\n        function: hello.js\n        runtime: nodejs:20\n',
      'c/project.yml': 'packages:\n  - name: api\n    functions:\n      - name: hello\n        runtime: nodejs:18\n',
      'cloudbuild.yaml':
        'steps:\n  - name: gcr.io/cloud-builders/gcloud\n    args: [functions, deploy, resize, --trigger-http]\n',
    };
    expect(seen(files, 'serverless.function')).toEqual([
      'serverless.function openfaas resize @a/stack.yml:4',
      'serverless.function openwhisk hello @b/manifest.yaml:4',
      'serverless.function digitalocean hello @c/project.yml:4',
      'serverless.function google resize @cloudbuild.yaml:3',
    ]);
  });

  test('Knative services and functions of Terraform', () => {
    const files = {
      'main.tf': 'resource "aws_lambda_function" "resize" {\n  handler = "app.main"\n}\n',
      'svc.yaml': 'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: { name: hello }\n',
    };
    expect(seen(files, 'serverless')).toEqual([
      'serverless.function aws resize @main.tf:1',
      'serverless.function knative hello @svc.yaml:2',
    ]);
  });
});

describe('imports of the CDK over several lines', () => {
  test('each module counts at its own line', () => {
    const stack = `from aws_cdk import (
    Stack,
    # aws_eks as eks,
    aws_lambda as _lambda,
    aws_sqs as sqs
)
from constructs import Construct
`;
    expect(seen({ 'shop/shop_stack.py': stack }, 'cdk.construct')).toEqual([
      'cdk.construct lambda @shop/shop_stack.py:4',
      'cdk.construct sqs @shop/shop_stack.py:5',
    ]);
  });

  test('a list of names without the CDK says nothing', () => {
    expect(seen({ 'lib/names_stack.py': 'from clients import (\n    aws_lambda as _lambda,\n)\n' }, 'cdk')).toEqual([]);
  });
});

describe('a whole application in one function', () => {
  const service = (events: string, more = '') =>
    `service: shop\nprovider: { name: aws, runtime: nodejs20.x }\nfunctions:\n  app:\n    handler: lambda.handler\n    events:\n${events}${more}`;

  test('is told by one function that gets every request', () => {
    const whole = service("      - http: { path: '{proxy+}', method: any }\n");
    expect(detailsOf({ 'serverless.yml': whole }, 'serverless.framework').app).toBe('whole');
    expect(detailsOf({ 'serverless.yml': service("      - httpApi: '*'\n") }, 'serverless.framework').app).toBe(
      'whole',
    );
    expect(detailsOf({ 'zappa_settings.json': '{}' }, 'serverless.framework').app).toBe('whole');
  });

  test('functions of their own addresses are none', () => {
    const one = service('      - http: { path: /orders, method: get }\n');
    const two = service("      - http: 'ANY {proxy+}'\n", '  nightly:\n    handler: nightly.handler\n');
    expect(detailsOf({ 'serverless.yml': one }, 'serverless.framework').app).toBeUndefined();
    expect(detailsOf({ 'serverless.yml': two }, 'serverless.framework').app).toBeUndefined();
  });
});

describe('stacks that belong together', () => {
  test.each([
    ['an export of another stack', 'Value: !ImportValue shop-bus', 'export'],
    ['a parameter that another stack keeps', "Value: '{{resolve:ssm:/shop/bus}}'", 'parameter'],
  ])('%s', (_, value, kind) => {
    const template = `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Rule:\n    Type: AWS::Events::Rule\n    ${value}\n`;
    expect(seen({ 'orders/template.yaml': template }, 'cloudformation.import')).toEqual([
      `cloudformation.import ${kind} @orders/template.yaml:5`,
    ]);
  });

  test('a template that stands alone uses nothing', () => {
    const template = "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Bus:\n    Type: AWS::Events::EventBus\n";
    expect(seen({ 'bus/template.yaml': template }, 'cloudformation.import')).toEqual([]);
  });
});
