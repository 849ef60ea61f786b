import { config, model, network, secret, volume } from './resources.js';
import { service } from './service.js';
import { named, type Table, text } from './shapes.js';

/**
 * The Compose format as data (Compose Specification and its JSON Schema): a new attribute is one line in this folder, which
 * interpolation, merging, normalisation, path resolution and validation read once it is compiled (`npm run generate`).
 */
export function attributeTable(): Table {
  return {
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
  };
}
