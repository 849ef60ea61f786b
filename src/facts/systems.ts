import { compareText } from '../lib/compare.js';
import { folderOf } from '../lib/paths.js';
import { quoted } from '../lib/quoted.js';
import type { Evidence } from '../model/evidence.js';
import type { Stack } from '../model/stack.js';
import type { Vocabulary } from '../model/survey-knowledge.js';
import { groupBy } from './group.js';
import { numberIn } from './seen.js';

/** A part of the repository that is deployed on its own. */
export interface SystemPart {
  /** Folder, `.` for the root. */
  readonly path: string;
  readonly because: string;
  readonly stacks: readonly Stack[];
  readonly evidence: readonly Evidence[];
}

export interface Cut {
  readonly parts: readonly SystemPart[];
  /** Many unrelated systems side by side and nothing above them. */
  readonly gallery: boolean;
  /** Folders full of samples that show it, where there are such. */
  readonly shelves: readonly Evidence[];
}

export interface CutInput {
  readonly stacks: readonly Stack[];
  readonly evidence: readonly Evidence[];
  readonly paths: readonly string[];
  readonly vocabulary: Vocabulary;
}

/** Kinds of evidence that say that something is deployed where they stand. */
const DEPLOYS: ReadonlySet<string> = new Set([
  'kubernetes.workload',
  'kubernetes.cluster',
  'helm.chart',
  'helm.release',
  'kustomize.kustomization',
  'gitops.resource',
  'swarm.command',
  'nomad.job',
  'ecs.task',
  'mesh.resource',
  'mesh.control-plane',
  'serverless.framework',
  'serverless.function',
  'cdk.app',
  'cloudformation.template',
  'edge.manifest',
  'terraform.provider',
  'terraform.resource',
  'terraform.folder',
  'terraform.cloud-file',
  'pulumi.project',
  'crossplane.resource',
  'azure.resource',
  'platform.app',
  'app-host.part',
]);

/** Systems side by side from which on a repository is a collection. */
const GALLERY_SIZE = 6;

/** Galleries that are looked at: each costs a pass over the evidence. */
const GALLERIES_LOOKED_AT = 10;

/** One deployment in so many may lie outside a collection: what its samples share. */
const OUTSIDE_SHARE = 20;

/** The same where several folders hold samples: it is a collection by its whole layout. */
const OUTSIDE_SHARE_OF_SEVERAL = 8;

export function deploys(evidence: Evidence): boolean {
  return DEPLOYS.has(evidence.kind);
}

/**
 * Cuts a repository into systems: the folders in which something is deployed, without the folders that only say how
 * (`k8s`, `deploy`). What lies below another system is part of it, and projects that share a network are one system.
 */
export function cutSystems(input: CutInput): Cut {
  const { stacks, evidence } = input;
  const structural = new Set(input.vocabulary.structural);
  const homes = new Set<string>();
  for (const stack of stacks) homes.add(homeOfStack(stack, structural));
  for (const item of evidence) if (deploys(item)) homes.add(homeOf(folderOf(item.at.file.path), structural));
  const roots = topmost(homes);
  const collections = evidence.filter((item) => item.kind === 'layout.gallery').slice(0, GALLERIES_LOOKED_AT);
  const shelves = isCollection(collections, input) ? collections : [];
  if (roots.length <= 1 || meet(stacks)) {
    const path = roots.length === 1 ? (roots[0] ?? '') : '';
    return {
      parts: [{ path: path || '.', because: whole(roots.length), stacks, evidence }],
      gallery: shelves.length > 0,
      shelves,
    };
  }
  const within = rootFinder(new Set(roots));
  const stacksOf = groupBy(stacks, (stack) => within(homeOfStack(stack, structural)));
  const evidenceOf = groupBy(evidence, (item) => within(folderOf(item.at.file.path)));
  const parts = roots.map((root) => ({
    path: root || '.',
    because: `Folder ${quoted(root)} deploys something of its own: no folder above it does, and it shares no Compose network with the others.`,
    stacks: stacksOf.get(root) ?? [],
    evidence: evidenceOf.get(root) ?? [],
  }));
  return { parts, gallery: shelves.length > 0 || isGallery(roots, input), shelves };
}

