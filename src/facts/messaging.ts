import { folderOf } from '../lib/paths.js';
import { quoted } from '../lib/quoted.js';
import type { Evidence } from '../model/evidence.js';
import type { Service, Stack } from '../model/stack.js';
import type { References } from './compose/references.js';
import { type ComposeView, isApplication, isLasting, isStore } from './compose/view.js';
import type { Fact, Reason } from './fact.js';
import { countFact, type Seen, tally, valuesFact } from './seen.js';
import { known, knownCount, notApplicable, reasonOf } from './sheet.js';
import { mentions } from './words.js';

const COMPOSE_IDS = [
  'messaging.brokers',
  'messaging.log-brokers',
  'messaging.processors',
  'messaging.clients',
  'messaging.outside-clients',
  'messaging.participants',
  'messaging.spokes',
  'messaging.client-share',
  'messaging.direct-calls',
  'messaging.only-bus',
  'messaging.bus-project',
];

/** Brokers in Compose with those who name them, and what the code says about messages. */
export function messagingFacts(view: ComposeView, references: References, seen: Seen): readonly Fact[] {
  const code = [...seen.of('messaging.client'), ...seen.of('messaging.config').filter(isOfOneService)];
  return [
    ...(view.services.length === 0
      ? COMPOSE_IDS.map((id) => notApplicable(id, 'There is no Compose service.'))
      : busFacts(view, references, code)),
    valuesFact('messaging.libraries', seen.of('messaging.client')),
    valuesFact('messaging.code-clients', code, (item) => item.at.file.path.split('/').slice(0, -1)[0]),
    valuesFact('messaging.code-services', code, serviceOf(seen)),
    countFact('messaging.topics', seen.of('messaging.topic')),
    countFact('messaging.connectors', seen.of('messaging.connector')),
    countFact('messaging.contracts', seen.of('messaging.contract')),
    eventingShare(seen),
  ];
}

/** Names the service that a file belongs to: the folder beside others of its like that holds it, else the first one on the way to it. */
function serviceOf(seen: Seen): (item: Evidence) => string | undefined {
  const services = new Set(seen.of('layout.service-folder').map(({ value }) => value));
  return ({ at }) => {
    for (let folder = folderOf(at.file.path); folder !== ''; folder = folderOf(folder)) {
      if (services.has(folder)) return folder;
    }
    return at.file.path.split('/').slice(0, -1)[0];
  };
}

/** What cluster software is for wiring events to who handles them: Argo Events and Knative Eventing. */
const EVENTING: ReadonlySet<string> = new Set(['argo-events', 'knative-eventing']);

/** How much of what is declared for Kubernetes wires events: sources, triggers and subscriptions among them, the workloads and the releases. */
function eventingShare(seen: Seen): Fact {
  const wiring = seen.of('kubernetes.custom-resource').filter((item) => EVENTING.has(item.details?.product ?? ''));
  const count = tally(wiring);
  const others = tally(seen.of('kubernetes.workload', 'helm.release', 'gitops.resource'));
  const share = count === 0 ? 0 : count / (count + others);
  return known('messaging.eventing-share', Math.round(share * 100) / 100, wiring.slice(0, 3).map(reasonOf));
}

/** Variables at the root are those of the whole project: they do not say which of its services reach the broker. */
function isOfOneService({ at, details }: Evidence): boolean {
  return details?.source !== 'environment' || folderOf(at.file.path) !== '';
}

