import type { Repository } from '../../../src/source/repository.js';
import { type ComposeNames, eachGivenName, renamedCompose } from './compose-names.js';
import { withHostsInLines } from './hosts.js';
import { neutralNames } from './neutral.js';
import { rewritten } from './rewrite.js';
import { isCompose, yamlFilesOf } from './yaml-files.js';

/** Files with commands that may name services and networks. */
const COMMANDS = /(^|\/)(makefile|justfile|readme)[^/]*$|\.(sh|bash|md|mk|yml|yaml|ps1|bat)$/i;

/** Compose services, containers and networks under names that say nothing, the same everywhere in the repository. */
export function withNeutralServices(repository: Repository): Repository {
  const files = yamlFilesOf(repository).filter(isCompose);
  const names = namesOf(files);
  const texts = new Map(files.map(({ path, text }) => [path, renamedCompose(text, names)]));
  return rewritten(repository, {
    text: (path, text) => {
      const compose = texts.get(path);
      if (compose !== undefined) return compose;
      if (/(^|\/)[^/]*\.?env(\.[\w.-]+)?$/.test(path)) return withHostsInLines(text, names.services);
      return COMMANDS.test(path) ? renamedCommands(text, names) : text;
    },
  });
}

function namesOf(files: Parameters<typeof eachGivenName>[0][]): ComposeNames {
  const services = new Set<string>();
  const networks = new Set<string>();
  for (const file of files) eachGivenName(file, (kind, name) => (kind === 'services' ? services : networks).add(name));
  // A name that a variable may bring is set in more places than can be renamed.
  for (const { text } of files) for (const [, name = ''] of text.matchAll(/:?-([\w.-]+)\}/g)) services.delete(name);
  const words = new Map(neutralNames(networks));
  for (const name of networks) {
    // `shop_default` is the network `default` of the project `shop`: what Compose puts together stays so.
    const cut = [...name.matchAll(/_/g)]
      .map(({ index }) => index)
      .find((at) => at > 0 && isKey(name.slice(at + 1), networks));
    if (cut !== undefined)
      words.set(name, `${name.slice(0, cut)}_${words.get(name.slice(cut + 1)) ?? name.slice(cut + 1)}`);
  }
  return { services: neutralNames(services), networks: words };
}

function isKey(name: string, networks: ReadonlySet<string>): boolean {
  return name === 'default' || networks.has(name);
}

/** Commands name networks that they create, and services that they start. */
function renamedCommands(text: string, { services, networks }: ComposeNames): string {
  const words = (line: string, names: ReadonlyMap<string, string>): string =>
    line.replace(
      /(^|[\s"'])([\w.-]+)(?=$|[\s"';)])/g,
      (_, before: string, word: string) => before + (names.get(word) ?? word),
    );
  return text
    .replace(/(docker network \w+)([^\n]*)/g, (_, command: string, rest: string) => command + words(rest, networks))
    .replace(
      /(docker[- ]compose\b[^\n]*?\s(?:up|run|exec|start|build)\b)([^\n]*)/g,
      (_, command: string, rest: string) => command + words(rest, services),
    );
}
