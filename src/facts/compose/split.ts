import { quoted } from '../../lib/quoted.js';
import type { Stack } from '../../model/stack.js';
import type { Vocabulary } from '../../model/survey-knowledge.js';
import type { Fact, Reason } from '../fact.js';
import { groupBy } from '../group.js';
import { known, knownCount, notApplicable, pathReason } from '../sheet.js';
import { wordsOf } from '../words.js';
import { type ComposeView, isApplication, isInfrastructure, isLasting, isStore } from './view.js';

const IDS = [
  'compose.infrastructure-projects',
  'compose.application-projects',
  'compose.split',
  'compose.host-folders',
  'compose.tier-projects',
];

/** How what runs is cut into separately started projects: infrastructure here, applications there; tier by tier. */
export function splitFacts(view: ComposeView): readonly Fact[] {
  if (view.services.length === 0) return IDS.map((id) => notApplicable(id, 'There is no Compose service.'));
  const running = view.leading.filter((stack) => stack.services.length > 0);
  const excerpts = excerptsOf(running);
  const infrastructure = running.filter(
    (stack) => stack.services.every(isInfrastructure) && stack.services.some(isStore) && !excerpts.has(stack),
  );
  const applications = running.filter((stack) => stack.services.some(isLasting) && !stack.services.some(isStore));
  const says =
    (what: string) =>
    (stack: Stack): Reason => ({
      message: `${quoted(stack.at.file.path)} ${what}.`,
      at: stack.at,
    });
  // Where one project already runs both, the others are excerpts of it or additions to it.
  const together = running.some((stack) => stack.services.some(isApplication) && stack.services.some(isStore));
  const split = infrastructure.length > 0 && applications.length > 0 && !together;
  const sides = [
    ...infrastructure.slice(0, 2).map(says('runs only infrastructure')),
    ...applications.slice(0, 2).map(says('runs applications and no data store')),
  ];
  return [
    knownCount('compose.infrastructure-projects', infrastructure, says('runs only infrastructure')),
    knownCount('compose.application-projects', applications, says('runs applications and no data store')),
    hostFolders(running, new Set(view.vocabulary.machineFolders)),
    known('compose.split', split, split ? sides : []),
    tierFact(
      view.all.filter((stack) => stack.services.length > 0),
      view.vocabulary,
    ),
  ];
}

/** Folders of one machine each, with what runs on it: `hosts/pi`, `hosts/nas`. */
function hostFolders(running: readonly Stack[], parents: ReadonlySet<string>): Fact {
  const hosts = new Map<string, Stack>();
  for (const stack of running) {
    const parts = stack.path.split('/');
    const parent = parts.findIndex((part, index) => index < parts.length - 1 && parents.has(part.toLowerCase()));
    if (parent >= 0) hosts.set(parts.slice(0, parent + 2).join('/'), stack);
  }
  return knownCount('compose.host-folders', [...hosts], ([host, stack]) => ({
    message: `Folder \`${host}\` holds what one machine runs.`,
    at: stack.at,
  }));
}

/** Projects in one folder beyond which they are not compared with each other. */
const COMPARED_IN_FOLDER = 40;

/** Projects that repeat part of another one in their folder (its stores, for development): none of their own. */
function excerptsOf(running: readonly Stack[]): ReadonlySet<Stack> {
  const excerpts = new Set<Stack>();
  const folders = groupBy(running, (stack) => stack.path);
  for (const stacks of folders.values()) {
    const named = stacks
      .slice(0, COMPARED_IN_FOLDER)
      .map((stack) => ({ stack, names: new Set(stack.services.map((service) => service.name)) }));
    for (const { stack, names } of named) {
      const inside = named.some(
        (other) => other.names.size > names.size && [...names].every((name) => other.names.has(name)),
      );
      if (inside) excerpts.add(stack);
    }
  }
  return excerpts;
}

/** Tiers that the files of projects are named after, whether they are started apart or laid over each other. */
function tierFact(running: readonly Stack[], vocabulary: Vocabulary): Fact {
  const tiers = new Map<string, Reason>();
  for (const file of new Set(running.flatMap((stack) => stack.layers))) {
    const words = new Set(wordsOf(file));
    const tier = vocabulary.tiers.find((candidate) => candidate.words.some((word) => words.has(word)));
    if (tier && !tiers.has(tier.id)) tiers.set(tier.id, pathReason(file, `${quoted(file)} is named after a tier.`));
  }
  return known('compose.tier-projects', tiers.size, [...tiers.values()]);
}
