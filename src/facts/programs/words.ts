import { type Location, lineStartsOf } from '../../documents/location.js';
import type { StartedImage } from './image.js';
import { pathsInRepository } from './paths.js';
import type { FileSource, Subject } from './reading.js';

/** Words that start programs, and where they stand. */
export interface WordSource {
  readonly words: readonly string[];
  readonly at: Location;
}

const MOST_WORDS = 1000;
const MOST_LINES = 1000;
const LONGEST_SCRIPT = 100_000;
const MOST_SCRIPTS = 3;

/**
 * The words that start a container's programs: its entrypoint and command, else those of the image that is built for it, then the lines
 * of scripts of the repository that these run. A text for the shell is split at blanks.
 */
export function wordSourcesOf(
  subject: Subject,
  image: StartedImage | undefined,
  files: FileSource,
): readonly WordSource[] {
  const { entrypoint, command } = subject;
  const started = [
    entrypoint ?? image?.entrypoint,
    // An entrypoint in the file leaves out the command of the image.
    command ?? (entrypoint === undefined ? image?.command : undefined),
  ].flatMap((part): WordSource[] => (part === undefined ? [] : [{ words: split(part.value), at: part.at }]));
  const scripts = started
    .flatMap(({ words }) => words.slice(0, 20))
    .filter((word) => /\.sh$|(?:^|\/)(?:docker-)?entrypoint[\w.-]*$/.test(word))
    .flatMap((word) => pathsInRepository(word, subject, files).slice(0, 1))
    .slice(0, MOST_SCRIPTS);
  return [...started, ...[...new Set(scripts)].flatMap((path) => linesOf(path, files.text(path)))];
}

/** Words of a command; quotes around a whole word are taken off, and what ends a command is a word of its own. */
export function split(texts: readonly string[]): readonly string[] {
  return texts
    .slice(0, MOST_WORDS)
    .flatMap((text) => text.replace(/(&&|\|\||;(?=\s|$))/g, ' $1 ').split(/\s+/))
    .filter((word) => word !== '')
    .map((word) => word.replace(/^["']|["']$/g, ''))
    .slice(0, MOST_WORDS);
}

function linesOf(path: string, text: string | undefined): readonly WordSource[] {
  if (text === undefined || text.length > LONGEST_SCRIPT) return [];
  const file = { path, lineStarts: lineStartsOf(text) };
  const sources: WordSource[] = [];
  let start = 0;
  let before = '';
  let from = 0;
  for (const line of text.split('\n').slice(0, MOST_LINES)) {
    const [end, next] = [start + line.length, start + line.length + 1];
    if (before === '') from = start;
    if (/\\\s?$/.test(line)) before += `${line.replace(/\\\s?$/, '')} `;
    else {
      const whole = `${before}${line}`;
      before = '';
      if (!/^\s*(?:#|echo\b|printf\b)/.test(whole) && whole.trim() !== '')
        sources.push({ words: split([whole]), at: { file, start: from, end, pointer: '' } });
    }
    start = next;
  }
  return sources;
}
