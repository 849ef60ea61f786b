import { lstatSync } from 'node:fs';
import { by } from '../lib/compare.js';
import { UserMistake } from '../lib/mistake.js';
import { didYouMean } from '../lib/suggest.js';
import { CONFIG_PATHS } from '../policy/config.js';
import { pageOf, styleOf } from '../report/text/page.js';
import { loadRulebook } from '../rulebook/load.js';
import { presetLevel, presetNamed, unknownPreset } from '../rulebook/preset.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { ExitCode } from './exit-code.js';
import type { CommandOptions } from './options.js';
import { standardOutput } from './output.js';
import { policyOptionsOf } from './policies.js';
import { configOf, openRepository } from './repository.js';
import { terminalStyle } from './terminal.js';

/**
 * `rules list`: every rule with its level in a preset, those too that the configuration of this folder names. Throws UserMistake for
 * an unknown preset or format, and a broken configuration.
 */
export async function listRules(options: CommandOptions): Promise<ExitCode> {
  const [format = 'text'] = options.format ?? [];
  const book = await bookOf(options);
  const name = options.preset ?? 'recommended';
  const named = presetNamed(book, name);
  const preset = book.presets.find((candidate) => candidate.name === named?.preset);
  if (preset === undefined) throw new UserMistake(unknownPreset(book, name));
  const rules = book.rules
    .filter(({ appliesTo }) => named?.pattern === undefined || appliesTo?.includes(named.pattern) !== false)
    .map((rule) => ({
      id: rule.id,
      category: rule.category,
      level: presetLevel(preset, rule, named?.pattern),
      title: rule.title,
    }))
    .sort(
      by(
        ({ category }) => category,
        ({ id }) => id,
      ),
    );
  const output = standardOutput();
  if (format === 'json') output.write(`${JSON.stringify(rules, undefined, 2)}\n`);
  else if (format === 'text') {
    const { colour, width } = terminalStyle(false);
    const page = pageOf(output.write, styleOf(colour), width);
    const idWidth = Math.max(...rules.map(({ id }) => id.length));
    let category = '';
    for (const rule of rules) {
      if (rule.category !== category) {
        if (category !== '') page.line();
        category = rule.category;
        page.line(page.style.bold(category));
      }
      page.prose(`  ${rule.id.padEnd(idWidth)}  ${rule.level.padEnd(7)}  `, idWidth + 13, rule.title);
    }
    page.line();
    page.line(`${rules.length} rules, levels of the preset ${name}. \`groundplan explain RULE\` says more.`);
  } else {
    throw new UserMistake(`unknown format "${format}".${didYouMean(format, ['text', 'json'])} There are text, json.`);
  }
  output.close();
  return 0;
}

/** The built-in rules, and those of one's own. */
async function bookOf(options: CommandOptions): Promise<Rulebook> {
  const builtIn = loadRulebook();
  const config = configOf(options);
  const isConfigured = CONFIG_PATHS.some((path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined);
  if (config === undefined && !isConfigured && options.policy === undefined) return builtIn;
  const { setUp } = await import('../app/own-rules.js');
  return (await setUp(await openRepository('.', options), builtIn, { config, policy: policyOptionsOf('.', options) }))
    .book;
}
