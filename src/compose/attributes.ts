import { type AttributeTree, attributeTree } from './attribute.js';
import { config, model, network, secret, volume } from './format/resources.js';
import { service } from './format/service.js';
import { named, text } from './format/shapes.js';

/**
 * The Compose format as data (Compose Specification and its JSON Schema): a new attribute is one line here or in
 * format/, which interpolation, merging, normalisation, path resolution and validation read.
 */
export function composeAttributes(): AttributeTree {
  tree ??= attributeTree({
    '': { is: ['mapping'] },
    version: text,
    name: text,
    include: { is: ['list'] },
    'include.[]': { is: ['string', 'mapping'], open: true },
    ...named('services', service()),
    ...named('networks', network()),
    ...named('volumes', volume()),
    ...named('secrets', secret()),
    ...named('configs', config()),
    ...named('models', model()),
  });
  return tree;
}

let tree: AttributeTree | undefined;
