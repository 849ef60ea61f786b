import type { Service, Stack, Variable } from '../../model/stack.js';

/** Which services a service names as its partners: dependencies, links, and host names in its environment and command. */
export type References = ReadonlyMap<string, ReadonlySet<string>>;

/** Names under which a service can be addressed, to service ids. */
type Directory = ReadonlyMap<string, string>;

/** Longest text in which host names are looked for. */
const TEXT_LIMIT = 4000;

/** Variables that hold addresses of others. */
export const ADDRESS_VARIABLE =
  /HOST|URL|URI|ADDR|SERVER|ENDPOINT|BROKER|BOOTSTRAP|DSN|CONNECTION|SERVICE|BACKEND|UPSTREAM|TARGET|PROXY|QUEUE|BUS|KAFKA|AMQP|NATS/i;

/** Variables whose values are names of topics, groups and the like: only what stands as an address in them is a host. */
export const NAMING_VARIABLE =
  /^(?!.*(?:BOOTSTRAP|HOST|UR[IL]|ADDR|SERVERS|BROKERS|ENDPOINT)).*(?:TOPIC|GROUP|EXCHANGE|QUEUE_?NAME|ROUTING|SUBJECT|CHANNEL|CLIENT_?ID|SERVICE_?NAME|CONSUMER|PRODUCER)/i;

/** References among all services; a name is looked up in the service's own stack first, then in the others. */
export function referencesOf(stacks: readonly Stack[]): References {
  const everywhere = directoryOf(stacks.flatMap((stack) => stack.services));
  const references = new Map<string, ReadonlySet<string>>();
  for (const stack of stacks) {
    const here = directoryOf(stack.services);
    for (const service of stack.services) references.set(service.id, targetsOf(service, here, everywhere));
  }
  return references;
}

function directoryOf(services: readonly Service[]): Directory {
  const directory = new Map<string, string>();
  for (const service of services) {
    const aliases = service.attachments.flatMap((attachment) => attachment.aliases);
    for (const name of [service.name, service.containerName?.value, service.hostname?.value, ...aliases]) {
      const key = name?.toLowerCase();
      if (key !== undefined && !directory.has(key)) directory.set(key, service.id);
    }
  }
  return directory;
}

function targetsOf(service: Service, here: Directory, everywhere: Directory): ReadonlySet<string> {
  const targets = new Set<string>();
  const add = (name: string): void => {
    const key = name.toLowerCase();
    const id = here.get(key) ?? everywhere.get(key);
    if (id !== undefined && id !== service.id) targets.add(id);
  };
  for (const dependency of service.dependsOn) add(dependency.service);
  for (const link of [...service.links, ...service.externalLinks]) add(link.value.split(':')[0] ?? '');
  for (const variable of service.environment) for (const host of hostsIn(variable)) add(host);
  for (const word of [...(service.command?.value ?? []), ...(service.entrypoint?.value ?? [])]) {
    for (const host of addressedHosts(word)) add(host);
  }
  return targets;
}

function hostsIn(variable: Variable): readonly string[] {
  const value = variable.value?.slice(0, TEXT_LIMIT) ?? '';
  return ADDRESS_VARIABLE.test(variable.name) && !NAMING_VARIABLE.test(variable.name)
    ? (value.match(/[A-Za-z0-9._-]+/g) ?? [])
    : addressedHosts(value);
}

/** Names in a text that stand where a host stands: after `//` or `@`, or before `:` and a port. */
export function addressedHosts(text: string, limit = TEXT_LIMIT): readonly string[] {
  const hosts: string[] = [];
  for (const match of text.slice(0, limit).matchAll(/[A-Za-z0-9._-]+/g)) {
    const before = text[match.index - 1] ?? '';
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 2);
    const named = before === '@' || (before === '/' && text[match.index - 2] === '/');
    if (named || /^:\d/.test(after)) hosts.push(match[0]);
  }
  return hosts;
}
