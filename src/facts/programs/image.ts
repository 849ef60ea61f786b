import { parseDockerfile } from '../../documents/dockerfile.js';
import type { Located } from '../../documents/location.js';
import { resolvePath } from '../../lib/paths.js';
import type { Build, Variable } from '../../model/stack.js';
import type { FileSource } from './reading.js';

/** What the image that a container is built from starts, and with which variables. */
export interface StartedImage {
  readonly entrypoint?: Located<readonly string[]>;
  readonly command?: Located<readonly string[]>;
  readonly environment: readonly Variable[];
  /** The Dockerfile as text: files that it names are in the image. */
  readonly text: string;
}

const LONGEST = 200_000;

/** Reads the Dockerfile of a build, up to the stage that is asked for; undefined when there is none in the repository. */
export function imageOf(
  { context, dockerfile, dockerfileUnknown, target }: Build,
  files: FileSource,
): StartedImage | undefined {
  if (context === undefined || dockerfileUnknown === true) return undefined;
  const path = resolvePath(context === '.' ? '' : context, dockerfile ?? 'Dockerfile');
  const text = path !== undefined && files.has(path) ? files.text(path) : undefined;
  if (path === undefined || text === undefined || text.length > LONGEST) return undefined;
  const { stages, instructions } = parseDockerfile(path, text);
  const named = stages.findIndex(({ name }) => name !== undefined && name.toLowerCase() === target?.toLowerCase());
  const chain: number[] = [];
  for (
    let at: number | undefined = named < 0 ? stages.length - 1 : named;
    at !== undefined && at >= 0 && chain.length < 50;
  ) {
    chain.push(at);
    at = stages[at]?.parent;
  }
  const environment: Variable[] = [];
  let stage = -1;
  for (const { keyword, words } of instructions) {
    if (keyword === 'FROM') stage++;
    if (keyword !== 'ENV' || !chain.includes(stage)) continue;
    const [first, second] = words;
    if (first !== undefined && second !== undefined && !first.text.includes('='))
      environment.push({ name: first.text, value: second.text, at: second.at });
    for (const { text: word, at } of words) {
      const equals = word.indexOf('=');
      if (equals > 0) environment.push({ name: word.slice(0, equals), value: unquoted(word.slice(equals + 1)), at });
    }
  }
  const started = chain.map((at) => stages[at]);
  const entrypoint = started.find((one) => one?.entrypoint !== undefined)?.entrypoint;
  const command = started.find((one) => one?.command !== undefined)?.command;
  return {
    ...(entrypoint === undefined ? {} : { entrypoint: { value: [entrypoint.value], at: entrypoint.at } }),
    ...(command === undefined ? {} : { command: { value: [command.value], at: command.at } }),
    environment,
    text,
  };
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
}
