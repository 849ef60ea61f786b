/**
 * Runs the same files through dclint and through Groundplan, and lists what dclint finds and Groundplan does not:
 *
 *   node build/scripts/peers/main.js --dclint PROGRAM [FOLDER…]
 *
 * PROGRAM is an installed `dclint`; without it `npx --yes dclint@3.1.0` is run. Each FOLDER is a repository; without one, the examples
 * of all rules are. Differences that are meant are listed in rules/peers/dclint.yml. Ends with 1 where something is missing.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { analyse } from '../../src/app/analyse.js';
import { loadTexts } from '../../src/rulebook/load.js';
import { openLocal } from '../../src/source/local.js';
import type { PeerFile } from '../generate/peers/shape.js';
import { differencesOf, type Match, matchOf, type OwnFinding } from './compare.js';
import { runDclint } from './dclint.js';

const { values, positionals } = parseArgs({
  options: { dclint: { type: 'string' }, show: { type: 'string', default: '40' } },
  allowPositionals: true,
});
const command = values.dclint === undefined ? ['npx', '--yes', 'dclint@3.1.0'] : [values.dclint];
const tool = parse(readFileSync(join('rules', 'peers', 'dclint.yml'), 'utf8')) as PeerFile;
const texts = await loadTexts();
const covering = (rule: string): ReadonlySet<string> =>
  new Set(
    Object.entries(texts.rules).flatMap(([id, { covers }]) => (covers?.peers?.includes(`dclint/${rule}`) ? [id] : [])),
  );

const counts = new Map<string, Record<Match, number>>();
const missing: string[] = [];
const work = mkdtempSync(join(tmpdir(), 'groundplan-peers-'));
try {
  for (const folder of positionals.length > 0 ? positionals : exampleFolders()) await compare(folder);
} finally {
  rmSync(work, { recursive: true, force: true });
}
print();

/** The examples of all rules, each as a folder of its own. */
function exampleFolders(): readonly string[] {
  return Object.entries(texts.rules).flatMap(([id, { examples }]) =>
    [...examples.fails, ...examples.passes].map(({ files }, index) => {
      const folder = join(work, `${id}-${index}`);
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      return folder;
    }),
  );
}

async function compare(folder: string): Promise<void> {
  const { paths, own, built } = await ownFindings(folder);
  if (paths.length === 0) return;
  const lines = new Map<string, readonly string[]>();
  for (const finding of runDclint(command, folder, paths)) {
    const { rule, path, line, message } = finding;
    const read = lines.get(path) ?? readFileSync(join(folder, path), 'utf8').split(/\r?\n/);
    lines.set(path, read);
    const text = read[line - 1] ?? '';
    const image = /^\s*image:\s*["']?([^\s"':]+)/.exec(text)?.[1] ?? '';
    const match = matchOf(finding, own, covering(rule), differencesOf(tool, rule), { text, built: built.has(image) });
    const count = counts.get(rule) ?? { 'same line': 0, 'same file': 0, explained: 0, missing: 0 };
    count[match]++;
    counts.set(rule, count);
    if (match === 'missing') missing.push(`${rule} ${join(folder, path)}:${line}: ${message}  |${text}`);
  }
}

/** The Compose files of a folder, what the presets `strict` and `style` find there, and the images that it builds. */
async function ownFindings(folder: string) {
  const own: OwnFinding[] = [];
  const built = new Set<string>();
  const paths = new Set<string>();
  for (const preset of ['strict', 'style']) {
    const { report, stacks } = await analyse(openLocal(folder), { target: folder, preset });
    for (const { files, services } of stacks) {
      for (const path of files) paths.add(path);
      for (const { build, image } of services) if (build !== undefined && image) built.add(image.repository);
    }
    for (const { ruleId, location, related } of report.findings)
      own.push({ rule: ruleId, places: [location, ...related.map((one) => one.location)] });
  }
  return { paths: [...paths], own, built };
}

function print(): void {
  for (const [rule, count] of [...counts].sort())
    console.log(
      `${rule.padEnd(44)} ${Object.entries(count)
        .map(([match, number]) => `${match} ${number}`)
        .join(', ')}`,
    );
  for (const line of missing.slice(0, Number(values.show))) console.log(line);
  if (missing.length === 0) return;
  console.log(`${missing.length} missing.`);
  process.exitCode = 1;
}
