import type { Entry, Node } from '../../documents/node.js';
import { insertKey, insertLines } from '../../lint/fixes/insert.js';
import {
  columnOf,
  type Edit,
  type Edits,
  indentStep,
  isFlow,
  lineBreakOf,
  lineEnd,
  ownEntries,
  type Step,
  writtenEnd,
} from '../../lint/fixes/source-text.js';
import { blockLines, type Key, scalarText } from '../../lint/fixes/values.js';
import { type ComposeText, flowOf, placeIn, Refused, sectionOf } from './convert-text.js';

/** Networks that a service joins, each with its settings in flow style; undefined where it has none. */
export type Joined = ReadonlyMap<string, string | undefined>;

function edits(result: Edits, path: string): readonly Edit[] {
  if (!result.ok) throw new Refused(`${path}: ${result.reason}`);
  return result.edits;
}

/** Lets a service of a file join these networks and no others. Throws Refused. */
export function joinNetworks(source: ComposeText, name: string, joined: Joined): readonly Edit[] {
  const services = source.root.entries.get('services');
  const entry = sectionOf(source, 'services')?.entries.get(name);
  if (services === undefined || entry === undefined)
    throw new Refused(`${source.path}: \`${name}\` is not written there`);
  const { value } = entry;
  const { path, text } = source;
  const flow = flowOfJoined(joined);
  if (value.via !== undefined) {
    const alias = value.via.find(({ kind }) => kind === 'alias');
    if (alias === undefined) throw new Refused(`${path}: a merge key brings in \`${name}\`: write the service out`);
    const column = columnOf(text, entry.keyStart) + 2;
    const lines = [`<<: ${text.slice(alias.start, alias.end)}`, `networks: ${flow}`];
    const written = lines.map((line) => `${lineBreakOf(text)}${' '.repeat(column)}${line}`).join('');
    return [{ path, start: text.indexOf(':', entry.keyEnd) + 1, end: alias.end, text: written }];
  }
  const own = value.kind === 'mapping' ? ownEntries(value).find(({ key }) => key === 'networks') : undefined;
  if (own !== undefined) return [replaced(source, own, joined)];
  const steps: readonly Step[] = [
    { parent: source.root, entry: services, node: services.value },
    { parent: services.value, entry, node: value },
  ];
  if (value.kind === 'mapping' && ownEntries(value).length === 0 && !isFlow(source, value)) {
    // Nothing but a merge key is there: what is written before it wins all the same.
    const at = lineEnd(text, entry.keyEnd + 1);
    return edits(insertLines(source, at, columnOf(text, value.start), [`networks: ${flow}`]), path);
  }
  return edits(insertKey(source, steps, { key: 'networks', below: { value: { flow } } }), path);
}

function flowOfJoined(joined: Joined): string {
  const entries = [...joined];
  if (entries.every(([, settings]) => settings === undefined))
    return `[${entries.map(([key]) => scalarText(key)).join(', ')}]`;
  return `{ ${entries.map(([key, settings]) => `${scalarText(key)}: ${settings ?? '{}'}`).join(', ')} }`;
}

