import { describe, expect, test } from '@jest/globals';
import { collect, detailsOf, seen } from './collected.js';

const MAIN = `terraform {
  required_version = ">= 1.6"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
    google = { source = "hashicorp/google" }
  }
  backend "s3" {
    bucket = "state"
  }
}

provider "aws" {
  alias  = "eu"
  region = "eu-central-1"
}

# resource "aws_instance" "commented" {}
resource "aws_instance" "web" {
  ami = "ami-1"
  user_data = <<-EOF
    provider "fake" {
    }
  EOF
}

resource "google_compute_vpn_tunnel" "to_aws" {
  labels = { note = "a } in a text" }
}

module "cluster" {
  source = "terraform-google-modules/kubernetes-engine/google"
}

module "app" { source = "../modules/app" }
`;

describe('Terraform', () => {
  test('providers, resources, modules and the backend', () => {
    expect(seen({ 'infra/main.tf': MAIN }, 'terraform')).toEqual([
      'terraform.folder terraform infra @infra/main.tf:1',
      'terraform.required-provider aws @infra/main.tf:4',
      'terraform.required-provider google @infra/main.tf:8',
      'terraform.backend s3 @infra/main.tf:10',
      'terraform.provider aws eu @infra/main.tf:15',
      'terraform.resource aws_instance web @infra/main.tf:21',
      'terraform.resource google_compute_vpn_tunnel to_aws @infra/main.tf:29',
      'terraform.module terraform-google-modules/kubernetes-engine/google cluster @infra/main.tf:33',
      'terraform.module ../modules/app app @infra/main.tf:37',
    ]);
  });

  test('each says its cloud and category', () => {
    const { evidence } = collect({ 'infra/main.tf': MAIN });
    const details = (kind: string): unknown =>
      evidence.filter((entry) => entry.kind === kind).map((entry) => entry.details);
    expect(details('terraform.provider')).toEqual([{ cloud: 'aws', region: 'eu-central-1' }]);
    expect(details('terraform.resource')).toEqual([
      { cloud: 'aws', category: 'compute' },
      { cloud: 'gcp', category: 'interconnect' },
    ]);
    expect(details('terraform.module')).toEqual([{ cloud: 'gcp', category: 'cluster' }, { local: 'true' }]);
  });

  test('a folder of Terragrunt applies the module that it names', () => {
    const files = {
      'live/prod/vpc/terragrunt.hcl':
        'include "root" {\n  path = find_in_parent_folders()\n}\n\nterraform {\n  source = "../../../modules//vpc"\n}\n',
    };
    expect(seen(files, 'terraform.module')).toEqual([
      'terraform.module ../../../modules//vpc vpc @live/prod/vpc/terragrunt.hcl:5',
    ]);
    expect(detailsOf(files, 'terraform.module')).toEqual({ category: 'network', local: 'true' });
  });

  test('in JSON says the same', () => {
    const files = {
      'main.tf.json': `{
  "terraform": {
    "required_providers": { "aws": { "source": "hashicorp/aws" } },
    "backend": { "s3": { "bucket": "state" } }
  },
  "provider": { "aws": [{ "region": "eu-central-1" },
    { "alias": "us", "region": "\${var.region}" }] },
  "resource": {
    "aws_instance": {
      "web": { "ami": "ami-1" }
    }
  },
  "module": { "app": { "source": "../modules/app" } }
}`,
      'package.json': '{ "resource": { "aws_instance": { "x": {} } } }',
    };
    expect(seen(files, 'terraform')).toEqual([
      'terraform.folder terraform . @main.tf.json:1',
      'terraform.required-provider aws @main.tf.json:3',
      'terraform.backend s3 @main.tf.json:4',
      'terraform.provider aws @main.tf.json:6',
      'terraform.provider aws us @main.tf.json:7',
      'terraform.resource aws_instance web @main.tf.json:10',
      'terraform.module ../modules/app app @main.tf.json:13',
    ]);
    expect(detailsOf(files, 'terraform.required-provider')).toEqual({ cloud: 'aws', source: 'hashicorp/aws' });
    expect(detailsOf(files, 'terraform.provider')).toEqual({ cloud: 'aws', region: 'eu-central-1' });
  });

  test('that is broken JSON is one problem', () => {
    const { problems } = collect({ 'main.tf.json': '{ "resource": {' });
    expect(problems.map(({ code }) => code)).toEqual(['json-syntax']);
  });

  test('a provider that is no cloud has none', () => {
    const { evidence } = collect({
      'main.tf': 'provider "azurerm" {\n  features {}\n}\nprovider "hcp" {}\nprovider "random" {}\n',
    });
    expect(
      evidence.filter(({ kind }) => kind === 'terraform.provider').map(({ value, details }) => [value, details?.cloud]),
    ).toEqual([
      ['azurerm', 'azure'],
      ['hcp', undefined],
      ['random', undefined],
    ]);
  });

  test('names of files speak where there is no content', () => {
    const files = {
      'terraform/aws.tf': '',
      'terraform/azure-vm.tf': '',
      'terraform/vpn.tf': '',
      'terraform/variables.tf': '',
      'modules/gcp/main.tf': '',
    };
    expect(seen(files, 'terraform')).toEqual([
      'terraform.cloud-file gcp main @modules/gcp/main.tf:1',
      'terraform.folder terraform modules/gcp @modules/gcp/main.tf:1',
      'terraform.cloud-file aws aws @terraform/aws.tf:1',
      'terraform.folder terraform terraform @terraform/aws.tf:1',
      'terraform.cloud-file azure azure-vm @terraform/azure-vm.tf:1',
      'terraform.interconnect-file vpn vpn @terraform/vpn.tf:1',
    ]);
    expect(detailsOf(files, 'terraform.cloud-file')).toEqual({ module: 'true', source: 'path' });
  });
});

