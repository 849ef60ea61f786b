import type * as Model from '../../model/stack.js';
import type * as Expression from '../../rulebook/expression/model.js';
import { type Seen, UNKNOWN, type Unknown } from '../../rulebook/expression/values.js';
import type { LintContext } from '../check.js';
import { isForDevelopment } from '../standing.js';

/** Words that say in a file's, variant's or folder's name that a project is for development or tests. */
const DEVELOPMENT = [
  'dev',
  'devel',
  'development',
  'local',
  'override',
  'test',
  'tests',
  'testing',
  'ci',
  'e2e',
  'debug',
  'sandbox',
  'devcontainer',
  'testdata',
  'fixtures',
] as const;

/** The text that the model has where a variable without a value decides. */
const UNDECIDED = 'unknown';

type ServiceView = Seen<Expression.Service>;
type ProjectView = Seen<Expression.Project>;

/** The values that expressions about one project see. Parts are made when they are asked for. */
export interface ProjectViews {
  readonly project: ProjectView;
  readonly service: (service: Model.Service) => ServiceView;
  readonly network: (network: Model.Network) => Seen<Expression.Network>;
  readonly volume: (volume: Model.Volume) => Seen<Expression.Volume>;
}

/** What expressions see of a stack. Where a part of it could not be read, its lists are unknown: what is missing may stand there. */
export function viewsOf(stack: Model.Stack, context: LintContext): ProjectViews {
  const services = new Map<string, ServiceView>();
  const service = (one: Model.Service): ServiceView => {
    const known = services.get(one.id);
    if (known !== undefined) return known;
    const view = serviceView(one, stack, context);
    services.set(one.id, view);
    return view;
  };
  const network = (one: Model.Network) => networkView(one, stack);
  const volume = (one: Model.Volume) => volumeView(one, stack);
  const whole = stack.unknown.length === 0;
  const project: ProjectView = {
    name: stack.name,
    path: stack.path,
    kind: stack.kind,
    files: stack.files,
    ...(stack.variant === undefined ? {} : { variant: stack.variant }),
    development: isForDevelopment(stack, DEVELOPMENT),
    get services() {
      return whole ? stack.services.map(service) : UNKNOWN;
    },
    get networks() {
      return whole ? stack.networks.map(network) : UNKNOWN;
    },
    get volumes() {
      return whole ? stack.volumes.map(volume) : UNKNOWN;
    },
    secrets: whole ? stack.secrets.map(({ key }) => key) : UNKNOWN,
    configs: whole ? stack.configs.map(({ key }) => key) : UNKNOWN,
  };
  return { project, service, network, volume };
}

