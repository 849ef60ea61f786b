/**
 * A name from the repository as code within a sentence: between backticks, more of them than the name has in a row (CommonMark 0.31, 6.1),
 * so that a name with a backtick stays one name.
 */
export function quoted(name: string): string {
  const longest = Math.max(0, ...(name.match(/`+/g) ?? []).map((run) => run.length));
  if (longest === 0) return `\`${name}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${name} ${fence}`;
}
