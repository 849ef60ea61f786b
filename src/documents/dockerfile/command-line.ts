import { shellWordsOf } from '../../lib/words.js';

/** What a container runs. */
export interface CommandLine {
  /** `exec`: the words are the arguments. `shell`: a shell gets the text, and the words are how it splits it. */
  readonly form: 'exec' | 'shell';
  readonly words: readonly string[];
}

/** Reads the argument of CMD, ENTRYPOINT and the like: a JSON list of texts, else a line for the shell. */
export function commandLineOf(text: string): CommandLine {
  const trimmed = text.trim();
  if (trimmed.startsWith('[')) {
    try {
      const words: unknown = JSON.parse(trimmed);
      if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return { form: 'exec', words };
    } catch {
      // Not JSON: Docker, too, then gives the text to the shell.
    }
  }
  return { form: 'shell', words: shellWordsOf(trimmed).map((word) => word.text) };
}
