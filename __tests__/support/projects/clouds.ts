import type { Project } from './project.js';

export const serverless: Project = {
  pattern: 'serverless',
  files: {
    'serverless.yml': `service: receipts
provider:
  name: aws
  runtime: nodejs20.x
  region: eu-central-1
functions:
  upload:
    handler: src/upload.handler
    events:
      - httpApi:
          path: /receipts
          method: post
  scan:
    handler: src/scan.handler
    events:
      - s3:
          bucket: receipts
          event: s3:ObjectCreated:*
  report:
    handler: src/report.handler
    events:
      - schedule: rate(1 day)
resources:
  Resources:
    Receipts:
      Type: AWS::DynamoDB::Table
`,
    'package.json': '{ "name": "receipts", "devDependencies": { "serverless": "3.40.0" } }\n',
    'src/upload.js': 'export const handler = async () => ({ statusCode: 200 });\n',
    'src/scan.js': 'export const handler = async () => {};\n',
    'src/report.js': 'export const handler = async () => {};\n',
  },
};

export const edge: Project = {
  pattern: 'edge-computing',
  files: {
    'deployment.template.json': JSON.stringify(
      {
        modulesContent: {
          $edgeAgent: {
            'properties.desired': {
              schemaVersion: '1.1',
              runtime: { type: 'docker', settings: {} },
              systemModules: {
                edgeAgent: { type: 'docker', settings: { image: 'mcr.microsoft.com/azureiotedge-agent:1.5' } },
                edgeHub: { type: 'docker', settings: { image: 'mcr.microsoft.com/azureiotedge-hub:1.5' } },
              },
              modules: {
                sampler: { type: 'docker', settings: { image: 'example.azurecr.io/sampler:3' } },
                detector: { type: 'docker', settings: { image: 'example.azurecr.io/detector:3' } },
              },
            },
          },
          $edgeHub: {
            'properties.desired': {
              schemaVersion: '1.2',
              routes: { toCloud: 'FROM /messages/modules/detector/* INTO $upstream' },
              storeAndForwardConfiguration: { timeToLiveSecs: 7200 },
            },
          },
        },
      },
      undefined,
      2,
    ),
    'modules/sampler/Dockerfile.arm64v8': 'FROM python:3.12\nCOPY . .\nCMD ["python", "main.py"]\n',
    'modules/sampler/main.py': 'from azure.iot.device import IoTHubModuleClient\n',
    'modules/sampler/requirements.txt': 'azure-iot-device==2.13.0\n',
  },
};

export const hybridCloud: Project = {
  pattern: 'hybrid-cloud',
  files: {
    'terraform/main.tf': 'terraform {\n  required_version = ">= 1.8"\n}\n',
    'terraform/aws.tf': `provider "aws" {
  region = "eu-central-1"
}

resource "aws_eks_cluster" "primary" {
  name = "primary"
}

resource "aws_vpn_connection" "to_google" {
  type = "ipsec.1"
}
`,
    'terraform/gcp.tf': `provider "google" {
  region = "europe-west3"
}

resource "google_container_cluster" "secondary" {
  name = "secondary"
}

resource "google_compute_vpn_tunnel" "to_aws" {
  name = "to-aws"
}
`,
    'README.md': '# Two clouds, one shop\n\n`terraform apply`\n',
  },
};

export const library: Project = {
  pattern: 'none',
  files: {
    'package.json':
      '{ "name": "left-align", "version": "2.1.0", "main": "dist/index.js", "files": ["dist"], "repository": "example/left-align" }\n',
    'src/index.ts': 'export const leftAlign = (text: string): string => text.trimStart();\n',
    'src/lines.ts': 'export const lines = (text: string): string[] => text.split("\\n");\n',
    'README.md': '# left-align\n\n`npm install left-align`\n',
    LICENSE: 'MIT\n',
  },
};
