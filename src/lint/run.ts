import type { Stack } from '../model/stack.js';
import type { AnyCheck, LintContext, Violation } from './check.js';
import { CHECKS } from './checks/index.js';
import type { EffectiveRule } from './effective.js';
import { type Finding, memberKey } from './finding.js';
import { isFor } from './intent.js';
import { fill } from './message.js';
import { type Apart, isInFull, violationsOf } from './scoped.js';
import { type Draft, type Seen, settle } from './settle.js';

/** A mistake of ours: a check that threw, or a message that could not be filled. The other checks go on; nothing is claimed. */
export interface Defect {
  readonly ruleId: string;
  readonly message: string;
}

/** The findings of one stack, or of the repository as a whole (the last page). Sorted by place, then rule. */
export interface LintPage {
  /** Id of the stack; absent for the repository. */
  readonly stack?: string;
  readonly findings: readonly Finding[];
  readonly defects: readonly Defect[];
}

export interface LintResult {
  readonly findings: readonly Finding[];
  readonly defects: readonly Defect[];
}

/** Runs the rules over the whole context. For repositories of any size use `lintPages`. */
export function lint(
  context: LintContext,
  rules: readonly EffectiveRule[],
  checks: readonly AnyCheck[] = CHECKS,
): LintResult {
  const pages = [...lintPages(context, rules, checks)];
  return { findings: pages.flatMap((page) => page.findings), defects: pages.flatMap((page) => page.defects) };
}

/**
 * Runs the rules stack by stack, so that only one stack's findings are in memory at a time. A stack comes before its variants,
 * and what a variant has in common with it is reported once. A rule is named at most once among the defects. `apart` says which
 * things that one finding would speak for get findings of their own.
 */
export function* lintPages(
  context: LintContext,
  rules: readonly EffectiveRule[],
  checks: readonly AnyCheck[] = CHECKS,
  apart?: Apart,
): Generator<LintPage> {
  const byName = new Map(checks.map((check) => [check.name, check]));
  const runs = rules
    .filter(({ rule }) => isFor(rule, context))
    .map((effective) => ({ effective, check: byName.get(effective.rule.check) }));
  const shared = sharedFiles(context.stacks);
  const seen: Seen = new Set();
  const broken = new Set<string>();

  const page = (scope: 'stack' | 'repository', stack?: Stack): LintPage => {
    const scoped = stack === undefined ? context : { ...context, stacks: [stack] };
    const drafts: Draft[] = [];
    const defects: Defect[] = [];
    for (const { effective, check } of runs) {
      if ((check?.scope ?? 'stack') !== scope) continue;
      const defect = collect(scoped, effective, check, apart, drafts);
      if (defect === undefined || broken.has(defect.ruleId)) continue;
      broken.add(defect.ruleId);
      defects.push(defect);
    }
    const findings = settle(drafts, (path) => shared.has(path), seen);
    return { ...(stack === undefined ? {} : { stack: stack.id }), findings, defects };
  };

  for (const stack of basesFirst(context.stacks)) yield page('stack', stack);
  yield page('repository');
}

/** Runs one rule and adds what it finds. What it found before it failed stays. */
function collect(
  context: LintContext,
  effective: EffectiveRule,
  check: AnyCheck | undefined,
  apart: Apart | undefined,
  drafts: Draft[],
): Defect | undefined {
  const { rule } = effective;
  if (check === undefined) return { ruleId: rule.id, message: `The check "${rule.check}" does not exist.` };
  const unknown = new Set<string>();
  try {
    for (const { level, violation, decided } of violationsOf(context, effective, check, apart)) {
      const message = fill(rule.message, violation.values);
      for (const name of message.unknown) unknown.add(name);
      const text = message.text.replace(/ {2,}/g, ' ').trim();
      const isMild = violation.mild === true && !isInFull(context) && effective.chosen !== true && level === rule.level;
      const lowered = isMild ? LOWER[level] : level;
      drafts.push({ ...draft(rule.id, lowered, text, violation), decided });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ruleId: rule.id, message: `The check "${check.name}" failed: ${reason}` };
  }
  if (unknown.size === 0) return undefined;
  return {
    ruleId: rule.id,
    message: `The message names {${[...unknown].join('}, {')}}, which the check does not give.`,
  };
}

const LOWER = { error: 'warning', warning: 'note', note: 'note' } as const;

function draft(ruleId: string, level: Finding['level'], message: string, violation: Violation): Draft {
  return {
    finding: {
      ruleId,
      level,
      message,
      at: violation.at,
      related: violation.related ?? [],
      subject: violation.subject,
      disposition: 'active',
      confidence: violation.confidence ?? 'high',
      values: violation.values,
      ...(violation.fix === undefined ? {} : { fix: violation.fix }),
      ...(violation.group === undefined ? {} : { members: violation.group.members }),
    },
    value: violation.value ?? '',
    ...(violation.group === undefined ? {} : { members: violation.group.members.map(memberKey) }),
  };
}

/** Paths that more than one stack was loaded from. */
function sharedFiles(stacks: readonly Stack[]): ReadonlySet<string> {
  const once = new Set<string>();
  const shared = new Set<string>();
  for (const stack of stacks) {
    for (const path of new Set(stack.files)) {
      if (once.has(path)) shared.add(path);
      else once.add(path);
    }
  }
  return shared;
}

/** The stacks in order, those that are a variant of another after all that are not. */
function basesFirst(stacks: readonly Stack[]): Stack[] {
  return [
    ...stacks.filter((stack) => stack.variantOf === undefined),
    ...stacks.filter((stack) => stack.variantOf !== undefined),
  ];
}
