import type { HintFile, RoleFile } from '../model/catalogue.js';
import type { EvidenceKnowledge } from '../model/evidence-knowledge.js';
import type { ProgramFile } from '../model/program.js';
import type { Standing, Vocabulary } from '../model/survey-knowledge.js';
import type { MeasuredCapacity } from './capacity.js';
import type { ProbeFile } from './edit.js';
import type { Calibration, Dimension, Pattern, PatternTexts } from './pattern.js';
import type { Preset } from './preset.js';
import type { RuleCore, RuleTexts } from './rule.js';

/**
 * The data of rules/, validated and compiled to JSON by scripts/generate.ts. Lists are in the order of their identities
 * (the table of kinds in scripts/generate/kinds.ts says which), so that every run sees them alike.
 */
export interface Rulebook {
  readonly rules: readonly RuleCore[];
  readonly presets: readonly Preset[];
  /** With `hints`, what `assembleCatalogue` makes the catalogue of. */
  readonly roles: readonly RoleFile[];
  readonly hints: HintFile;
  readonly probes: ProbeFile;
  readonly measured: MeasuredCapacity;
  readonly programs: ProgramFile;
  readonly evidence: EvidenceKnowledge;
  readonly standing: Standing;
  readonly vocabulary: Vocabulary;
  readonly dimensions: readonly Dimension[];
  readonly patterns: readonly Pattern[];
  readonly calibration: Calibration;
}

/** What only documentation and `explain` need, by identity. */
export interface RulebookTexts {
  readonly rules: Readonly<Record<string, RuleTexts>>;
  /** By the pattern's number. */
  readonly patterns: Readonly<Record<string, PatternTexts>>;
}
