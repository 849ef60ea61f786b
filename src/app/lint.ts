import type { Location } from '../documents/location.js';
import type { Problem } from '../documents/problem.js';
import type { Programs } from '../facts/programs/programs.js';
import type { Reachability } from '../facts/reachability.js';
import { PagedList } from '../lib/paged-list.js';
import type { AnyCheck, RepositoryTree } from '../lint/check.js';
import { CHECKS } from '../lint/checks/index.js';
import { lintContext } from '../lint/context.js';
import { type EffectiveRule, effectiveRules } from '../lint/effective.js';
import { type Finding, memberKey } from '../lint/finding.js';
import { type PlanInput, type PlannedFix, planFixes } from '../lint/fixes/plan.js';
import { isFor } from '../lint/intent.js';
import { type Places, placeOf } from '../lint/place.js';
import { type Defect, lintPages } from '../lint/run.js';
import type { Apart } from '../lint/scoped.js';
import type { Catalogue } from '../model/catalogue.js';
import type { Evidence } from '../model/evidence.js';
import type { Resource } from '../model/resource.js';
import type { Runbook } from '../model/runbook.js';
import type { Stack } from '../model/stack.js';
import type { AgeJudge, OldFinding } from '../policy/ages.js';
import type { BaselineEntry } from '../policy/baseline/baseline-file.js';
import type { BaselineJudge } from '../policy/baseline/judge.js';
import type { Config } from '../policy/config.js';
import { type HeldFindings, stageJudge } from '../policy/enforcement.js';
import { exceptionJudge, type MergedComments, type Refusal } from '../policy/exceptions.js';
import { movedSettings } from '../policy/moved.js';
import type { CommentDirective } from '../policy/suppressions/comments.js';
import { gather } from '../policy/suppressions/gather.js';
import { suppressionJudge } from '../policy/suppressions/judge.js';
import { type JudgedWaiver, waiverJudge } from '../policy/waivers/judge.js';
import type { ReportFinding } from '../report/report.js';
import type { Level, PatternCertainty } from '../rulebook/rule.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import { compareFindings, reportFinding } from './findings.js';

export interface LintInput {
  readonly book: Rulebook;
  readonly config: Config;
  /** Whether a path speaks for the repository: no test, example, document or code of other people. */
  readonly speaks: (path: string) => boolean;
  /** Ids of stacks that are judged as if they spoke, and as if no name marked them as for development. */
  readonly inFull?: ReadonlySet<string>;
  /** Slug that rules for single patterns go by: declared in the configuration, else read. */
  readonly pattern: string;
  /** How certain that is. Absent: declared. */
  readonly patternCertainty?: PatternCertainty;
  readonly stacks: readonly Stack[];
  readonly reachability: Reachability;
  readonly catalogue: Catalogue;
  readonly problems: readonly Problem[];
  readonly evidence: readonly Evidence[];
  readonly tree?: RepositoryTree;
  /** Asked for only where a rule that holds judges declared resources. */
  readonly resources?: () => readonly Resource[];
  /** Asked for only where a rule that holds judges them. */
  readonly runbooks?: (() => readonly Runbook[]) | undefined;
  readonly programs?: Programs;
  /** Set where findings are to say how they are mended. */
  readonly fixes?: Pick<PlanInput, 'source'> & { readonly listed: boolean };
  /** Checks of the organisation's rules, beside the built-in ones. */
  readonly checks?: readonly AnyCheck[];
  readonly style?: readonly Problem[];
  readonly comments: readonly CommentDirective[];
  /** The comments that are merged already. Absent: there is no version to compare with, and all are. */
  readonly merged?: MergedComments;
  /** How the version to compare with had a place. Absent: there is none. */
  readonly placeBefore?: Places['placeBefore'];
  /** Web address of a place in a policy of another repository. */
  readonly urlOf?: ((at: Location) => string | undefined) | undefined;
  /** Absent: there is no baseline. It is told which rules ran. */
  readonly baseline?: (ran: (ruleId: string) => boolean) => BaselineJudge;
  /** Whether entries of the baseline that nothing is found for are reported. */
  readonly reportStale: boolean;
  readonly today?: string;
  /** Knows the findings of the version to compare with. Absent: there is none. */
  readonly ages?: AgeJudge;
  /** Remembers each finding that counts, to know it again in another version. */
  readonly remember?: boolean;
  /** Ids of the only rules to run. Absent: all that hold. */
  readonly only?: ReadonlySet<string>;
}

