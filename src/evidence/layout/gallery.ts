import { wholeFile } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import type { FolderKnowledge } from '../../model/evidence-knowledge.js';
import { observe, shown } from '../emit.js';
import type { FilePath } from '../file-path.js';
import { isComposeName } from './services.js';
import type { FolderSeen, Tree } from './tree.js';

/** Fewer siblings may well be the services of one system. */
const MIN_SIBLINGS = 8;

const NAMES: readonly (readonly [string, (file: FilePath) => boolean])[] = [
  ['compose', isComposeName],
  ['serverless', (file) => /^(?:(?:serverless|template|sam)\.\w{2,4}|cdk\.json)$/.test(file.name)],
  ['helm', (file) => /^chart\.ya?ml$/.test(file.name)],
  ['kubernetes', (file) => /^(?:deployment|service|kustomization|pod|statefulset)[\w-]{0,40}\.ya?ml$/.test(file.name)],
];

/** Extensions of files that can be deployed from. */
const CONFIGURATION: ReadonlySet<string> = new Set(['yml', 'yaml', 'json', 'ts', 'js', 'tf', 'tofu']);

/** Folders with many children that each have a deployment file of their own: samples, charts or modules rather than one system. */
export function* readGalleries(tree: Tree, { systemParents }: FolderKnowledge): Iterable<Evidence> {
  for (const parent of tree.values()) {
    if (parent.children.length < MIN_SIBLINGS || isNamed(parent.path, systemParents)) continue;
    const found = new Map<string, number>();
    let readmes = 0;
    let siblings = 0;
    for (const path of parent.children) {
      const folder = tree.get(path);
      const technology = folder === undefined ? undefined : technologyOf(folder);
      if (folder === undefined || technology === undefined) continue;
      siblings++;
      found.set(technology, (found.get(technology) ?? 0) + 1);
      if (folder.files.some((file) => file.name.startsWith('readme'))) readmes++;
    }
    if (siblings < MIN_SIBLINGS) continue;
    const [most] = [...found].sort((a, b) => b[1] - a[1]);
    const value = most !== undefined && most[1] * 3 >= siblings * 2 ? most[0] : 'mixed';
    yield observe({
      kind: 'layout.gallery',
      value,
      name: parent.path === '' ? '.' : parent.path,
      details: { count: String(siblings), readmes: String(readmes), children: String(parent.children.length) },
      message: `${shown(parent.path === '' ? '.' : parent.path)} holds ${siblings} folders that each can be deployed on their own.`,
      at: wholeFile(parent.first),
    });
  }
}

/** The parts of one system lie together in a folder that says so: `services`, `backends`. */
function isNamed(path: string, names: readonly string[]): boolean {
  return names.includes(path.slice(path.lastIndexOf('/') + 1).toLowerCase());
}

function technologyOf(folder: FolderSeen): string | undefined {
  const files = folder.files.filter((file) => CONFIGURATION.has(file.extension));
  if (files.some((file) => file.extension === 'tf' || file.extension === 'tofu')) return 'terraform';
  return NAMES.find(([, test]) => files.some(test))?.[0];
}

/** Fewer numbered folders may well be the steps of one build. */
const MIN_LESSONS = 6;

/** A folder that is named after its place in a course: `01-intro`, `lesson3`, `week-2`, `chapter_7`. */
const LESSON =
  /^(?:\d{1,3}[-_. ]{1,3}[a-z]|(?:lesson|chapter|week|day|lab|exercise|session|lecture|homework|hw)[-_. ]{0,3}\d{1,3}(?:\D|$))/i;

/** Many folders beside each other that are numbered like the lessons of a course. */
export function* readLessons(tree: Tree, { systemParents }: FolderKnowledge): Iterable<Evidence> {
  for (const parent of tree.values()) {
    if (parent.path.includes('/') || parent.children.length < MIN_LESSONS) continue;
    if (isNamed(parent.path, systemParents)) continue;
    const lessons = parent.children.filter((path) => LESSON.test(path.slice(path.lastIndexOf('/') + 1)));
    const [first] = lessons;
    if (first === undefined || lessons.length < MIN_LESSONS) continue;
    yield observe({
      kind: 'layout.lessons',
      value: parent.path === '' ? '.' : parent.path,
      details: { count: String(lessons.length) },
      message: `${lessons.length} folders such as ${shown(first)} are numbered like the lessons of a course.`,
      at: wholeFile(tree.get(first)?.first ?? parent.first),
    });
  }
}
