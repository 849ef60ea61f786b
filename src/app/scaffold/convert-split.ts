import type { Node } from '../../documents/node.js';
import { type Edit, lineBreakOf, lineStart, ownEntries, writtenEnd } from '../../lint/fixes/source-text.js';
import { type Key, scalarText } from '../../lint/fixes/values.js';
import { needlessParts, withAnchors } from './convert-anchors.js';
import { type Cut, isKept, SECTIONS } from './convert-cut.js';
import { withExtended, withoutDependencies } from './convert-dependencies.js';
import { includeEdits } from './convert-includes.js';
import {
  addDeclarations,
  extendDeclaration,
  joinNetworks,
  networksIn,
  replaceDeclaration,
} from './convert-networks.js';
import { type Project, servicesIn } from './convert-project.js';
import { rejoinEdits } from './convert-rejoin.js';
import type { Side } from './convert-sides.js';
import {
  blocksToCut,
  type ComposeText,
  cutAndEdited,
  edited,
  type Range,
  readText,
  sectionOf,
  wholeLines,
} from './convert-text.js';

export interface SplitFile {
  readonly project: Project;
  readonly side: Side;
  /** Where the other side of the same file stands, from here. */
  readonly other: string;
  /** True for the first file of the side: it names the project and declares what no file declared. */
  readonly leads: boolean;
  /** Services of which this file speaks first. */
  readonly firsts: ReadonlySet<string>;
  /** What another file is called on this side; undefined where it has nothing for it. */
  readonly nameOf: (path: string) => string | undefined;
  /** True where the file is new. */
  readonly fresh: boolean;
}

/** One side of a file: what belongs to the other one is cut out, and what held both together is written anew. Throws Refused. */
export async function splitText(source: ComposeText, cut: Cut, file: SplitFile): Promise<string> {
  const own = await readText(source.path, withoutOtherSide(source, cut, file.side));
  const isGone = (service: string): boolean => (cut.sides.get(service) ?? file.side) !== file.side;
  const apart = edited(own.text, [
    ...(file.leads ? nameEdits(own, cut.projects[file.side], file.fresh) : []),
    ...(file.fresh ? withoutVersion(own) : []),
    ...includeEdits(own, file.nameOf),
    ...withoutDependencies(own, isGone),
    ...withExtended(own, isGone, file.other),
  ]);
  const left = await readText(source.path, apart);
  return edited(apart, [
    ...aliasEdits(left, cut, file.firsts),
    ...declarationEdits(left, cut, file.side),
    ...(file.side === 'apps' ? frontEdits(left, cut, file.project) : []),
    ...(file.leads ? missingNetworks(left, cut, file.side) : []),
  ]);
}

/** The text without services, declarations and anchors of the other side. */
function withoutOtherSide(source: ComposeText, cut: Cut, side: Side): string {
  const { root, text, path } = source;
  const cuts: Range[] = [];
  const gone = new Set<string>();
  const take = (section: string, isGone: (key: string) => boolean): void => {
    const container = sectionOf(source, section);
    if (container === undefined) return;
    const keys = ownEntries(container).map(({ key }) => key);
    if (keys.length > 0 && keys.every(isGone)) gone.add(section);
    else cuts.push(...blocksToCut(source, container, isGone));
  };
  take('services', (key) => (cut.sides.get(key) ?? 'apps') !== side);
  for (const section of SECTIONS) take(section, (key) => !isKept(cut, side, section, key));
  const sections = blocksToCut(source, root, (key) => gone.has(key));
  const parts = ownEntries(root)
    .filter(({ key }) => key.startsWith('x-'))
    .map((entry) => ({ key: entry.key, start: entry.keyStart, end: writtenEnd(entry) }));
  const needless = needlessParts(text, parts, [...cuts, ...sections], side === 'apps');
  for (const key of needless) gone.add(key);
  const all = [...cuts, ...blocksToCut(source, root, (key) => gone.has(key))];
  return cutAndEdited(text, all, withAnchors(path, text, all));
}

/** Gives the project its name: in place of the one that is there, or above everything else. */
export function nameEdits({ root, path, text }: ComposeText, name: string, withoutVersion = false): Edit[] {
  const own = root.entries.get('name')?.value;
  if (own?.kind === 'scalar' && own.text === name && own.via === undefined) return [];
  if (own?.kind === 'scalar') return [{ path, start: own.start, end: own.end, text: scalarText(name) }];
  const first = ownEntries(root)[0];
  if (first === undefined) return [];
  const at = lineStart(text, first.keyStart);
  // What comes in place of the version has the empty line behind that one.
  const breaks = withoutVersion && first.key === 'version' ? 1 : 2;
  return [{ path, start: at, end: at, text: `name: ${scalarText(name)}${lineBreakOf(text).repeat(breaks)}` }];
}

