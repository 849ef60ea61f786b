import { block, castFlag, list, listOf, options, pairs, type Table, text, under } from './shapes.js';

/** What networks, volumes, secrets and configs have in common. */
function resource(): Table {
  return { name: text, external: { is: ['boolean', 'string', 'mapping'], cast: 'boolean' }, 'external.name': text };
}

export function network(): Table {
  return {
    '': { is: ['mapping', 'null'], short: 'external' },
    ...resource(),
    driver: text,
    ...options('driver_opts'),
    ipam: block,
    'ipam.driver': text,
    'ipam.config': { ...list, merge: 'by-subnet' },
    'ipam.config.[]': block,
    ...under('ipam.config.[]', { subnet: text, ip_range: text, gateway: text, ...options('aux_addresses', text) }),
    ...options('ipam.options', text),
    ...{ internal: castFlag, attachable: castFlag, enable_ipv4: castFlag, enable_ipv6: castFlag },
    ...pairs('labels', { short: 'labels' }),
  };
}

export function volume(): Table {
  return {
    '': { is: ['mapping', 'null'], short: 'external' },
    ...resource(),
    driver: text,
    ...options('driver_opts'),
    'driver_opts.device': { is: ['string', 'number'], path: 'device' },
    ...pairs('labels', { short: 'labels' }),
  };
}

export function config(): Table {
  return {
    '': { ...block, short: 'external' },
    ...resource(),
    content: text,
    environment: text,
    file: { ...text, path: 'file' },
    ...pairs('labels', { short: 'labels' }),
    template_driver: text,
  };
}

export function secret(): Table {
  const { content: _, ...shared } = config();
  return { ...shared, driver: text, ...options('driver_opts') };
}

export function model(): Table {
  return {
    '': { ...block, requires: ['model'] },
    name: text,
    model: text,
    context_size: { is: ['integer'] },
    ...listOf('runtime_flags', text),
  };
}
