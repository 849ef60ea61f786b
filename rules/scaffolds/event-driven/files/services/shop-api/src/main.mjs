// The way in: an order becomes the event order.placed. GET /health, POST /orders.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Kafka } from 'kafkajs';
import { eventOf } from './orders.mjs';

const LARGEST_BODY = 64 * 1024;
const kafka = new Kafka({ clientId: 'shop-api', brokers: (process.env.KAFKA_BROKERS ?? 'kafka:9092').split(',') });
const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });

const answer = (outgoing, status, value) =>
  outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

async function bodyOf(incoming) {
  const pieces = [];
  let size = 0;
  for await (const piece of incoming) {
    size += piece.length;
    if (size > LARGEST_BODY) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

const server = createServer(async (incoming, outgoing) => {
  if (incoming.method === 'GET' && incoming.url === '/health') return answer(outgoing, 200, { status: 'ok' });
  if (incoming.method !== 'POST' || incoming.url !== '/orders') return answer(outgoing, 404, { error: 'not found' });
  const body = await bodyOf(incoming);
  if (body === undefined) return answer(outgoing, 413, { error: 'too large' });
  const { event, error } = eventOf(body, randomUUID());
  if (event === undefined) return answer(outgoing, 400, { error });
  try {
    await producer.send({ topic: 'order.placed', messages: [{ key: event.id, value: JSON.stringify(event) }] });
    return answer(outgoing, 202, { id: event.id });
  } catch {
    return answer(outgoing, 503, { error: 'the bus does not answer' });
  }
});

await producer.connect();
server.listen(8000);
process.on('SIGTERM', () => server.close(() => producer.disconnect()));
