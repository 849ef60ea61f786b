import { addressedHosts, referencesOf } from '../../facts/compose/references.js';
import type { Service } from '../../model/stack.js';
import type { Repository } from '../../source/repository.js';
import { isStore, type Project } from './convert-project.js';

/** Names of the services that a service names, by name. */
export type Mentions = ReadonlyMap<string, ReadonlySet<string>>;

/** Configuration that may name upstreams, in what a service is built from. */
const CONFIGURATION =
  /(?:^|\/)(?:[^/]*nginx[^/]*|Caddyfile|haproxy\.cfg|(?:traefik|envoy)[^/]*\.ya?ml|[^/]*\.conf(?:\.[a-z\d]+)?)$/i;
const MOST_FILES = 40;
const MOST_CHARACTERS = 64 * 1024;

/**
 * Who talks to whom: dependencies, links, host names in variables and commands, and those in the configuration that is mounted into a
 * service or that it is built with. Nothing is read but what the repository holds.
 */
export function mentionsOf({ sets, services, files }: Project, repository: Repository): Mentions {
  const mentions = new Map<string, Set<string>>([...services.keys()].map((name) => [name, new Set<string>()]));
  for (const set of sets) {
    const nameOf = new Map(set.services.map(({ id, name }) => [id, name]));
    for (const [id, targets] of referencesOf([set])) {
      for (const target of targets) mentions.get(nameOf.get(id) ?? '')?.add(nameOf.get(target) ?? '');
    }
  }
  const hosts = hostNames(services);
  for (const service of services.values()) {
    for (const path of isStore(service) ? [] : configurationOf(service, repository)) {
      const read = files.has(path) ? undefined : repository.read(path);
      if (read?.ok !== true) continue;
      for (const host of addressedHosts(read.text.slice(0, MOST_CHARACTERS), MOST_CHARACTERS)) {
        const target = hosts.get(host.toLowerCase());
        if (target !== undefined && target !== service.name) mentions.get(service.name)?.add(target);
      }
    }
  }
  return mentions;
}

function hostNames(services: ReadonlyMap<string, Service>): ReadonlyMap<string, string> {
  const hosts = new Map<string, string>();
  for (const { name, containerName, attachments } of services.values()) {
    for (const host of [name, containerName?.value, ...attachments.flatMap(({ aliases }) => aliases)]) {
      if (host !== undefined && !hosts.has(host.toLowerCase())) hosts.set(host.toLowerCase(), name);
    }
  }
  return hosts;
}

function configurationOf({ mounts, build }: Service, repository: Repository): readonly string[] {
  const mounted = mounts.flatMap(({ type, source }) => (type === 'bind' && source !== undefined ? [source] : []));
  const context = build?.context;
  const paths: string[] = [];
  for (const { path } of repository.files) {
    const isMounted = mounted.some((source) => path === source || (source !== '.' && path.startsWith(`${source}/`)));
    const isBuiltIn =
      context !== undefined &&
      CONFIGURATION.test(path) &&
      (context === '' || context === '.' || path.startsWith(`${context}/`));
    if (!isMounted && !isBuiltIn) continue;
    paths.push(path);
    if (paths.length === MOST_FILES) break;
  }
  return paths;
}
