import type { Service } from '../model/stack.js';
import type { References } from './compose/references.js';
import { type ComposeView, isApplication, isStore, unitOf } from './compose/view.js';
import type { Fact } from './fact.js';
import { countFact, type Seen, valuesFact } from './seen.js';
import { known, knownCount, notApplicable } from './sheet.js';
import { mentions } from './words.js';

const COMPOSE_IDS = [
  'messaging.brokers',
  'messaging.log-brokers',
  'messaging.stream-tools',
  'messaging.clients',
  'messaging.client-share',
  'messaging.direct-calls',
  'messaging.only-bus',
];

/** Brokers in Compose with those who name them, and what the code says about messages. */
export function messagingFacts(view: ComposeView, references: References, seen: Seen): readonly Fact[] {
  return [
    ...(view.services.length === 0
      ? COMPOSE_IDS.map((id) => notApplicable(id, 'There is no Compose service.'))
      : busFacts(view, references)),
    valuesFact('messaging.libraries', seen.of('messaging.client')),
    valuesFact('messaging.configured', seen.of('messaging.config')),
    countFact('messaging.topics', seen.of('messaging.topic')),
    countFact('messaging.connectors', seen.of('messaging.connector')),
    countFact('messaging.contracts', seen.of('messaging.contract')),
  ];
}

function busFacts(view: ComposeView, references: References): readonly Fact[] {
  const brokers = view.services.filter((service) => service.role.role === 'broker');
  const logWords = new Set(view.vocabulary.logBrokers);
  const logs = brokers.filter((service) =>
    [service.role.product ?? '', service.image?.repository ?? '', service.name].some((text) =>
      mentions(text, logWords),
    ),
  );
  const toolNames = view.vocabulary.streamTools;
  const tools = view.services.filter((service) => service.role.role !== 'broker' && isTool(service, toolNames));
  const bus = new Set([...brokers, ...tools].map((service) => service.id));
  const applications = view.services.filter((service) => isApplication(service) && !bus.has(service.id));
  const clients = applications.filter((service) => touches(references.get(service.id), bus));
  const units = new Map(clients.map((service) => [unitOf(service) ?? service.image?.reference ?? service.id, service]));
  const ids = new Set(applications.map((service) => service.id));
  const direct = applications.filter((service) => touches(references.get(service.id), ids));
  return [
    knownCount('messaging.brokers', brokers, (service) => ({
      message: `\`${service.name}\` is a message broker.`,
      at: service.at,
    })),
    knownCount('messaging.log-brokers', logs, (service) => ({
      message: `\`${service.name}\` keeps an ordered log of events.`,
      at: service.at,
    })),
    knownCount('messaging.stream-tools', tools, (service) => ({
      message: `\`${service.name}\` works on the streams of a bus.`,
      at: service.at,
    })),
    knownCount('messaging.clients', [...units.values()], (service) => ({
      message: `\`${service.name}\` is connected to the bus.`,
      at: service.at,
    })),
    known('messaging.client-share', applications.length === 0 ? 0 : clients.length / applications.length),
    knownCount('messaging.direct-calls', direct, (service) => ({
      message: `\`${service.name}\` names another service of the application.`,
      at: service.at,
    })),
    known(
      'messaging.only-bus',
      brokers.length > 0 &&
        applications.length === 0 &&
        !view.services.some((service) => isStore(service) && !bus.has(service.id)),
      brokers.slice(0, 3).map((service) => ({ message: `\`${service.name}\` is a message broker.`, at: service.at })),
    ),
  ];
}

/** The last part of an image's name, or the service's name, is one of the tools. */
function isTool(service: Service, tools: readonly string[]): boolean {
  const image = service.image?.repository.split('/').at(-1) ?? '';
  return tools.some(
    (tool) => image === tool || image === `cp-${tool}` || image.startsWith(`${tool}-`) || service.name === tool,
  );
}

function touches(targets: ReadonlySet<string> | undefined, wanted: ReadonlySet<string>): boolean {
  for (const target of targets ?? []) if (wanted.has(target)) return true;
  return false;
}
