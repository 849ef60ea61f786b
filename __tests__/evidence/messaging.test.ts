import { describe, expect, test } from '@jest/globals';
import { detailsOf, seen } from './collected.js';

describe('brokers and topics in the settings of applications', () => {
  test('.env: the address, and topics by name', () => {
    const env = `NODE_ENV=production
# KAFKA_BROKERS=old:9092
KAFKA_BROKERS=kafka-1:9092,kafka-2:9092
KAFKA_ORDERS_TOPIC=orders.placed
KAFKA_CREATE_TOPICS="orders.placed:3:1,payments:1:1"
KAFKA_TOPIC_RETRIES=5
`;
    expect(seen({ 'orders/.env.example': env }, 'messaging')).toEqual([
      'messaging.config kafka @orders/.env.example:3',
      'messaging.topic orders.placed @orders/.env.example:4',
      'messaging.topic payments @orders/.env.example:5',
    ]);
    expect(detailsOf({ '.env': env }, 'messaging.topic')).toEqual({
      broker: 'kafka',
      source: 'environment',
      key: 'KAFKA_ORDERS_TOPIC',
    });
  });

  test('a URL tells its broker by the scheme', () => {
    expect(
      seen({ '.env': 'EVENTS=amqp://guest:guest@bus:5672\nDATABASE_URL=postgres://db/rabbit\n' }, 'messaging'),
    ).toEqual(['messaging.config rabbitmq @.env:1']);
  });

  test('application.properties', () => {
    const properties = `server.port=8081
spring.kafka.bootstrap-servers=localhost:9092
app.kafka.topics=orders,payments
spring.kafka.listener.missing-topics-fatal=false
`;
    expect(seen({ 'src/main/resources/application.properties': properties }, 'messaging')).toEqual([
      'messaging.config kafka @src/main/resources/application.properties:2',
      'messaging.topic orders @src/main/resources/application.properties:3',
      'messaging.topic payments @src/main/resources/application.properties:3',
    ]);
  });

  test('a Compose file and appsettings.json name queues', () => {
    const compose = `services:
  worker:
    image: acme/worker
    environment:
      - RABBITMQ_URL=amqp://rabbit
      - RABBITMQ_QUEUE=emails
`;
    const settings = '{\n  "RabbitMq": {\n    "HostName": "rabbit",\n    "QueueName": "invoices"\n  }\n}\n';
    expect(seen({ 'compose.yaml': compose, 'src/Api/appsettings.json': settings }, 'messaging.topic')).toEqual([
      'messaging.topic emails @compose.yaml:6',
      'messaging.topic invoices @src/Api/appsettings.json:4',
    ]);
  });

  test('what only looks like an address or a topic is none', () => {
    expect(seen({ '.env': 'RABBIT_VIRTUAL_HOST=/\nRabbit__VirtualHost=/shop\n' }, 'messaging')).toEqual([]);
    expect(seen({ '.env': 'FORUM_TOPIC=general\nMAIL_HOST=smtp\n' }, 'messaging')).toEqual([]);
    expect(seen({ '.env': 'KAFKA_ENABLED=true\nKAFKA_TOPIC=${TOPIC}\n' }, 'messaging')).toEqual([]);
  });
});