/** Systems side by side of which most explain themselves, without a Dockerfile above them that they could be built from. */
function isGallery(roots: readonly string[], { evidence, paths }: CutInput): boolean {
  if (roots.length < GALLERY_SIZE) return false;
  if (evidence.some((item) => item.kind === 'dockerfile.file' && item.value === '.') || areLinked(evidence))
    return false;
  const explained = new Set(paths.filter((path) => /(^|\/)readme[^/]*$/i.test(path)).map(folderOf));
  return roots.filter((root) => explained.has(root)).length * 2 >= roots.length;
}

/** Folders near the root with many samples, most with a readme of its own, beside which nothing else is deployed. */
function isCollection(galleries: readonly Evidence[], { stacks, evidence }: CutInput): boolean {
  const folders = galleries.flatMap((item) => {
    const count = numberIn(item, 'count');
    const folder = item.name ?? '.';
    return count < GALLERY_SIZE || numberIn(item, 'readmes') * 2 < count || folder.includes('/') ? [] : [folder];
  });
  if (folders.length === 0 || areLinked(evidence)) return false;
  const inside = (path: string): boolean =>
    folders.some((folder) => (folder === '.' ? path.includes('/') : path.startsWith(`${folder}/`)));
  const deployed = [
    ...stacks.map((stack) => stack.files[0] ?? stack.path),
    ...evidence.filter(deploys).map((other) => other.at.file.path),
  ];
  const share = folders.length > 1 ? OUTSIDE_SHARE_OF_SEVERAL : OUTSIDE_SHARE;
  return deployed.filter((path) => !inside(path)).length * share <= deployed.length;
}

/** Most templates use what others made: they are the parts of one system, each deployed on its own. */
function areLinked(evidence: readonly Evidence[]): boolean {
  const templates = new Set(evidence.filter(({ kind }) => kind === 'cloudformation.template').map(folder));
  const linked = new Set(evidence.filter(({ kind }) => kind === 'cloudformation.import').map(folder));
  return linked.size > 1 && linked.size * 2 >= templates.size;
}

function folder({ at }: Evidence): string {
  return folderOf(at.file.path);
}

function whole(count: number): string {
  if (count === 0) return 'Nothing here is deployed.';
  return count === 1 ? 'Everything that is deployed belongs together.' : 'The projects share a network.';
}

/** A stack lives where its file is, or above it where it builds code from there. */
function homeOfStack(stack: Stack, structural: ReadonlySet<string>): string {
  const home = homeOf(stack.path, structural);
  const contexts = stack.services.flatMap((service) => service.build?.context ?? []);
  const own = contexts.some((context) => context === stack.path || context.startsWith(`${stack.path}/`));
  return own ? home : contexts.reduce(commonFolder, home);
}

/** The folder up to the first one that only says how something is deployed. */
function homeOf(folder: string, structural: ReadonlySet<string>): string {
  const parts = folder.split('/').filter((part) => part !== '' && part !== '.');
  const cut = parts.findIndex((part) => structural.has(part.toLowerCase()));
  return (cut < 0 ? parts : parts.slice(0, cut)).join('/');
}

function commonFolder(a: string, b: string): string {
  const left = a.split('/');
  const right = b === '.' ? [''] : b.split('/');
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return left.slice(0, length).join('/');
}

/** Folders that lie below no other of them, sorted. */
function topmost(homes: ReadonlySet<string>): readonly string[] {
  const above = rootFinder(homes);
  return [...new Set([...homes].map((home) => above(home)))].sort(compareText);
}

/** Finds the topmost of the folders that holds a folder; itself when none does. */
function rootFinder(roots: ReadonlySet<string>): (folder: string) => string {
  return (folder) => {
    if (roots.has('')) return '';
    for (let slash = folder.indexOf('/'); slash >= 0; slash = folder.indexOf('/', slash + 1)) {
      const above = folder.slice(0, slash);
      if (roots.has(above)) return above;
    }
    return folder;
  };
}

/** True when projects of different folders join networks of the same name. */
function meet(stacks: readonly Stack[]): boolean {
  const users = new Map<string, string>();
  for (const stack of stacks) {
    for (const network of stack.networks) {
      if (network.unknownName || !network.declared) continue;
      const user = users.get(network.name);
      if (user !== undefined && user !== stack.path && (network.external || user !== stack.path)) return true;
      if (user === undefined) users.set(network.name, stack.path);
    }
  }
  return false;
}
