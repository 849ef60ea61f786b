import { inferLayout } from '../../app/layout.js';
import { UserMistake } from '../../lib/mistake.js';
import type { ExitCode } from '../exit-code.js';
import type { CommandOptions } from '../options.js';
import { fileOutput, standardOutput } from '../output.js';
import { openRepository } from '../repository.js';

/** `layout infer`: a profile of an exemplary repository. Throws UserMistake. */
export async function infer(path: string, options: CommandOptions): Promise<ExitCode> {
  const [given, ...more] = options.name ?? [];
  if (more.length > 0) throw new UserMistake('a profile has one name. Give --name once.');
  if (given !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(given)) {
    throw new UserMistake(`the name of a profile is made of small letters, digits and single hyphens, not "${given}".`);
  }
  const repository = await openRepository(path, options);
  const text = await inferLayout(repository, given ?? nameOf(repository.name));
  const output = options.output === undefined ? standardOutput() : fileOutput(options.output);
  output.write(text);
  output.close();
  return 0;
}

function nameOf(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return name === '' ? 'ours' : name;
}
