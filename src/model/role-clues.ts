import type { Location } from '../documents/location.js';
import type { HintSource } from './catalogue.js';
import type { HintIndex } from './hint-index.js';
import type { Role, RoleReading } from './role.js';
import type { RoleSubject } from './role-subject.js';
import { wordsOf } from './words.js';

/** One thing that speaks for a role. */
export interface Clue {
  readonly role: Role;
  readonly confidence: number;
  /** Clues of one family say the same thing twice; those of different families add up. */
  readonly family: 'naming' | 'command' | 'files' | 'variables' | 'ports' | 'image' | 'dependencies';
  /** Words that were met, for evidence and to tell whether they only repeat the product's name. */
  readonly words: string;
  readonly message: () => string;
  readonly at: Location;
}

/** How much a text weighs for what a service is called. */
const WEIGHTS = { name: 1, build: 0.95, image: 0.9, context: 0.85, container: 0.8 } as const;

/** Two names that say the same are a little surer than one. */
const AGREEMENT = 0.05;

const MOST_EVIDENCE = 3;

/** What a service's names, command, mounted files, variables and ports say. */
export function cluesOf(subject: RoleSubject, commandWords: readonly string[], index: HintIndex): Clue[] {
  const clues: Clue[] = [];
  addNaming(clues, subject, index);
  const words = (source: HintSource, family: Clue['family'], list: readonly string[], at: Location, message: Say) => {
    for (const match of index(source, list)) {
      clues.push({
        role: match.role,
        confidence: match.confidence,
        family,
        words: match.words,
        message: () => message(match.words),
        at,
      });
    }
  };
  const command = subject.command ?? subject.entrypoint;
  if (command !== undefined) {
    words('command', 'command', commandWords, command.at, (found) => `Its command contains \`${found}\`.`);
  }
  for (const mount of (subject.mounts ?? []).slice(0, 50)) {
    words('mount', 'files', wordsOf(mount.target), mount.at, () => `\`${mount.target}\` is mounted into it.`);
  }
  for (const variable of (subject.environment ?? []).slice(0, 200)) {
    words(
      'environment',
      'variables',
      [variable.name],
      variable.at,
      (found) => `It is given the variable \`${found}\`.`,
    );
  }
  for (const port of (subject.ports ?? []).slice(0, 50)) {
    words('port', 'ports', [String(port.target)], port.at, (found) => `It listens on port ${found}.`);
  }
  for (const port of (subject.expose ?? []).slice(0, 50)) {
    words('port', 'ports', [port.value.split('/')[0] ?? ''], port.at, (found) => `It listens on port ${found}.`);
  }
  return clues;
}

type Say = (found: string) => string;

function addNaming(clues: Clue[], subject: RoleSubject, index: HintIndex): void {
  const add = (source: 'name' | 'context' | 'image', text: string, weight: number, at: Location, what: string) => {
    for (const { role, confidence, words } of index(source, wordsOf(text))) {
      const message = () => `Its ${what} \`${text}\` contains \`${words}\`.`;
      clues.push({ role, confidence: confidence * weight, family: 'naming', words, message, at });
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
    if (build.dockerfile !== undefined) add('context', build.dockerfile, WEIGHTS.build, build.at, 'Dockerfile');
    if (build.target !== undefined) add('context', build.target, WEIGHTS.build, build.at, 'build target');
  }
  if (image !== undefined && image.repository !== '') {
    add('image', lastPart(image.repository), WEIGHTS.image, image.at, 'image');
  }
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The clues for one role, together. */
export interface Verdict {
  readonly role: Role;
  /** From 0 to 1: the strongest clue of each family, as independent witnesses. */
  readonly confidence: number;
  /** Strongest first. */
  readonly clues: readonly Clue[];
}

/** What the clues say, surest first; of equally sure roles the one whose clue came first. */
export function weigh(clues: readonly Clue[]): readonly Verdict[] {
  const byRole = new Map<Role, Clue[]>();
  for (const clue of clues) {
    const others = byRole.get(clue.role);
    if (others === undefined) byRole.set(clue.role, [clue]);
    else others.push(clue);
  }
  return [...byRole].map(([role, own]) => verdictOf(role, own)).sort((a, b) => b.confidence - a.confidence);
}

function verdictOf(role: Role, clues: readonly Clue[]): Verdict {
  const strongest = new Map<Clue['family'], number>();
  let names = 0;
  for (const { family, confidence } of clues) {
    strongest.set(family, Math.max(strongest.get(family) ?? 0, confidence));
    if (family === 'naming') names++;
  }
  let doubt = 1;
  for (const confidence of strongest.values()) doubt *= 1 - confidence;
  const confidence = 1 - doubt + (names > 1 ? AGREEMENT : 0);
  return { role, confidence, clues: clues.length < 2 ? clues : [...clues].sort((a, b) => b.confidence - a.confidence) };
}

/** The places and sentences of clues, the strongest first and each sentence once. */
export function evidenceOf(clues: readonly Clue[]): RoleReading['evidence'] {
  const evidence = new Map<string, Location>();
  for (const clue of clues) {
    const message = clue.message();
    if (!evidence.has(message)) evidence.set(message, clue.at);
    if (evidence.size === MOST_EVIDENCE) break;
  }
  return [...evidence].map(([message, at]) => ({ message, at }));
}

/** Confidence with two decimals, never quite certain. */
export function rounded(confidence: number): number {
  return Math.round(Math.min(confidence, 0.99) * 100) / 100;
}
