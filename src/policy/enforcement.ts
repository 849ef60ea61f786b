import type { Level } from '../rulebook/rule.js';
import type { Config, Enforcement } from './config.js';
import type { Stage } from './config-file.js';

/**
 * The stage that holds today (`2030-12-31`). From its first blocking day on it is `block`, and also where that day is set and today is
 * not known: a gate must not stay open because a clock is missing.
 */
export function stageOn({ stage, blockFrom }: Enforcement, today: string | undefined): Stage {
  if (blockFrom !== undefined && (today === undefined || blockFrom <= today)) return 'block';
  return stage;
}

/** How far a rule is rolled out: as its own setting says, else as the policy. */
export function enforcementOf(
  { enforcement, ruleEnforcement }: Pick<Config, 'enforcement' | 'ruleEnforcement'>,
  ruleId: string,
): Enforcement {
  return ruleEnforcement.get(ruleId) ?? enforcement;
}

type LevelCounts = Readonly<Record<Level, number>>;

/** Findings that count, of rules that are rolled out alike and do not let them fail today. */
export interface HeldFindings {
  readonly enforcement: Enforcement;
  /** Whether the rules say so themselves, not the policy. */
  readonly byRule: boolean;
  readonly counts: LevelCounts;
  /** Of them, those that the version to compare with does not have. */
  readonly fresh: LevelCounts;
}

/** Sorts the findings of a run by whether they fail today. */
export interface StageJudge {
  /** The stage of a rule's findings where they do not fail today. */
  readonly held: (ruleId: string) => Exclude<Stage, 'block'> | undefined;
  /** Takes in a finding that counts. */
  readonly count: (finding: { readonly ruleId: string; readonly level: Level }, isFresh: boolean) => void;
  /** What was counted and does not fail, by how far its rules are rolled out. */
  readonly counted: () => readonly HeldFindings[];
}

/** A judge by the stages that hold today. */
export function stageJudge(
  config: Pick<Config, 'enforcement' | 'ruleEnforcement'>,
  today: string | undefined,
): StageJudge {
  const groups = new Map<string, HeldFindings & Record<'counts' | 'fresh', Record<Level, number>>>();
  const held: StageJudge['held'] = (ruleId) => {
    const stage = stageOn(enforcementOf(config, ruleId), today);
    return stage === 'block' ? undefined : stage;
  };
  return {
    held,
    count({ ruleId, level }, isFresh) {
      if (held(ruleId) === undefined) return;
      const enforcement = enforcementOf(config, ruleId);
      const byRule = config.ruleEnforcement.has(ruleId);
      const key = `${enforcement.stage} ${enforcement.blockFrom ?? ''} ${byRule}`;
      const group = groups.get(key) ?? {
        enforcement,
        byRule,
        counts: { error: 0, warning: 0, note: 0 },
        fresh: { error: 0, warning: 0, note: 0 },
      };
      groups.set(key, group);
      group.counts[level] += 1;
      if (isFresh) group.fresh[level] += 1;
    },
    counted: () => [...groups.values()],
  };
}
