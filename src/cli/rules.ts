import { lstatSync } from 'node:fs';
import { type Setup, setUp } from '../app/own-rules.js';
import { shownRules } from '../app/policy/shown-rules.js';
import { by } from '../lib/compare.js';
import { UserMistake } from '../lib/mistake.js';
import { didYouMean } from '../lib/suggest.js';
import { CONFIG_PATHS } from '../policy/config.js';
import { pageOf, styleOf } from '../report/text/page.js';
import { loadRulebook } from '../rulebook/load.js';
import { presetNamed, unknownPreset } from '../rulebook/preset.js';
import { memory } from '../source/memory.js';
import type { ExitCode } from './exit-code.js';
import type { CommandOptions } from './options.js';
import { standardOutput } from './output.js';
import { policyOptionsOf } from './policies.js';
import { configOf, openRepository } from './repository.js';
import { terminalStyle } from './terminal.js';

/**
 * `rules list`: every rule with the level and the stage that hold in this folder, by its configuration and the policies above it; without
 * any of them, those of a preset. Throws UserMistake for an unknown preset or format, and a broken configuration, and PolicyFailure.
 */
export async function listRules(options: CommandOptions): Promise<ExitCode> {
  const [format = 'text'] = options.format ?? [];
  const { setup, by: sources } = await setUpHere(options);
  const { book, config } = setup;
  const { pattern } = config;
  const categories = new Map(book.rules.map(({ id, category }) => [id, category]));
  const left = new Set(
    book.rules
      .filter(({ appliesTo }) => pattern !== undefined && appliesTo?.includes(pattern) === false)
      .map(({ id }) => id),
  );
  const rules = shownRules(setup, today())
    .filter(({ id }) => !left.has(id))
    .map(({ id, level, title, enforcement: { stage, blockFrom, blocks } }) => ({
      id,
      category: categories.get(id) ?? '',
      level,
      title,
      // What is off fails nothing at any stage.
      ...(blocks || level === 'off' ? {} : { enforcement: stage, ...(blockFrom === undefined ? {} : { blockFrom }) }),
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
      page.prose(
        `  ${rule.id.padEnd(idWidth)}  ${rule.level.padEnd(7)}  `,
        idWidth + 13,
        `${rule.title}${stageOf(rule)}`,
      );
    }
    page.line();
    page.line(
      `${rules.length} rules, levels of the preset ${presetOf(options, setup)}${sources === '' ? '' : `, ${sources}`}. \`groundplan explain RULE\` says more.`,
    );
  } else {
    throw new UserMistake(`unknown format "${format}".${didYouMean(format, ['text', 'json'])} There are text, json.`);
  }
  output.close();
  return 0;
}

/** `(observe, blocks from 2030-12-31)`. */
function stageOf({ enforcement, blockFrom }: { readonly enforcement?: string; readonly blockFrom?: string }): string {
  if (enforcement === undefined) return '';
  return ` (${enforcement}${blockFrom === undefined ? '' : `, blocks from ${blockFrom}`})`;
}

function presetOf({ preset }: CommandOptions, { config }: Setup): string {
  return preset ?? config.preset;
}

/** What holds in this folder, and by what, in words: nothing where only the preset says something. */
async function setUpHere(options: CommandOptions): Promise<{ readonly setup: Setup; readonly by: string }> {
  const builtIn = loadRulebook();
  const { preset, policy: shared } = options;
  if (preset !== undefined && presetNamed(builtIn, preset) === undefined)
    throw new UserMistake(unknownPreset(builtIn, preset));
  const config = configOf(options);
  const isConfigured = CONFIG_PATHS.some((path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined);
  const isGoverned = config !== undefined || isConfigured || shared !== undefined;
  const setup = await setUp(isGoverned ? await openRepository('.', options) : memory({}), builtIn, {
    config,
    ...(preset === undefined ? {} : { preset }),
    ...(isGoverned ? { policy: policyOptionsOf('.', options) } : {}),
  });
  const files = [shared, config?.path ?? (isConfigured ? setup.config.path : undefined)].filter(
    (one) => one !== undefined,
  );
  return { setup, by: files.length === 0 ? '' : `with ${files.join(' and ')}` };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
