import { createHash } from 'node:crypto';

/** Where an engine listens. */
export type EngineHost =
  | { readonly kind: 'socket'; readonly path: string; readonly shown: string }
  | {
      readonly kind: 'tcp';
      readonly host: string;
      readonly port: number;
      /** Before every path of the API; empty or `/like/this`. */
      readonly prefix: string;
      readonly tls?: EngineTls;
      readonly shown: string;
    };

/** PEM texts. The server is always checked against `ca`, or against what Node trusts. */
export interface EngineTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** What the choice of an engine goes by; whoever starts the process reads it from there. */
export interface EngineSettings {
  readonly dockerHost?: string;
  readonly dockerContext?: string;
  readonly certPath?: string;
  readonly tlsVerify?: string;
  /** Folder of Docker's configuration: `~/.docker` or DOCKER_CONFIG. */
  readonly configFolder: string;
  readonly platform: string;
  /** A file's text; undefined when there is none. */
  readonly read: (path: string) => string | undefined;
}

export type HostChoice =
  | { readonly ok: true; readonly host: EngineHost }
  | { readonly ok: false; readonly message: string };

const DEFAULT_SOCKET = 'unix:///var/run/docker.sock';
const DEFAULT_PIPE = 'npipe:////./pipe/docker_engine';

/**
 * The engine that the `docker` command would talk to: DOCKER_HOST, then the context of DOCKER_CONTEXT, then the current context of
 * config.json, then the usual socket (https://docs.docker.com/engine/manage-resources/contexts/).
 */
export function chooseHost(settings: EngineSettings): HostChoice {
  const { dockerHost, certPath, tlsVerify } = settings;
  if (dockerHost !== undefined && dockerHost !== '') {
    const secure = (tlsVerify ?? '') !== '' || (certPath ?? '') !== '';
    const folder = certPath === undefined || certPath === '' ? settings.configFolder : certPath;
    return hostOf(dockerHost, 'DOCKER_HOST', secure ? tlsIn(folder, settings.read) : undefined);
  }
  const named = settings.dockerContext ?? '';
  const context = named === '' ? currentContext(settings) : named;
  if (context === undefined || context === 'default') {
    return hostOf(settings.platform === 'win32' ? DEFAULT_PIPE : DEFAULT_SOCKET, 'the default');
  }
  return hostOfContext(context, settings);
}

/** Reads an address such as `unix:///var/run/docker.sock` or `tcp://build-host:2376`; `from` says who gave it, for messages. */
export function hostOf(address: string, from: string, tls?: EngineTls): HostChoice {
  const [, scheme = '', rest = ''] = /^([a-z]+):\/\/(.*)$/s.exec(address) ?? [];
  switch (scheme) {
    case 'unix':
      if (rest === '') break;
      return { ok: true, host: { kind: 'socket', path: rest, shown: address } };
    case 'npipe':
      if (rest === '') break;
      return { ok: true, host: { kind: 'socket', path: rest.replaceAll('/', '\\'), shown: address } };
    case 'tcp':
    case 'http':
    case 'https':
      return tcpHost(scheme, rest, from, tls);
    case 'ssh':
      return {
        ok: false,
        message: `${from} is an ssh:// address, which is not supported. Forward the socket with \`ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock HOST\`, and set DOCKER_HOST=unix:///tmp/docker.sock.`,
      };
  }
  return {
    ok: false,
    message: `${from} is no address of an engine. It looks like unix:///var/run/docker.sock or tcp://host:2376.`,
  };
}

function tcpHost(scheme: 'tcp' | 'http' | 'https', rest: string, from: string, tls?: EngineTls): HostChoice {
  // `tcp` is no scheme whose host the URL standard splits off.
  const url = URL.canParse(`http://${rest}`) ? new URL(`http://${rest}`) : undefined;
  if (url === undefined || url.hostname === '' || url.username !== '' || url.search !== '' || url.hash !== '') {
    return { ok: false, message: `${from} names no host and port. It looks like tcp://host:2376.` };
  }
  const secure = scheme === 'https' || tls !== undefined;
  // `:80` is dropped by URL as the default of http.
  const [, written] = /:(\d+)(?:\/|$)/.exec(rest) ?? [];
  return {
    ok: true,
    host: {
      kind: 'tcp',
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: written === undefined ? (secure ? 2376 : 2375) : Number(written),
      prefix: url.pathname.replace(/\/+$/, ''),
      ...(secure ? { tls: tls ?? {} } : {}),
      shown: `${scheme}://${url.host}`,
    },
  };
}

/** The certificates of a folder, by the names that Docker gives them. */
function tlsIn(folder: string, read: EngineSettings['read']): EngineTls {
  const part = (name: 'ca' | 'cert' | 'key'): EngineTls => {
    const text = read(`${folder}/${name}.pem`);
    return text === undefined ? {} : { [name]: text };
  };
  return { ...part('ca'), ...part('cert'), ...part('key') };
}

function currentContext({ configFolder, read }: EngineSettings): string | undefined {
  const config = objectOf(read(`${configFolder}/config.json`));
  const name = config?.currentContext;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function hostOfContext(name: string, { configFolder, read }: EngineSettings): HostChoice {
  const folder = createHash('sha256').update(name).digest('hex');
  const meta = objectOf(read(`${configFolder}/contexts/meta/${folder}/meta.json`));
  const endpoints = fieldOf(meta, 'Endpoints');
  const address = fieldOf(fieldOf(endpoints, 'docker'), 'Host');
  if (typeof address !== 'string') {
    return {
      ok: false,
      message: `the Docker context "${name}" has no address. \`docker context ls\` lists the contexts; DOCKER_CONTEXT or DOCKER_HOST choose another.`,
    };
  }
  const tls = tlsIn(`${configFolder}/contexts/tls/${folder}/docker`, read);
  return hostOf(address, `the Docker context "${name}"`, Object.keys(tls).length === 0 ? undefined : tls);
}

function objectOf(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
