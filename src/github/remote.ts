import { isName } from './facts.js';

/**
 * `owner/name` of a repository on a server by the address of git's remote, in any of the ways in which git writes one. Undefined for
 * another server, and for what is none.
 */
export function repositoryAt(address: string, server: string): string | undefined {
  const { hostname } = new URL(server);
  const text = address.trim();
  // `git@github.com:acme/shop.git`
  const short = /^(?:[\w.-]+@)?([\w.-]+):(?!\/)([^:]+)$/.exec(text);
  const [host, path] =
    short !== null ? [short[1], short[2]] : URL.canParse(text) ? [new URL(text).hostname, new URL(text).pathname] : [];
  if (host === undefined || path === undefined || host.toLowerCase() !== hostname.toLowerCase()) return undefined;
  const name = path
    .replace(/^\/+/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  return isName(name) ? name : undefined;
}
