import { printable, withoutCommands } from '../../report/escape/terminal.js';

/** Says on standard error how far a run is. */
export interface Progress {
  readonly starts: (repository: string) => void;
  readonly done: () => void;
  /** GitHub is waited for. */
  readonly waits: (seconds: number, why: string) => void;
  readonly end: () => void;
}

/** Without a terminal a line is written after this many repositories. */
const EVERY = 100;
/** Shorter pauses are not worth a line. */
const TOLD_SECONDS = 5;

export function progressOf(total: number, before: number): Progress {
  const { stderr } = process;
  const shown = stderr.isTTY === true;
  const width = stderr.columns ?? 80;
  let count = before;
  let current = '';
  const say = (text: string): void => {
    stderr.write(`${withoutCommands(printable(text))}\n`);
  };
  const show = (text: string): void => {
    stderr.write(`\r\u001b[K${printable(text).slice(0, width - 1)}`);
  };
  const clear = (): void => {
    if (shown) stderr.write('\r\u001b[K');
  };
  return {
    starts: (repository) => {
      current = repository;
      if (shown) show(`${count}/${total} ${current}`);
    },
    done: () => {
      count++;
      if (shown) show(`${count}/${total} ${current}`);
      else if (count % EVERY === 0 && count < total) say(`groundplan: ${count} of ${total} repositories are done.`);
    },
    waits: (seconds, why) => {
      if (seconds < TOLD_SECONDS) return;
      clear();
      say(`groundplan: ${why}: waiting ${inWords(seconds)} (${count} of ${total} repositories are done).`);
    },
    end: clear,
  };
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return seconds < 90 ? `${Math.ceil(seconds)} seconds` : `${minutes} minutes`;
}