function busFacts(view: ComposeView, references: References, code: readonly Evidence[]): readonly Fact[] {
  const brokers = view.services.filter((service) => service.role.role === 'broker');
  const logWords = new Set(view.vocabulary.logBrokers);
  const logs = brokers.filter((service) =>
    [service.role.product ?? '', service.image?.repository ?? '', service.name].some((text) =>
      mentions(text, logWords),
    ),
  );
  const isBroker = new Set(brokers.map((service) => service.id));
  const tools = new Set(view.vocabulary.streamProcessors);
  const processors = view.services.filter((service) => !isBroker.has(service.id) && isTool(service, tools));
  const bus = new Set([...isBroker, ...processors.map((service) => service.id)]);
  const applications = view.services.filter(
    (service) => isApplication(service) && service.role.role !== 'job' && !bus.has(service.id),
  );
  const usesLibrary = codeUsers(code, view);
  const clients = applications.filter(
    (service) => touches(references.get(service.id), bus) || (bus.size > 0 && usesLibrary(service)),
  );
  const brokerWords = new Set(view.vocabulary.brokers);
  const outside = bus.size > 0 ? [] : applications.filter((service) => namesBroker(service, brokerWords));
  const units = new Map([...clients].map((service) => [keyOf(service, view), service]));
  const participants = new Map([...clients, ...processors].map((service) => [keyOf(service, view), service]));
  // Own code that depends on the bus and on nothing else that runs here: it can be told from a worker that shares a database.
  const spokes = new Map(
    clients
      .filter((service) => view.units.of(service) !== undefined && onlyTouches(references.get(service.id), bus))
      .map((service) => [keyOf(service, view), service]),
  );
  const ids = new Set(applications.map((service) => service.id));
  const direct = applications.filter((service) => touches(references.get(service.id), ids));
  // What runs in the browser's stead never talks to a bus: it takes nothing from the share of those that do.
  const behind = applications.filter((service) => service.role.role !== 'frontend' || clients.includes(service));
  const share = behind.length === 0 ? Number(processors.length > 0) : clients.length / behind.length;
  const is =
    (what: string) =>
    (service: Service): Reason => ({ message: `${quoted(service.name)} ${what}.`, at: service.at });
  const stores = view.services.filter((service) => isStore(service) && !bus.has(service.id));
  return [
    knownCount('messaging.brokers', brokers, is('is a message broker')),
    knownCount('messaging.log-brokers', logs, is('keeps an ordered log of events')),
    knownCount('messaging.outside-clients', outside, is('is told the address of a bus that runs elsewhere')),
    knownCount('messaging.processors', processors, is('is a tool of the bus')),
    knownCount('messaging.clients', [...units.values()], is('is connected to the bus')),
    knownCount('messaging.participants', [...participants.values()], is('takes part in the bus')),
    knownCount('messaging.spokes', [...spokes.values()], is('depends on the bus alone')),
    known(
      'messaging.client-share',
      Math.round(share * 100) / 100,
      clients.length > 0
        ? clients.slice(0, 5).map(is('is connected to the bus'))
        : processors.slice(0, 5).map(is('is a tool of the bus')),
    ),
    knownCount('messaging.direct-calls', direct, is('names another service of the application')),
    knownCount(
      'messaging.bus-project',
      view.leading.filter((stack) => isBusProject(stack, isBroker)),
      (stack) => ({ message: `${quoted(stack.at.file.path)} runs the bus and nothing else.`, at: stack.at }),
    ),
    known(
      'messaging.only-bus',
      brokers.length > 0 && applications.length === 0 && stores.length === 0 && !view.units.hasCode,
      brokers.slice(0, 3).map(is('is a message broker')),
    ),
  ];
}

/** Tells services whose folder holds code or settings for a broker. */
function codeUsers(code: readonly Evidence[], { units }: ComposeView): (service: Service) => boolean {
  const folders = new Set<string>();
  for (const { at } of code) {
    for (let folder = folderOf(at.file.path); folder !== ''; folder = folderOf(folder)) folders.add(folder);
  }
  return (service) => folders.has(units.folderOf(service) ?? '');
}

/** A variable of the service is named after a kind of broker: `KAFKA_BOOTSTRAP_SERVERS`. */
function namesBroker(service: Service, words: ReadonlySet<string>): boolean {
  return service.environment.some(({ name }) => mentions(name, words));
}

/** A project of brokers and what serves them, without any application. */
function isBusProject(stack: Stack, brokers: ReadonlySet<string>): boolean {
  return (
    stack.services.some((service) => brokers.has(service.id)) &&
    stack.services.every((service) => brokers.has(service.id) || !isLasting(service))
  );
}

/** Services that run the same code take part once. */
function keyOf(service: Service, { units }: ComposeView): string {
  return units.of(service) ?? service.image?.reference ?? service.id;
}

/** The service's name, or the last part of its image's name up to one of its dashes, is one of the tools. */
function isTool(service: Service, tools: ReadonlySet<string>): boolean {
  if (tools.has(service.name)) return true;
  const image =
    service.image?.repository.slice(service.image.repository.lastIndexOf('/') + 1).replace(/^cp-/, '') ?? '';
  if (tools.has(image)) return true;
  for (let dash = image.indexOf('-'); dash > 0; dash = image.indexOf('-', dash + 1)) {
    if (tools.has(image.slice(0, dash))) return true;
  }
  return false;
}

function touches(targets: ReadonlySet<string> | undefined, wanted: ReadonlySet<string>): boolean {
  for (const target of targets ?? []) if (wanted.has(target)) return true;
  return false;
}

function onlyTouches(targets: ReadonlySet<string> | undefined, wanted: ReadonlySet<string>): boolean {
  return touches(targets, wanted) && [...(targets ?? [])].every((target) => wanted.has(target));
}
