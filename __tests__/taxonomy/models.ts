import { type Location, wholeFile } from '../../src/documents/location.js';
import type { Evidence } from '../../src/model/evidence.js';
import type { Role } from '../../src/model/role.js';
import type { Network, NetworkMode, Service, Stack } from '../../src/model/stack.js';

/** A service in a few words; what is left out is empty. */
export interface ServiceSketch {
  readonly image?: string;
  /** Folder of the build context. */
  readonly build?: string;
  readonly dockerfile?: string;
  /** Values of build arguments. */
  readonly args?: readonly string[];
  /** Folders of the repository that are mounted. */
  readonly mounts?: readonly string[];
  readonly role?: Role;
  /** Product of the catalogue. */
  readonly product?: string;
  /** Network keys; absent: the implicit `default`. */
  readonly networks?: readonly string[];
  readonly shares?: string;
  readonly needs?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly container?: string;
}

export interface StackSketch {
  readonly path?: string;
  readonly file?: string;
  readonly kind?: 'compose' | 'swarm';
  readonly variantOf?: string;
  readonly variant?: string;
  /** The files that are laid over each other; the one file unless given. */
  readonly layers?: readonly string[];
  readonly services: Readonly<Record<string, ServiceSketch>>;
  readonly networks?: Readonly<Record<string, Partial<Network>>>;
}

/** A stack as the loader would hand it over. */
export function stack(name: string, sketch: StackSketch): Stack {
  const path = sketch.path ?? '';
  const file = sketch.file ?? 'compose.yaml';
  const full = path === '' ? file : `${path}/${file}`;
  const at: Location = wholeFile(full);
  const services = Object.entries(sketch.services).map(([key, service]) => serviceOf(name, key, service, at));
  const usesDefault = services.some((service) => service.attachments.some(({ network }) => network === 'default'));
  const declared = Object.entries(sketch.networks ?? {}).map(([key, network]) => networkOf(name, key, network, at));
  const implicit = usesDefault && !declared.some(({ key }) => key === 'default');
  return {
    id: name,
    name,
    kind: sketch.kind ?? 'compose',
    path,
    files: [full],
    layers: sketch.layers ?? [full],
    variantOf: sketch.variantOf,
    variant: sketch.variant,
    services,
    networks: implicit ? [...declared, networkOf(name, 'default', { declared: false }, at)] : declared,
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

function networkOf(project: string, key: string, sketch: Partial<Network>, at: Location): Network {
  return {
    key,
    name: sketch.external ? key : `${project}_${key}`,
    external: false,
    internal: false,
    attachable: false,
    subnets: [],
    declared: true,
    unknownName: false,
    at,
    ...sketch,
  };
}

function serviceOf(project: string, name: string, sketch: ServiceSketch, at: Location): Service {
  const mode: NetworkMode | undefined =
    sketch.shares === undefined ? undefined : { kind: 'service', service: sketch.shares };
  const repository = sketch.image?.replace(/:.*/, '');
  return {
    id: `${project}/${name}`,
    stack: project,
    project,
    name,
    at,
    image:
      sketch.image === undefined || repository === undefined
        ? undefined
        : { reference: sketch.image, repository, unknown: false, at },
    build:
      sketch.build === undefined
        ? undefined
        : { context: sketch.build, contextText: sketch.build, dockerfile: sketch.dockerfile, args: sketch.args, at },
    role: {
      role: sketch.role ?? 'app',
      ...(sketch.product === undefined ? {} : { product: sketch.product }),
      confidence: 0.9,
      evidence: [{ message: 'Its name says so.', at }],
    },
    containerName: sketch.container === undefined ? undefined : { value: sketch.container, at },
    environment: Object.entries(sketch.env ?? {}).map(([key, value]) => ({ name: key, value, at })),
    envFiles: [],
    ports: [],
    expose: [],
    attachments: mode ? [] : (sketch.networks ?? ['default']).map((network) => ({ network, aliases: [], at })),
    networkMode: mode && { value: mode, at },
    dependsOn: (sketch.needs ?? []).map((service) => ({
      service,
      condition: 'service_started' as const,
      required: true,
      explicit: false,
      at,
    })),
    links: [],
    externalLinks: [],
    resources: {},
    mounts: (sketch.mounts ?? []).map((source) => ({
      type: 'bind' as const,
      source,
      target: '/app',
      readOnly: false,
      at,
    })),
    labels: [],
    profiles: [],
    capAdd: [],
    capDrop: [],
    securityOpt: [],
    secrets: [],
    configs: [],
  };
}

export function evidence(kind: string, value: string, path: string, more: Partial<Evidence> = {}): Evidence {
  return { kind, value, message: `${kind} ${value} is in ${path}.`, at: wholeFile(path), ...more };
}
