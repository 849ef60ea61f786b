/** The argument of CMD or ENTRYPOINT as one line: the words of a JSON list with blanks between them, else the text for the shell. */
export function commandLineOf(text: string): string {
  const trimmed = text.trim();
  if (trimmed.startsWith('[')) {
    try {
      const words: unknown = JSON.parse(trimmed);
      if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return words.join(' ');
    } catch {
      // Not JSON: Docker, too, then gives the text to the shell.
    }
  }
  return trimmed;
}
