/** An option that stands in the words of a command. */
export interface FoundOption {
  readonly value: string;
  /** As written: `--workers 4`, `-Xmx2g`. */
  readonly text: string;
  readonly option: string;
}

/** The options in a row of words, in order: with its value in the same word (`--workers=4`, `-w4`, `-Xmx2g`) or in the next one. */
export function* optionsIn(words: readonly string[], options: readonly string[]): Generator<FoundOption> {
  for (const [index, quoted] of words.entries()) {
    const word = quoted.replace(/^["']|["']$/g, '');
    for (const option of options) {
      if (!word.startsWith(option)) continue;
      const rest = word.slice(option.length);
      if (rest === '') {
        // Nothing behind it: a variable without a value stood there.
        const next = option.endsWith('=') ? '' : (words[index + 1] ?? '');
        const value = /^-[A-Za-z-]/.test(next) ? '' : next;
        yield { value, text: `${word} ${value}`.trim(), option };
      } else if (option.endsWith('=')) yield { value: rest, text: word, option };
      else if (rest.startsWith('=')) yield { value: rest.slice(1), text: word, option };
      else if (/^[\d$]/.test(rest) && /^-[A-Za-z]/.test(option)) yield { value: rest, text: word, option };
    }
  }
}
