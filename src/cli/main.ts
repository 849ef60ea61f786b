import { Command, CommanderError, Option } from 'commander';
import { VERSION } from '../app/version.js';
import { UserMistake } from '../lib/mistake.js';
import type { ExitCode } from './exit-code.js';
import type { RepositoryOptions } from './options.js';

const EXIT_CODES = `
Exit codes: 0 the verdict passes, 1 it fails, 2 a mistake in what was given, 3 a defect of Groundplan's.`;

/**
 * Runs the command line. Never throws and never prints a stack trace: a mistake of the user's is one line each on
 * standard error and 2; a defect of ours is one line and 3 (with the stack when GROUNDPLAN_DEBUG is set).
 */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = commands((result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UserMistake) {
      for (const line of error.lines) process.stderr.write(`groundplan: ${line}\n`);
      return 2;
    }
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`groundplan: a defect of Groundplan's: ${message.split('\n')[0]}. Please report it.\n`);
    if (process.env.GROUNDPLAN_DEBUG !== undefined) process.stderr.write(`${stack}\n`);
    return 3;
  }
}

function commands(done: (code: ExitCode) => void): Command {
  const program = new Command('groundplan')
    .description('Tells which architecture a repository really implements, and holds it to it.')
    .version(VERSION, '-V, --version')
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(`groundplan: ${text.replace(/^error: /, '').replace(/\n\(/, ' (')}`),
    })
    .showSuggestionAfterError(true)
    .addHelpText('after', EXIT_CODES);

  repositoryCommand(program, 'check [path]', 'classify a repository, lint it and give the verdict', { isDefault: true })
    .addOption(failOnOption())
    .option('--preset <name>', 'the set of rules: recommended, strict or observe')
    .action(async (path: string | undefined, options: RepositoryOptions) => {
      const { check } = await import('./check.js');
      done(await check(path ?? '.', options));
    });

  repositoryCommand(program, 'classify [path]', 'tell which architecture a repository implements, and why').action(
    async (path: string | undefined, options: RepositoryOptions) => {
      const { classify } = await import('./check.js');
      done(await classify(path ?? '.', options));
    },
  );

  repositoryCommand(program, 'graph [path]', 'show services, networks and who reaches whom (format: json)').action(
    async (path: string | undefined, options: RepositoryOptions) => {
      const { graph } = await import('./graph.js');
      done(await graph(path ?? '.', options));
    },
  );

  program
    .command('explain <rule-or-pattern>')
    .description('say what a rule or a pattern means, why, and what to do')
    .action(async (name: string) => {
      const { explain } = await import('./explain.js');
      done(await explain(name));
    });

  const rules = program.command('rules').description('list the rules');
  rules
    .command('list', { isDefault: true })
    .description('list every rule with its level in the chosen preset')
    .option('--preset <name>', 'the set of rules: recommended, strict or observe')
    .addOption(new Option('--format <format>', 'text or json').default('text'))
    .action(async (options: { preset?: string; format: string }) => {
      const { listRules } = await import('./rules.js');
      done(await listRules(options));
    });
  return program;
}

function repositoryCommand(
  program: Command,
  name: string,
  description: string,
  options?: { isDefault: boolean },
): Command {
  return program
    .command(name, options)
    .description(description)
    .option(
      '-f, --format <format[=file]>',
      'text, json, sarif, github or markdown; with =file written there; may be given several times',
      (value: string, all: readonly string[] | undefined) => [...(all ?? []), value],
    )
    .option('-o, --output <file>', 'write the report to this file instead of standard output')
    .option('-c, --config <file>', 'the configuration; otherwise .groundplan.yml of the repository')
    .option('--ref <commit>', 'look at this commit, branch or tag instead of the files on disk');
}

function failOnOption(): Option {
  return new Option('--fail-on <level>', 'the level from which findings fail: error, warning, note or never');
}
