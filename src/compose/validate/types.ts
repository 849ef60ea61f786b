import type { Location } from '../../documents/location.js';
import {
  type Entry,
  locate,
  locateKey,
  type MappingNode,
  type Node,
  type ScalarNode,
  type SequenceNode,
} from '../../documents/node.js';
import { didYouMean } from '../../lib/suggest.js';
import type { Attribute, AttributeTree, Type } from '../attribute.js';
import type { LoadContext } from '../context.js';
import { printed } from '../nodes.js';
import type { Pointer } from '../trail.js';
import { checkFormat } from './formats.js';
import { LEGACY_KEYS } from './legacy-keys.js';

/**
 * Checks one node against its attribute and reports what does not fit.
 * False when its kind is one that later stages could not use; a text where a number stands stays.
 */
export function checkNode(node: Node, tree: AttributeTree, path: Pointer, context: LoadContext): boolean {
  const { attribute } = tree;
  if (!isTyped(attribute)) return true;
  if (node.kind === 'scalar') return checkScalar(node, attribute, path, context);
  if (!attribute.is.includes(node.kind === 'mapping' ? 'mapping' : 'list')) {
    reportType(node, attribute, path, context);
    return false;
  }
  if (node.kind === 'mapping') checkRequired(node, attribute, path, context);
  else if (attribute.distinct && attribute.same === undefined) reportRepeated(node, path, context);
  return true;
}

type Typed = Attribute & Required<Pick<Attribute, 'is'>>;

function isTyped(attribute: Attribute | undefined): attribute is Typed {
  return attribute?.is !== undefined;
}

/** Checks the key of a mapping's entry; false when the format has no such key. `path` ends with it. */
export function checkEntry(
  entry: Entry,
  parent: AttributeTree,
  own: AttributeTree | undefined,
  path: Pointer,
  context: LoadContext,
): boolean {
  const { key } = entry;
  if (entry.nonString) reportKey(entry, path, context);
  const { attribute } = parent;
  if (own === undefined) {
    if (attribute === undefined || attribute.open || parent.children.size === 0) return true;
    if (key.startsWith('x-') && attribute.extensions !== false) return true;
    reportUnknown(entry, parent, path, context);
    return false;
  }
  if (attribute?.keys !== undefined && !attribute.open && !attribute.keys.test(key) && !key.includes('${'))
    reportName(entry, path, context);
  return true;
}

function checkScalar(node: ScalarNode, attribute: Typed, path: Pointer, context: LoadContext): boolean {
  if (node.unresolved !== undefined) return true;
  const { value } = node;
  if (value === undefined) {
    if (attribute.is.includes('null')) return true;
    reportType(node, attribute, path, context);
    return false;
  }
  if (!allows(attribute.is, value)) {
    reportType(node, attribute, path, context);
    return attribute.is.some((type) => type !== 'mapping' && type !== 'list');
  }
  if (checkValue(node, attribute, path, context) && attribute.format !== undefined) {
    checkFormat(node, attribute.format, path, context);
  }
  return true;
}

function allows(types: readonly Type[], value: string | number | boolean): boolean {
  if (typeof value === 'string') return types.includes('string');
  if (typeof value === 'boolean') return types.includes('boolean');
  return types.includes('number') || (types.includes('integer') && Number.isInteger(value));
}

function checkValue(node: ScalarNode, attribute: Attribute, path: Pointer, context: LoadContext): boolean {
  const { values, pattern, minimum, maximum } = attribute;
  if (values === undefined && pattern === undefined && minimum === undefined && maximum === undefined) return true;
  const text = printed(node) ?? '';
  if (values !== undefined && !values.includes(text)) {
    context.problems.add({
      code: 'compose-invalid-value',
      message: `${path} is "${shortened(text)}"; it can be ${listed(values)}.${didYouMean(text, values)}`,
      at: placeOf(node, path),
    });
    return false;
  }
  if (pattern !== undefined && !pattern.test(text)) {
    context.problems.add({
      code: 'compose-invalid-value',
      message: `${path} "${shortened(text)}" is not valid.`,
      hint: `It has to match ${pattern.source}.`,
      at: placeOf(node, path),
    });
    return false;
  }
  const { value } = node;
  if (typeof value !== 'number') return true;
  const bound =
    minimum !== undefined && value < minimum
      ? `at least ${minimum}`
      : maximum !== undefined && value > maximum
        ? `at most ${maximum}`
        : undefined;
  if (bound !== undefined) {
    context.problems.add({
      code: 'compose-invalid-value',
      message: `${path} is ${value}; it has to be ${bound}.`,
      at: placeOf(node, path),
    });
  }
  return bound === undefined;
}

