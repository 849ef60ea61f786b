/** Programs whose `-w` is the number of workers; elsewhere it may be anything. */
const SERVERS = /(?:^|\/)(?:gunicorn|uvicorn|hypercorn|granian|daphne|puma)$/;

/** Most workers that are believed. */
const MOST = 1024;

/**
 * Worker processes that the words of a command ask for: `--workers N`, `--workers=N`, and `-w N` or `-wN` of servers that have it.
 * Undefined when it says nothing. A command in one text (`sh -c "…"`) is split at spaces.
 */
export function workersOfCommand(command: readonly string[]): number | undefined {
  const words = command.flatMap((word) => word.split(/\s+/)).slice(0, 1000);
  const serves = words.some((word) => SERVERS.test(word));
  for (const [index, word] of words.entries()) {
    const [, joined] = /^--workers=(\d{1,4})$/.exec(word) ?? (serves ? (/^-w(\d{1,4})$/.exec(word) ?? []) : []);
    const separate = word === '--workers' || (serves && word === '-w') ? words[index + 1] : undefined;
    const count = Number(joined ?? (/^\d{1,4}$/.test(separate ?? '') ? separate : Number.NaN));
    if (count >= 1 && count <= MOST) return count;
  }
  return undefined;
}
