import { quoted } from '../../lib/quoted.js';
import type { Service } from '../../model/stack.js';
import type { Fact } from '../fact.js';
import { knownCount, notApplicable } from '../sheet.js';
import { mentions } from '../words.js';
import { type ComposeView, isApplication } from './view.js';

const IDS = ['compose.gateways', 'compose.discovery', 'compose.service-projects', 'compose.fellow-images'];

/** Signs of a system of services: a gateway, discovery, a project for each service. */
export function serviceFacts(view: ComposeView): readonly Fact[] {
  if (view.services.length === 0) return IDS.map((id) => notApplicable(id, 'There is no Compose service.'));
  const gatewayWords = new Set(view.vocabulary.gateway);
  const other = new Set(view.vocabulary.notGateway);
  const discoveryWords = new Set(view.vocabulary.discovery);
  const has = (service: Service, words: ReadonlySet<string>): boolean =>
    [service.name, service.image?.repository ?? '', service.build?.contextText ?? ''].some((text) =>
      mentions(text, words),
    );
  const others = view.services.filter((service) => isApplication(service) && service.role.role !== 'job');
  const gateways = view.services.filter(
    (service) =>
      (service.role.role === 'gateway' || (has(service, gatewayWords) && !has(service, other))) &&
      others.some(({ id }) => id !== service.id),
  );
  const discovery = view.services.filter((service) => has(service, discoveryWords));
  const folders = new Map(
    view.leading
      .filter((stack) => stack.path !== '' && stack.services.some(isApplication))
      .map((stack) => [stack.path, stack]),
  );
  return [
    knownCount('compose.gateways', gateways, (service) => ({
      message: `${quoted(service.name)} is a gateway to other services.`,
      at: service.at,
    })),
    knownCount('compose.discovery', discovery, (service) => ({
      message: `${quoted(service.name)} lets services find each other.`,
      at: service.at,
    })),
    knownCount('compose.service-projects', [...folders.values()], (stack) => ({
      message: `Folder ${quoted(stack.path)} has a Compose project of its own.`,
      at: stack.at,
    })),
    knownCount('compose.fellow-images', fellowsOf(view), ({ name, image, at }) => ({
      message: `${quoted(name)} runs ${quoted(image?.repository ?? '')}, one of several images of the same owner.`,
      at: image?.at ?? at,
    })),
  ];
}

/**
 * The largest group of applications that run different images of one owner, none of them a known product: services that somebody builds
 * elsewhere and deploys from here. One service for each image.
 */
function fellowsOf({ services, units, vocabulary }: ComposeView): readonly Service[] {
  const packagers = new Set(vocabulary.packagers);
  const owners = new Map<string, Map<string, Service>>();
  for (const service of services) {
    const { image, role } = service;
    if (image === undefined || role.product !== undefined || !isApplication(service) || role.role === 'job') continue;
    if (units.of(service) !== undefined) continue;
    const { registry = '', repository } = image;
    const namespace = repository.slice(0, Math.max(0, repository.lastIndexOf('/')));
    if (namespace === '' || packagers.has(registry) || namespace.split('/').some((part) => packagers.has(part)))
      continue;
    const owner = `${registry}/${namespace}`;
    const images = owners.get(owner) ?? new Map<string, Service>();
    owners.set(owner, images.has(repository) ? images : images.set(repository, service));
  }
  const [most] = [...owners.values()].sort((a, b) => b.size - a.size);
  return [...(most?.values() ?? [])];
}
