import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SOCKET = '/var/run/docker.sock';
const MAX_OUTPUT = 16 * 1024 * 1024;

/** The engine's command line. Rejects with the program's own words when a command fails. */
export async function docker(args: readonly string[], directory?: string): Promise<string> {
  const { stdout } = await run('docker', args, { cwd: directory, maxBuffer: MAX_OUTPUT, timeout: 180_000 });
  return stdout;
}

export interface Versions {
  readonly engine: string;
  readonly compose: string;
}

/** Versions of the engine and of Compose; undefined when there is no engine to ask. */
export async function engineVersions(host: string | undefined): Promise<Versions | undefined> {
  if (host === undefined && !existsSync(SOCKET)) return undefined;
  try {
    const engine = (await docker(['version', '--format', '{{.Server.Version}}'])).trim();
    const compose = (await docker(['compose', 'version', '--short'])).trim();
    return { engine, compose };
  } catch {
    return undefined;
  }
}

/** What the engine says about a running container. */
export interface Container {
  readonly id: string;
  readonly service: string;
  /** Addresses of its own on networks of the engine; none when it shares a namespace or uses the machine's. */
  readonly addresses: readonly { readonly network: string; readonly address: string }[];
  readonly published: readonly string[];
}

/** The containers of a project, all of which must be running. */
export async function containersOf(project: string): Promise<readonly Container[]> {
  const listed = await docker(['ps', '-aq', '--filter', `label=com.docker.compose.project=${project}`]);
  const ids = listed.split('\n').filter((id) => id !== '');
  if (ids.length === 0) return [];
  const inspected = JSON.parse(await docker(['inspect', ...ids])) as readonly Inspected[];
  return inspected.map((container) => {
    const service = `${project}/${container.Config.Labels['com.docker.compose.service'] ?? '?'}`;
    if (!container.State.Running) throw new Error(`${service} is not running: ${container.State.Error}`);
    return { id: container.Id, service, addresses: addressesOf(container), published: publishedBy(container) };
  });
}

interface Inspected {
  readonly Id: string;
  readonly Config: { readonly Labels: Readonly<Record<string, string>> };
  readonly State: { readonly Running: boolean; readonly Error: string };
  readonly NetworkSettings: {
    readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>> | null;
    readonly Ports: Readonly<Record<string, readonly { HostIp: string; HostPort: string }[] | null>> | null;
  };
}

function addressesOf({ NetworkSettings }: Inspected): Container['addresses'] {
  return Object.entries(NetworkSettings.Networks ?? {})
    .filter(([, { IPAddress }]) => IPAddress !== '')
    .map(([network, { IPAddress }]) => ({ network, address: IPAddress }));
}

/** `0.0.0.0:8080->80/tcp`, IPv4 only. Ports that the engine picked itself are written without a host port: they differ on each run. */
function publishedBy({ NetworkSettings }: Inspected): string[] {
  const published: string[] = [];
  for (const [port, bindings] of Object.entries(NetworkSettings.Ports ?? {})) {
    for (const { HostIp, HostPort } of bindings ?? []) {
      if (!HostIp.includes(':')) published.push(`${HostIp}:${Number(HostPort) >= 30_000 ? '' : HostPort}->${port}`);
    }
  }
  return published.sort();
}
