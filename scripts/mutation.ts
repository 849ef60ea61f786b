/**
 * Proves that the examples of each rule would notice when the rule were wrong: `npm run mutation [-- --code] [RULE…]`. Rules without
 * their check, with one that reports everything, or with findings at a wrong place must be noticed; which wrong parameters and, with
 * `--code`, which wrong conditions of a check are not is listed.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provenRules } from './mutation/cases.js';
import { displaced, loud, silent } from './mutation/check-mutants.js';
import { schemaChoices } from './mutation/choices.js';
import { mutateCode } from './mutation/code.js';
import { killedBy, type Mutant } from './mutation/outcome.js';
import { parameterMutants } from './mutation/parameter-mutants.js';
import { scoreLine, survivorLines } from './mutation/score.js';

const root = projectRoot(dirname(fileURLToPath(import.meta.url)));
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const rules = await provenRules(names);
if (process.argv.includes('--code')) await mutateCode(root, rules);
else mutateRules();

function mutateRules(): void {
  const tried: Record<string, { mutant: Mutant; survived: boolean }[]> = { checks: [], parameters: [] };
  const choices = schemaChoices(root);
  const untold: string[] = [];
  for (const proven of rules) {
    const run = (mutant: Mutant) => ({ mutant, survived: killedBy(mutant, proven) === undefined });
    if (loud(proven).length === 0) untold.push(`${proven.rule.id}: no passing example holds anything to report`);
    tried.checks?.push(...[silent(proven), ...loud(proven), ...displaced(proven)].map(run));
    for (const alike of parameterMutants(proven, choices)) {
      const all = alike.map(run);
      const told = all.find(({ survived }) => !survived) ?? all[0];
      if (told !== undefined) tried.parameters?.push(told);
    }
  }
  for (const [what, all] of Object.entries(tried)) {
    console.log(scoreLine(what, all));
    for (const line of survivorLines(all)) console.log(line);
  }
  for (const line of untold) console.log(line);
  if (untold.length > 0 || tried.checks?.some(({ survived }) => survived)) process.exitCode = 1;
}

function projectRoot(folder: string): string {
  return existsSync(join(folder, 'tsconfig.json')) ? folder : projectRoot(resolve(folder, '..'));
}
