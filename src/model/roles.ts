import type { Catalogue } from './catalogue.js';
import { type CommandReading, readCommand } from './command.js';
import { createHintIndex, type HintIndex } from './hint-index.js';
import { createProductIndex, type ImageMatch, type ProductIndex } from './product-index.js';
import { type RecognisedProduct, readProduct } from './product-role.js';
import { type Role, type RoleReading, STORE_ROLES } from './role.js';
import { type Clue, cluesOf } from './role-clues.js';
import type { RoleSubject } from './role-subject.js';
import { ENOUGH, evidenceOf, MOST_BY_WORDS, rounded, type Verdict, weigh } from './role-verdict.js';
import type { Image } from './stack.js';
import { withoutNumber } from './words.js';

export type { RoleSubject } from './role-subject.js';

export type RoleReader = (subject: RoleSubject) => RoleReading;

/** What a reader keeps while it lives. */
interface Knowledge {
  readonly products: ProductIndex;
  readonly hints: HintIndex;
  /** By reference and by how they were recognised. */
  readonly images: Map<string, Recognised | undefined>;
}

type Recognised = RecognisedProduct | Extract<ImageMatch, { kind: 'runtime' | 'system' }>;

/** Images kept by reference: the same ones come again and again. */
const MOST_IMAGES = 2_000;
const NAMESAKE = 0.55;
const BASE = 0.7;
const BASE_OF_FRONTEND = 0.45;
const NO_COMMAND: CommandReading = { programs: [], words: [] };

/**
 * A function that reads what a service is for: the image's product first; then its names, command, files, variables and
 * ports; then what it depends on. Every reading says why and how sure it is.
 */
export function createRoleReader(catalogue: Catalogue): RoleReader {
  const knowledge: Knowledge = {
    products: createProductIndex(catalogue),
    hints: createHintIndex(catalogue.hints, catalogue.fillers),
    images: new Map(),
  };
  return (subject) => {
    const image = recognised(subject.image, knowledge);
    const command = commandOf(subject);
    const clues = () => cluesOf(subject, command.words, knowledge.hints);
    return image?.kind === 'product'
      ? readProduct(subject, image, command, clues)
      : readOther(subject, image?.kind, clues(), knowledge);
  };
}

function commandOf({ entrypoint, command }: RoleSubject): CommandReading {
  if (entrypoint === undefined && command === undefined) return NO_COMMAND;
  return readCommand([...(entrypoint?.value ?? []), ...(command?.value ?? [])]);
}

function recognised(image: Image | undefined, { products, images }: Knowledge): Recognised | undefined {
  if (image === undefined || image.repository === '') return undefined;
  const known = images.get(image.reference);
  if (known !== undefined || images.has(image.reference)) return known;
  const match = products.recognise(image);
  const result: Recognised | undefined =
    match?.kind === 'product'
      ? {
          ...match,
          sentence: `Image \`${image.reference}\` is ${match.by === 'alike' ? 'named like' : 'known:'} ${match.product.name}.`,
        }
      : match;
  if (images.size < MOST_IMAGES) images.set(image.reference, result);
  return result;
}

function readOther(
  subject: RoleSubject,
  image: 'runtime' | 'system' | undefined,
  clues: readonly Clue[],
  knowledge: Knowledge,
): RoleReading {
  const neighbours = neighbourRoles(subject, knowledge);
  const best = weigh([
    ...clues,
    ...namesakeClues(subject, knowledge),
    ...baseClues(subject, knowledge),
    ...neighbourClues(subject, clues, neighbours),
  ]).find((verdict) => !isClientOfIt(subject, verdict));
  if (best !== undefined && best.confidence >= ENOUGH) {
    const confidence = rounded(Math.min(best.confidence, MOST_BY_WORDS));
    return { role: best.role, confidence, evidence: evidenceOf(best.clues) };
  }
  return fallback(subject, image, neighbours);
}

/** Own code that needs others and shares nothing but variables with a store is a client: both are told `MINIO_ROOT_USER`. */
function isClientOfIt({ build, dependsOn = [] }: RoleSubject, { role, clues }: Verdict): boolean {
  return (
    build !== undefined &&
    dependsOn.length > 0 &&
    STORE_ROLES.has(role) &&
    clues.every(({ family }) => family === 'variables')
  );
}

/** A service that is called like a product is likely to be it: own builds of it, images that a variable names. */
function namesakeClues({ name, at }: RoleSubject, knowledge: Knowledge): readonly Clue[] {
  const product = knowledge.products.called(withoutNumber(name) ?? name);
  if (product === undefined) return [];
  const text = `It is called like ${product.name}.`;
  return [
    { role: product.role, confidence: NAMESAKE, family: 'naming', words: product.id, from: 'sentence', text, at },
  ];
}

/** What the Dockerfile builds on. A web server under own files is how a browser application is shipped. */
function baseClues({ baseImage }: RoleSubject, knowledge: Knowledge): readonly Clue[] {
  const match = recognised(baseImage, knowledge);
  if (match?.kind !== 'product' || baseImage === undefined) return [];
  const { product } = match;
  const role = product.also?.includes('frontend') === true ? 'frontend' : product.role;
  const confidence = role === product.role ? BASE : BASE_OF_FRONTEND;
  const text = `It is built on \`${baseImage.reference}\`, which is ${product.name}.`;
  return [{ role, confidence, family: 'image', words: product.id, from: 'sentence', text, at: baseImage.at }];
}

interface Neighbour {
  readonly name: string;
  readonly role: Role | undefined;
}

const NO_NEIGHBOURS: readonly Neighbour[] = [];

/** What the names of the services that it needs say. */
function neighbourRoles({ dependsOn = [] }: RoleSubject, { hints }: Knowledge): readonly Neighbour[] {
  if (dependsOn.length === 0) return NO_NEIGHBOURS;
  return dependsOn.slice(0, 50).map((name) => {
    let best: { role: Role; confidence: number } | undefined;
    for (const match of hints.name('name', name)) {
      if (best === undefined || match.confidence > best.confidence) best = match;
    }
    return { name, role: best?.role };
  });
}

function isStore({ role }: Neighbour): boolean {
  return role !== undefined && STORE_ROLES.has(role);
}

/** Something that may be a frontend and needs an API, but no store, is one. */
function neighbourClues(
  subject: RoleSubject,
  clues: readonly Clue[],
  neighbours: readonly Neighbour[],
): readonly Clue[] {
  const api = neighbours.find(({ role }) => role === 'api' || role === 'gateway');
  if (api === undefined || neighbours.some(isStore) || !clues.some(({ role }) => role === 'frontend')) return [];
  const text = `It depends on \`${api.name}\` and on no store.`;
  const at = subject.at;
  return [{ role: 'frontend', confidence: 0.35, family: 'dependencies', words: api.name, from: 'sentence', text, at }];
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
    evidence.push({
      message: port.target === 0 ? 'It publishes a port.' : `It publishes port ${port.target}.`,
      at: port.at,
    });
  }
  const store = neighbours.find(isStore);
  if (store !== undefined && image !== 'system') {
    confidence = confidence === 0 ? 0.35 : confidence + 0.05;
    evidence.push({ message: `It depends on \`${store.name}\`.`, at: subject.at });
  }
  if (confidence > 0) return { role: 'app', confidence: rounded(confidence), evidence };
  return { role: 'unknown', confidence: 0, evidence: [{ message: 'Nothing tells what it is for.', at: subject.at }] };
}
