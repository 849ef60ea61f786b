/** A set of projects to bring up together, as plain data: small enough to read, and rendered to Compose text. */
export interface Topology {
  readonly name: string;
  /** What it is for. */
  readonly about: string;
  /** Networks that exist before any project comes up. */
  readonly external: readonly ExternalNetwork[];
  /** In the order in which they come up. */
  readonly projects: readonly Project[];
}

export interface ExternalNetwork {
  readonly name: string;
  readonly internal?: boolean;
}

/** The project's name is its folder. */
export interface Project {
  readonly name: string;
  readonly services: readonly TopologyService[];
  readonly networks: readonly TopologyNetwork[];
}

export interface TopologyNetwork {
  readonly key: string;
  readonly name?: string;
  readonly external?: boolean;
  readonly internal?: boolean;
}

export interface TopologyService {
  readonly name: string;
  /** Absent: what Compose does when a file says nothing. */
  readonly networks?: readonly Attachment[];
  readonly networkMode?: string;
  readonly hostname?: string;
  readonly containerName?: string;
  readonly profiles?: readonly string[];
  readonly ports?: readonly string[];
  readonly links?: readonly string[];
  readonly dependsOn?: readonly string[];
}

export interface Attachment {
  readonly network: string;
  readonly aliases?: readonly string[];
}

export function serviceId(project: Project, service: TopologyService): string {
  return `${project.name}/${service.name}`;
}

export function allServices(topology: Topology): readonly { readonly id: string; readonly service: TopologyService }[] {
  return topology.projects.flatMap((project) =>
    project.services.map((service) => ({ id: serviceId(project, service), service })),
  );
}

const FIRST_PORT = 9001;

/** Every service of a topology listens on a port of its own, so that an answer tells who gave it even where an address is shared. */
export function listeningPorts(topology: Topology): ReadonlyMap<string, number> {
  return new Map(allServices(topology).map(({ id }, index) => [id, FIRST_PORT + index]));
}

/** Compose files by path. Each service says its own id to whoever connects: an open port alone proves nothing behind a proxy. */
export function composeFiles(topology: Topology, image: string): ReadonlyMap<string, string> {
  const ports = listeningPorts(topology);
  return new Map(
    topology.projects.map((project) => {
      const lines = [`name: ${project.name}`, 'services:'];
      for (const service of project.services) {
        const id = serviceId(project, service);
        lines.push(...serviceLines(service, id, ports.get(id) ?? FIRST_PORT, image));
      }
      if (project.networks.length > 0) lines.push('networks:', ...project.networks.flatMap(networkLines));
      return [`${project.name}/compose.yaml`, `${lines.join('\n')}\n`];
    }),
  );
}

function serviceLines(service: TopologyService, id: string, port: number, image: string): string[] {
  const lines = [`  ${service.name}:`, `    image: ${image}`];
  lines.push(`    command: [nc, -ll, -p, "${port}", -e, echo, ${id}]`);
  if (service.containerName !== undefined) lines.push(`    container_name: ${service.containerName}`);
  if (service.hostname !== undefined) lines.push(`    hostname: ${service.hostname}`);
  if (service.profiles !== undefined) lines.push(`    profiles: [${service.profiles.join(', ')}]`);
  if (service.networkMode !== undefined) lines.push(`    network_mode: ${service.networkMode}`);
  if (service.networks !== undefined) lines.push('    networks:', ...service.networks.flatMap(attachmentLines));
  if (service.links !== undefined) lines.push(`    links: [${service.links.map((link) => `"${link}"`).join(', ')}]`);
  if (service.dependsOn !== undefined) lines.push(`    depends_on: [${service.dependsOn.join(', ')}]`);
  if (service.ports !== undefined) lines.push(`    ports: [${service.ports.map((text) => `"${text}"`).join(', ')}]`);
  return lines;
}

function attachmentLines({ network, aliases }: Attachment): string[] {
  return aliases === undefined
    ? [`      ${network}:`]
    : [`      ${network}:`, `        aliases: [${aliases.join(', ')}]`];
}

function networkLines(network: TopologyNetwork): string[] {
  const lines = [`  ${network.key}:`];
  if (network.name !== undefined) lines.push(`    name: ${network.name}`);
  if (network.external === true) lines.push('    external: true');
  if (network.internal === true) lines.push('    internal: true');
  return lines;
}
