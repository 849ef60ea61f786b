import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { namesIn } from '../../src/evidence/infrastructure/admissions.js';
import { collect, seen } from './collected.js';

describe('machines', () => {
  test('a machine of an inventory is named once for each group that it is in', () => {
    const inventory = '[web]\nbox1 ansible_host=10.0.0.6\n\n[db]\nbox1\nbox2\n';
    expect(seen({ 'inventory.ini': inventory }, 'deploy.host')).toEqual([
      'deploy.host box1 web @inventory.ini:2',
      'deploy.host box1 db @inventory.ini:5',
      'deploy.host box2 db @inventory.ini:6',
    ]);
  });

  test('a Vagrantfile names its machines one by one or in a table', () => {
    const one = `Vagrant.configure("2") do |config|
  # config.vm.define "old" do |m|
  config.vm.define "lb" do |lb|
    lb.vm.hostname = "lb.example.net"
  end
  config.vm.define :db do |db|
  end
end
`;
    const table = `NODES = [
  { :name => "web", :ip => "10.0.0.4" },
  { name: 'api', ip: '10.0.0.5' },
]
Vagrant.configure("2") do |config|
  NODES.each { |node| config.vm.define node[:name] }
end
`;
    expect(seen({ Vagrantfile: one, 'lab/Vagrantfile': table }, 'host')).toEqual([
      'host.machine vagrant lb @Vagrantfile:3',
      'host.machine vagrant db @Vagrantfile:6',
      'host.machine vagrant web @lab/Vagrantfile:2',
      'host.machine vagrant api @lab/Vagrantfile:3',
    ]);
  });

  test('a script that creates machines names them by an option', () => {
    const script = 'DB_NAME=shop-db\nhcloud server create --type cx22 --name "$DB_NAME"\n';
    expect(seen({ 'create.sh': script }, 'host')).toEqual(['host.machine command shop-db @create.sh:2']);
  });
});

describe('who may enter a group of machines', () => {
  test('rules inside a security group, also those that a dynamic block makes', () => {
    const main = `resource "aws_security_group" "app" {
  ingress {
    from_port = 8080
    security_groups = [aws_security_group.alb[0].id]
  }
  dynamic "ingress" {
    for_each = var.open ? [1] : []
    content {
      from_port = 80
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
  ingress {
    from_port = 22
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    security_groups = [aws_security_group.db.id]
  }
}
`;
    const { evidence } = collect({ 'main.tf': main });
    const rules = evidence.filter(({ kind }) => kind === 'network.admission');
    expect(rules.map(({ value, name, details }) => [value, name, details?.from])).toEqual([
      ['group', 'app', 'alb'],
      ['anyone', 'app', undefined],
    ]);
  });

  test('rules that stand on their own, in the words of several clouds', () => {
    const main = `resource "aws_vpc_security_group_ingress_rule" "db" {
  security_group_id            = aws_security_group.db.id
  referenced_security_group_id = module.app.security_group_id
  from_port                    = 5432
}
resource "aws_security_group_rule" "out" {
  type                     = "egress"
  security_group_id        = aws_security_group.app.id
  source_security_group_id = aws_security_group.db.id
}
resource "google_compute_firewall" "api" {
  target_tags = ["api"]
  source_tags = ["web"]
}
module "db_sg" {
  source = "terraform-aws-modules/security-group/aws"
  computed_ingress_with_source_security_group_id = [
    { rule = "mysql-tcp", source_security_group_id = module.app_sg.security_group_id },
  ]
}
`;
    const rules = collect({ 'main.tf': main }).evidence.filter(({ kind }) => kind === 'network.admission');
    expect(rules.map(({ name, details }) => `${details?.from} > ${name}`)).toEqual([
      'app.security_group_id > db',
      'web > api',
      'app_sg.security_group_id > db_sg',
    ]);
  });

  test('security groups of a CloudFormation template, by reference in any form', () => {
    const template = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  AppSecurityGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 8080, SourceSecurityGroupId: !GetAtt WebSecurityGroup.GroupId }
  DbIngress:
    Type: AWS::EC2::SecurityGroupIngress
    Properties:
      GroupId: !Ref DbSecurityGroup
      SourceSecurityGroupId: { Ref: AppSecurityGroup }
`;
    const rules = collect({ 'template.yaml': template }).evidence.filter(({ kind }) => kind === 'network.admission');
    expect(rules.map(({ name, details }) => `${details?.from} > ${name}`)).toEqual([
      'WebSecurityGroup > AppSecurityGroup',
      'AppSecurityGroup > DbSecurityGroup',
    ]);
  });

  test('any expression gives names without brackets, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
        for (const name of namesIn(text)) expect(name).not.toMatch(/[[\]"\s]/);
      }),
    );
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
    fc.assert(
      fc.property(name, fc.nat(9), (group, index) => {
        expect(namesIn(`[aws_security_group.${group}[${index}].id]`)).toEqual([group]);
      }),
    );
  });
});
