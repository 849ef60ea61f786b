import type { Catalogue } from './catalogue.js';
import { type CommandReading, isHelper, readCommand } from './command.js';
import { createHintIndex, type HintIndex } from './hint-index.js';
import { createProductIndex, type ImageMatch, type ProductIndex } from './product-index.js';
import { type Role, type RoleReading, STORE_ROLES } from './role.js';
import { type Clue, cluesOf, evidenceOf, rounded, weigh } from './role-clues.js';
import type { RoleSubject } from './role-subject.js';
import type { Image } from './stack.js';
import { wordsOf } from './words.js';

export type { RoleSubject } from './role-subject.js';

export type RoleReader = (subject: RoleSubject) => RoleReading;

type ProductMatch = Extract<ImageMatch, { kind: 'product' }>;

/** What a reader keeps while it lives. */
interface Knowledge {
  readonly products: ProductIndex;
  readonly hints: HintIndex;
  readonly images: Map<string, ImageMatch | undefined>;
  readonly neighbours: Map<string, Role | undefined>;
}

const IMAGE_ALONE = 0.95;
const WEIGHT_OF = { name: 1, copy: 0.95, alike: 0.85 } as const;
/** A build that gives its result a product's name starts from the product, but may be anything by then. */
const BUILT = 0.75;
const PARTLY_UNKNOWN = 0.9;
/** What names and commands must say to take a product for another of its uses, or an unknown image for anything. */
const ENOUGH = 0.4;
const MOST_BY_WORDS = 0.9;
const NO_COMMAND: CommandReading = { programs: [], words: [] };
/** A whole application starts its background processes from the same image. */
const USES_OF_APPS: readonly Role[] = ['worker', 'job'];

/**
 * A function that reads what a service is for: the image's product first; then its names, command, files, variables and
 * ports; then what it depends on. Every reading says why and how sure it is.
 */
export function createRoleReader(catalogue: Catalogue): RoleReader {
  const knowledge: Knowledge = {
    products: createProductIndex(catalogue),
    hints: createHintIndex(catalogue.hints, catalogue.fillers),
    images: new Map(),
    neighbours: new Map(),
  };
  return (subject) => {
    const command = commandOf(subject);
    const clues = cluesOf(subject, command.words, knowledge.hints);
    const match = recognised(subject.image, knowledge);
    if (match?.kind === 'product') return readProduct(subject, match, clues, command);
    return readOther(subject, match?.kind, clues, knowledge);
  };
}

function commandOf({ entrypoint, command }: RoleSubject): CommandReading {
  if (entrypoint === undefined && command === undefined) return NO_COMMAND;
  return readCommand([...(entrypoint?.value ?? []), ...(command?.value ?? [])]);
}

function recognised(image: Image | undefined, { products, images }: Knowledge): ImageMatch | undefined {
  if (image === undefined || image.repository === '') return undefined;
  if (images.has(image.reference)) return images.get(image.reference);
  const match = products(image);
  images.set(image.reference, match);
  return match;
}

function readProduct(
  subject: RoleSubject,
  match: ProductMatch,
  clues: readonly Clue[],
  command: CommandReading,
): RoleReading {
  const { product } = match;
  const image = imageClue(subject, match);
  const jobClue = clientClue(subject, match, clues, command);
  if (jobClue !== undefined) {
    return {
      role: 'job',
      product: product.id,
      confidence: rounded(jobClue.confidence),
      evidence: evidenceOf([jobClue, image]),
    };
  }
  // A name that only repeats the product's says nothing about its use.
  const ownWords = new Set([...wordsOf(product.id), ...wordsOf(subject.image?.repository ?? '')]);
  const telling = clues.filter(({ words }) => !words.split(' ').every((word) => ownWords.has(word)));
  const uses = product.also ?? (product.role === 'app' ? USES_OF_APPS : []);
  const verdicts = weigh(telling.filter(({ role }) => role === product.role || uses.includes(role)));
  const [best] = verdicts;
  if (best !== undefined && best.role !== product.role && best.confidence >= ENOUGH) {
    const confidence = rounded(Math.min(best.confidence, MOST_BY_WORDS));
    return { role: best.role, product: product.id, confidence, evidence: evidenceOf([image, ...best.clues]) };
  }
  const agreeing = verdicts.find(({ role }) => role === product.role);
  const confidence = 1 - (1 - image.confidence) * (1 - (agreeing?.confidence ?? 0));
  return {
    role: product.role,
    product: product.id,
    confidence: rounded(Math.min(confidence, Math.max(image.confidence, MOST_BY_WORDS))),
    evidence: evidenceOf(image.confidence < MOST_BY_WORDS ? [image, ...(agreeing?.clues ?? [])] : [image]),
  };
}

function imageClue(subject: RoleSubject, { product, by }: ProductMatch): Clue {
  const reference = subject.image?.reference ?? '';
  const weight =
    WEIGHT_OF[by] * (subject.build === undefined ? 1 : BUILT) * (subject.image?.unknown === true ? PARTLY_UNKNOWN : 1);
  return {
    role: product.role,
    confidence: (product.confidence ?? IMAGE_ALONE) * weight,
    family: 'image',
    words: product.id,
    message: () => `Image \`${reference}\` is ${by === 'alike' ? 'named like ' : ''}${product.name}.`,
    at: subject.image?.at ?? subject.at,
  };
}

