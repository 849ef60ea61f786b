import { wholeFile } from '../../src/documents/location.js';
import type { Network, NetworkMode, Port, Service, Stack } from '../../src/model/stack.js';
import type { Project, Topology, TopologyNetwork, TopologyService } from './topology.js';

/** The model's view of a topology, made without reading any file: for trying a change of the model against a recording. */
export function stacksOf(topology: Topology): readonly Stack[] {
  return topology.projects.map((project) => {
    const at = wholeFile(`${project.name}/compose.yaml`);
    const keys = new Set(project.networks.map(({ key }) => key));
    const implicit = project.services.some(
      (s) =>
        s.networkMode === undefined && (s.networks === undefined || s.networks.some((n) => n.network === 'default')),
    );
    const networks = [...project.networks, ...(implicit && !keys.has('default') ? [{ key: 'default' }] : [])];
    return {
      id: project.name,
      name: project.name,
      kind: 'compose',
      path: project.name,
      files: [at.file.path],
      services: project.services.map((service) => serviceIn(project, service)),
      networks: networks.map((network) => networkIn(project, network)),
      volumes: [],
      unknown: [],
      at,
    };
  });
}

function networkIn(project: Project, network: TopologyNetwork): Network {
  const at = wholeFile(`${project.name}/compose.yaml`);
  return {
    key: network.key,
    name: network.name ?? (network.external === true ? network.key : `${project.name}_${network.key}`),
    ...(network.name === undefined ? {} : { nameAt: at }),
    external: network.external === true,
    internal: network.internal === true,
    attachable: false,
    subnets: [],
    declared: network.key !== 'default',
    unknownName: false,
    at,
  };
}

function serviceIn(project: Project, service: TopologyService): Service {
  const at = wholeFile(`${project.name}/compose.yaml`);
  const located = <T>(value: T) => ({ value, at });
  return {
    id: `${project.name}/${service.name}`,
    stack: project.name,
    project: project.name,
    name: service.name,
    at,
    role: { role: 'unknown', confidence: 0, evidence: [] },
    ...(service.containerName === undefined ? {} : { containerName: located(service.containerName) }),
    ...(service.hostname === undefined ? {} : { hostname: located(service.hostname) }),
    environment: [],
    envFiles: [],
    ports: (service.ports ?? []).map((text) => portOf(text, at)),
    expose: [],
    attachments:
      service.networkMode === undefined
        ? (service.networks ?? [{ network: 'default' }]).map(({ network, aliases }) => ({
            network,
            aliases: aliases ?? [],
            at,
          }))
        : [],
    ...(service.networkMode === undefined ? {} : { networkMode: located(modeOf(service.networkMode)) }),
    dependsOn: [],
    links: (service.links ?? []).map(located),
    externalLinks: [],
    resources: {},
    mounts: [],
    labels: [],
    profiles: service.profiles ?? [],
    capAdd: [],
    capDrop: [],
    securityOpt: [],
  };
}

function modeOf(text: string): NetworkMode {
  if (text === 'host' || text === 'none' || text === 'bridge') return { kind: text };
  if (text.startsWith('service:')) return { kind: 'service', service: text.slice('service:'.length) };
  if (text.startsWith('container:')) return { kind: 'container', container: text.slice('container:'.length) };
  return { kind: 'other', text };
}

function portOf(text: string, at: Port['at']): Port {
  const parts = text.split(':');
  const [target = '0', published, hostIp] = parts.reverse();
  return {
    target: Number(target),
    ...(published === undefined ? {} : { published }),
    ...(hostIp === undefined ? {} : { hostIp }),
    protocol: 'tcp',
    mode: 'ingress',
    at,
  };
}
