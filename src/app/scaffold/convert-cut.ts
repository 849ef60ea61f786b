import { descend, textOf } from '../../documents/node.js';
import type { Network, Stack, Volume } from '../../model/stack.js';
import type { SplitConversion } from '../../rulebook/conversion.js';
import type { Front } from './convert-front.js';
import { inclusionsOf } from './convert-includes.js';
import { type Project, servicesIn, writtenName } from './convert-project.js';
import type { Side } from './convert-sides.js';
import { type ComposeText, Refused } from './convert-text.js';

/** Parts of the top level of which services name entries. */
export const SECTIONS = ['networks', 'volumes', 'secrets', 'configs'] as const;
export type Section = (typeof SECTIONS)[number];

/** How a project is cut: what stands on which side, and what everything is called from now on. */
export interface Cut {
  readonly sides: ReadonlyMap<string, Side>;
  /** Section and key to the sides whose services use the entry. */
  readonly users: ReadonlyMap<Section, ReadonlyMap<string, ReadonlySet<Side>>>;
  /** Section and key to the full name, as it is to be written; nothing where the entry is external. */
  readonly names: ReadonlyMap<'networks' | 'volumes', ReadonlyMap<string, string>>;
  /** As it is to be written. */
  readonly projects: Readonly<Record<Side, string>>;
  /** Other names that applications give to infrastructure by `links`, and the other way about. */
  readonly aliases: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether a file says something of the default network. */
  readonly declaresDefault: boolean;
  readonly front?: Front;
}

/** Works out what the cut means for networks, volumes, secrets and configs. Throws Refused. */
export function cutOf(
  project: Project,
  sides: ReadonlyMap<string, Side>,
  knowledge: SplitConversion,
  front: Front | undefined,
): Cut {
  const users = usersOf(project, sides);
  const written = writtenName(project) ?? project.stack.name;
  const names = new Map([
    ['networks', fullNames(project, 'networks', written)],
    ['volumes', fullNames(project, 'volumes', written)],
  ] as const);
  if (![...(users.get('networks') ?? [])].some(([, by]) => by.size === 2)) {
    throw new Refused(
      'the applications and what they use share no network of Compose, so there is none to join: put both on a network first, in place of `network_mode`',
    );
  }
  const suffixed = ({ project: suffix }: { readonly project: string }): string =>
    suffix === '' ? written : `${written}-${suffix}`;
  const { infra, apps } = knowledge.stacks;
  return {
    sides,
    users,
    names,
    projects: { infra: suffixed(infra), apps: suffixed(apps) },
    aliases: aliasesOf(project, sides),
    declaresDefault: [...project.files.values()].some(({ root }) => descend(root, 'networks', 'default') !== undefined),
    ...(front === undefined ? {} : { front }),
  };
}

function usersOf({ sets }: Project, sides: ReadonlyMap<string, Side>): Cut['users'] {
  const users = new Map<Section, Map<string, Set<Side>>>(SECTIONS.map((section) => [section, new Map()]));
  const note = (section: Section, key: string | undefined, side: Side): void => {
    if (key === undefined) return;
    const by = users.get(section);
    const known = by?.get(key);
    if (known === undefined) by?.set(key, new Set([side]));
    else known.add(side);
  };
  for (const { services } of sets) {
    for (const service of services) {
      const side = sides.get(service.name) ?? 'apps';
      for (const { network } of service.attachments) note('networks', network, side);
      for (const { type, source } of service.mounts) if (type === 'volume') note('volumes', source, side);
      for (const key of service.secrets) note('secrets', key, side);
      for (const key of service.configs) note('configs', key, side);
    }
  }
  return users;
}

function fullNames(
  { sets, files }: Project,
  section: 'networks' | 'volumes',
  project: string,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const set of sets) {
    for (const { key, external } of set[section] as readonly (Network | Volume)[]) {
      if (external || names.has(key)) continue;
      const own = [...files.values()].flatMap(({ root }) => textOf(descend(root, section, key, 'name')) ?? []);
      names.set(key, own.at(-1) ?? `${project}_${key}`);
    }
  }
  return names;
}

function aliasesOf({ sets }: Project, sides: ReadonlyMap<string, Side>): ReadonlyMap<string, ReadonlySet<string>> {
  const aliases = new Map<string, Set<string>>();
  for (const { name, links } of sets.flatMap(({ services }) => services)) {
    for (const { value } of links) {
      const [target = '', alias = target] = value.split(':');
      if (alias === target || sides.get(target) === undefined || sides.get(target) === sides.get(name)) continue;
      aliases.set(target, (aliases.get(target) ?? new Set()).add(alias));
    }
  }
  return aliases;
}

/** Whether a side needs a declaration. What nobody uses stays with the applications. */
export function isKept({ users }: Cut, side: Side, section: Section, key: string): boolean {
  const by = users.get(section)?.get(key);
  return by === undefined ? side === 'apps' : by.has(side);
}

/** The sides of which a file, or what it includes, holds services. */
export function sidesIn(source: ComposeText, { files }: Project, { sides }: Cut): ReadonlySet<Side> {
  const held = new Set<Side>();
  const sources = new Set([source]);
  for (const one of sources) {
    for (const key of servicesIn(one)) held.add(sides.get(key) ?? 'apps');
    for (const { path } of inclusionsOf(one).flatMap(({ paths }) => paths)) {
      const included = files.get(path);
      if (included !== undefined) sources.add(included);
    }
  }
  return held;
}

/** The files of one side in the order in which they are laid over one another; those that say nothing of it are left out. */
export function filesOfSide({ layers }: Stack, side: Side, project: Project, cut: Cut): readonly string[] {
  return layers.filter((path) => {
    const source = project.files.get(path);
    if (source === undefined) return false;
    const held = sidesIn(source, project, cut);
    return held.size === 0 ? side === 'apps' : held.has(side);
  });
}
