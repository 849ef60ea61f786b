import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';
import { positionOf } from '../../src/documents/location.js';
import type { AnyCheck } from '../../src/lint/check.js';
import { lint } from '../../src/lint/run.js';
import type { Case, ProvenRule } from './cases.js';
import { codeChanges } from './code-changes.js';
import { killedBy } from './outcome.js';
import { scoreLine } from './score.js';

/** What became of one wrong condition in a check. */
type Fate = 'noticed' | 'unnoticed' | 'words' | 'equal';

interface TriedChange {
  readonly line: number;
  readonly name: string;
  readonly fate: Fate;
}

/**
 * Runs the examples of the rules with each check's code wrong in each way, and prints for each check how much of it they notice.
 * A change that only shows in messages and related places, or in nothing at all, is told apart.
 */
export async function mutateCode(root: string, rules: readonly ProvenRule[]): Promise<void> {
  const names = [...new Set(rules.map(({ rule }) => rule.check))].sort();
  for (const name of names) {
    const users = rules.filter(({ rule }) => rule.check === name);
    const usual = users.map(({ rule, cases }) => cases.map((one) => whole(rule, one)));
    const tried: TriedChange[] = [];
    const path = `src/lint/checks/${name}.ts`;
    for (const { line, name: change, text } of codeChanges(readFileSync(join(root, path), 'utf8'))) {
      const check = await compiled(root, name, text);
      if (check === undefined) continue;
      tried.push({ line, name: change, fate: fateOf(check, users, usual) });
    }
    print(path, tried);
  }
}

function fateOf(check: AnyCheck, users: readonly ProvenRule[], usual: readonly (readonly string[])[]): Fate {
  const group = 'code';
  if (users.some((proven) => killedBy({ rule: proven.rule, name: '', group, check }, proven) !== undefined))
    return 'noticed';
  const same = users.every(({ rule, cases }, i) => cases.every((one, j) => whole(rule, one, check) === usual[i]?.[j]));
  return same ? 'equal' : 'words';
}

/** All that is said of an example. */
function whole(rule: ProvenRule['rule'], { context }: Case, check?: AnyCheck): string {
  const { findings } = lint(context, [{ rule, level: rule.level, params: rule.params }], check && [check]);
  const place = (at: Parameters<typeof positionOf>[0]) => Object.values(positionOf(at)).join(':');
  return JSON.stringify(
    findings.map(({ at, message, related, confidence }) => [
      place(at),
      message,
      confidence,
      related.map((one) => [place(one.at), one.message]),
    ]),
  );
}

/** Number of the last mutant: a module that was imported stays in memory under its address. */
let number = 0;

/** The check in a changed text, compiled beside the others; undefined for a change that is no program. */
async function compiled(root: string, name: string, text: string): Promise<AnyCheck | undefined> {
  const path = join(root, `build/src/lint/checks/${name}.mutant-${++number}.js`);
  try {
    const { code } = transformSync(text, {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    writeFileSync(path, code);
    return ((await import(pathToFileURL(path).href)) as { readonly check: AnyCheck }).check;
  } catch {
    return undefined;
  } finally {
    rmSync(path, { force: true });
  }
}

function print(path: string, tried: readonly TriedChange[]): void {
  const counted = tried.map(({ fate, name }) => ({
    mutant: { name, group: path, rule: { id: path } },
    survived: fate === 'unnoticed' || fate === 'words' || fate === 'equal',
  }));
  const told = (fate: Fate) => tried.filter((one) => one.fate === fate).length;
  console.log(`${scoreLine(path, counted)}; in words only: ${told('words')}; not at all: ${told('equal')}`);
  for (const { line, name, fate } of tried) if (fate === 'equal') console.log(`  ${path}:${line} ${name}`);
  for (const { line, name, fate } of tried) if (fate === 'words') console.log(`  ${path}:${line} (words) ${name}`);
}
