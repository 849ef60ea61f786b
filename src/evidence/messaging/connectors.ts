import { child, descend, type Entry, entriesOf, type Node, textOf } from '../../documents/node.js';
import { baseName } from '../../lib/paths.js';
import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { atKey, entryAt, named, observe, shown } from '../emit.js';
import { type FilePath, isYaml } from '../file-path.js';
import { atText } from '../text-lines.js';

/** Connectors of Kafka Connect and Debezium (`connector.class`) in JSON, YAML and properties files, and AsyncAPI contracts. */
export function connectorDetector(): Detector {
  return { name: 'messaging', extensions: ['yml', 'yaml', 'json', 'properties'], wants: isCandidate, detect };
}

function isCandidate(file: FilePath): boolean {
  if (isYaml(file)) return true;
  if (file.extension === 'properties') return true;
  if (file.extension !== 'json') return false;
  return (
    /connect|debezium|sink|source|outbox|asyncapi|cdc|register/.test(file.name) ||
    /connect|debezium|kafka/i.test(file.folder)
  );
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  if (/^["'{ \t]{0,8}asyncapi["']?[ \t]*:/m.test(file.text)) yield* readAsyncApi(file);
  const match = /["']?(?:debezium\.source\.)?connector\.class["']?[ \t]*[:=][ \t]*["']?([\w.$]{1,200})/.exec(file.text);
  const [whole, className] = match ?? [];
  if (match === null || whole === undefined || className === undefined) return;
  yield observe({
    kind: 'messaging.connector',
    value: className.includes('debezium') ? 'debezium' : 'kafka-connect',
    name: baseName(file.path).replace(/\.\w+$/, ''),
    details: { class: className },
    message: `${shown(file.path)} configures the connector ${shown(className)}.`,
    at: atText(file, match.index, whole.length),
  });
}

function* readAsyncApi(file: CandidateFile): Iterable<Evidence> {
  const [root] = file.parsed().documents;
  const version = entryAt(root, 'asyncapi');
  if (version === undefined) return;
  const title = textOf(descend(root, 'info', 'title'));
  yield observe({
    kind: 'messaging.contract',
    value: 'asyncapi',
    name: title,
    details: { version: textOf(version.value) },
    message: `${shown(file.path)} is a contract for events${named(title)}.`,
    at: atKey(version, 'asyncapi'),
  });
  const broker = firstProtocol(child(root, 'servers'));
  for (const entry of entriesOf(child(root, 'channels'))) yield topicEvidence(entry, broker);
}

function topicEvidence(entry: Entry, broker: string | undefined): Evidence {
  const topic = textOf(child(entry.value, 'address')) ?? entry.key;
  return observe({
    kind: 'messaging.topic',
    value: topic,
    details: { broker, source: 'asyncapi' },
    message: `The contract names the channel ${shown(topic)}.`,
    at: atKey(entry, `channels.${entry.key}`),
  });
}

function firstProtocol(servers: Node | undefined): string | undefined {
  for (const entry of entriesOf(servers)) return textOf(child(entry.value, 'protocol'));
  return undefined;
}