export interface Linted {
  readonly findings: PagedList<ReportFinding>;
  readonly counts: Counts;
  /** Rule id to the number of its findings that are active. Every rule that has findings is there. */
  readonly byRule: ReadonlyMap<string, number>;
  readonly rules: readonly EffectiveRule[];
  readonly defects: readonly Defect[];
  /** Paths in which there is something that the preset does not judge, since they do not speak for the repository. Sorted. */
  readonly aside: readonly string[];
  /** Empty unless they are to be listed. */
  readonly fixes: readonly PlannedFix[];
  /** What a baseline lists after this run. Absent: there is none. */
  readonly baseline?: readonly BaselineEntry[];
  /** Active findings that the version to compare with does not have, by level, and how many it has. */
  readonly fresh: Readonly<Record<Level, number>>;
  readonly known: Readonly<Record<Level, number>>;
  /** Each finding in the order in which it was found: absent for one that does not count. Empty unless they are to be remembered. */
  readonly remembered: readonly (OldFinding | undefined)[];
  readonly waivers: readonly JudgedWaiver[];
  /** Comments and entries of the configuration that do not count. */
  readonly refused: readonly Refusal[];
  /** Findings that count and do not fail yet. */
  readonly held: readonly HeldFindings[];
}

interface Counts {
  error: number;
  warning: number;
  note: number;
  quieted: number;
  suppressed: number;
  baselined: number;
  waived: number;
}

/**
 * Runs the rules that hold, decides which findings count, and makes them concrete stack by stack, so that only one stack's are in
 * memory as objects of the model. What is wrong with suppressions and the baseline shows when all is judged, and is linted last.
 */
export function lintRepository(input: LintInput): Linted {
  const { book, config, pattern } = input;
  const { only } = input;
  const rules = effectiveRules(book, config).filter(({ rule }) => only === undefined || only.has(rule.id));
  const holding = rules.filter(({ rule }) => isFor(rule, input));
  const context = lintContext({
    stacks: input.stacks,
    ...(input.inFull === undefined ? {} : { inFull: input.inFull }),
    reachability: input.reachability,
    catalogue: input.catalogue,
    problems: input.problems,
    pattern,
    ...(input.patternCertainty === undefined ? {} : { patternCertainty: input.patternCertainty }),
    tree: input.tree,
    style: input.style,
    ...(holding.some(({ rule }) => readsOf(rule.check) === 'resources') ? { resources: input.resources?.() } : {}),
    ...(holding.some(({ rule }) => readsOf(rule.check) === 'runbooks') ? { runbooks: input.runbooks?.() } : {}),
    ...(input.programs === undefined ? {} : { programs: input.programs }),
    placeBefore: input.placeBefore,
    createdNetworks: createdBy(input.evidence, 'command.network-create'),
    createdVolumes: createdBy(input.evidence, 'command.volume-create'),
  });
  const ids = book.rules.map(({ id }) => id);
  const exceptions = exceptionJudge(config, input.merged, input.today);
  const gathered = gather(input.comments, config.suppressions, ids, input.today, exceptions);
  const suppressions = suppressionJudge(gathered.suppressions);
  const waivers = waiverJudge(config.waivers, config, input.today);
  const stages = stageJudge(config, input.today);
  const defects: Defect[] = [];
  const running = new Map(rules.map(({ rule }) => [rule.id, rule]));
  const moved = movedSettings(rules);
  const ran = (id: string): boolean => {
    const rule = running.get(id);
    if (rule === undefined || defects.some(({ ruleId }) => ruleId === id)) return false;
    return isFor(rule, context);
  };
  const baseline = input.baseline?.(ran);
  const { findings, counts } = nothingLinted();
  const byRule = new Map<string, number>();
  const fixes: PlannedFix[] = [];
  const edits = new Map(book.rules.map(({ id, edit }) => [id, edit]));
  const place = (of: Pick<Finding, 'at' | 'subject'>) => placeOf(context, of);
  const isAside = asideJudge(input);
  const aside = new Set<string>();
  const speaking = ({ ruleId, at }: Finding): boolean => {
    if (!isAside(ruleId, at.file.path)) return true;
    aside.add(at.file.path);
    return false;
  };
  const ages = { fresh: { error: 0, warning: 0, note: 0 }, known: { error: 0, warning: 0, note: 0 } };
  const remembered: (OldFinding | undefined)[] = [];
  const take = (page: readonly Finding[]): void => {
    const excepted = page.filter(speaking).map((finding) => waivers.judge(suppressions.judge(finding, place), place));
    const judged = baseline?.judge(excepted) ?? excepted;
    const known = input.ages?.known(judged);
    for (const finding of judged) {
      const { ruleId, disposition } = finding;
      moved.note(ruleId, place(finding));
      const active = disposition === 'active';
      const planned =
        input.fixes === undefined || !active
          ? []
          : planFixes(finding, edits.get(ruleId), { ...input.fixes, context, probes: book.probes.probes });
      if (input.fixes?.listed === true) fixes.push(...planned);
      const isOld = known?.has(finding) === true && !waivers.isBack(finding);
      const age = known === undefined || !active ? undefined : isOld ? 'unchanged' : 'new';
      if (age !== undefined) ages[age === 'new' ? 'fresh' : 'known'][finding.level]++;
      if (input.remember === true) remembered.push(active ? oldFinding(finding) : undefined);
      if (active) stages.count(finding, age === 'new');
      const stage = active ? stages.held(ruleId) : undefined;
      findings.add(reportFinding(finding, { planned, age, stage, urlOf: input.urlOf }));
      byRule.set(ruleId, (byRule.get(ruleId) ?? 0) + (active ? 1 : 0));
      if (active) counts[finding.level]++;
      else {
        counts.quieted++;
        counts[disposition]++;
      }
    }
  };

  const apart: Apart = (ruleId, where, at, member) => {
    if (isAside(ruleId, (member ?? { at }).at.file.path)) return 'aside';
    const suppression = suppressions.at(ruleId, where);
    if (suppression !== undefined) return String(gathered.suppressions.indexOf(suppression));
    const waiver = waivers.at(ruleId, where);
    if (waiver !== undefined) return waiver;
    if (member !== undefined && baseline?.lists(ruleId, at.file.path, memberKey(member)) === true) return 'listed';
    return input.ages?.knows(ruleId, at, member) === false ? 'new' : '';
  };
  const decides =
    gathered.suppressions.length + config.waivers.length > 0 ||
    baseline !== undefined ||
    input.ages !== undefined ||
    hasAside(input);
  for (const page of lintPages(context, rules, [...CHECKS, ...(input.checks ?? [])], decides ? apart : undefined)) {
    defects.push(...page.defects);
    take(page.findings);
  }
  const aboutSuppressions = rules.filter(({ rule }) => speaksOf(rule, POLICY_CODES));
  const judgedRules = (id: string): boolean => ran(id) && !aboutSuppressions.some(({ rule }) => rule.id === id);
  const lintProblems = (problems: readonly Problem[]): void => {
    if (problems.length === 0) return;
    for (const page of lintPages({ ...context, stacks: [], problems }, aboutSuppressions)) take(page.findings);
  };
  lintProblems([...gathered.problems, ...suppressions.unused(judgedRules), ...waivers.problems(judgedRules)]);
  if (input.reportStale) lintProblems(baseline?.stale() ?? []);
  if (input.remember !== true) findings.sortWhileOpen(compareFindings);
  return {
    findings,
    counts,
    byRule,
    rules,
    defects,
    aside: [...aside].sort(),
    fixes,
    ...(baseline === undefined ? {} : { baseline: baseline.entries() }),
    ...ages,
    remembered,
    waivers: waivers.judged(judgedRules),
    refused: [...exceptions.refused(), ...suppressions.refused(), ...waivers.refused(), ...moved.refused()],
    held: stages.counted(),
  };
}

