import { describe, expect, test } from '@jest/globals';
import { collect, detailsOf, seen } from './collected.js';

const paths = (...list: string[]): Record<string, string> => Object.fromEntries(list.map((path) => [path, '']));

describe('folders', () => {
  test('named after a role, near the root', () => {
    const files = paths(
      'charts/shop/x',
      'edge-node/compose.yml',
      'src/main/java/com/acme/services/A.java',
      'services/api/main.go',
    );
    expect(seen(files, 'layout.folder')).toEqual([
      'layout.folder helm charts @charts/shop/x:1',
      'layout.folder edge edge-node @edge-node/compose.yml:1',
      'layout.folder backend services/api @services/api/main.go:1',
      'layout.folder services services @services/api/main.go:1',
    ]);
  });

  test('one for each service, with what each has', () => {
    const files = paths(
      'services/cart/Dockerfile',
      'services/cart/package.json',
      'services/pay/src/pay.csproj',
      'services/notes/readme.md',
      'lib/x.go',
    );
    expect(seen(files, 'layout.service-folder')).toEqual([
      'layout.service-folder services/cart cart @services/cart/Dockerfile:1',
      'layout.service-folder services/pay pay @services/pay/src/pay.csproj:1',
    ]);
    expect(detailsOf(files, 'layout.service-folder')).toEqual({
      has: 'dockerfile manifest',
      siblings: '2',
      parent: 'services',
    });
  });

  test('a single folder with a Dockerfile is no set of services', () => {
    expect(seen(paths('app/Dockerfile', 'docs/a.md'), 'layout.service-folder')).toEqual([]);
  });

  test('functions with their handlers', () => {
    expect(
      seen(
        paths('functions/resize/index.js', 'functions/notify/handler.py', 'functions/shared/util.js'),
        'layout.function-folder',
      ),
    ).toEqual([
      'layout.function-folder functions/notify notify @functions/notify/handler.py:1',
      'layout.function-folder functions/resize resize @functions/resize/index.js:1',
    ]);
  });

  test('clouds beside each other, where there is configuration', () => {
    const files = paths(
      'k8s/clusters/aws-cluster.yml',
      'k8s/clusters/gcp-cluster.yml',
      'infra/azure/main.tf',
      'src/auth/google/login.ts',
    );
    expect(seen(files, 'layout.cloud-folder')).toEqual([
      'layout.cloud-folder azure infra/azure @infra/azure/main.tf:1',
      'layout.cloud-folder aws k8s/clusters/aws-cluster.yml @k8s/clusters/aws-cluster.yml:1',
      'layout.cloud-folder gcp k8s/clusters/gcp-cluster.yml @k8s/clusters/gcp-cluster.yml:1',
    ]);
    const { evidence } = collect(files);
    expect(
      evidence.filter(({ kind }) => kind === 'layout.cloud-folder').map(({ details }) => details?.siblings),
    ).toEqual([undefined, 'gcp', 'aws']);
  });
});