function checkRequired(node: MappingNode, attribute: Attribute, path: Pointer, context: LoadContext): void {
  if (attribute.requires === undefined) return;
  for (const key of attribute.requires) {
    if (node.entries.has(key)) continue;
    context.problems.add({
      code: 'compose-missing-key',
      message: `${path} has no ${key}.`,
      hint: `Add ${key}: to it.`,
      at: placeOf(node, path),
    });
  }
}

function reportType(node: Node, { is }: Typed, path: Pointer, context: LoadContext): void {
  const found =
    node.kind === 'mapping'
      ? 'a mapping'
      : node.kind === 'sequence'
        ? 'a list'
        : node.value === undefined
          ? 'empty'
          : typeof node.value === 'number'
            ? 'a number'
            : typeof node.value === 'boolean'
              ? 'true or false'
              : 'a text';
  const wanted = is.filter((type) => type !== 'null').map((type) => NOUNS[type]);
  const quote = node.kind === 'scalar' && node.value !== undefined && is.includes('string');
  context.problems.add({
    code: 'compose-wrong-type',
    message: `${String(path) || 'The document'} is ${found}; it has to be ${listed(wanted)}.`,
    hint: quote
      ? `Put it in quotes: "${shortened(node.text)}".`
      : found === 'empty'
        ? 'Give it a value, or remove the key.'
        : `Write ${listed(wanted)} here.`,
    at: placeOf(node, path),
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

function reportUnknown(entry: Entry, parent: AttributeTree, path: Pointer, context: LoadContext): void {
  const at = String(path);
  const owner = at === entry.key ? 'Compose' : at.slice(0, -entry.key.length - 1);
  const legacy = LEGACY_KEYS.get(entry.key);
  const suggestion = legacy === undefined ? didYouMean(entry.key, parent.children.keys()) : '';
  context.problems.add({
    code: 'compose-unknown-key',
    message: `${owner} has no key "${shortened(entry.key)}".${suggestion}`,
    hint: legacy ?? 'Correct or remove the key; keys of your own start with "x-".',
    at: locateKey(entry, at),
  });
}

function reportName(entry: Entry, path: Pointer, context: LoadContext): void {
  context.problems.add({
    code: 'compose-invalid-name',
    message: `"${shortened(entry.key)}" cannot be a name.`,
    hint: 'Names have letters, digits, dots, hyphens and underscores.',
    at: locateKey(entry, String(path)),
  });
}

function reportKey(entry: Entry, path: Pointer, context: LoadContext): void {
  context.problems.add({
    code: 'compose-non-string-key',
    message: `The key ${shortened(entry.key)} is not a text.`,
    hint: `Put it in quotes: "${shortened(entry.key)}".`,
    at: locateKey(entry, String(path)),
  });
}

function reportRepeated(node: SequenceNode, path: Pointer, context: LoadContext): void {
  const seen = new Set<string>();
  for (const [index, item] of node.items.entries()) {
    const text = printed(item);
    if (text === undefined || (item.kind === 'scalar' && item.unresolved !== undefined)) continue;
    if (seen.has(text)) {
      context.problems.add({
        code: 'compose-repeated-item',
        message: `${path} lists "${shortened(text)}" twice.`,
        hint: 'Remove one of the two.',
        at: placeOf(item, `${path}[${index}]`),
      });
    }
    seen.add(text);
  }
}

function placeOf(node: Node, pointer: Pointer): Location {
  return locate(node, String(pointer));
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
