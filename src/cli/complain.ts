/** Writes lines to standard error. Text of the repository or of arguments in them cannot steer a terminal or GitHub's runner. */
export async function complain(...lines: readonly string[]): Promise<void> {
  const { printable, withoutCommands } = await import('../report/escape/terminal.js');
  for (const line of lines) process.stderr.write(`${withoutCommands(printable(`groundplan: ${line}`))}\n`);
}
