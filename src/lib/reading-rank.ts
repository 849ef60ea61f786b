/** The rank of files that are mostly not read. */
export const SELDOM_READ = 2;

/** What is read first where not all can be had: Compose files and what stands beside them, other configuration, then the rest. */
export function readingRank(path: string): number {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/compose[^/]*\.ya?ml$|^\.env|^\.groundplan/.test(name)) return 0;
  if (/\.(?:ya?ml|toml|tf|hcl|tpl|jsonc?|env|conf|mk)$|^(?:docker|make|just|task|proc|caddy)file|^readme/.test(name))
    return 1;
  return SELDOM_READ;
}
