import { by } from '../../lib/compare.js';
import { certaintyOf } from '../../lint/intent.js';
import { listed } from '../../lint/sentence.js';
import type { MigrationPlan, PlanStep, RuleToSatisfy } from '../../report/choosing/shape.js';
import type { Migration, MigrationStep } from '../../rulebook/migration.js';
import type { Pattern } from '../../rulebook/pattern.js';
import { lintRepository } from '../lint.js';
import type { Setup } from '../own-rules.js';
import { lintInputOf, type Side } from '../side.js';
import { bare, type Scene } from './scene.js';
import { ofParts, select } from './selections.js';
import { filled } from './template.js';

/** Items of one step, and findings of one rule, that are told; the others are counted. */
const MOST_ITEMS = 100;
const MOST_FINDINGS = 50;

/**
 * The way to a pattern: its steps with the names of the repository, and what its rules find today. Where the repository reads as the
 * pattern already only the rules are left: its own names of files and networks are as good as those of the steps.
 */
export function planOf(
  migration: Migration,
  scene: Scene,
  found: ReadonlyMap<string, RuleToSatisfy>,
  held: number,
  target: string,
): MigrationPlan {
  const told = new Set<string>();
  const isThere = scene.pattern.slug === migration.pattern;
  const steps = (isThere ? [] : migration.steps).flatMap((step): PlanStep[] => {
    if (!isMeant(step, scene)) return [];
    const items = step.each === undefined ? [] : select(step.each, scene, step, migration);
    // Where nothing is left to do it is done, unless a rule of it still finds something.
    if (step.each !== undefined && items.length === 0) return [];
    const rules = (step.rules ?? []).flatMap((id) => {
      const rule = told.has(id) ? undefined : found.get(id);
      told.add(id);
      return rule ?? [];
    });
    const names = [...new Set(items.map(({ name }) => name))];
    const values = {
      project: scene.project,
      file: bare(scene.file),
      starter: scene.starter,
      names: listed(names),
      first: bare(names[0] ?? ''),
    };
    return [
      {
        do: filled(step.do, values),
        ...(step.how === undefined ? {} : { how: filled(step.how, values) }),
        items: items.slice(0, MOST_ITEMS).map((item) => ({
          text: filled(step.item ?? '', { ...values, ...item.values }),
          places: item.places.filter(({ path }) => path !== ''),
        })),
        ...(items.length > MOST_ITEMS ? { more: items.length - MOST_ITEMS } : {}),
        rules,
      },
    ];
  });
  const rest = [...found.values()].filter(({ id }) => !told.has(id)).sort(byUrgency);
  return { ...commandsOf(migration, scene, target), steps, rules: rest, held };
}

function commandsOf(
  { pattern, converts = [] }: Migration,
  { pattern: today, project, stacks }: Scene,
  target: string,
): Pick<MigrationPlan, 'example' | 'convert'> {
  const example = `groundplan scaffold ${pattern} ../${project}-example`;
  const [main, ...others] = stacks;
  if (main === undefined || !converts.includes(today.slug)) return { example };
  // Of several projects the command wants one.
  const from = others.length === 0 ? target : [target, main.files[0]].join('/').replace(/\/{2,}/g, '/');
  return { example, convert: `groundplan scaffold ${pattern} --from ${quoted(from)}` };
}

/** As a word for a shell. */
function quoted(word: string): string {
  return /^[\w./][\w./-]*$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

const LEVELS = ['error', 'warning', 'note'] as const;
const byUrgency = by<RuleToSatisfy>(
  ({ level }) => LEVELS.indexOf(level),
  ({ id }) => id,
);

function isMeant({ has, lacks, compose, manifests, from, notFrom }: MigrationStep, scene: Scene): boolean {
  const { slug } = scene.pattern;
  return (
    (has === undefined || ofParts(scene, has).length > 0) &&
    (lacks === undefined || ofParts(scene, lacks).length === 0) &&
    (manifests === undefined || manifests === scene.workloads.length > 0) &&
    (compose === undefined || compose === scene.services.length > 0) &&
    (from === undefined || from.includes(slug)) &&
    notFrom?.includes(slug) !== true
  );
}

/** What the rules for a pattern find in a repository as it stands, were it declared to be of that pattern. Exceptions do not count. */
export function findingsAs(
  { slug }: Pattern,
  side: Side,
  { book, config, own }: Setup,
): { readonly found: ReadonlyMap<string, RuleToSatisfy>; readonly held: number } {
  const rules = book.rules.filter(({ appliesTo }) => appliesTo?.includes(slug) === true);
  const asked = { ...config, pattern: slug, suppressions: [], waivers: [] };
  const { findings } = lintRepository({
    ...lintInputOf(side, { book, config: asked, own }, own),
    pattern: slug,
    patternCertainty: certaintyOf(slug, side.classification.pattern),
    comments: [],
    reportStale: false,
    only: new Set(rules.map(({ id }) => id)),
  });
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const found = new Map<string, RuleToSatisfy>();
  for (const { ruleId, level, message, location } of findings) {
    const rule = byId.get(ruleId);
    if (rule === undefined) continue;
    const before = found.get(ruleId);
    const finding = { path: location.path, line: location.line, message };
    const all = before?.findings ?? [];
    found.set(ruleId, {
      id: ruleId,
      title: rule.title,
      level: before === undefined || LEVELS.indexOf(level) < LEVELS.indexOf(before.level) ? level : before.level,
      fix: rule.fix,
      findings: all.length < MOST_FINDINGS ? [...all, finding] : all,
      ...(all.length < MOST_FINDINGS ? {} : { more: (before?.more ?? 0) + 1 }),
    });
  }
  return { found, held: rules.length };
}
