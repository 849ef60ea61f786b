const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** Names of the placeholders of a template. */
export function placeholders(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}

/** The template with its placeholders filled, and the names for which there was no value (they stay as they are). */
export function fill(
  template: string,
  values: Readonly<Record<string, string>>,
): { readonly text: string; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const text = template.replace(PLACEHOLDER, (placeholder: string, name: string) => {
    if (Object.hasOwn(values, name)) return values[name] ?? '';
    unknown.push(name);
    return placeholder;
  });
  return { text, unknown };
}
