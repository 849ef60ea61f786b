/** How to write text to standard output: colour by NO_COLOR (no-color.org) and FORCE_COLOR, else only to a terminal. */
export function terminalStyle(toFile: boolean): { colour: boolean; width: number } {
  const width = process.stdout.columns ?? 100;
  const force = process.env.FORCE_COLOR;
  if (process.env.NO_COLOR !== undefined && process.env.NO_COLOR !== '') return { colour: false, width };
  if (force !== undefined) return { colour: force !== '0' && force !== 'false' && !toFile, width };
  return { colour: !toFile && process.stdout.isTTY === true && process.env.TERM !== 'dumb', width };
}
