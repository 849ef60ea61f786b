import { baseName } from '../../lib/paths.js';
import { quoted } from '../../lib/quoted.js';
import type { Role } from '../../model/role.js';
import type { Service, Stack } from '../../model/stack.js';
import type { Fact, Reason } from '../fact.js';
import { known, knownCount, notApplicable } from '../sheet.js';
import { mentions, wordsOf } from '../words.js';
import { type ComposeView, isApplication, isStore } from './view.js';

const IDS = [
  'compose.shared-namespaces',
  'compose.egress-namespaces',
  'compose.companion-pairs',
  'compose.service-proxies',
];

/** Companions: containers that live in another's network namespace, or stand beside it by name. */
export function companionFacts(view: ComposeView): readonly Fact[] {
  if (view.services.length === 0) return IDS.map((id) => notApplicable(id, 'There is no Compose service.'));
  const egressWords = new Set(view.vocabulary.egress);
  const companionWords = new Set([...view.vocabulary.companion, ...view.vocabulary.serviceProxy]);
  const guests = view.leading
    .flatMap(guestsOf)
    .filter((guest) => [guest.service, guest.host].some((one) => one && isCompanion(one, companionWords)));
  const isEgress = ({ host, hostName }: Guest): boolean =>
    host === undefined ? mentions(hostName, egressWords) : named(host, egressWords);
  const proxyWords = new Set(view.vocabulary.serviceProxy);
  const reason = ({ service, hostName }: Guest): Reason => ({
    message: `${quoted(service.name)} lives in the network namespace of ${quoted(hostName)}.`,
    at: service.networkMode?.at ?? service.at,
  });
  const proxies = view.services.filter(
    (service) => service.role.role === 'sidecar-proxy' || named(service, proxyWords),
  );
  return [
    knownCount(
      'compose.shared-namespaces',
      guests.filter((guest) => !isEgress(guest)),
      reason,
    ),
    knownCount('compose.egress-namespaces', guests.filter(isEgress), reason),
    knownCount(
      'compose.companion-pairs',
      view.leading.flatMap((stack) => pairsOf(stack, view)),
      (pair) => ({
        message: `${quoted(pair.companion.name)} accompanies ${quoted(pair.service.name)}.`,
        at: pair.companion.at,
      }),
    ),
    proxies.length > 1
      ? knownCount('compose.service-proxies', proxies, (service) => ({
          message: `${quoted(service.name)} is a service proxy.`,
          at: service.at,
        }))
      : known('compose.service-proxies', proxies.length, []),
  ];
}

/** Roles of containers that accompany a service. A test runner, a shell or an admin page that looks in accompanies nobody. */
const COMPANIONS: ReadonlySet<Role> = new Set<Role>([
  'sidecar-proxy',
  'sidecar-agent',
  'vpn',
  'proxy',
  'observability',
]);

function isCompanion(service: Service, words: ReadonlySet<string>): boolean {
  return COMPANIONS.has(service.role.role) || named(service, words);
}

interface Guest {
  readonly service: Service;
  readonly hostName: string;
  readonly host: Service | undefined;
}

function guestsOf(stack: Stack): readonly Guest[] {
  const byName = new Map(stack.services.map((service) => [service.name, service]));
  for (const service of stack.services) {
    const container = service.containerName?.value;
    if (container !== undefined && !byName.has(container)) byName.set(container, service);
  }
  return stack.services.flatMap((service) => {
    const mode = service.networkMode?.value;
    const hostName = mode?.kind === 'service' ? mode.service : mode?.kind === 'container' ? mode.container : undefined;
    return hostName === undefined ? [] : [{ service, hostName, host: byName.get(hostName) }];
  });
}

/** True when the service's name or its image mentions one of the words. Of an image that is built here, the folder is the project's. */
function named(service: Service, words: ReadonlySet<string>): boolean {
  const repository = service.image?.repository ?? '';
  const image = service.build === undefined ? repository : baseName(repository);
  return [service.name, image, service.build?.dockerfile ?? ''].some((text) => mentions(text, words));
}

interface Pair {
  readonly service: Service;
  readonly companion: Service;
}

/** Services whose names differ by a word for a companion: `orders` and `orders-envoy`. Exporters of stores are none. */
function pairsOf(stack: Stack, view: ComposeView): readonly Pair[] {
  const companionWords = new Set([...view.vocabulary.companion, ...view.vocabulary.serviceProxy]);
  const filler = new Set(view.vocabulary.filler);
  const exact = (name: string): string =>
    wordsOf(name)
      .filter((word) => !companionWords.has(word))
      .join(' ');
  const loose = (name: string): string =>
    exact(name)
      .split(' ')
      .filter((word) => !filler.has(word))
      .join(' ');
  const hosts = new Map<string, Service>();
  for (const service of stack.services) {
    if (!isApplication(service) || isStore(service) || mentions(service.name, companionWords)) continue;
    for (const stem of [exact(service.name), loose(service.name)]) {
      if (stem !== '' && !hosts.has(stem)) hosts.set(stem, service);
    }
  }
  return stack.services.flatMap((companion) => {
    if (!mentions(companion.name, companionWords)) return [];
    const service = hosts.get(exact(companion.name)) ?? hosts.get(loose(companion.name));
    return service ? [{ service, companion }] : [];
  });
}
