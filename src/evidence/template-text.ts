/**
 * True for text of a template engine (Helm, Jinja, ERB, Go templates): it is YAML only after rendering, so that syntax errors mean
 * nothing. `${{ }}` of GitHub workflows stands inside plain YAML and does not count.
 */
export function looksLikeTemplate(text: string): boolean {
  return /(?:^|[^$])\{\{|\{%|<%/m.test(text);
}