describe('what the repository is', () => {
  test('a gallery of samples', () => {
    const files = paths(...Array.from({ length: 9 }, (_, i) => [`s${i}/compose.yaml`, `s${i}/README.md`]).flat());
    expect(seen(files, 'layout.gallery')).toEqual(['layout.gallery compose . @s0/README.md:1']);
    expect(detailsOf(files, 'layout.gallery')).toEqual({ count: '9', readmes: '9', children: '9' });
  });

  test('source files are counted by language, without tests and vendored code', () => {
    const files = paths('a.go', 'b/c.go', 'b/c_test.go', 'tests/d.go', 'vendor/x/e.go', 'web/app.tsx');
    expect(
      collect(files)
        .evidence.filter(({ kind }) => kind === 'layout.source')
        .map(({ value, details }) => [value, details?.count]),
    ).toEqual([
      ['go', '2'],
      ['typescript', '1'],
    ]);
  });

  test('something that is published for others', () => {
    expect(seen(paths('action.yml', 'sub/action.yml', '.goreleaser.yaml'), 'layout.publishes')).toEqual([
      'layout.publishes cli @.goreleaser.yaml:1',
      'layout.publishes github-action @action.yml:1',
    ]);
    expect(seen(paths('main.tf', 'variables.tf', 'outputs.tf', 'examples/basic/main.tf'), 'layout.publishes')).toEqual([
      'layout.publishes terraform-module @variables.tf:1',
    ]);
    expect(
      seen(paths('main.tf', 'variables.tf', 'outputs.tf', 'prod.tfvars', 'modules/a/main.tf'), 'layout.publishes'),
    ).toEqual([]);
  });

  test('modules that nothing here applies', () => {
    const modules = ['modules/aws/main.tf', 'modules/gcp/main.tf', 'examples/a/main.tf'];
    const published = (...more: string[]) => seen(paths(...modules, ...more), 'layout.publishes');
    expect(published('README.md')).toEqual(['layout.publishes terraform-module @modules/aws/main.tf:1']);
    expect(published('live/prod/main.tf')).toEqual([]);
    expect(published('live/terragrunt.hcl')).toEqual([]);
    expect(published('docker-compose.yml')).toEqual([]);
  });

  test('a Terraform root with locked versions is applied, one with an example is used', () => {
    const root = ['main.tf', 'variables.tf', 'outputs.tf', 'modules/net/main.tf'];
    expect(seen(paths(...root), 'layout.publishes')).toHaveLength(1);
    expect(seen(paths(...root, '.terraform.lock.hcl'), 'layout.publishes')).toEqual([]);
    expect(seen(paths('main.tf', 'variables.tf', 'example/main.tf'), 'layout.publishes')).toHaveLength(1);
    expect(seen(paths('main.tf', 'variables.tf', 'modules/net/main.tf'), 'layout.publishes')).toEqual([]);
  });

  test('contracts by file name', () => {
    expect(seen(paths('proto/a.proto', 'proto/b.proto', 'api/openapi.v1.yaml'), 'layout.contract')).toEqual([
      'layout.contract openapi @api/openapi.v1.yaml:1',
      'layout.contract protobuf @proto/a.proto:1',
    ]);
  });
});

describe('courses and operators', () => {
  test('folders that are numbered like lessons', () => {
    const lessons = paths(...Array.from({ length: 7 }, (_, i) => `0${i + 1}-topic/Dockerfile`), 'readme.md');
    expect(seen(lessons, 'layout.lessons')).toEqual(['layout.lessons . @01-topic/Dockerfile:1']);
    const migrations = paths('db/1.sql', 'db/2.sql', '01-build/x', '02-test/x', 'src/main.go');
    expect(seen(migrations, 'layout.lessons')).toEqual([]);
  });

  test('the numbered parts of one system are no course', () => {
    const parts = paths(...Array.from({ length: 7 }, (_, i) => `backends/${i + 1}-part/template.yaml`), 'readme.md');
    expect(seen(parts, 'layout.lessons')).toEqual([]);
  });

  test('a Go package at the root is a library, a program is not', () => {
    const library = ['go.mod', 'client.go', 'conn.go', 'conn_test.go', 'writer.go', 'examples/basic/main.go'];
    expect(seen(paths(...library), 'layout.publishes')).toEqual(['layout.publishes package @go.mod:1']);
    for (const program of ['main.go', 'Dockerfile', 'cmd/tool/main.go', 'api/main.go'])
      expect(seen(paths(...library, program), 'layout.publishes')).toEqual([]);
    expect(seen(paths('go.mod', 'embed.go', 'doc.go'), 'layout.publishes')).toEqual([]);
  });

  test('a Go program with controllers and definitions of resources', () => {
    const operator = paths('go.mod', 'controllers/queue_controller.go', 'config/crd/queues.yaml', 'main.go');
    expect(seen(operator, 'layout.publishes')).toContain('layout.publishes operator @config/crd/queues.yaml:1');
    const extension = paths('go.mod', 'pkg/adaptor/controller.go', 'charts/split/templates/split-crd.yaml');
    expect(seen(extension, 'layout.publishes')).toHaveLength(1);
    const service = paths('go.mod', 'controllers/user.go', 'k8s/deployment.yaml');
    expect(seen(service, 'layout.publishes')).toEqual([]);
  });
});
