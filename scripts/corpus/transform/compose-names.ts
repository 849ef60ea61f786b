import { isMap, isScalar, isSeq, type Pair, parseAllDocuments, type Scalar } from 'yaml';
import { withHosts, withHostsOf } from './hosts.js';
import type { TextFile } from './yaml-files.js';

/** Names of Compose files with the new ones: services (with container and host names) and networks. */
export interface ComposeNames {
  readonly services: ReadonlyMap<string, string>;
  readonly networks: ReadonlyMap<string, string>;
}

/** What a name may be the name of. */
export type NameKind = keyof ComposeNames;

const KEPT: ReadonlySet<string> = new Set(['default', 'host', 'none', 'bridge', 'ingress']);

/** A part of a text with what takes its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Visit = (kind: NameKind, name: Scalar) => void;

/** Calls back for each name that a Compose file gives. */
export function eachGivenName(file: TextFile, visit: (kind: NameKind, name: string) => void): void {
  const see: Visit = (kind, { value }) => {
    if (typeof value === 'string' && !value.includes('$') && !KEPT.has(value)) visit(kind, value);
  };
  for (const root of rootsOf(file.text)) {
    for (const pair of pairsOf(valueIn(root, 'services'))) {
      if (isScalar(pair.key)) see('services', pair.key);
      const body = pair.value;
      for (const key of ['container_name', 'hostname']) give(valueIn(body, key), 'services', see);
      for (const joined of pairsOf(valueIn(body, 'networks'))) {
        for (const alias of itemsOf(valueIn(joined.value, 'aliases'))) give(alias, 'services', see);
      }
    }
    for (const pair of pairsOf(valueIn(root, 'networks'))) {
      if (isScalar(pair.key)) see('networks', pair.key);
      give(valueIn(pair.value, 'name'), 'networks', see);
      give(valueIn(valueIn(pair.value, 'external'), 'name'), 'networks', see);
    }
  }
}

