import { folderOf, joinPath } from '../../lib/paths.js';
import { quoted } from '../../lib/quoted.js';
import type { Stack } from '../../model/stack.js';
import type { SplitConversion } from '../../rulebook/conversion.js';
import type { Repository } from '../../source/repository.js';
import { type Cut, cutOf, filesOfSide, sidesIn } from './convert-cut.js';
import { type ConvertedFile, fromFolder, withPart } from './convert-files.js';
import { type Front, frontOf } from './convert-front.js';
import { makefileText, type StartedSet, type Wait } from './convert-makefile.js';
import type { Mentions } from './convert-mentions.js';
import { firstFileOf, isStore, type Project, servicesIn } from './convert-project.js';
import { type Decision, listed, type Side, sidesOf } from './convert-sides.js';
import { splitText } from './convert-split.js';
import { Refused } from './convert-text.js';
import type { Resolution } from './convert-verify.js';

/** How one set of files is started after the conversion. */
export interface SplitSet {
  readonly id: string;
  readonly infra: Resolution;
  readonly apps: Resolution;
}

export interface Externalized {
  readonly files: readonly ConvertedFile[];
  readonly decisions: readonly Decision[];
  readonly sets: readonly SplitSet[];
  readonly cut: Cut;
  /** What a person has to do, or to know, as sentences. */
  readonly notes: readonly string[];
}

/** Where the result goes: beside the project, or to another folder. */
export interface Place {
  /** The way from there to the folder of the project; absent where they are the same. */
  readonly way?: string;
}

/** Variants that get targets of their own. */
const MOST_VARIANTS = 12;

/** Cuts a project into infrastructure and applications. Throws Refused. */
export async function externalize(
  project: Project,
  mentions: Mentions,
  repository: Repository,
  knowledge: SplitConversion,
  calls: ReadonlyMap<string, Resolution>,
  place: Place,
): Promise<Externalized> {
  const { sides, decisions: decided } = sidesOf(project, mentions, knowledge);
  const front = frontOf(project, sides, mentions, knowledge.frontNetwork, repository);
  const cut = cutOf(project, sides, knowledge, front);
  const decisions = decided.map((decision) => withFront(decision, front));
  const names = namesOf(project, cut, knowledge);
  const files: ConvertedFile[] = [];
  for (const [path, source] of project.files) {
    for (const side of ['infra', 'apps'] as const) {
      const to = names.get(side)?.get(path);
      if (to === undefined) continue;
      const other = names.get(side === 'infra' ? 'apps' : 'infra')?.get(path) ?? path;
      const leads = project.sets.some((set) => filesOfSide(set, side, project, cut)[0] === path);
      const after = await splitText(source, cut, {
        project,
        side,
        other: fromFolder(folderOf(to), other),
        leads,
        firsts: new Set(
          servicesIn(source).filter((name) => project.sets.some((set) => firstFileOf(set, name, project) === path)),
        ),
        fresh: to !== path,
        nameOf: (included) => names.get(side)?.get(included),
      });
      files.push({ path: to, ...(to === path ? { before: source.text } : {}), after });
    }
  }
  const sets = startedSets(project, cut, names, calls);
  const folder = folderOf(project.stack.layers[0] ?? '');
  const isBeside =
    place.way === undefined &&
    ['Makefile', 'makefile', 'GNUmakefile'].some((name) => repository.has(joinPath(folder, name)));
  const { makefile } = knowledge;
  const path = joinPath(folder, isBeside ? makefile.beside : makefile.file);
  const started = sets.slice(0, MOST_VARIANTS + 1).map((set) => startedOf(set, project, cut, folder, place));
  files.push({ path, after: makefileText(knowledge, started) });
  for (const { path: at, before } of place.way === undefined ? files : []) {
    if (before === undefined && repository.has(at))
      throw new Refused(`${at} is there already: move it away, or give another folder`);
  }
  const make = isBeside ? `make -f ${makefile.beside} start-all` : 'make start-all';
  return { files, decisions, sets, cut, notes: notesOf(project, cut, make, started) };
}

function withFront(decision: Decision, front: Front | undefined): Decision {
  if (front?.leaving.has(decision.service) !== true) return decision;
  return {
    ...decision,
    because: `${decision.because}; on the network \`${front.key}\`, since it does not use the infrastructure`,
  };
}

/** New paths by side and old path. A file with services of one side only keeps its name. */
function namesOf(project: Project, cut: Cut, { stacks }: SplitConversion) {
  const names = new Map<Side, Map<string, string>>([
    ['infra', new Map()],
    ['apps', new Map()],
  ]);
  for (const [path, source] of project.files) {
    const held = sidesIn(source, project, cut);
    for (const side of held.size === 0 ? (['apps'] as const) : held) {
      names.get(side)?.set(path, held.size < 2 ? path : withPart(path, stacks[side].file));
    }
  }
  return names;
}

function startedSets(
  project: Project,
  cut: Cut,
  names: ReadonlyMap<Side, ReadonlyMap<string, string>>,
  calls: ReadonlyMap<string, Resolution>,
): readonly SplitSet[] {
  return project.sets.flatMap((set) => {
    const call = calls.get(set.id);
    if (call === undefined) return [];
    const side = (of: Side): Resolution => ({
      ...call,
      files: filesOfSide(set, of, project, cut).flatMap((path) => names.get(of)?.get(path) ?? []),
      ...(call.name === undefined ? {} : { name: cut.projects[of] }),
    });
    const split = { id: set.id, infra: side('infra'), apps: side('apps') };
    if (split.infra.files.length === 0 || split.apps.files.length === 0) {
      if (set === project.stack)
        throw new Refused(
          'the project by itself has one side only; its variants add the other one: name with --from the file that has both',
        );
      return [];
    }
    return [split];
  });
}

