// Connects the handler to the bus. The file that it touches at each heartbeat is what its healthcheck looks at.
import { utimesSync, writeFileSync } from 'node:fs';
import { Kafka } from 'kafkajs';
import { processor } from './consume.mjs';
import { handle } from './handler.mjs';

const GROUP = 'shipping';
const TOPICS = ['payment.taken'];
const ALIVE = '/tmp/alive';

const kafka = new Kafka({ clientId: GROUP, brokers: (process.env.KAFKA_BROKERS ?? 'kafka:9092').split(',') });
const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
const consumer = kafka.consumer({ groupId: GROUP });

const publish = (topic, value, key, headers) => producer.send({ topic, messages: [{ key, value, headers }] });

writeFileSync(ALIVE, '');
consumer.on(consumer.events.HEARTBEAT, () => utimesSync(ALIVE, new Date(), new Date()));
await producer.connect();
await consumer.connect();
await consumer.subscribe({ topics: TOPICS, fromBeginning: true });
await consumer.run({ eachMessage: processor({ group: GROUP, handle, publish }) });

process.on('SIGTERM', async () => {
  await consumer.disconnect();
  await producer.disconnect();
});
