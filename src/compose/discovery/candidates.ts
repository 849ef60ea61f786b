import type { ParsedFile } from '../../documents/node.js';
import { compareText } from '../../lib/compare.js';
import type { Repository } from '../../source/repository.js';
import { composeAttributes } from '../attributes.js';
import { isComposeName, isInDependencies, isYamlName } from './file-names.js';
import type { LeftOut } from './group.js';
import { type Outline, outlineOfDocuments } from './outline.js';
import { outlineOfText } from './outline-text.js';

/** A file of the repository that takes part in some Compose project. */
export interface Candidate {
  readonly path: string;
  /** Made when first needed: a file that is alone in its folder and names no other file needs none. */
  readonly outline: Outline;
  /** Whether the file may include others, or extend services of theirs. */
  readonly refers: boolean;
}

export interface Candidates {
  /** By path, in the repository's order. */
  readonly files: ReadonlyMap<string, Candidate>;
  readonly leftOut: readonly LeftOut[];
}

const SERVICES = /^["']?services["']?[ \t]*:/m;
const RUNS = /^[ \t]+["']?(?:image|build)["']?[ \t]*:|[{,][ \t]*["']?(?:image|build)["']?[ \t]*:/m;
const COMPOSES = /^["']?(?:services|include)["']?[ \t]*:/m;
const PIPELINES = /^(?:\.github|\.gitlab|\.circleci|\.woodpecker|\.drone|\.semaphore|\.buildkite)\//;

/**
 * Files that are named like Compose, and YAML files that read like it: a mapping of `services` that have an image or a build,
 * and nothing at the top level that Compose does not know. Files that commands start, and those that
 * a `.env` lists, count as named. Few files are parsed for it.
 */
export function findCandidates(
  repository: Repository,
  parse: (path: string) => ParsedFile,
  started: ReadonlySet<string>,
  listed: ReadonlySet<string> = new Set(),
): Candidates {
  const files = new Map<string, Candidate>();
  const leftOut: LeftOut[] = [];
  for (const { path } of repository.files) {
    if (!isYamlName(path) && !listed.has(path)) continue;
    const found = judge(path, started.has(path) || listed.has(path), repository, parse);
    if (found === undefined) continue;
    if ('reason' in found) leftOut.push(found);
    else files.set(path, found);
  }
  return { files, leftOut: leftOut.sort((a, b) => compareText(a.path, b.path)) };
}

function judge(
  path: string,
  started: boolean,
  repository: Repository,
  parse: (path: string) => ParsedFile,
): Candidate | LeftOut | undefined {
  const named = started || isComposeName(path);
  if (isInDependencies(path)) {
    return named ? { path, reason: 'dependency', message: `${path} belongs to a dependency.` } : undefined;
  }
  if (!named && PIPELINES.test(path)) return undefined;
  const read = repository.read(path);
  if (!read.ok) return named ? { path, reason: 'unreadable', message: read.message } : undefined;
  const { text } = read;
  if (named && COMPOSES.test(text)) {
    return candidateAt(path, text.includes('include') || text.includes('extends'), repository, parse);
  }
  if (!named && !(SERVICES.test(text) && RUNS.test(text))) return undefined;
  const outline = outlineOf(path, text, parse);
  if (named ? mayBeCompose(outline) : readsLikeCompose(outline)) return { path, outline, refers: true };
  return named || outline.services.size > 0 ? otherTool(path, outline) : undefined;
}

function candidateAt(
  path: string,
  refers: boolean,
  repository: Repository,
  parse: (path: string) => ParsedFile,
): Candidate {
  let outline: Outline | undefined;
  return {
    path,
    refers,
    get outline() {
      const read = outline === undefined ? repository.read(path) : undefined;
      outline ??= outlineOf(path, read?.ok ? read.text : '', parse);
      return outline;
    },
  };
}

function outlineOf(path: string, text: string, parse: (path: string) => ParsedFile): Outline {
  return outlineOfText(text) ?? outlineOfDocuments(parse(path).documents);
}

function readsLikeCompose({ sections, services, known, foreign, version1 }: Outline): boolean {
  if (version1 || ![...services.values()].includes(true) || foreign * 5 > known) return false;
  return [...sections].every(isSection);
}

/** A file that is named like Compose is taken for it, however broken, unless it clearly is something else. */
function mayBeCompose({ sections, version1 }: Outline): boolean {
  return version1 || [...sections].every(isSection);
}

function isSection(key: string): boolean {
  return key.startsWith('x-') || composeAttributes().children.has(key);
}

function otherTool(path: string, { sections }: Outline): LeftOut {
  const foreign = [...sections].find((section) => !isSection(section));
  const because =
    foreign === undefined
      ? 'its services are not those of Compose'
      : `there is no section "${foreign}" in Compose files`;
  return { path, reason: 'other-tool', message: `${path} is not of Compose: ${because}.` };
}