/** Speaks when a store's image is only used for its client programs: a dump, a script that creates topics. */
function clientClue(
  subject: RoleSubject,
  { product }: ProductMatch,
  clues: readonly Clue[],
  { programs }: CommandReading,
): Clue | undefined {
  const at = subject.command?.at ?? subject.entrypoint?.at;
  const real = programs.filter((program) => !isHelper(program));
  const clients = new Set(product.clients);
  if (at === undefined) return undefined;
  const used = (clients.has('curl') ? programs : real).find((program) => clients.has(program));
  if (used !== undefined && real.every((program) => clients.has(program))) {
    const message = () => `Its command runs \`${used}\`, a client of ${product.name}, and not the server.`;
    return { role: 'job', confidence: 0.85, family: 'command', words: used, message, at };
  }
  const job = clues.find(({ role, family, confidence }) => role === 'job' && family === 'naming' && confidence >= 0.5);
  const script = real.length > 0 && real.every((program) => program.endsWith('.sh') || clients.has(program));
  if (!STORE_ROLES.has(product.role) || job === undefined || !script) return undefined;
  return { ...job, confidence: 0.65, at };
}

function readOther(
  subject: RoleSubject,
  image: 'runtime' | 'system' | undefined,
  clues: readonly Clue[],
  knowledge: Knowledge,
): RoleReading {
  const neighbours = neighbourRoles(subject, knowledge);
  const [best] = weigh([...clues, ...baseClues(subject, knowledge), ...neighbourClues(subject, clues, neighbours)]);
  if (best !== undefined && best.confidence >= ENOUGH) {
    return {
      role: best.role,
      confidence: rounded(Math.min(best.confidence, MOST_BY_WORDS)),
      evidence: evidenceOf(best.clues),
    };
  }
  return fallback(subject, image, neighbours);
}

/** What the Dockerfile builds on. A web server under own files is how a browser application is shipped. */
function baseClues(subject: RoleSubject, knowledge: Knowledge): readonly Clue[] {
  const { baseImage } = subject;
  const match = recognised(baseImage, knowledge);
  if (match?.kind !== 'product' || baseImage === undefined) return [];
  const { product } = match;
  const role = product.also?.includes('frontend') === true ? 'frontend' : product.role;
  const message = () => `It is built on \`${baseImage.reference}\`, which is ${product.name}.`;
  const confidence = role === product.role ? 0.7 : 0.45;
  return [{ role, confidence, family: 'image', words: product.id, message, at: baseImage.at }];
}

interface Neighbour {
  readonly name: string;
  readonly role: Role | undefined;
}

/** What the names of the services that it needs say. */
function neighbourRoles({ dependsOn = [] }: RoleSubject, { hints, neighbours }: Knowledge): readonly Neighbour[] {
  return dependsOn.slice(0, 50).map((name) => {
    if (!neighbours.has(name)) {
      const [best] = [...hints('name', wordsOf(name))].sort((a, b) => b.confidence - a.confidence);
      neighbours.set(name, best?.role);
    }
    return { name, role: neighbours.get(name) };
  });
}

/** Something that may be a frontend and needs an API, but no store, is one. */
function neighbourClues(
  subject: RoleSubject,
  clues: readonly Clue[],
  neighbours: readonly Neighbour[],
): readonly Clue[] {
  const api = neighbours.find(({ role }) => role === 'api' || role === 'gateway');
  if (api === undefined || neighbours.some(({ role }) => role !== undefined && STORE_ROLES.has(role))) return [];
  if (!clues.some(({ role }) => role === 'frontend')) return [];
  const message = () => `It depends on \`${api.name}\` and on no store.`;
  return [{ role: 'frontend', confidence: 0.35, family: 'dependencies', words: api.name, message, at: subject.at }];
}

/** What remains: own code is an application, and so is what people reach or what needs a store. */
function fallback(
  subject: RoleSubject,
  image: 'runtime' | 'system' | undefined,
  neighbours: readonly Neighbour[],
): RoleReading {
  const evidence: RoleReading['evidence'][number][] = [];
  let confidence = 0;
  if (subject.build !== undefined) {
    confidence = 0.5;
    evidence.push({ message: 'It is built from source.', at: subject.build.at });
  } else if (image === 'runtime' && subject.image !== undefined) {
    confidence = 0.45;
    evidence.push({ message: `It runs own code in the image \`${subject.image.reference}\`.`, at: subject.image.at });
  }
  const [port] = subject.ports ?? [];
  if (port !== undefined) {
    confidence = confidence === 0 ? 0.35 : confidence + 0.05;
    evidence.push({ message: `It publishes port ${port.target}.`, at: port.at });
  }
  const store = neighbours.find(({ role }) => role !== undefined && STORE_ROLES.has(role));
  if (store !== undefined && image !== 'system') {
    confidence = confidence === 0 ? 0.35 : confidence + 0.05;
    evidence.push({ message: `It depends on \`${store.name}\`.`, at: subject.at });
  }
  if (confidence > 0) return { role: 'app', confidence: rounded(confidence), evidence };
  return { role: 'unknown', confidence: 0, evidence: [{ message: 'Nothing tells what it is for.', at: subject.at }] };
}
