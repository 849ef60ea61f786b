import type { ProgramFile } from '../../src/model/program.js';
import type { Choosing } from '../../src/rulebook/choosing.js';
import type { Dimension, PatternFile } from '../../src/rulebook/pattern.js';
import type { Preset } from '../../src/rulebook/preset.js';
import type { Rule } from '../../src/rulebook/rule.js';
import { choosingPage } from './choosing-page.js';
import type { Outputs } from './outputs.js';
import { patternIndex, patternPage } from './pattern-pages.js';
import { coveragePage, migrationPage } from './peers/pages.js';
import type { Peers } from './peers/read.js';
import { programPage } from './program-page.js';
import { ruleIndex, rulePage } from './rule-pages.js';
import type { CompiledBook } from './rulebook.js';
import type { Schema } from './schemas.js';

/** The documentation pages of rules and patterns, and what the rules cover. */
export function addPages(
  outputs: Outputs,
  { files }: CompiledBook,
  params: ReadonlyMap<string, Schema>,
  peers: Peers,
): void {
  // The validators that were generated from these types have passed the values.
  const valuesOf = <T>(kind: string): readonly T[] => (files.get(kind) ?? []).map((file) => file.value as unknown as T);
  const rules = valuesOf<Rule>('rule');
  const presets = valuesOf<Preset>('preset');
  const patterns = valuesOf<PatternFile>('pattern');

  for (const rule of rules) outputs.set(`docs/rules/${rule.id}.md`, rulePage(rule, presets, params.get(rule.check)));
  for (const programs of valuesOf<ProgramFile>('programs'))
    outputs.set('docs/capacity-programs.md', programPage(programs));
  outputs.set('docs/rules/index.md', ruleIndex(rules, presets));
  outputs.set('docs/coverage.md', coveragePage(rules, peers));
  outputs.set('docs/migration.md', migrationPage(rules, peers));
  for (const pattern of patterns) {
    outputs.set(
      `docs/patterns/${pattern.slug}.md`,
      patternPage(
        pattern,
        patterns,
        rules.filter((rule) => rule.appliesTo?.includes(pattern.slug)),
      ),
    );
  }
  if (patterns.length > 0)
    outputs.set('docs/patterns/index.md', patternIndex(patterns, valuesOf<Dimension>('dimension')));
  for (const choosing of valuesOf<Choosing>('choosing'))
    outputs.set('docs/choosing.md', choosingPage(choosing, patterns));
}
