/** What stands for `{name}` in a template; what has no value stays as it is, such as a mapping of YAML. */
export function filled(template: string, values: object): string {
  const known: ReadonlyMap<string, unknown> = new Map(Object.entries(values));
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => {
    const value = known.get(name);
    return typeof value === 'string' ? value : whole;
  });
}
