import type { Evidence } from '../model/evidence.js';
import type { Stack } from '../model/stack.js';
import type { SurveyKnowledge, Vocabulary } from '../model/survey-knowledge.js';
import { computeFacts } from './compute.js';
import type { Fact, Facts, Reason } from './fact.js';
import type { Reachability } from './reachability.js';
import { known, knownCount, pathReason, reasonOf } from './sheet.js';
import { judgeStanding } from './standing.js';
import { type Cut, cutSystems, deploys, type SystemPart } from './systems.js';

export interface SurveyInput {
  readonly stacks: readonly Stack[];
  readonly evidence: readonly Evidence[];
  /** All paths of the repository, sorted. */
  readonly paths: readonly string[];
  readonly knowledge: SurveyKnowledge;
  readonly reachability?: Reachability;
  /** Mistakes in the syntax of files, for which what was read may not be what is meant. */
  readonly misread?: readonly Reason[];
}

/** The repository as a whole and the systems that it was cut into, each with its facts. */
export interface Survey {
  /** Facts about everything that speaks for the repository. */
  readonly facts: Facts;
  /** One entry for the whole when it is one system; sorted by path. */
  readonly systems: readonly SurveyedSystem[];
  /** Paths of stacks and evidence that do not speak, with the reason; sorted by path. */
  readonly silent: readonly { readonly path: string; readonly because: string }[];
  /** Whether a path speaks. */
  readonly speaks: (path: string) => boolean;
}

export interface SurveyedSystem {
  /** Folder, `.` for the root. */
  readonly path: string;
  readonly name: string;
  /** Why this is a system of its own. */
  readonly because: string;
  readonly facts: Facts;
}

/** Systems of a gallery that are looked at one by one and told; the count of all is a fact. */
const SYSTEM_LIMIT = 100;

/** Decides which paths speak, cuts the repository into systems and computes the facts of the whole and of each. */
export function survey(input: SurveyInput): Survey {
  const { knowledge } = input;
  const deployments = [
    ...input.stacks.flatMap((stack) => stack.files.slice(0, 1)),
    ...input.evidence.filter(deploys).map((item) => item.at.file.path),
  ];
  const standing = judgeStanding({ paths: input.paths, deployments, standing: knowledge.standing });
  const stacks = input.stacks.filter((stack) => standing(stack.files[0] ?? stack.path).speaks);
  const evidence = input.evidence.filter((item) => standing(item.at.file.path).speaks);
  const paths = input.paths.filter((path) => standing(path).speaks);
  const silent = [...new Set(deployments)].sort().flatMap((path) => {
    const { speaks, reason } = standing(path);
    return speaks || reason === undefined ? [] : [{ path, because: `It is ${reason.meaning}.` }];
  });
  const cut = cutSystems({ stacks, evidence, paths, vocabulary: knowledge.vocabulary });
  const { vocabulary } = knowledge;
  const about = [
    ...cutFacts(cut),
    ...silentFacts(silent, new Set(deployments).size),
    misreadFact(stacks, input.misread ?? []),
  ];
  const whole = computeFacts({ stacks, evidence, paths, vocabulary, reachability: input.reachability });
  const told = cut.parts.slice(0, SYSTEM_LIMIT);
  const parts = cut.parts.length === 1 ? [] : told.map((part) => factsOf(part, paths, knowledge));
  const facts = withFacts(whole, [...about, ...ofOneSystem(parts, vocabulary)]);
  const systems = told.map((part, index) => ({
    path: part.path,
    name: nameOf(part),
    because: part.because,
    facts: parts[index] ?? facts,
  }));
  return { facts, systems, silent, speaks: (path) => standing(path).speaks };
}

/**
 * Facts about the size of one system: of systems that have nothing to do with each other, that of the largest counts. Three applications
 * side by side are no system of three services.
 */
function ofOneSystem(parts: readonly Facts[], { withinOneSystem }: Vocabulary): readonly Fact[] {
  const sizeOf = (fact: Fact): number => (typeof fact.value === 'number' ? fact.value : 0);
  return withinOneSystem.flatMap((id) => {
    const facts = parts.flatMap((part) => part.get(id) ?? []);
    const [first, ...others] = facts;
    return first === undefined
      ? []
      : [others.reduce((most, fact) => (sizeOf(fact) > sizeOf(most) ? fact : most), first)];
  });
}

function factsOf(part: SystemPart, paths: readonly string[], knowledge: SurveyKnowledge): Facts {
  const prefix = `${part.path}/`;
  return computeFacts({
    stacks: part.stacks,
    evidence: part.evidence,
    paths: under(paths, prefix),
    vocabulary: knowledge.vocabulary,
  });
}

/** The paths that begin so, of a sorted list. */
function under(paths: readonly string[], prefix: string): readonly string[] {
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paths[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (paths[end]?.startsWith(prefix)) end++;
  return paths.slice(low, end);
}

function cutFacts(cut: Cut): readonly Fact[] {
  const places = cut.parts.map((part) => pathReason(part.path, part.because));
  return [
    known('systems.count', cut.parts.length, places),
    known(
      'systems.gallery',
      cut.gallery,
      cut.shelves.length > 0 ? cut.shelves.map(reasonOf) : cut.gallery ? places : [],
    ),
  ];
}

/** Mistakes in the files of the Compose projects that speak. */
function misreadFact(stacks: readonly Stack[], mistakes: readonly Reason[]): Fact {
  const files = new Set(stacks.flatMap((stack) => stack.files));
  const inCompose = mistakes.filter(({ at }) => files.has(at.file.path));
  return knownCount('compose.misread', inCompose, ({ message, at }) => ({ message, at }));
}

/** How many of the files that deploy something are tests, examples and the like, and what share that is. */
function silentFacts(silent: Survey['silent'], deployments: number): readonly Fact[] {
  const reasons = silent.slice(0, 6).map(({ path, because }) => pathReason(path, because));
  const share = deployments === 0 ? 0 : silent.length / deployments;
  return [
    known('systems.silent', silent.length, reasons),
    known('systems.silent-share', Math.round(share * 100) / 100, reasons),
  ];
}

function nameOf(part: SystemPart): string {
  const [stack] = part.stacks;
  if (part.path !== '.') return part.path.slice(part.path.lastIndexOf('/') + 1);
  return part.stacks.length === 1 && stack ? stack.name : 'repository';
}

function withFacts(facts: Facts, more: readonly Fact[]): Facts {
  return new Map([...facts, ...more.map((fact) => [fact.id, fact] as const)]);
}