describe('other infrastructure languages', () => {
  test('Pulumi', () => {
    const files = {
      'Pulumi.yaml': 'name: shop\nruntime: nodejs\n',
      'package.json': '{ "dependencies": { "@pulumi/aws": "6", "@pulumi/azure-native": "2" } }',
      'yaml/Pulumi.yaml': 'name: y\nruntime: yaml\nresources:\n  bucket:\n    type: gcp:storage:Bucket\n',
    };
    expect(seen(files, 'pulumi')).toEqual([
      'pulumi.project nodejs shop @Pulumi.yaml:2',
      'pulumi.provider aws @pulumi/aws @package.json:1',
      'pulumi.provider azure-native @pulumi/azure-native @package.json:1',
      'pulumi.project yaml y @yaml/Pulumi.yaml:2',
      'pulumi.provider gcp @yaml/Pulumi.yaml:4',
      'pulumi.resource storage/Bucket bucket @yaml/Pulumi.yaml:4',
    ]);
  });

  test('resources in programs of Pulumi, in each of its languages', () => {
    const programs = {
      'csharp/infra/Program.cs':
        'using Pulumi;\nusing Aws = Pulumi.Aws;\nreturn await Deployment.RunAsync(() => {\n  var db = new Aws.Rds.Instance("orders");\n});\n',
      'go/infra/main.go':
        'package main\nimport (\n\t"github.com/pulumi/pulumi-gcp/sdk/v7/go/gcp/compute"\n)\nfunc main() {\n\tvm, err := compute.NewInstance(ctx, "web", &compute.InstanceArgs{})\n}\n',
      'index.ts':
        'import * as aws from "@pulumi/aws";\nimport * as eks from "@pulumi/eks";\n// new aws.ec2.Instance("old");\nconst vpc = new aws.ec2.Vpc("main", {});\nconst cluster = new eks.Cluster("shop");\nconst queue = new aws.sqs.Queue("orders");\n',
      'python/infra/__main__.py':
        'import pulumi\nimport pulumi_azure_native as azure_native\napp = azure_native.web.WebApp("shop",\n    resource_group_name=group.name)\n',
    };
    const { evidence } = collect(programs);
    const made = evidence.filter(({ kind }) => kind === 'pulumi.resource');
    expect(seen(programs, 'pulumi.resource')).toEqual([
      'pulumi.resource rds/Instance orders @csharp/infra/Program.cs:4',
      'pulumi.resource compute/Instance web @go/infra/main.go:6',
      'pulumi.resource ec2/Vpc main @index.ts:4',
      'pulumi.resource eks/Cluster shop @index.ts:5',
      'pulumi.resource sqs/Queue orders @index.ts:6',
      'pulumi.resource web/WebApp shop @python/infra/__main__.py:3',
    ]);
    expect(made.map(({ details }) => [details?.cloud, details?.category])).toEqual([
      ['aws', 'database'],
      ['gcp', 'compute'],
      ['aws', 'network'],
      ['aws', 'cluster'],
      ['aws', 'messaging'],
      ['azure', 'container'],
    ]);
  });

  test('a program that only looks alike makes nothing', () => {
    const files = { 'infra/index.ts': 'import { aws } from "./mocks";\nnew aws.ec2.Instance("fake");\n' };
    expect(seen(files, 'pulumi')).toEqual([]);
  });

  test('modules of a registry name what they make', () => {
    const module = (source: string) => ({ 'main.tf': `module "x" {\n  source = "${source}"\n}\n` });
    expect(detailsOf(module('terraform-aws-modules/rds-aurora/aws'), 'terraform.module')).toEqual({
      cloud: 'aws',
      category: 'database',
    });
    expect(detailsOf(module('Azure/aks/azurerm'), 'terraform.module')).toEqual({ cloud: 'azure', category: 'cluster' });
    expect(detailsOf(module('terraform-aws-modules/route53/aws//modules/zones'), 'terraform.module').category).toBe(
      'network',
    );
  });

  test('Crossplane', () => {
    const files = {
      'crossplane.yaml':
        'apiVersion: meta.pkg.crossplane.io/v1\nkind: Configuration\nmetadata: { name: platform }\nspec:\n  dependsOn:\n    - provider: xpkg.upbound.io/upbound/provider-aws-rds\n      version: v1\n',
      'db.yaml': 'apiVersion: sql.gcp.upbound.io/v1beta1\nkind: DatabaseInstance\nmetadata: { name: orders }\n',
    };
    expect(seen(files, 'crossplane')).toEqual([
      'crossplane.resource Configuration platform @crossplane.yaml:2',
      'crossplane.provider provider-aws-rds platform @crossplane.yaml:6',
      'crossplane.resource DatabaseInstance orders @db.yaml:2',
    ]);
    expect(detailsOf(files, 'crossplane.provider')).toMatchObject({ cloud: 'aws' });
    expect(detailsOf({ 'db.yaml': files['db.yaml'] }, 'crossplane.resource')).toMatchObject({
      cloud: 'gcp',
      category: 'database',
    });
  });

  test('a Composition of Crossplane makes what its bases say, listed or in a pipeline', () => {
    const composition = `apiVersion: apiextensions.crossplane.io/v1
kind: Composition
metadata: { name: databases }
spec:
  compositeTypeRef: { apiVersion: acme.example/v1, kind: XDatabase }
  resources:
    - name: orders
      base:
        apiVersion: rds.aws.upbound.io/v1beta1
        kind: Instance
  pipeline:
    - step: patch
      input:
        resources:
          - name: stock
            base:
              apiVersion: sql.gcp.upbound.io/v1beta1
              kind: DatabaseInstance
          - name: nothing
`;
    const { evidence } = collect({ 'composition.yaml': composition });
    expect(seen({ 'composition.yaml': composition }, 'crossplane')).toEqual([
      'crossplane.resource Composition databases @composition.yaml:2',
      'crossplane.resource Instance orders @composition.yaml:10',
      'crossplane.resource DatabaseInstance stock @composition.yaml:18',
    ]);
    expect(evidence.flatMap(({ details }) => details?.cloud ?? [])).toEqual(['aws', 'gcp']);
  });

  test('Bicep and ARM templates', () => {
    const files = {
      'main.bicep':
        "param x string\nresource site 'Microsoft.Web/sites@2022-03-01' = {\n}\nresource old 'Microsoft.Web/sites@2022-03-01' existing = {\n}\n",
      'azuredeploy.json':
        '{\n "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",\n "resources": [\n  { "type": "Microsoft.ContainerService/managedClusters", "name": "aks" }\n ]\n}',
    };
    expect(seen(files, 'azure')).toEqual([
      'azure.resource Microsoft.ContainerService/managedClusters aks @azuredeploy.json:4',
      'azure.resource Microsoft.Web/sites site @main.bicep:2',
    ]);
    expect(detailsOf(files, 'azure.resource')).toEqual({ cloud: 'azure', category: 'cluster', source: 'arm' });
  });

  test('Deployment Manager, ECS tasks and Nomad jobs', () => {
    const files = {
      'dm.yaml': 'resources:\n  - name: vm\n    type: compute.v1.instance\n',
      'task-definition.json':
        '{\n "family": "shop",\n "containerDefinitions": [\n  { "name": "web", "image": "nginx:1" }\n ]\n}',
      'web.nomad': '',
    };
    expect(seen(files, 'deployment-manager', 'ecs', 'nomad')).toEqual([
      'deployment-manager.resource compute.v1.instance vm @dm.yaml:3',
      'ecs.task nginx web @task-definition.json:4',
      'nomad.job service @web.nomad:1',
    ]);
  });

  test('Ansible plays, roles and what they install', () => {
    const files = {
      'site.yml':
        '- name: servers\n  hosts: swarm_managers\n  become: true\n  roles:\n    - geerlingguy.docker\n    - role: k3s_server\n',
      'roles/stack/tasks/main.yml': '- name: Initialise the Docker Swarm\n  command: "docker swarm init {{ addr }}"\n',
    };
    expect(seen(files, 'ansible')).toEqual([
      'ansible.install docker-swarm Initialise the Docker Swarm @roles/stack/tasks/main.yml:1',
      'ansible.playbook role stack @roles/stack/tasks/main.yml:1',
      'ansible.playbook playbook servers @site.yml:2',
      'ansible.install docker geerlingguy.docker @site.yml:5',
      'ansible.install k3s k3s_server @site.yml:6',
    ]);
  });

  test('platforms that run apps', () => {
    const files = {
      'app.json': '{ "name": "shop", "formation": {} }',
      'app.yaml': 'runtime: python312\nservice: api\n',
      'expo/app.json': '{ "expo": { "name": "x" } }',
      'fly.toml': 'app = "shop"\n',
      'render.yaml': 'services:\n  - type: worker\n    name: jobs\ndatabases:\n  - name: db\n',
    };
    expect(seen(files, 'platform')).toEqual([
      'platform.app heroku shop @app.json:1',
      'platform.app app-engine api @app.yaml:1',
      'platform.app fly @fly.toml:1',
      'platform.app render jobs @render.yaml:2',
      'platform.app render db @render.yaml:5',
    ]);
  });
});
