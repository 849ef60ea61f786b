import type { Service, Variable } from '../../model/stack.js';
import { ADDRESS_VARIABLE, addressedHosts, NAMING_VARIABLE } from './references.js';

/** Longest text in which host names are looked for. */
const TEXT_LIMIT = 4000;

/** `db`, `db:5432`, and lists of those. */
const HOST_LIST = /^[A-Za-z0-9._-]{1,253}(?::\d{1,5})?(?:[,\s]{1,4}[A-Za-z0-9._-]{1,253}(?::\d{1,5})?){0,20}$/;

/**
 * Host names that a service certainly names in its environment, its command and its external links, each once. Stricter than
 * `referencesOf`, for what other projects are held to: schemes, users, passwords and names of databases are no hosts here.
 */
export function namedHosts(service: Service): readonly string[] {
  const hosts = new Set<string>();
  for (const { value } of service.externalLinks) hosts.add(value.slice(value.lastIndexOf(':') + 1));
  for (const variable of service.environment) for (const host of inVariable(variable)) hosts.add(host);
  for (const word of [...(service.command?.value ?? []), ...(service.entrypoint?.value ?? [])])
    for (const host of inText(word.slice(0, TEXT_LIMIT))) hosts.add(host);
  return [...hosts];
}

function inVariable({ name, value = '' }: Variable): readonly string[] {
  const text = value.slice(0, TEXT_LIMIT).trim();
  const isAddress = ADDRESS_VARIABLE.test(name) && !NAMING_VARIABLE.test(name);
  if (isAddress && HOST_LIST.test(text)) return text.split(/[,\s]+/).map((one) => one.replace(/:\d*$/, ''));
  return inText(text);
}

/** Hosts of addresses (`scheme://user:password@host:port,host/path`), of `host=name`, and otherwise what stands where a host stands. */
function inText(text: string): readonly string[] {
  if (text.includes('://')) {
    return [...text.matchAll(/:\/\/([^/?#\s"'`<>]*)/g)].flatMap(([, authority = '']) =>
      authority
        .slice(authority.lastIndexOf('@') + 1)
        .split(',')
        .map((one) => one.replace(/:\d*$/, ''))
        .filter((one) => one !== ''),
    );
  }
  const keyed = [...text.matchAll(/(?:^|[\s;_-])(?:host|server)=([A-Za-z0-9._-]{1,253})/gi)].map(
    ([, host = '']) => host,
  );
  return [...keyed, ...addressedHosts(text)];
}
