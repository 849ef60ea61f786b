import { wholeFile } from '../../../src/documents/location.js';
import type { Role } from '../../../src/model/role.js';
import type { Network, NetworkMode, Port, Service, Stack } from '../../../src/model/stack.js';

/** A stack in a few words; what is left out is what a file that says nothing means. */
export interface StackWords {
  readonly id: string;
  readonly name?: string;
  readonly path?: string;
  readonly kind?: Stack['kind'];
  readonly variantOf?: string;
  readonly services: Readonly<Record<string, ServiceWords>>;
  readonly networks?: Readonly<Record<string, Partial<Network>>>;
}

export interface ServiceWords {
  /** Keys of networks, or key to aliases. Absent: `default`. */
  readonly networks?: readonly string[] | Readonly<Record<string, readonly string[]>>;
  readonly mode?: NetworkMode;
  readonly role?: Role;
  readonly ports?: readonly Partial<Port>[];
  readonly expose?: readonly string[];
  readonly links?: readonly string[];
  readonly externalLinks?: readonly string[];
  readonly containerName?: string;
  readonly hostname?: string;
  readonly replicas?: number;
}

export function stack(words: StackWords): Stack {
  const path = words.path ?? words.id;
  const name = words.name ?? words.id;
  const at = wholeFile(`${path}/compose.yaml`);
  const declared = words.networks ?? {};
  const implicit = 'default' in declared ? {} : { default: { declared: false } };
  return {
    id: words.id,
    name,
    kind: words.kind ?? 'compose',
    path,
    files: [at.file.path],
    layers: [at.file.path],
    ...(words.variantOf === undefined ? {} : { variantOf: words.variantOf }),
    services: Object.entries(words.services).map(([key, service]) => serviceOf(words.id, name, key, service)),
    networks: Object.entries({ ...declared, ...implicit }).map(([key, network]) => ({
      key,
      name: network.external === true ? key : `${name}_${key}`,
      ...(network.name === undefined ? {} : { nameAt: at }),
      external: false,
      internal: false,
      attachable: false,
      subnets: [],
      declared: true,
      unknownName: false,
      at,
      ...network,
    })),
    volumes: [],
    secrets: [],
    configs: [],
    unsetVariables: [],
    named: true,
    defaultProfiles: [],
    unknown: [],
    found: [],
    at,
  };
}

function serviceOf(stackId: string, project: string, name: string, words: ServiceWords): Service {
  const at = wholeFile(`${stackId}/compose.yaml`);
  const located = <T>(value: T) => ({ value, at });
  const networks = words.networks ?? ['default'];
  const joined = Array.isArray(networks) ? networks.map((key: string) => [key, []] as const) : Object.entries(networks);
  return {
    id: `${stackId}/${name}`,
    stack: stackId,
    project,
    name,
    at,
    role: { role: words.role ?? 'unknown', confidence: 1, evidence: [] },
    environment: [],
    envFiles: [],
    ports: (words.ports ?? []).map((port) => ({ target: 80, protocol: 'tcp', mode: 'ingress', at, ...port })),
    expose: (words.expose ?? []).map(located),
    attachments: words.mode === undefined ? joined.map(([network, aliases]) => ({ network, aliases, at })) : [],
    ...(words.mode === undefined ? {} : { networkMode: located(words.mode) }),
    ...(words.containerName === undefined ? {} : { containerName: located(words.containerName) }),
    ...(words.hostname === undefined ? {} : { hostname: located(words.hostname) }),
    ...(words.replicas === undefined ? {} : { replicas: located(words.replicas) }),
    dependsOn: [],
    links: (words.links ?? []).map(located),
    externalLinks: (words.externalLinks ?? []).map(located),
    resources: {},
    mounts: [],
    labels: [],
    profiles: [],
    capAdd: [],
    capDrop: [],
    securityOpt: [],
    secrets: [],
    configs: [],
  };
}
