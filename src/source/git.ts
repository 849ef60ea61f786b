import type { spawnSync as SpawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** Answers of git above this size (bytes) are a failure: such a repository is walked instead, within its limits. */
const MAX_ANSWER = 256 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

/**
 * Options that keep git from running or fetching anything that the repository's own configuration names, from writing,
 * and from refusing a work tree that another user owns (a container's checkout).
 */
const HARDENED = [
  '--no-pager',
  '--no-optional-locks',
  '--no-replace-objects',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.quotePath=false',
    'safe.directory=*',
    'protocol.allow=never',
  ].flatMap((setting) => ['-c', setting]),
];

export type GitResult =
  | { readonly ok: true; readonly output: Buffer; readonly warnings: string }
  | { readonly ok: false; readonly missing: boolean; readonly message: string };

/** Runs git in a folder without a shell. A failure is a value with the first line that git printed. */
export function git(folder: string, args: readonly string[], input?: string): GitResult {
  // Loaded when it is needed: it brings the network stack along, a tenth of the start of a run without git.
  const { spawnSync } = createRequire(import.meta.url)('node:child_process') as { spawnSync: typeof SpawnSync };
  const result = spawnSync('git', [...HARDENED, ...args], {
    cwd: folder,
    input: input ?? '',
    maxBuffer: MAX_ANSWER,
    timeout: TIMEOUT_MS,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: gitEnvironment(),
  });
  if (result.error === undefined && result.status === 0)
    return { ok: true, output: result.stdout, warnings: result.stderr.toString('utf8') };
  const code = (result.error as NodeJS.ErrnoException | undefined)?.code;
  const printed = result.stderr?.toString('utf8').split('\n')[0] ?? '';
  return { ok: false, missing: code === 'ENOENT', message: printed || result.error?.message || 'git failed' };
}

/** The entries of an answer printed with `-z`. */
export function entriesOf(output: Buffer): string[] {
  const entries = output.toString('utf8').split('\0');
  entries.pop();
  return entries;
}

/**
 * The environment without git's own variables: `GIT_DIR` of a hook would point it at another repository. A partial clone fetches
 * what it lacks by the transport that its configuration names, which may be a command: no protocol is allowed, and this
 * setting is the one that no configuration can override.
 */
function gitEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(inherited),
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}
