const ADDRESS =
  /HOST|URL|URI|ADDR|SERVER|ENDPOINT|BROKER|BOOTSTRAP|DSN|CONNECTION|SERVICE|BACKEND|UPSTREAM|TARGET|PROXY/i;

type Names = ReadonlyMap<string, string>;

/** The text with names renamed where they stand as hosts: after `//` and `@`, before a port, after `Server=` and the like. */
export function withHosts(text: string, names: Names): string {
  const now = (host: string): string => names.get(host) ?? host;
  return text
    .replace(/(\/\/(?:[^/@\s"']*@)?)([\w.-]+)/g, (_, before: string, host: string) => before + now(host))
    .replace(/(^|[\s,=@("'[])([\w.-]+)(?=:\d)/g, (_, before: string, host: string) => before + now(host))
    .replace(
      /\b((?:Server|Host|Data Source|DataSource|--host[ =]|-h )=?)([\w.-]+)/gi,
      (_, before: string, host: string) => before + now(host),
    );
}

/** The value of a variable with its hosts renamed; the whole value is one where the variable is named after an address. */
export function withHostsOf(variable: string, value: string, names: Names): string {
  const bare = value.trim().replace(/^(["'])(.*)\1$/, '$2');
  const hosts = bare.split(',');
  if (ADDRESS.test(variable) && hosts.every((host) => names.has(host))) {
    return value.replace(bare, hosts.map((host) => names.get(host) ?? host).join(','));
  }
  return withHosts(value, names);
}

/** Lines of `KEY=value`. */
export function withHostsInLines(text: string, names: Names): string {
  return text.replace(
    /^(\s*(?:export\s+)?)(\w+)=(.*)$/gm,
    (_, before: string, key: string, value: string) => `${before}${key}=${withHostsOf(key, value, names)}`,
  );
}
