import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { collect, detailsOf, seen } from './collected.js';

const PROGRAM = `var builder = DistributedApplication.CreateBuilder(args);

var db = builder.AddPostgres("postgres").WithPgAdmin();
var ordersDb = db.AddDatabase("orders-db");
// var old = builder.AddProject<Projects.Old>("old");
var bus = builder
    .AddKafka(Names.Bus, 9092);
var search = builder.AddContainer("search", "docker.io/elasticsearch");
builder.AddDaprPubSub("events");

var orders = builder
    .AddProject<Projects.Shop_Orders>("orders")
    .WithDaprSidecar(o => o.WithOptions(options with { DaprHttpPort = 3500 }))
    .WithReference(ordersDb)
    .WithEnvironment("Url", "https://example.com");

builder.AddProject<Shop_Gateway>(Names.App.Gateway).WithReference(orders);
builder.AddNpmApp("web", "../web");
builder.Build().Run();
`;

describe('.NET Aspire', () => {
  test('the AppHost program names what it starts and who has a sidecar', () => {
    expect(seen({ 'src/Shop.AppHost/Program.cs': PROGRAM }, 'app-host', 'dapr')).toEqual([
      'app-host.part database postgres @src/Shop.AppHost/Program.cs:3',
      'app-host.part broker Bus @src/Shop.AppHost/Program.cs:7',
      'app-host.part database search @src/Shop.AppHost/Program.cs:8',
      'dapr.component pubsub events @src/Shop.AppHost/Program.cs:9',
      'app-host.part service orders @src/Shop.AppHost/Program.cs:12',
      'dapr.sidecar host orders @src/Shop.AppHost/Program.cs:13',
      'app-host.part service Gateway @src/Shop.AppHost/Program.cs:17',
      'app-host.part service web @src/Shop.AppHost/Program.cs:18',
    ]);
  });

  test('other programs in C# say nothing, whatever their methods are called', () => {
    const program = 'services.AddRedis("cache");\nsolution.AddProject("tool");\n';
    expect(seen({ 'src/Shop.AppHost/Program.cs': program, 'src/Api/Program.cs': PROGRAM }, 'app-host')).toEqual([]);
  });

  test('any text is read without a mistake, and every place lies in the file', () => {
    const piece = fc.constantFrom(
      '.AddProject',
      '<A.B>',
      '("x"',
      ')',
      '.WithDaprSidecar(',
      '//',
      '\n',
      '"',
      ' ',
      '\u{1f600}',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = `DistributedApplication ${pieces.join('')}`;
        for (const { at } of collect({ 'AppHost.cs': text }).evidence) {
          expect(at.start).toBeLessThanOrEqual(at.end);
          expect(at.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('Project Tye', () => {
  const TYE = `name: shop
extensions:
- name: dapr
services:
- name: orders
  project: src/Orders/Orders.csproj
- name: db
  image: postgres:16
- name: bus
  image: rabbitmq:3-management
- name: viewer
  image: example/viewer
- name: remote
  external: true
`;

  test('services with a sidecar where the extension says so, stores and brokers by their images', () => {
    expect(seen({ 'tye.yaml': TYE }, 'app-host', 'dapr')).toEqual([
      'app-host.part service orders @tye.yaml:5',
      'dapr.sidecar host orders @tye.yaml:5',
      'app-host.part database db @tye.yaml:7',
      'app-host.part broker bus @tye.yaml:9',
      'app-host.part other viewer @tye.yaml:11',
    ]);
    expect(detailsOf({ 'tye.yaml': TYE }, 'app-host.part')).toEqual({ host: 'tye' });
  });

  test('without the extension there is no sidecar', () => {
    expect(seen({ 'tye.yaml': TYE.replace('name: dapr', 'name: zipkin') }, 'dapr')).toEqual([]);
  });
});
