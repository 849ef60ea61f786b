/** A run of Compose, taken apart. */
export interface ComposeWords {
  readonly program: 'docker compose' | 'docker-compose';
  readonly files: readonly string[];
  readonly project?: string;
  /** Empty when only options stand there. */
  readonly verb: string;
  /** What follows the subcommand, without options. */
  readonly services: readonly string[];
  readonly dropsVolumes: boolean;
  /** It speaks to an engine that is named on the line. */
  readonly remote: boolean;
}

/** Options of Compose, and of the engine's client before it, that take a value. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  '-f',
  '--file',
  '-p',
  '--project-name',
  '--profile',
  '--env-file',
  '--project-directory',
  '--workdir',
  '--ansi',
  '--progress',
  '--parallel',
  '-H',
  '--host',
  '--context',
  '-c',
  '--config',
  '-l',
  '--log-level',
]);

/** Options of subcommands that take a value. */
const OF_VERBS: ReadonlySet<string> = new Set([
  '--scale',
  '-t',
  '--timeout',
  '--tail',
  '-n',
  '--wait-timeout',
  '--pull',
  '--exit-code-from',
  '--attach',
  '--no-attach',
  '--since',
  '--until',
  '--rmi',
  '-e',
  '--env',
  '-u',
  '--user',
  '-w',
  '--format',
]);

/** Reads the words of a command (docs.docker.com/reference/cli/docker/compose); undefined when it does not run Compose. */
export function composeWordsOf(words: readonly string[]): ComposeWords | undefined {
  const name = (words[0] ?? '').replace(/^[@+>-]+(?=[A-Za-z])/, '');
  const base = name.slice(name.lastIndexOf('/') + 1).replace(/\.exe$/, '');
  let at = 1;
  let remote = false;
  if (base === 'docker' || base === 'podman') {
    for (; at < words.length && (words[at] ?? '').startsWith('-'); at++) {
      const option = words[at] ?? '';
      remote ||= /^(?:-H|--host|-c|--context)(?:=|$)/.test(option);
      if (WITH_VALUE.has(option)) at++;
    }
    if (words[at] !== 'compose') return undefined;
    at++;
  } else if (base !== 'docker-compose' && base !== 'podman-compose') return undefined;
  const files: string[] = [];
  let project: string | undefined;
  for (; at < words.length && (words[at] ?? '').startsWith('-'); at++) {
    const [option = '', ...joined] = (words[at] ?? '').split('=');
    const value = joined.length > 0 ? joined.join('=') : WITH_VALUE.has(option) ? words[++at] : undefined;
    if (value === undefined) continue;
    if (option === '-f' || option === '--file') files.push(value);
    if (option === '-p' || option === '--project-name') project = value;
  }
  const verb = words[at] ?? '';
  return {
    program: base === 'docker-compose' ? 'docker-compose' : 'docker compose',
    files,
    ...(project === undefined ? {} : { project }),
    verb,
    ...argumentsOf(verb, words.slice(at + 1)),
    remote,
  };
}

function argumentsOf(verb: string, words: readonly string[]): Pick<ComposeWords, 'services' | 'dropsVolumes'> {
  const services: string[] = [];
  let dropsVolumes = false;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (/^\d?[<>]/.test(word) || word === '\\') break;
    if (!word.startsWith('-')) services.push(word);
    else if (OF_VERBS.has(word)) index++;
    if (verb === 'down' && (word === '--volumes' || /^-[a-z]{0,3}v/.test(word))) dropsVolumes = true;
  }
  return { services, dropsVolumes };
}