/** A new file needs no key that Compose ignores. */
function withoutVersion({ root, path, text }: ComposeText): Edit[] {
  const version = root.entries.get('version');
  if (version === undefined) return [];
  return [{ path, ...wholeLines(text, version.keyStart, writtenEnd(version)), text: '' }];
}

/** Names that the other side gave to services by `links` become names on the networks where both are. */
function aliasEdits(source: ComposeText, cut: Cut, firsts: ReadonlySet<string>): readonly Edit[] {
  return [...(sectionOf(source, 'services')?.entries.values() ?? [])].flatMap(({ key, value }) => {
    const aliases = cut.aliases.get(key);
    if (aliases === undefined || value.kind !== 'mapping' || !firsts.has(key)) return [];
    const joined = new Map<string, string | undefined>();
    const networks = value.entries.get('networks')?.value;
    for (const [network, settings] of networksIn(source, networks)) {
      const isShared = cut.users.get('networks')?.get(network)?.size === 2;
      const list = `aliases: [${[...aliases].map((alias) => scalarText(alias)).join(', ')}]`;
      joined.set(network, isShared ? withSetting(settings, list) : settings);
    }
    return joinNetworks(source, key, joined);
  });
}

function withSetting(settings: string | undefined, added: string): string {
  if (settings === undefined) return `{ ${added} }`;
  const merged = settings.replace(/aliases: \[([^\]]*)\]/, (_whole, list: string) => added.replace('[', `[${list}, `));
  return merged === settings ? `{ ${settings.slice(1, -1)}, ${added} }` : merged;
}

/** Gives what both sides meet on a name of its own, on the side that creates it, and lets the other side find it. */
function declarationEdits(source: ComposeText, cut: Cut, side: Side): readonly Edit[] {
  return (['volumes', 'networks'] as const).flatMap((section) => {
    const declared = sectionOf(source, section);
    return ownKeys(declared).flatMap((key) => {
      const name = cut.names.get(section)?.get(key);
      const by = cut.users.get(section)?.get(key);
      if (name === undefined || by === undefined || !by.has('infra')) return [];
      const named: Key = { key: 'name', below: { value: name } };
      if (side === 'apps') return replaceDeclaration(source, { section, key, settings: [named, EXTERNAL] });
      const value = declared?.entries.get(key)?.value;
      if (value?.kind === 'mapping' && value.entries.has('name')) return [];
      return extendDeclaration(source, { section, key, settings: [named] });
    });
  });
}

const EXTERNAL: Key = { key: 'external', below: { value: true } };

function ownKeys(node: Node | undefined): readonly string[] {
  return node?.kind === 'mapping' ? ownEntries(node).map(({ key }) => key) : [];
}

/** Lets what faces outwards meet the applications on a network without the infrastructure. */
function frontEdits(source: ComposeText, { front }: Cut, project: Project): readonly Edit[] {
  if (front === undefined) return [];
  const { former, key, leaving, joining } = front;
  return servicesIn(source).flatMap((name) => {
    if (leaving.has(name)) return rejoinEdits(source, name, project, former, [key]);
    return joining.has(name) ? rejoinEdits(source, name, project, former, [former, key]) : [];
  });
}

/** The default network, where infrastructure is on it and no file declares it, and the one of what faces outwards. */
function missingNetworks(source: ComposeText, cut: Cut, side: Side): readonly Edit[] {
  const front: Key[] = side === 'apps' && cut.front !== undefined ? [{ key: cut.front.key, below: { keys: [] } }] : [];
  const name = cut.names.get('networks')?.get('default');
  const by = cut.users.get('networks')?.get('default');
  const isKnown = cut.declaresDefault || ownKeys(sectionOf(source, 'networks')).includes('default');
  if (name === undefined || by?.has(side) !== true || !by.has('infra') || isKnown) {
    return addDeclarations(source, 'networks', front);
  }
  const keys: Key[] = [{ key: 'name', below: { value: name } }, ...(side === 'apps' ? [EXTERNAL] : [])];
  return addDeclarations(source, 'networks', [{ key: 'default', below: { keys } }, ...front]);
}