/** The same key with another value, in the notation that it has; comments inside of it come behind it. */
function replaced(source: ComposeText, { keyEnd, value, ...entry }: Entry, joined: Joined): Edit {
  const { path, text } = source;
  const end = writtenEnd({ keyEnd, value, ...entry });
  const start = text.indexOf(':', keyEnd) + 1;
  const written = text.slice(start, end);
  const comments = [...written.matchAll(/(?:^|\s)(#[^\r\n]*)/g)].map(([, comment]) => comment ?? '');
  const isBlock = value.via === undefined && value.kind !== 'scalar' && !isFlow(source, value);
  const plain = [...joined.values()].every((settings) => settings === undefined);
  if (!isBlock || (!plain && comments.length > 0)) {
    return { path, start, end, text: [` ${flowOfJoined(joined)}`, ...comments].join(' ') };
  }
  const column = columnOf(text, value.start);
  const lines = [...joined].map(([key, settings]) =>
    plain ? `- ${scalarText(key)}` : `${scalarText(key)}:${settings === undefined ? '' : ` ${settings}`}`,
  );
  const above = comments.length === 0 ? '' : ` ${comments.join(' ')}`;
  const body = lines.map((line) => `${lineBreakOf(text)}${' '.repeat(column)}${line}`).join('');
  return { path, start, end, text: `${above}${body}` };
}

/** A declaration of the top level to be added, or to get other settings. */
export interface Declaration {
  readonly section: 'networks' | 'volumes';
  readonly key: string;
  readonly settings: readonly Key[];
}

/** Adds keys to a declaration that a file has. Throws Refused. */
export function extendDeclaration(source: ComposeText, { section, key, settings }: Declaration): readonly Edit[] {
  const [top, entry] = declared(source, section, key);
  const { value } = entry;
  if (value.via !== undefined)
    throw new Refused(
      `${placeIn(source.path, source.text, entry.keyStart)}: write \`${section}.${key}\` out in place of the alias`,
    );
  const steps: readonly Step[] = [
    { parent: source.root, entry: top, node: top.value },
    { parent: top.value, entry, node: value },
  ];
  if (isFlow(source, top.value) && value.kind === 'scalar') return [flowReplaced(source, entry, settings)];
  return settings.flatMap((setting) => edits(insertKey(source, steps, setting), source.path));
}

/** Gives a declaration these settings and no others. Throws Refused. */
export function replaceDeclaration(source: ComposeText, { section, key, settings }: Declaration): readonly Edit[] {
  const { path, text } = source;
  const [top, entry] = declared(source, section, key);
  if (isFlow(source, top.value)) return [flowReplaced(source, entry, settings)];
  const start = text.indexOf(':', entry.keyEnd) + 1;
  const column = columnOf(text, entry.keyStart);
  const step = indentStep(source, [
    { parent: source.root, entry: top, node: top.value },
    { parent: top.value, entry, node: entry.value },
  ]);
  const lines = settings.flatMap((setting) => blockLines(setting, step));
  const body = lines.map((line) => `${lineBreakOf(text)}${' '.repeat(column + step)}${line}`).join('');
  return [{ path, start, end: Math.max(start, writtenEnd(entry)), text: body }];
}

function declared({ root, path }: ComposeText, section: string, key: string): readonly [Entry, Entry] {
  const top = root.entries.get(section);
  const entry = top?.value.kind === 'mapping' ? top.value.entries.get(key) : undefined;
  if (top === undefined || entry === undefined)
    throw new Refused(`${path}: \`${section}.${key}\` is not declared there`);
  return [top, entry];
}

function flowReplaced({ path }: ComposeText, entry: Entry, settings: readonly Key[]): Edit {
  const inner = settings.map(({ key, below }) => `${key}: ${'value' in below ? scalarText(below.value) : '{}'}`);
  return {
    path,
    start: entry.keyEnd,
    end: Math.max(entry.keyEnd, writtenEnd(entry)),
    text: `: { ${inner.join(', ')} }`,
  };
}

/** Adds declarations that a file does not have, in the part of the top level for them or in a new one at the end. */
export function addDeclarations(source: ComposeText, section: string, keys: readonly Key[]): readonly Edit[] {
  if (keys.length === 0) return [];
  const { root, path, text } = source;
  const top = root.entries.get(section);
  if (top !== undefined) {
    const steps: readonly Step[] = [{ parent: root, entry: top, node: top.value as Node }];
    return keys.flatMap((key) => edits(insertKey(source, steps, key), path));
  }
  const lineBreak = lineBreakOf(text);
  const lines = blockLines({ key: section, below: { keys } }, 2);
  const before = /[\r\n]$/.test(text) ? lineBreak : lineBreak + lineBreak;
  return [{ path, start: text.length, end: text.length, text: before + lines.join(lineBreak) + lineBreak }];
}

/** Networks of a service as a file writes them, with their settings in flow style; the default one where it writes none. */
export function networksIn(source: ComposeText, networks: Node | undefined): [string, string | undefined][] {
  if (networks?.kind === 'sequence') {
    return networks.items.flatMap((item): [string, undefined][] =>
      item.kind === 'scalar' ? [[item.text, undefined]] : [],
    );
  }
  if (networks?.kind !== 'mapping') return [['default', undefined]];
  return [...networks.entries.values()].map(({ key, value }) => [
    key,
    value.kind === 'mapping' && value.entries.size > 0 ? flowOf(source, value) : undefined,
  ]);
}
