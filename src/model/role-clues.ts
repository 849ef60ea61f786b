import type { Location } from '../documents/location.js';
import type { HintIndex, HintMatch } from './hint-index.js';
import type { Role } from './role.js';
import type { RoleSubject } from './role-subject.js';

/** One thing that speaks for a role. */
export interface Clue {
  readonly role: Role;
  readonly confidence: number;
  /** Clues of one family say the same thing twice; those of different families add up. */
  readonly family: 'naming' | 'command' | 'files' | 'variables' | 'ports' | 'image' | 'dependencies';
  /** Words that were met. */
  readonly words: string;
  /** What the words stand in; for other kinds of clues a sentence of its own. */
  readonly from:
    | 'name'
    | 'container name'
    | 'image'
    | 'build context'
    | 'Dockerfile'
    | 'build target'
    | 'command'
    | 'sentence';
  /** The text that holds the words, or the sentence. */
  readonly text: string;
  readonly at: Location;
}

/** How much a text weighs for what a service is called. */
const WEIGHTS = { name: 1, build: 0.95, image: 0.9, context: 0.85, container: 0.8 } as const;

/** What is looked at of each list: more would say nothing new. */
const MOST_ITEMS = 100;

/** What a service's names, command, mounted files, variables and ports say. */
export function cluesOf(subject: RoleSubject, commandWords: readonly string[], index: HintIndex): Clue[] {
  const clues: Clue[] = [];
  addNaming(clues, subject, index);
  const command = subject.command ?? subject.entrypoint;
  if (command !== undefined && commandWords.length > 0) {
    for (const match of strongest(index.words('command', commandWords))) {
      clues.push({ ...match, family: 'command', from: 'command', text: '', at: command.at });
    }
  }
  for (const { target, at } of few(subject.mounts)) {
    for (const match of index.name('mount', target)) {
      clues.push(sentence(match, 'files', `\`${target}\` is mounted into it.`, at));
    }
  }
  for (const { name, at } of few(subject.environment)) {
    for (const match of index.word('environment', name)) {
      clues.push(sentence(match, 'variables', `It is given the variable \`${name}\`.`, at));
    }
  }
  for (const { target, at } of few(subject.ports)) addPort(clues, index, String(target), at);
  for (const { value, at } of few(subject.expose)) addPort(clues, index, value.split('/', 1)[0] ?? '', at);
  return clues;
}

function few<T>(items: readonly T[] = []): readonly T[] {
  return items.length > MOST_ITEMS ? items.slice(0, MOST_ITEMS) : items;
}

function addPort(clues: Clue[], index: HintIndex, port: string, at: Location): void {
  for (const match of index.word('port', port)) {
    clues.push(sentence(match, 'ports', `It listens on port ${port}.`, at));
  }
}

function sentence({ role, confidence, words }: HintMatch, family: Clue['family'], text: string, at: Location): Clue {
  return { role, confidence, family, words, from: 'sentence', text, at };
}

function addNaming(clues: Clue[], subject: RoleSubject, index: HintIndex): void {
  const add = (
    source: 'name' | 'context' | 'image',
    text: string,
    weight: number,
    at: Location,
    from: Clue['from'],
  ) => {
    for (const { role, confidence, words } of strongest(index.name(source, text))) {
      clues.push({ role, confidence: confidence * weight, family: 'naming', words, from, text, at });
    }
  };
  const { name, at, containerName, build, image } = subject;
  add('name', name, WEIGHTS.name, at, 'name');
  if (containerName !== undefined && containerName.value !== name) {
    add('name', containerName.value, WEIGHTS.container, containerName.at, 'container name');
  }
  if (build !== undefined) {
    const folder = lastPart(build.context ?? '');
    if (folder !== '') add('context', folder, WEIGHTS.context, build.at, 'build context');
    if (build.dockerfile !== undefined) {
      const file = build.dockerfile.split('/').slice(-2).join('/');
      add('context', file, WEIGHTS.build, build.at, 'Dockerfile');
    }
    if (build.target !== undefined) add('context', build.target, WEIGHTS.build, build.at, 'build target');
  }
  if (image !== undefined && image.repository !== '') {
    add('image', lastPart(image.repository), WEIGHTS.image, image.at, 'image');
  }
}

/** For each role the strongest match in one text, of equally strong ones the most specific. */
function strongest(matches: readonly HintMatch[]): Iterable<HintMatch> {
  if (matches.length < 2) return matches;
  const best = new Map<Role, HintMatch>();
  for (const match of matches) {
    const other = best.get(match.role);
    const gain =
      other === undefined ? 1 : match.confidence - other.confidence || match.words.length - other.words.length;
    if (gain > 0) best.set(match.role, match);
  }
  return best.values();
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