function startedOf(
  { id, infra, apps }: SplitSet,
  project: Project,
  cut: Cut,
  folder: string,
  { way }: Place,
): StartedSet {
  const set = project.sets.find((one) => one.id === id) ?? project.stack;
  const suffix =
    set === project.stack ? '' : `-${(set.variant ?? set.id).replace(/[^A-Za-z\d]+/g, '-').replace(/^-|-$/g, '')}`;
  const outside = (path: string): string =>
    way === undefined ? fromFolder(folder, path) : `${way}/${fromFolder(folder, path)}`;
  const words = ({ files, name, directory, envFiles }: Resolution): string[] => [
    ...(name === undefined ? [] : ['-p', name]),
    ...envFiles.flatMap((path) => ['--env-file', outside(path)]),
    ...(directory === folderOf(files[0] ?? '') ? [] : ['--project-directory', outside(directory)]),
    ...files.flatMap((path) => ['-f', fromFolder(folder, path)]),
  ];
  return { suffix, infra: { words: words(infra) }, apps: { words: words(apps) }, waits: waitsOf(set, cut) };
}

function waitsOf({ services }: Stack, { sides }: Cut): readonly Wait[] {
  return services.flatMap(({ name, healthcheck, profiles, containerName, role }) => {
    const tells = healthcheck !== undefined && !healthcheck.disabled && profiles.length === 0 && role.role !== 'job';
    if (sides.get(name) !== 'infra' || !tells) return [];
    return [
      {
        service: name,
        ...(containerName === undefined || containerName.unknown ? {} : { container: containerName.value }),
      },
    ];
  });
}

function notesOf(
  { stack, services, sets }: Project,
  cut: Cut,
  make: string,
  started: readonly StartedSet[],
): readonly string[] {
  const infra = [...services.values()].filter(({ name }) => cut.sides.get(name) === 'infra');
  const volumes = [...(cut.users.get('volumes') ?? [])].filter(([, by]) => by.has('infra'));
  const named = volumes.flatMap(([key]) => cut.names.get('volumes')?.get(key) ?? []);
  const notes = [
    'Once, before the first start: stop the project as it was with `docker compose down`, without `-v`. That removes containers and networks, and leaves the volumes.',
    `Start with \`${make}\`. The infrastructure comes first, since it creates the networks.`,
  ];
  if (named.length > 0) {
    notes.push(
      `Data stay where they are: ${listed(named)} keep${named.length === 1 ? 's its name' : ' their names'}. Compose warns that another project created ${named.length === 1 ? 'it' : 'them'}, and uses ${named.length === 1 ? 'it' : 'them'}.`,
    );
  }
  if (!stack.named) {
    notes.push(
      `Names are those of the project \`${stack.name}\`, which is called after its folder. If it runs under another name on a machine, change \`name:\` in the files there.`,
    );
  }
  const unnamed = infra.filter(
    (service) => isStore(service) && service.role.role !== 'cache' && !service.mounts.some(keeps),
  );
  if (unnamed.length > 0) {
    notes.push(
      `${listed(unnamed.map(({ name }) => name))} keep${unnamed.length === 1 ? 's' : ''} data in the container or in a volume without a name. The new container does not find ${unnamed.length === 1 ? 'it' : 'them'}: make a dump first, or copy the data.`,
    );
  }
  const waited = new Set(started.flatMap(({ waits }) => waits.map(({ service }) => service)));
  const lost = [...new Set(sets.flatMap((set) => cutDependencies(set, cut)))].filter((name) => !waited.has(name));
  if (lost.length > 0) {
    notes.push(
      `Nobody can wait for ${listed(lost)}, which ${lost.length === 1 ? 'has' : 'have'} no healthcheck to ask. Applications must try again until ${lost.length === 1 ? 'it answers' : 'they answer'}, or add a healthcheck and a \`wait-\` target.`,
    );
  }
  const profiles = [...new Set(infra.flatMap((service) => service.profiles))];
  if (profiles.length > 0) {
    notes.push(
      `The profile${profiles.length === 1 ? '' : 's'} ${listed(profiles)} ${profiles.length === 1 ? 'is' : 'are'} on the side of the infrastructure now: set COMPOSE_PROFILES for make.`,
    );
  }
  return notes;
}

function keeps({ type, source }: Stack['services'][number]['mounts'][number]): boolean {
  return (type === 'volume' || type === 'bind') && source !== undefined;
}

/** Services that others waited for, and cannot any longer. */
function cutDependencies({ services }: Stack, { sides }: Cut): readonly string[] {
  return services.flatMap(({ name, dependsOn }) =>
    dependsOn.flatMap(({ service }) =>
      sides.get(name) === sides.get(service) || !sides.has(service) ? [] : [service],
    ),
  );
}

/** Commands that start the project as it was, for a person to change. */
export function commandsOf({ sets }: Project): readonly string[] {
  const lines = sets.flatMap(({ found }) =>
    found.flatMap(({ how, at, command }) =>
      WRITTEN.has(how) ? [`${at.file.path}${command === undefined ? '' : ` (${quoted(command)})`}`] : [],
    ),
  );
  return [...new Set(lines)];
}

const WRITTEN: ReadonlySet<string> = new Set(['makefile', 'script', 'package-script', 'ci', 'readme']);