function serviceView(service: Model.Service, stack: Model.Stack, context: LintContext): ServiceView {
  const { resources, isolation, role, networkMode } = service;
  const limits = resources.unknown ?? [];
  const settings = isolation?.unknown ?? [];
  return {
    name: service.name,
    role: role.role,
    roleConfidence: role.confidence,
    ...optional('product', role.product),
    ...optional('image', service.image === undefined ? undefined : imageView(service.image)),
    ...optional('build', service.build),
    ...optional('containerName', written(service.containerName?.value)),
    ...optional('hostname', written(service.hostname?.value)),
    command: service.command?.value ?? [],
    entrypoint: service.entrypoint?.value ?? [],
    get environment() {
      return service.environment.map(variableView);
    },
    get labels() {
      return service.labels.map(variableView);
    },
    envFiles: service.envFiles.map(({ value }) => value),
    get ports() {
      return service.ports.map(portView);
    },
    expose: service.expose.map(({ value }) => value),
    get networks() {
      return service.attachments.map((attachment) => joinedView(attachment, stack));
    },
    ...optional('networkMode', networkMode === undefined ? undefined : modeText(networkMode.value)),
    get reaches() {
      return stack.unknown.length > 0 ? UNKNOWN : reached(service, stack, context);
    },
    dependsOn: service.dependsOn,
    ...optional('healthcheck', service.healthcheck === undefined ? undefined : healthcheckView(service.healthcheck)),
    ...optional('memoryLimit', limits.includes('memoryLimit') ? UNKNOWN : resources.memoryLimit?.value),
    ...optional('memoryReservation', resources.memoryReservation?.value),
    ...optional('cpuLimit', limits.includes('cpuLimit') ? UNKNOWN : resources.cpuLimit?.value),
    ...optional('cpuReservation', resources.cpuReservation?.value),
    ...optional('pidsLimit', limits.includes('pidsLimit') ? UNKNOWN : resources.pidsLimit?.value),
    ...optional('replicas', service.replicas?.value),
    ...optional('restart', written(service.restart?.value)),
    ...optional('logging', service.logging === undefined ? undefined : loggingView(service.logging)),
    get mounts() {
      return service.mounts.map(mountView);
    },
    secrets: service.secrets,
    configs: service.configs,
    profiles: service.profiles,
    ...optional('privileged', settings.includes('privileged') ? UNKNOWN : service.privileged?.value),
    ...optional('user', settings.includes('user') ? UNKNOWN : written(service.user?.value)),
    ...optional('readOnly', settings.includes('readOnly') ? UNKNOWN : service.readOnly?.value),
    capAdd: service.capAdd.map(({ value }) => value),
    capDrop: settings.includes('capDrop') ? UNKNOWN : service.capDrop.map(({ value }) => value),
    securityOpt: settings.includes('securityOpt') ? UNKNOWN : service.securityOpt.map(({ value }) => value),
    ...optional('pid', written(service.pid?.value)),
    ...optional('ipc', written(service.ipc?.value)),
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}

/** `undefined` stays absent; the model's word for undecided becomes unknown. */
function decided<T extends string>(value: T | undefined): T | Unknown | undefined {
  return value === UNDECIDED ? UNKNOWN : value;
}

/** An empty text is what a variable without a value leaves. */
function written(value: string | undefined): string | Unknown | undefined {
  return value === '' ? UNKNOWN : value;
}

function imageView(image: Model.Image): Seen<Expression.Image> {
  if (image.unknown)
    return { reference: UNKNOWN, registry: UNKNOWN, repository: UNKNOWN, tag: UNKNOWN, digest: UNKNOWN };
  const { reference, registry, repository, tag, digest } = image;
  return {
    reference,
    repository,
    ...optional('registry', registry),
    ...optional('tag', tag),
    ...optional('digest', digest),
  };
}

function variableView({ name, value, unknown }: Model.Variable): Seen<Expression.Variable> {
  return { name, value: unknown === true || value === undefined ? UNKNOWN : value };
}

function portView({ target, published, hostIp, protocol, mode }: Model.Port): Seen<Expression.Port> {
  return {
    target: target === 0 ? UNKNOWN : target,
    ...optional('published', decided(published)),
    ...optional('hostIp', decided(hostIp)),
    protocol,
    mode,
  };
}

function joinedView({ network: key, aliases }: Model.Attachment, stack: Model.Stack): Seen<Expression.JoinedNetwork> {
  const network = stack.networks.find((one) => one.key === key);
  if (network === undefined) return { key, name: UNKNOWN, internal: UNKNOWN, external: UNKNOWN, aliases };
  return {
    key,
    name: network.unknownName ? UNKNOWN : network.name,
    internal: ofOthers(network, network.internal),
    external: network.external,
    aliases,
  };
}

/** What another project decides of an external network is not known here. */
function ofOthers<T>(network: Model.Network, value: T): T | Unknown {
  return network.external ? UNKNOWN : value;
}

function modeText(mode: Model.NetworkMode): string {
  switch (mode.kind) {
    case 'service':
      return `service:${mode.service}`;
    case 'container':
      return `container:${mode.container}`;
    case 'other':
      return mode.text;
    default:
      return mode.kind;
  }
}

function reached(service: Model.Service, stack: Model.Stack, { reachability }: LintContext): readonly string[] {
  const ids = reachability.from(service.id);
  return stack.services.filter(({ id }) => ids.has(id)).map(({ name }) => name);
}

function healthcheckView(healthcheck: Model.Healthcheck): Seen<Expression.Healthcheck> {
  return {
    disabled: healthcheck.disabled,
    test: healthcheck.test?.value ?? [],
    ...optional('interval', healthcheck.interval?.value),
    ...optional('timeout', healthcheck.timeout?.value),
    ...optional('startPeriod', healthcheck.startPeriod?.value),
    ...optional('retries', healthcheck.retries?.value),
  };
}

function loggingView({ driver, options }: Model.Logging): Seen<Expression.Logging> {
  return { ...optional('driver', decided(driver)), options };
}

function mountView({ type, source, target, readOnly, unknown }: Model.Mount): Seen<Expression.Mount> {
  return { type, ...optional('source', unknown === true ? UNKNOWN : source), target, readOnly };
}

function networkView(network: Model.Network, stack: Model.Stack): Seen<Expression.Network> {
  return {
    key: network.key,
    name: network.unknownName ? UNKNOWN : network.name,
    external: network.external,
    internal: ofOthers(network, network.internal),
    attachable: ofOthers(network, network.attachable),
    subnets: ofOthers(network, network.subnets),
    declared: network.declared,
    ...optional('driver', network.external ? UNKNOWN : network.driver),
    get services() {
      if (stack.unknown.length > 0) return UNKNOWN;
      const joins = (service: Model.Service) => service.attachments.some((one) => one.network === network.key);
      return stack.services.filter(joins).map(({ name }) => name);
    },
  };
}

function volumeView(volume: Model.Volume, stack: Model.Stack): Seen<Expression.Volume> {
  return {
    key: volume.key,
    name: volume.unknownName === true ? UNKNOWN : volume.name,
    external: volume.external,
    ...optional('hostPath', volume.hostPath?.value),
    get services() {
      if (stack.unknown.length > 0) return UNKNOWN;
      const mounts = (service: Model.Service) =>
        service.mounts.some(({ type, source }) => type === 'volume' && source === volume.key);
      return stack.services.filter(mounts).map(({ name }) => name);
    },
  };
}
