import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { observe, shown } from '../emit.js';
import { type FilePath, isYaml } from '../file-path.js';
import { isComposeName } from '../layout/services.js';
import { atText, type Line, linesOf } from '../text-lines.js';

/** Brokers as keys and addresses name them. */
const BROKERS: readonly (readonly [string, RegExp])[] = [
  ['kafka', /kafka|redpanda/i],
  ['rabbitmq', /rabbit|amqp/i],
  ['nats', /(?:^|[^a-z])nats(?:[^a-z]|$)/i],
  ['pulsar', /pulsar/i],
  ['mqtt', /mqtt|mosquitto/i],
  ['service-bus', /service_?-?bus/i],
  ['activemq', /activemq|artemis/i],
  ['sqs', /(?:^|[^a-z])sqs(?:[^a-z]|$)/i],
  ['sns', /(?:^|[^a-z])sns(?:[^a-z]|$)/i],
  ['pubsub', /pub_?-?sub/i],
];

/** Ends of keys that hold the address of a broker. */
const ADDRESS = /(?<!virtual_?-?)(?:servers?|brokers?|url|uri|host|address(?:es)?|endpoint|connection(?:_?string)?)$/i;

/** Ends of keys that name a topic, a queue or an exchange. */
const CHANNEL =
  /(?:^|[._-]|[a-z](?=[TQE]))(?:topics?|queues?|exchange|stream|subject)(?:[._-]?names?)?$|CREATE_TOPICS$/i;

/** `KEY=value`, `key: value`, `"key": "value"`, in a list or not. */
const ENTRY =
  /^[ \t]*(?:-[ \t]+)?(?:export[ \t]+)?["']?([A-Za-z][\w.:-]{0,100}?)["']?[ \t]*[:=][ \t]*["']?([^"'#\s][^"'#]{0,300})/;

const MAX_CHANNELS = 10;

/** Addresses of brokers, and names of topics and queues, in the settings that an application is started with. */
export function messagingVariableDetector(): Detector {
  return { name: 'messaging-variables', wants: (file) => sourceOf(file) !== undefined, detect };
}

type Source = 'environment' | 'configuration' | 'compose';

function sourceOf(file: FilePath): Source | undefined {
  if (/^\.env(?:[._-][\w.-]{1,40})?$/.test(file.name) || file.extension === 'env') return 'environment';
  if (/^(?:application|bootstrap|microprofile-config)[\w-]{0,40}\.(?:properties|ya?ml)$/.test(file.name))
    return 'configuration';
  if (/^appsettings[\w.-]{0,40}\.json$/.test(file.name)) return 'configuration';
  return isYaml(file) && isComposeName(file) ? 'compose' : undefined;
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  const source = sourceOf(file);
  const named = BROKERS.filter(([, words]) => words.test(file.text));
  if (source === undefined || named.length === 0) return;
  // A file that speaks of one broker alone means that one by its topics.
  const only = named.length === 1 ? named[0]?.[0] : undefined;
  const seen = new Set<string>();
  for (const line of linesOf(file.text)) {
    const [, key, value] = /^[ \t]*#/.test(line.text) ? [] : (ENTRY.exec(line.text) ?? []);
    if (key === undefined || value === undefined) continue;
    const broker = named.find(([, words]) => words.test(key))?.[0];
    for (const item of [
      addressIn(file, source, line, key, value),
      ...channelsIn(file, source, line, key, value, broker ?? only),
    ]) {
      const same = item === undefined ? '' : `${item.kind} ${item.value}`;
      if (item === undefined || seen.has(same)) continue;
      seen.add(same);
      yield item;
    }
  }
}

/** Compose says itself who reaches a broker; the other files are all that tells of it. YAML and JSON have keys of their own (settings.yml). */
function addressIn(file: CandidateFile, source: Source, line: Line, key: string, value: string): Evidence | undefined {
  if (source !== 'environment' && file.extension !== 'properties') return undefined;
  const scheme = /^(amqps?|nats|pulsar|mqtts?|kafka):\/\//.exec(value)?.[1];
  const broker = BROKERS.find(([, words]) =>
    scheme === undefined ? ADDRESS.test(key) && words.test(key) : words.test(scheme),
  );
  if (broker === undefined) return undefined;
  return observe({
    kind: 'messaging.config',
    value: broker[0],
    details: { key, source },
    message: `${shown(file.path)} sets ${shown(key)}, the address of a broker.`,
    at: atText(file, line.start, line.text.length),
  });
}

function* channelsIn(
  file: CandidateFile,
  source: Source,
  line: Line,
  key: string,
  value: string,
  broker: string | undefined,
): Iterable<Evidence> {
  if (broker === undefined || !CHANNEL.test(key)) return;
  for (const part of value.trim().split(/[,;]/, MAX_CHANNELS)) {
    // `orders:3:1` of an image that creates topics: partitions and replicas follow.
    const name = part.trim().replace(/(?::\w{1,10}){1,3}$/, '');
    if (!/^[A-Za-z][\w.*#-]{1,80}$/.test(name) || /^(?:true|false|null|none|yes|no)$/i.test(name)) continue;
    yield observe({
      kind: 'messaging.topic',
      value: name,
      details: { broker, source, key },
      message: `${shown(key)} names the topic or queue ${shown(name)}.`,
      at: atText(file, line.start, line.text.length),
    });
  }
}
