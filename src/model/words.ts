/** Names longer than this are cut: nobody says a role that late. */
const LONGEST_NAME = 500;

/** The words of a name in lower case: split at anything but letters and digits, and before a capital that follows a small letter. */
export function wordsOf(text: string): readonly string[] {
  return text
    .slice(0, LONGEST_NAME)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** The word without the number at its end (`db1`, `kafka02`); undefined when there is none or hardly anything is left. */
export function withoutNumber(word: string): string | undefined {
  let end = word.length;
  while (end > 0 && word.charCodeAt(end - 1) <= 57) end--;
  return end < 2 || end === word.length ? undefined : word.slice(0, end);
}
