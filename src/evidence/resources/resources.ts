import type { ParsedFile } from '../../documents/node.js';
import type { EvidenceKnowledge } from '../../model/evidence-knowledge.js';
import type { Resource } from '../../model/resource.js';
import type { Repository } from '../../source/repository.js';
import { candidateOf } from '../collect.js';
import type { CandidateFile } from '../detector.js';
import { filePathOf } from '../file-path.js';
import { cloudFormationResources, iotEdgeResources, serverlessFrameworkResources } from './functions.js';
import { kubernetesResources, type Read } from './kubernetes.js';
import { terraformResources } from './terraform.js';

/** Files that are read, and resources that are kept, of one repository. */
const MAX_FILES = 5_000;
const MAX_RESOURCES = 20_000;
/** Text whose trees are kept, in characters. */
const MAX_TEXT = 32 * 1024 * 1024;

const EXTENSIONS: ReadonlySet<string> = new Set([
  'yml',
  'yaml',
  'json',
  'jsonc',
  'tf',
  'tofu',
  'hcl',
  'template',
  'tpl',
  'tmpl',
  '',
]);

export interface ResourceInput {
  readonly repository: Repository;
  /** Paths of files that may declare resources, sorted. */
  readonly paths: readonly string[];
  readonly parse: (path: string) => ParsedFile;
  readonly knowledge: EvidenceKnowledge;
  /** Words in names of folders and files of variants for a developer's machine and for tests. */
  readonly rehearsal: readonly string[];
}

/** The resources that files declare, in the order of the files; a repository with too many is read as far as the bounds go. */
export function readResources(input: ResourceInput): readonly Resource[] {
  const { repository, parse } = input;
  const foreign = new Set(input.knowledge.foreignGroups);
  const rehearsal = new Set(input.rehearsal);
  const files = input.paths
    .map((path) => filePathOf(path))
    .filter(({ extension }) => EXTENSIONS.has(extension))
    .slice(0, MAX_FILES);
  repository.prefetch(files.map(({ path }) => path));
  const resources: Resource[] = [];
  let room = MAX_TEXT;
  for (const file of files) {
    const read = repository.read(file.path);
    if (!read.ok || read.text === '' || read.text.length > room) continue;
    const candidate = candidateOf(file, read.text, parse);
    const isRehearsal = isForRehearsal(file.path, rehearsal);
    const before = resources.length;
    for (const reader of READERS) {
      for (const resource of reader(candidate, foreign)) {
        if (resources.length === MAX_RESOURCES) return resources;
        resources.push({ ...resource, rehearsal: isRehearsal });
      }
    }
    if (resources.length > before) room -= read.text.length;
  }
  return resources;
}

const READERS: readonly ((file: CandidateFile, foreign: ReadonlySet<string>) => Iterable<Read>)[] = [
  kubernetesResources,
  terraformResources,
  cloudFormationResources,
  serverlessFrameworkResources,
  iotEdgeResources,
];

/** `overlays/dev/`, `deployment-local.yaml`, `app.dev.yaml`; the last word of a part counts, so that `dev-portal` is none. */
function isForRehearsal(path: string, words: ReadonlySet<string>): boolean {
  const parts = path.toLowerCase().split(/[/.]/);
  return parts.some((part) => words.has(part.split(/[^a-z0-9]+/).at(-1) ?? ''));
}
