import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  ANSWER_FILES,
  type Answer,
  answerPath,
  bytesOf,
  type ConformanceCase,
  HOME,
  placedAt,
  ROOT_NAME,
} from './case.js';
import { portable } from './ours.js';
import { sorted } from './sorted.js';

/** How `docker compose` is called: `COMPOSE` names another command. */
export function referenceCommand(): readonly string[] {
  const command = process.env.COMPOSE;
  return command === undefined ? ['docker', 'compose'] : command.split(' ');
}

/** What the reference calls its version, without what a distribution adds: "2.40.3". */
export function referenceVersion([file = '', ...args]: readonly string[]): string {
  return execFileSync(file, [...args, 'version', '--short'], { encoding: 'utf8' })
    .trim()
    .replace(/^v|-.*$/g, '');
}

/** Asks the reference for its answer to a case: in a folder of its own, with no variable but the case's. */
export function ask(asked: ConformanceCase, [file = '', ...args]: readonly string[]): Answer {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'groundplan-conformance-')));
  const root = join(temporary, ROOT_NAME);
  const one = placedAt(asked, root);
  try {
    for (const [path, content] of Object.entries(one.files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), bytesOf(content));
    }
    const { status, stdout, stderr } = spawnSync(file, [...args, ...one.args, 'config', '--format', 'json'], {
      cwd: join(root, one.in),
      env: { PATH: process.env.PATH, HOME, ...one.env },
      input: one.stdin ?? '',
      encoding: 'utf8',
    });
    const told = portable(messages(stderr), temporary);
    if (status !== 0) return { kind: 'refusal', text: told };
    const model: unknown = JSON.parse(portable(stdout, temporary));
    return { kind: 'model', text: `${JSON.stringify(sorted(model), undefined, 2)}\n`, warnings: told };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** What was said on standard error, without times; warnings come in no order, so they are sorted. */
function messages(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line !== '');
  const warnings = lines.flatMap((line) => {
    const said = /^time="[^"]*" level=warning msg=(.*)$/.exec(line)?.[1];
    return said === undefined ? [] : [unquoted(said)];
  });
  const rest = lines.filter((line) => !line.startsWith('time="'));
  return [...[...new Set(warnings)].sort(), ...rest].map((line) => `${line}\n`).join('');
}

function unquoted(text: string): string {
  return text.startsWith('"') ? String(JSON.parse(text)) : text;
}

/** Writes the answer beside its case, in place of an older one. */
export function keep(folder: string, one: ConformanceCase, answer: Answer): void {
  for (const kind of ANSWER_FILES) rmSync(answerPath(folder, one, kind), { force: true });
  if (answer.kind === 'refusal') writeFileSync(answerPath(folder, one, 'error.txt'), answer.text);
  else {
    writeFileSync(answerPath(folder, one, 'json'), answer.text);
    if (answer.warnings !== '') writeFileSync(answerPath(folder, one, 'warnings.txt'), answer.warnings);
  }
}
