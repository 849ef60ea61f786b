import { type Entry, locate, locateKey, type Node } from '../../documents/node.js';
import { didYouMean } from '../../lib/suggest.js';
import type { Attribute, AttributeTree, Type } from '../attribute.js';
import type { LoadContext } from '../context.js';
import { printed } from '../nodes.js';
import { Trail } from '../trail.js';
import { LEGACY_KEYS } from './legacy-keys.js';

/** A place of a document that is not what the format says. */
export interface Misfit {
  /** The keyword of the JSON Schema that is not met. */
  readonly keyword: string;
  readonly path: readonly (string | number)[];
  /** The value; of a key that is not allowed, the mapping that holds it. */
  readonly node: Node;
  readonly tree: AttributeTree;
  /** The entry whose key is not allowed. */
  readonly entry?: Entry;
  /** The key that is missing. */
  readonly key?: string;
}

/** Whether later stages can make use of the value all the same: a text where a number stands, a value that is not allowed. */
export function isUsable({ keyword, node, tree }: Misfit): boolean {
  if (keyword === 'additionalProperties') return false;
  if (keyword !== 'type') return true;
  const takesScalars = tree.attribute?.is?.some((type) => type !== 'mapping' && type !== 'list') ?? true;
  return node.kind === 'scalar' && node.value !== undefined && takesScalars;
}

/** Says in plain words what is wrong, where, and what to do. */
export function reportMisfit(misfit: Misfit, context: LoadContext): void {
  const { keyword, node, tree, entry, key } = misfit;
  const attribute = tree.attribute ?? {};
  const path = String(new Trail(...misfit.path));
  if (entry !== undefined) {
    if (keyword !== 'additionalProperties') reportName(entry, path, context);
    else if (entry.nonString) reportKey(entry, path, context);
    else reportUnknown(entry, tree, path, context);
  } else if (keyword === 'required') reportMissing(key ?? '', node, path, context);
  else if (keyword === 'uniqueItems') reportRepeated(node, misfit.path, context);
  else if (keyword === 'type') reportType(node, attribute, path, context);
  else reportValue(keyword, node, attribute, path, context);
}

function reportValue(keyword: string, node: Node, attribute: Attribute, path: string, { problems }: LoadContext): void {
  const text = printed(node) ?? '';
  const { values = [], pattern, minimum, maximum } = attribute;
  const at = locate(node, path);
  const code = 'compose-invalid-value';
  if (keyword === 'enum') {
    const message = `${path} is "${shortened(text)}"; it can be ${listed(values)}.${didYouMean(text, values)}`;
    problems.add({ code, message, at });
  } else if (keyword === 'pattern') {
    const hint = pattern === undefined ? undefined : `It has to match ${pattern.source}.`;
    problems.add({ code, message: `${path} "${shortened(text)}" is not valid.`, hint, at });
  } else {
    const bound =
      keyword === 'minimum' ? `at least ${minimum}` : keyword === 'maximum' ? `at most ${maximum}` : 'another';
    problems.add({ code, message: `${path} is ${shortened(text)}; it has to be ${bound}.`, at });
  }
}

function reportMissing(key: string, node: Node, path: string, { problems }: LoadContext): void {
  problems.add({
    code: 'compose-missing-key',
    message: `${path} has no ${key}.`,
    hint: `Add ${key}: to it.`,
    at: locate(node, path),
  });
}

function reportType(node: Node, { is = [] }: Attribute, path: string, { problems }: LoadContext): void {
  const found =
    node.kind === 'mapping'
      ? 'a mapping'
      : node.kind === 'sequence'
        ? 'a list'
        : node.value === undefined
          ? 'empty'
          : node.type === 'timestamp'
            ? 'a date'
            : typeof node.value === 'number'
              ? 'a number'
              : typeof node.value === 'boolean'
                ? 'true or false'
                : 'a text';
  const wanted = is.filter((type) => type !== 'null').map((type) => NOUNS[type]);
  const quote = node.kind === 'scalar' && node.value !== undefined && is.includes('string');
  problems.add({
    code: 'compose-wrong-type',
    message: `${path || 'The document'} is ${found}; it has to be ${listed(wanted)}.`,
    hint: quote
      ? `Put it in quotes: "${shortened(node.text)}".`
      : found === 'empty'
        ? 'Give it a value, or remove the key.'
        : `Write ${listed(wanted)} here.`,
    at: locate(node, path),
  });
}

const NOUNS: Readonly<Record<Type, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'empty',
  mapping: 'a mapping',
  list: 'a list',
};

function reportUnknown(entry: Entry, parent: AttributeTree, path: string, { problems }: LoadContext): void {
  const owner = path === entry.key ? 'Compose' : path.slice(0, -entry.key.length - 1);
  const legacy = LEGACY_KEYS.get(entry.key);
  const suggestion = legacy === undefined ? didYouMean(entry.key, parent.children.keys()) : '';
  if (parent.children.has(entry.key)) {
    problems.add({
      code: 'compose-unknown-key',
      message: `${owner} has no key "${entry.key}" in Docker Compose 2.40.`,
      hint: 'Remove the key, or use Docker Compose 5.',
      at: locateKey(entry, path),
    });
    return;
  }
  const own = parent.attribute?.extensions === false ? '' : '; keys of your own start with "x-"';
  problems.add({
    code: 'compose-unknown-key',
    message: `${owner} has no key "${shortened(entry.key)}".${suggestion}`,
    hint: legacy ?? `Correct or remove the key${own}.`,
    at: locateKey(entry, path),
  });
}

function reportName(entry: Entry, path: string, { problems }: LoadContext): void {
  const blank = entry.key.trim() === '';
  problems.add({
    code: 'compose-invalid-name',
    message: blank ? `${path.replace(/\.\s*$/, '')} has an empty key.` : `"${shortened(entry.key)}" cannot be a name.`,
    hint: blank
      ? 'Write a name in front of the colon, or remove the line.'
      : 'Names have letters, digits, dots, hyphens and underscores.',
    at: locateKey(entry, path),
  });
}

function reportRepeated(node: Node, path: Misfit['path'], { problems }: LoadContext): void {
  const text = printed(node);
  problems.add({
    code: 'compose-repeated-item',
    message: `${new Trail(...path.slice(0, -1))} lists ${text === undefined ? 'the same' : `"${shortened(text)}"`} twice.`,
    hint: 'Remove one of the two.',
    at: locate(node, String(new Trail(...path))),
  });
}

/** Reports a key that a YAML reader takes for a number, a boolean or null. */
export function reportKey(entry: Entry, path: string, { problems }: LoadContext): void {
  problems.add({
    code: 'compose-non-string-key',
    message: `The key ${shortened(entry.key)} is not a text.`,
    hint: `Put it in quotes: "${shortened(entry.key)}".`,
    at: locateKey(entry, path),
  });
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
