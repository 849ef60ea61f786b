import { type Entry, locate, locateKey, type Node, type ParsedFile, type ScalarNode } from '../documents/node.js';
import type { Problem } from '../documents/problem.js';
import { compareText } from '../lib/compare.js';
import { quoted } from '../lib/quoted.js';
import { compareNatural, serviceKeyRank, topLevelRank, UNORDERED_LISTS } from '../model/usual-order.js';
import { layoutProblems } from './layout.js';

/** A port of the container alone, or a range: the engine picks the port of the machine. */
const CONTAINER_PORT = /^\d+(?:-\d+)?(?:\/\w+)?$/;

/** How a Compose file is written, as far as it does not change what it means: order, quotes, forms, layout. Only what stands in the file itself. */
export function styleProblems(parsed: ParsedFile, text: string): readonly Problem[] {
  const { documents, file, unusedAnchors = [] } = parsed;
  const problems: Problem[] = unusedAnchors.map(({ name, ...place }) => ({
    code: 'style-unused-anchor',
    severity: 'warning',
    message: `Nothing in this file refers to the anchor ${quoted(`&${name}`)}.`,
    at: locate(place, ''),
  }));
  for (const root of documents) {
    const top = entriesIn(root);
    const services = top.find(({ key }) => key === 'services');
    if (services === undefined && !top.some(({ key }) => key === 'include')) continue;
    orderOf(problems, 'style-top-level-order', top, '', topLevelRank);
    if (services === undefined) continue;
    const own = entriesIn(services.value).filter(({ value }) => value.kind === 'mapping');
    const moved = own.find(({ key }, i) => i > 0 && compareText(own[i - 1]?.key ?? '', key) > 0);
    if (moved !== undefined)
      add(
        problems,
        'style-service-sorting',
        moved,
        `services.${moved.key}`,
        `The service ${quoted(moved.key)} stands after one that comes later in the alphabet.`,
      );
    for (const service of own) serviceStyle(problems, service);
  }
  return [...problems.filter(({ at }) => at.file.path === file.path), ...layoutProblems(parsed, text)];
}

function serviceStyle(problems: Problem[], service: Entry): void {
  const below = `services.${service.key}.`;
  const keys = entriesIn(service.value);
  orderOf(problems, 'style-service-key-order', keys, below, serviceKeyRank);
  for (const entry of keys) {
    const { key, value } = entry;
    if (UNORDERED_LISTS.includes(key)) sortingOf(problems, entry, below);
    if (key === 'environment' && value.kind === 'sequence' && value.items.length > 0)
      add(
        problems,
        'style-environment-list',
        entry,
        below + key,
        `The variables of ${quoted(service.key)} are a list.`,
      );
    if (value.kind !== 'sequence') continue;
    for (const item of value.items) {
      if (item.kind !== 'scalar' || item.via !== undefined) continue;
      if ((key === 'ports' || key === 'expose') && item.plain)
        addAt(problems, 'style-port-quoting', item, below + key, `A port of ${quoted(service.key)} has no quotes.`);
      if (key === 'ports' && CONTAINER_PORT.test(item.text))
        addAt(
          problems,
          'style-port-form',
          item,
          below + key,
          `A port of ${quoted(service.key)} does not say which port of the machine it is published on.`,
        );
      if (key === 'volumes' && !item.plain && canBePlain(item.text))
        addAt(
          problems,
          'style-volume-quoting',
          item,
          below + key,
          `A volume of ${quoted(service.key)} has quotes that it does not need.`,
        );
    }
  }
}

/** Keys that this text itself has, in its order: none that a merge key brings. */
function entriesIn(node: Node): Entry[] {
  return node.kind === 'mapping' ? [...node.entries.values()].filter(({ value }) => value.via === undefined) : [];
}

/** The first key that stands after one that should come later. */
function orderOf(
  problems: Problem[],
  code: string,
  entries: readonly Entry[],
  below: string,
  rank: (key: string) => number,
): void {
  let highest: { readonly key: string; readonly rank: number } | undefined;
  for (const entry of entries) {
    const own = rank(entry.key);
    if (own < 0) continue;
    if (highest !== undefined && own < highest.rank) {
      add(problems, code, entry, below + entry.key, `${quoted(entry.key)} stands after ${quoted(highest.key)}.`);
      return;
    }
    if (highest === undefined || own > highest.rank) highest = { key: entry.key, rank: own };
  }
}

function sortingOf(problems: Problem[], entry: Entry, below: string): void {
  const names = namesIn(entry.value);
  const isSorted = names.every((name, i) => i === 0 || compareNatural(names[i - 1] ?? '', name) <= 0);
  if (!isSorted)
    add(
      problems,
      'style-list-sorting',
      entry,
      below + entry.key,
      `The entries of ${quoted(below + entry.key)} are not sorted.`,
    );
}

function namesIn(node: Node): string[] {
  if (node.kind === 'mapping') return entriesIn(node).map(({ key }) => key);
  if (node.kind !== 'sequence' || !node.items.every(isText)) return [];
  return node.items.filter(isText).map(({ text }) => text);
}

function isText(node: Node): node is ScalarNode {
  return node.kind === 'scalar';
}

/** Whether the text means the same without quotes. */
function canBePlain(text: string): boolean {
  return (
    /^[A-Za-z0-9./~$_-][A-Za-z0-9./~$_{}:=@+-]*$/.test(text) &&
    !text.endsWith(':') &&
    !/^[\d.:]+$/.test(text) &&
    text !== '~' &&
    !/^-/.test(text)
  );
}

function add(problems: Problem[], code: string, entry: Entry, pointer: string, message: string): void {
  problems.push({ code, severity: 'warning', message, at: locateKey(entry, pointer) });
}

function addAt(problems: Problem[], code: string, node: Node, pointer: string, message: string): void {
  problems.push({ code, severity: 'warning', message, at: locate(node, pointer) });
}