function oldFinding({ ruleId, level, at, likeness }: Finding): OldFinding {
  return { ruleId, path: at.file.path, level, likeness };
}

const READS = new Map(CHECKS.map(({ name, reads }) => [name, reads]));

/** What a check judges beside the projects, which is read only when it runs. */
function readsOf(check: string): (typeof CHECKS)[number]['reads'] {
  return READS.get(check);
}

/** What commands of the repository create by hand. */
function createdBy(evidence: readonly Evidence[], kind: string): { name: string; at: Location }[] {
  return evidence.filter((one) => one.kind === kind).map(({ value, at }) => ({ name: value, at }));
}

function judgesEverywhere({ book, config }: LintInput): boolean {
  return book.presets.find(({ name }) => name === config.preset)?.everywhere === true;
}

/** Whether all of a project's files are judged, wherever they lie: what it includes, extends and lays over itself runs with it. */
function isHeard({ speaks, inFull }: LintInput, { id, files: [first = ''] }: Stack): boolean {
  return speaks(first) || inFull?.has(id) === true;
}

/** Whether a project stands where the preset does not look. */
function hasAside(input: LintInput): boolean {
  return !judgesEverywhere(input) && input.stacks.some(({ files }) => files.some((path) => !input.speaks(path)));
}

/** Says whether a rule leaves a path alone, since it does not speak for the repository. */
function asideJudge(input: LintInput): (ruleId: string, path: string) => boolean {
  if (judgesEverywhere(input)) return () => false;
  const everywhere = new Set(input.book.rules.filter((rule) => rule.everywhere === true).map(({ id }) => id));
  const started = new Set(input.stacks.filter((stack) => isHeard(input, stack)).flatMap(({ files }) => files));
  return (ruleId, path) => !everywhere.has(ruleId) && !input.speaks(path) && !started.has(path);
}

/** Codes of what can be wrong with suppressions, waivers and the baseline. */
const POLICY_CODES = /^(suppression|waiver|baseline)-/;

function speaksOf({ params }: EffectiveRule['rule'], codes: RegExp): boolean {
  return Array.isArray(params.codes) && params.codes.some((code) => typeof code === 'string' && codes.test(code));
}

/** What there is when no rule was run. */
export function nothingLinted(): Linted {
  return {
    findings: new PagedList<ReportFinding>(),
    counts: { error: 0, warning: 0, note: 0, quieted: 0, suppressed: 0, baselined: 0, waived: 0 },
    byRule: new Map(),
    rules: [],
    defects: [],
    aside: [],
    fixes: [],
    fresh: { error: 0, warning: 0, note: 0 },
    known: { error: 0, warning: 0, note: 0 },
    remembered: [],
    waivers: [],
    refused: [],
    held: [],
  };
}
