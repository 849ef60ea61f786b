import type { FixNote, FixResult } from '../app/fix/fix.js';
import { UserMistake } from '../lib/mistake.js';
import { didYouMean } from '../lib/suggest.js';
import { printable, withoutCommands } from '../report/escape/terminal.js';
import { counted } from '../report/phrases.js';
import { loadRulebook } from '../rulebook/load.js';
import { openLocal } from '../source/local.js';
import { complain } from './complain.js';
import type { ExitCode } from './exit-code.js';
import type { CommandOptions } from './options.js';
import { standardOutput } from './output.js';
import { overwriteFiles } from './overwrite.js';
import { policyOptionsOf } from './policies.js';
import { configOf } from './repository.js';

/** Refusals that are listed; the others are counted. */
const SHOWN = 20;

/** `fix`: mends the files, or prints what would change. Throws UserMistake. */
export async function fix(path: string, options: CommandOptions): Promise<ExitCode> {
  const rules = options.rule ?? [];
  mustExist(rules);
  const repository = openLocal(path);
  const { fixRepository } = await import('../app/fix/fix.js');
  const { preset, unsafe = false } = options;
  const result = await fixRepository(repository, {
    target: path,
    config: configOf(options),
    preset,
    unsafe,
    rules,
    policy: policyOptionsOf(path, options),
  });
  if (options['dry-run'] === true) await printDiff(result);
  else {
    const { origin } = repository;
    overwriteFiles(origin.kind === 'local' ? origin.root : path, result.files);
    printApplied(result);
  }
  await complain(...remarksOf(result, options['dry-run'] === true));
  return 0;
}

function mustExist(rules: readonly string[]): void {
  const known = loadRulebook().rules;
  const mistakes = rules.flatMap((id) => {
    const rule = known.find((candidate) => candidate.id === id);
    if (rule === undefined)
      return [
        `there is no rule "${id}".${didYouMean(
          id,
          known.map((one) => one.id),
        )}`,
      ];
    return rule.edit === undefined ? [`the rule "${id}" has no fix.`] : [];
  });
  if (mistakes.length > 0) throw new UserMistake(...mistakes);
}

async function printDiff({ files }: FixResult): Promise<void> {
  const { unifiedDiff } = await import('../lib/unified-diff.js');
  const output = standardOutput();
  for (const { path, before, after } of files) output.write(unifiedDiff(path, before, after));
  output.close();
}

function printApplied({ applied, files }: FixResult): void {
  const output = standardOutput();
  for (const note of applied) output.write(`${lineOf(note)}\n`);
  const done = `${counted(applied.length, 'fix', 'fixes')} in ${counted(files.length, 'file')}`;
  output.write(applied.length === 0 ? 'Nothing to fix.\n' : `${done}.\n`);
  output.close();
}

function lineOf({ path, line, column, description, ruleId, reason }: FixNote): string {
  const what = reason === undefined ? description : `${description} Not done: ${reason}.`;
  return withoutCommands(printable(`${path}:${line}:${column}: ${what} [${ruleId}]`));
}

/** What was not done in one file for one rule and reason, told once. */
function groupsOf(notes: readonly FixNote[]): FixNote[][] {
  const groups = new Map<string, FixNote[]>();
  for (const note of notes) {
    const key = JSON.stringify([note.path, note.reason]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [note]);
    else group.push(note);
  }
  return [...groups.values()];
}

function groupLine(group: readonly FixNote[]): string {
  const [first] = group;
  if (first === undefined) return '';
  if (group.length === 1) return lineOf(first);
  const rules = [...new Set(group.map(({ ruleId }) => ruleId))].join(', ');
  return `${first.path}: ${group.length} fixes not done: ${first.reason}. [${rules}]`;
}

function remarksOf({ applied, withdrawn, refused, unsafe, files }: FixResult, dry: boolean): string[] {
  const groups = groupsOf([...withdrawn, ...refused]);
  const lines = groups.slice(0, SHOWN).map(groupLine);
  const more = groups.slice(SHOWN).reduce((count, group) => count + group.length, 0);
  if (more > 0) lines.push(`and ${counted(more, 'more place')} without a fix.`);
  if (unsafe.length > 0) {
    lines.push(
      `${counted(unsafe.length, 'more fix', 'more fixes')} with --unsafe, which may stop something that works today.`,
    );
  }
  if (dry) lines.push(`${counted(applied.length, 'fix', 'fixes')} in ${counted(files.length, 'file')} would be made.`);
  return lines;
}
