import { closeSync, lstatSync, openSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserMistake } from '../lib/mistake.js';
import { CONFIG_PATHS } from '../policy/config.js';
import { initialConfig } from '../policy/initial-config.js';
import type { Report } from '../report/report.js';
import { loadRulebook } from '../rulebook/load.js';
import { presetNamed, unknownPreset } from '../rulebook/preset.js';
import { complain } from './complain.js';
import type { ExitCode } from './exit-code.js';
import type { CommandOptions } from './options.js';
import { type Output, standardOutput } from './output.js';
import { analysePath } from './repository.js';

const FILE = '.groundplan.yml';

/** Below this a pattern is not proposed. */
const PROPOSED = 0.5;

/** `init`: writes a first configuration with comments, made of what the repository holds. Throws UserMistake where there is one already. */
export async function init(path: string, options: CommandOptions, output?: Output): Promise<ExitCode> {
  if (options.policy !== undefined) return initPolicy(options.policy, options, output);
  const book = loadRulebook();
  const preset = options.preset ?? 'recommended';
  if (presetNamed(book, preset) === undefined) throw new UserMistake(unknownPreset(book, preset));
  const dry = options['dry-run'] === true;
  const there = CONFIG_PATHS.find((name) => lstatSync(join(path, name), { throwIfNoEntry: false }) !== undefined);
  if (there !== undefined && !dry) {
    throw new UserMistake(
      `${join(path, there)} is there already. Change it, or see with --dry-run what would be written.`,
    );
  }
  const { report } = await analysePath(path, { preset });
  const text = initialConfig({
    presets: book.presets,
    preset,
    ...patternOf(report),
    patterns: book.patterns.filter(({ id }) => id > 0).map(({ slug }) => slug),
    found: foundRules(report),
  });
  if (dry) {
    const out = output ?? standardOutput();
    out.write(text);
    out.close();
    return 0;
  }
  const file = join(path, FILE);
  writeNew(file, text);
  await complain(`wrote ${file}. Read it, and keep what you need: \`groundplan\` goes by it from now on.`);
  return 0;
}

/** Days until a first policy blocks: time to see what it finds, and to mend it. */
const DAYS_OF_GRACE = 90;
const DAY = 24 * 60 * 60 * 1000;

/** `init --policy FILE`: writes a first policy for many repositories. */
async function initPolicy(file: string, options: CommandOptions, output?: Output): Promise<ExitCode> {
  if (!/\.ya?ml$/i.test(file)) {
    throw new UserMistake(`a policy is a file that ends in .yml or .yaml, as in --policy base.yml, not "${file}".`);
  }
  const { initialPolicy } = await import('../policy/initial-policy.js');
  const blockFrom = new Date(Date.now() + DAYS_OF_GRACE * DAY).toISOString().slice(0, 10);
  const text = initialPolicy({ blockFrom, path: basename(file) });
  if (options['dry-run'] === true) {
    const out = output ?? standardOutput();
    out.write(text);
    out.close();
    return 0;
  }
  if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) {
    throw new UserMistake(`${file} is there already. Change it, or see with --dry-run what would be written.`);
  }
  writeNew(file, text);
  await complain(`wrote ${file}. Read it, change it, and try it with \`groundplan policy test ${file}\`.`);
  return 0;
}

function patternOf({ pattern }: Report): Pick<Parameters<typeof initialConfig>[0], 'pattern'> {
  const { id, slug, name, confidence } = pattern;
  return id === 0 || confidence < PROPOSED ? {} : { pattern: { slug, name, confidence } };
}

function foundRules({ rules }: Report): Parameters<typeof initialConfig>[0]['found'] {
  return rules
    .flatMap(({ id, title, level, findings: count }) => (count === 0 ? [] : [{ id, title, level, count }]))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

/** Throws UserMistake; what has come to stand there in the meantime is never replaced. */
function writeNew(file: string, text: string): void {
  try {
    const descriptor = openSync(file, 'wx');
    try {
      writeSync(descriptor, text);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    throw new UserMistake(`cannot write ${file}. Make its folder writable, or take the text from --dry-run.`);
  }
}
