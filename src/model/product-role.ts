import { type CommandReading, isHelper } from './command.js';
import type { ImageMatch } from './product-index.js';
import { type Role, type RoleReading, STORE_ROLES } from './role.js';
import type { Clue } from './role-clues.js';
import type { RoleSubject } from './role-subject.js';
import { ENOUGH, evidenceOf, MOST_BY_WORDS, rounded, weigh } from './role-verdict.js';
import { wordsOf } from './words.js';

export type RecognisedProduct = Extract<ImageMatch, { kind: 'product' }> & { readonly sentence: string };

const IMAGE_ALONE = 0.95;
const WEIGHT_OF = { name: 1, copy: 0.95, alike: 0.85 } as const;
/** A build that gives its result a product's name starts from the product, but may be anything by then. */
const BUILT = 0.75;
const PARTLY_UNKNOWN = 0.9;
/** A whole application starts its background processes from the same image. */
const USES_OF_APPS: readonly Role[] = ['worker', 'job'];
const NO_OTHER_USE: readonly Role[] = [];

/** The role of a service whose image is a known product: the product's, unless name, command or files tell another use of it. */
export function readProduct(
  subject: RoleSubject,
  match: RecognisedProduct,
  command: CommandReading,
  findClues: () => readonly Clue[],
): RoleReading {
  const { product } = match;
  const image = imageClue(subject, match);
  const uses = product.also ?? (product.role === 'app' ? USES_OF_APPS : NO_OTHER_USE);
  if (uses.length === 0 && command.programs.length === 0 && image.confidence >= MOST_BY_WORDS) {
    return reading(product.role, match, image.confidence, [image]);
  }
  const clues = findClues();
  const client = clientClue(subject, match, clues, command);
  if (client !== undefined) return reading('job', match, client.confidence, [client, image]);

  // A name that only repeats the product's says nothing about its use.
  const ownWords = new Set([...wordsOf(product.id), ...wordsOf(subject.image?.repository ?? '')]);
  const telling = clues.filter(
    ({ role, words }) =>
      (role === product.role || uses.includes(role)) && !words.split(' ').every((word) => ownWords.has(word)),
  );
  const verdicts = weigh(telling);
  const [best] = verdicts;
  if (best !== undefined && best.role !== product.role && best.confidence >= ENOUGH) {
    return reading(best.role, match, Math.min(best.confidence, MOST_BY_WORDS), [image, ...best.clues]);
  }
  if (image.confidence >= MOST_BY_WORDS) return reading(product.role, match, image.confidence, [image]);
  const agreeing = verdicts.find(({ role }) => role === product.role);
  const confidence = 1 - (1 - image.confidence) * (1 - (agreeing?.confidence ?? 0));
  return reading(product.role, match, Math.min(confidence, MOST_BY_WORDS), [image, ...(agreeing?.clues ?? [])]);
}

function reading(role: Role, { product }: RecognisedProduct, confidence: number, clues: readonly Clue[]): RoleReading {
  return { role, product: product.id, confidence: rounded(confidence), evidence: evidenceOf(clues) };
}

function imageClue({ image, build, at }: RoleSubject, { product, by, sentence }: RecognisedProduct): Clue {
  const weight = WEIGHT_OF[by] * (build === undefined ? 1 : BUILT) * (image?.unknown === true ? PARTLY_UNKNOWN : 1);
  return {
    role: product.role,
    confidence: (product.confidence ?? IMAGE_ALONE) * weight,
    family: 'image',
    words: product.id,
    from: 'sentence',
    text: sentence,
    at: image?.at ?? at,
  };
}

/** Speaks when an image is only used for its client programs: a dump, a script that creates topics. */
function clientClue(
  subject: RoleSubject,
  { product }: RecognisedProduct,
  clues: readonly Clue[],
  { programs }: CommandReading,
): Clue | undefined {
  const at = subject.command?.at ?? subject.entrypoint?.at;
  if (at === undefined || programs.length === 0) return undefined;
  const clients = new Set(product.clients);
  const isClient = (program: string) => clients.has(program);
  const used = programs.find(isClient);
  const others = programs.filter((program) => !isHelper(program) && !isClient(program));
  if (used !== undefined && others.length === 0) {
    const text = `Its command runs \`${used}\`, a client of ${product.name}, and not the server.`;
    return { role: 'job', confidence: 0.85, family: 'command', words: used, from: 'sentence', text, at };
  }
  if (!STORE_ROLES.has(product.role) || !others.some((program) => program.endsWith('.sh'))) return undefined;
  const job = clues.find(({ role, family, confidence }) => role === 'job' && family === 'naming' && confidence >= 0.5);
  return job !== undefined && others.every((program) => program.endsWith('.sh'))
    ? { ...job, confidence: 0.65 }
    : undefined;
}
