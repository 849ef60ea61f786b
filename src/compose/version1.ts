import type { Entry, MappingNode, Node } from '../documents/node.js';
import { locateKey } from '../documents/node.js';
import { composeAttributes } from './attributes.js';
import type { LoadContext } from './context.js';
import { entryAt, mappingAt } from './nodes.js';

/**
 * A file of the first Compose format has its services at the top level. It is read as if they stood under `services`,
 * and named as what it is: Compose itself refuses it.
 */
export function fromVersion1(document: MappingNode, context: LoadContext): MappingNode {
  if (!isVersion1(document)) return document;
  const entries = [...document.entries.values()];
  const [first] = entries;
  if (first === undefined) return document;
  context.problems.add({
    code: 'compose-v1',
    message: 'This file has its services at the top level: the first Compose format, which Compose no longer reads.',
    hint: 'Put everything under services: and indent it.',
    // The file as a whole, whichever service comes first.
    at: locateKey(first, ''),
  });
  const top = composeAttributes().children;
  const services: Entry[] = [];
  const rest = new Map<string, Entry>();
  for (const entry of entries) {
    if (top.has(entry.key) || entry.key.startsWith('x-')) rest.set(entry.key, entry);
    else services.push(entry);
  }
  rest.set('services', entryAt('services', document, mappingAt(document, services)));
  return { ...document, entries: rest };
}

/** Whether top-level entries look like services and none of the sections of today's format is there. */
export function isVersion1(document: MappingNode): boolean {
  if (document.entries.has('services') || document.entries.has('include')) return false;
  return [...document.entries.values()].some(({ key, value }) => !key.startsWith('x-') && isServiceLike(value));
}

function isServiceLike(value: Node): boolean {
  return value.kind === 'mapping' && (value.entries.has('image') || value.entries.has('build'));
}