/** The text of a Compose file with all its names and what refers to them renamed; everything else stays as it is. */
export function renamedCompose(text: string, names: ComposeNames): string {
  const edits: Edit[] = [];
  const put = (node: Scalar, now: string): void => {
    if (node.range && now !== String(node.value)) edits.push({ start: node.range[0], end: node.range[1], text: now });
  };
  const whole = (node: unknown, kind: NameKind): void => {
    if (isScalar(node)) put(node, names[kind].get(String(node.value)) ?? String(node.value));
  };
  const source = (node: unknown, change: (text: string) => string): void => {
    if (!isScalar(node) || !node.range || typeof node.value !== 'string') return;
    const [start, end] = node.range;
    const now = change(text.slice(start, end));
    if (now !== text.slice(start, end)) edits.push({ start, end, text: now });
  };
  const first = (node: unknown): void =>
    source(node, (written) =>
      written.replace(/^(["']?)([\w.-]+)/, (_, quote, name) => quote + (names.services.get(name) ?? name)),
    );
  const after = (node: unknown): void =>
    source(node, (written) =>
      written.replace(
        /(service|container):([\w.-]+)/,
        (_, kind, name) => `${kind}:${names.services.get(name) ?? name}`,
      ),
    );

  const body = (service: unknown): void => {
    for (const key of ['container_name', 'hostname']) whole(valueIn(service, key), 'services');
    for (const key of ['network_mode', 'pid', 'ipc']) after(valueIn(service, key));
    for (const key of ['links', 'external_links', 'volumes_from'])
      for (const item of itemsOf(valueIn(service, key))) first(item);
    dependencies(valueIn(service, 'depends_on'));
    const base = valueIn(service, 'extends');
    whole(isMap(base) ? valueIn(base, 'service') : base, 'services');
    const joined = valueIn(service, 'networks');
    for (const item of itemsOf(joined)) whole(item, 'networks');
    for (const pair of pairsOf(joined)) {
      whole(pair.key, 'networks');
      for (const alias of itemsOf(valueIn(pair.value, 'aliases'))) whole(alias, 'services');
    }
    environment(valueIn(service, 'environment'));
    for (const key of ['command', 'entrypoint']) words(valueIn(service, key));
    words(valueIn(valueIn(service, 'healthcheck'), 'test'));
    labels(valueIn(service, 'labels'));
    labels(valueIn(valueIn(service, 'deploy'), 'labels'));
  };
  const dependencies = (needs: unknown): void => {
    for (const item of itemsOf(needs)) whole(item, 'services');
    for (const pair of pairsOf(needs)) whole(pair.key, 'services');
  };
  const environment = (variables: unknown): void => {
    for (const item of itemsOf(variables)) {
      source(item, (written) =>
        written.replace(
          /^(["']?)(\w+)=([\s\S]*?)(\1)$/,
          (_, quote, key, value) => `${quote}${key}=${withHostsOf(key, value, names.services)}${quote}`,
        ),
      );
    }
    for (const { key, value } of pairsOf(variables)) {
      source(value, (written) => withHostsOf(isScalar(key) ? String(key.value) : '', written, names.services));
    }
  };
  const words = (command: unknown): void => {
    for (const item of [command, ...itemsOf(command)]) source(item, (written) => withHosts(written, names.services));
  };
  const labels = (list: unknown): void => {
    const change = (written: string): string =>
      written.replace(/^(["']?(?:traefik\.(?:docker|swarm)\.network=)?)([\w.-]+)/, (all, before, name) =>
        before.includes('=') ? before + (names.networks.get(name) ?? name) : all,
      );
    for (const item of itemsOf(list)) source(item, change);
    for (const { key, value } of pairsOf(list)) {
      if (isScalar(key) && /^traefik\.(docker|swarm)\.network$/.test(String(key.value))) whole(value, 'networks');
    }
  };
  /** Fragments that services take in: parts of a service, its variables, or its dependencies. */
  const fragment = (node: unknown, depth: number): void => {
    if (depth > 3) return;
    body(node);
    environment(node);
    const items = itemsOf(node);
    if (items.length > 0 && items.every((item) => isScalar(item) && names.services.has(String(item.value))))
      dependencies(node);
    for (const pair of pairsOf(node)) {
      if (isMap(pair.value) && pair.value.has('condition')) whole(pair.key, 'services');
      fragment(pair.value, depth + 1);
    }
  };

  for (const root of rootsOf(text)) {
    for (const pair of pairsOf(valueIn(root, 'services'))) {
      whole(pair.key, 'services');
      body(pair.value);
    }
    for (const pair of pairsOf(valueIn(root, 'networks'))) {
      whole(pair.key, 'networks');
      whole(valueIn(pair.value, 'name'), 'networks');
      whole(valueIn(valueIn(pair.value, 'external'), 'name'), 'networks');
    }
    for (const pair of pairsOf(root)) {
      if (isScalar(pair.key) && String(pair.key.value).startsWith('x-')) fragment(pair.value, 0);
    }
  }
  return applied(text, edits);
}

function applied(text: string, edits: readonly Edit[]): string {
  let written = text;
  let before = text.length + 1;
  for (const { start, end, text: now } of [...edits].sort((a, b) => b.start - a.start)) {
    if (end > before || start === before) continue;
    written = written.slice(0, start) + now + written.slice(end);
    before = start;
  }
  return written;
}

function rootsOf(text: string): readonly unknown[] {
  const documents = parseAllDocuments(text);
  return Array.isArray(documents) ? documents.map(({ contents }) => contents) : [];
}

function give(node: unknown, kind: NameKind, see: Visit): void {
  if (isScalar(node)) see(kind, node);
}

function valueIn(node: unknown, key: string): unknown {
  return isMap(node) ? node.get(key, true) : undefined;
}

function pairsOf(node: unknown): readonly Pair[] {
  return isMap(node) ? (node.items as Pair[]) : [];
}

function itemsOf(node: unknown): readonly unknown[] {
  return isSeq(node) ? node.items : [];
}
