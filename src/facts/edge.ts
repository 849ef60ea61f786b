import { quoted } from '../lib/quoted.js';
import type { Stack } from '../model/stack.js';
import type { Vocabulary } from '../model/survey-knowledge.js';
import { isLasting } from './compose/view.js';
import type { Fact, Reason } from './fact.js';
import { addonsLast, countFact, type Seen, valuesFact } from './seen.js';
import { knownCount, knownList, pathReason, reasonOf } from './sheet.js';
import { mentions, wordsOf } from './words.js';

/** Software at many sites: edge runtimes, sites as folders, small hardware. */
export function edgeFacts(
  seen: Seen,
  stacks: readonly Stack[],
  paths: readonly string[],
  words: Vocabulary,
): readonly Fact[] {
  const runtimes = new Set(words.edgeRuntimes);
  const addons = new Set(words.addons);
  const manifests = addonsLast(seen.of('edge.manifest'), addons);
  const projects = sitesOfProjects(stacks, words);
  const folders = sitesOfFolders(paths, words);
  return [
    valuesFact(
      'edge.runtimes',
      manifests.filter((item) => runtimes.has(item.value)),
    ),
    valuesFact(
      'edge.tools',
      manifests.filter((item) => !runtimes.has(item.value)),
    ),
    countFact('edge.modules', addonsLast(seen.of('edge.module', 'edge.route'), addons)),
    valuesFact('edge.settings', seen.of('edge.setting')),
    valuesFact('edge.hardware', seen.of('edge.hardware')),
    valuesFact('edge.libraries', seen.of('edge.library')),
    countFact('edge.bridges', seen.of('edge.bridge')),
    valuesFact('edge.clusters', seen.of('edge.cluster')),
    servicesOfRuntimes(stacks, words),
    projects,
    folders,
    borneOut(projects, folders, seen, stacks),
  ];
}

/** Services whose images come from an edge platform. */
function servicesOfRuntimes(stacks: readonly Stack[], words: Vocabulary): Fact {
  const edge = new Set(words.edgeImages);
  const services = stacks
    .flatMap((stack) => stack.services)
    .filter(({ image }) => image !== undefined && mentions(`${image.registry ?? ''}/${image.repository}`, edge));
  return knownCount('edge.services', services, (service) => ({
    message: `${quoted(service.name)} is part of an edge platform.`,
    at: service.at,
  }));
}

/** Sites that separately deployed projects are named after: `edge-node/`, `cloud/`. */
function sitesOfProjects(stacks: readonly Stack[], words: Vocabulary): Fact {
  const sites = new Map<string, Reason>();
  for (const stack of stacks) {
    // An `edge` of nothing but proxies is the edge of a network.
    if (!stack.services.some(isLasting)) continue;
    for (const file of stack.layers) {
      const named = new Set(wordsOf(file));
      for (const site of words.sites) {
        if (!sites.has(site.id) && site.words.some((word) => named.has(word))) {
          sites.set(site.id, pathReason(file, `${quoted(file)} is named after a site.`));
        }
      }
    }
  }
  return knownList('edge.site-projects', sites);
}

/** Sites that folders near the root are named after. */
function sitesOfFolders(paths: readonly string[], words: Vocabulary): Fact {
  const folders = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1);
    for (const part of parts.slice(0, 2)) folders.add(part);
  }
  const sites = words.sites.flatMap((site): readonly (readonly [string, Reason])[] => {
    const folder = [...folders].find((name) => wordsOf(name).some((word) => site.words.includes(word)));
    const path = paths.find((candidate) => folder !== undefined && `/${candidate}`.includes(`/${folder}/`));
    if (folder === undefined || path === undefined) return [];
    return [[site.id, pathReason(path, `Folder ${quoted(folder)} is named after a site.`)]];
  });
  return knownList('edge.site-folders', sites);
}

/** Evidence of devices, whatever runs there. */
const DEVICES = [
  'edge.manifest',
  'edge.module',
  'edge.route',
  'edge.setting',
  'edge.hardware',
  'edge.library',
  'edge.bridge',
];

/**
 * Sites at the edge that more than a name speaks for: another kind of site, devices, or a broker that devices talk to. What is called
 * `edge` may as well be a channel of releases, or the entry of a network.
 */
function borneOut(projects: Fact, folders: Fact, seen: Seen, stacks: readonly Stack[]): Fact {
  const sites = new Set([projects, folders].flatMap(({ value }) => (Array.isArray(value) ? value : [])));
  const atEdge = projects.evidence.filter(() => sites.has('edge') || sites.has('fog'));
  const devices = seen.of(...DEVICES).map(reasonOf);
  const brokers = stacks
    .flatMap((stack) => stack.services)
    .filter(
      ({ role, image }) =>
        role.role === 'broker' && /mqtt|mosquitto/i.test(`${role.product ?? ''} ${image?.repository ?? ''}`),
    )
    .map((service) => ({ message: `\`${service.name}\` is a broker that devices talk to.`, at: service.at }));
  const elsewhere = sites.size > 1 ? [...projects.evidence, ...folders.evidence] : [];
  const more = [...devices, ...brokers, ...elsewhere];
  return knownCount(
    'edge.borne-out',
    atEdge.length > 0 && more.length > 0 ? [...atEdge, ...more] : [],
    (reason: Reason) => reason,
  );
}
