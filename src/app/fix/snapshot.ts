import { by } from '../../lib/compare.js';
import { differences } from '../../lib/differences.js';
import { type Plain, writeJson } from '../../lib/json.js';
import type { PlannedFix } from '../../lint/fixes/plan.js';
import type { Repository } from '../../source/repository.js';
import { analyse } from '../analyse.js';
import type { AnalyseOptions } from '../analysis.js';
import { resolveEvery } from '../resolve-every.js';

/** What a repository comes to: its projects as Compose would start them, and what the rules say. */
export interface Snapshot {
  readonly projects: ReadonlyMap<string, { readonly files: readonly string[]; readonly output?: Plain }>;
  readonly fixes: readonly PlannedFix[];
  /** Path, then rule id, to the number of errors and warnings there that count. */
  readonly findings: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Loads and lints. */
export async function snapshotOf(repository: Repository, options: AnalyseOptions): Promise<Snapshot> {
  const { fixes, report, stacks } = await analyse(repository, { ...options, fixes: 'listed' });
  const filesOf = new Map(stacks.map((stack) => [stack.id, stack.files]));
  const projects = new Map<string, { files: readonly string[]; output?: Plain }>();
  const request = { variables: new Map<string, string>(), profiles: ['*'], dialect: DIALECT };
  const asked = { format: 'json', allResources: true, provenance: false } as const;
  for await (const { id, files, output } of resolveEvery(repository, request, asked)) {
    projects.set(id, { files: [...files, ...(filesOf.get(id) ?? [])], output });
  }
  const findings = new Map<string, Map<string, number>>();
  for (const { ruleId, level, disposition, location } of report.findings) {
    if (disposition !== 'active' || level === 'note') continue;
    const counts = findings.get(location.path) ?? new Map<string, number>();
    findings.set(location.path, counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1));
  }
  return { projects, fixes: fixes ?? [], findings };
}

const DIALECT = '5' as const;

/** What tells a fix from the others of its round. */
export function keyOf({ ruleId, at }: PlannedFix): string {
  return `${ruleId} ${at.file.path} ${at.pointer}`;
}

/** Files of projects that load: only of those can be told what a change does. */
export function loadedFiles({ projects }: Snapshot): ReadonlySet<string> {
  return new Set([...projects.values()].flatMap(({ files, output }) => (output === undefined ? [] : files)));
}

/** Why the fixes must not stay, as a sentence's end; undefined when all that changed is what they intend. */
export function objection(fixes: readonly PlannedFix[], before: Snapshot, after: Snapshot): string | undefined {
  if ([...after.projects.keys()].join('\n') !== [...before.projects.keys()].join('\n')) {
    return 'other files would make up the projects';
  }
  const intended = fixes.flatMap(({ intends }) => intends);
  const reordered = new Set(fixes.flatMap(({ reorders = '' }) => (reorders === '' ? [] : [reorders])));
  const declared = fixes.flatMap(({ declares }) => (declares === undefined ? [] : [declares]));
  const told = (output: Plain): Plain => sortedLists(without(output, declared), reordered);
  for (const [id, { output }] of before.projects) {
    if (output === undefined) continue;
    const result = after.projects.get(id)?.output;
    if (result === undefined) return 'the project would no longer load';
    const stray = differences(told(output), told(result)).find(
      (path) => !intended.some((wanted) => covers(wanted, path)),
    );
    if (stray !== undefined) return `it would also change \`${stray.join('.')}\``;
  }
  const [found, left] = [countsOf(before), countsOf(after)];
  // Several places can go by one name, of which a finding shows only some: there must be fewer of them.
  if (fixes.map(keyOf).some((key) => (left.get(key) ?? 0) >= (found.get(key) ?? 1))) {
    return 'the finding would still be there';
  }
  for (const path of new Set(fixes.flatMap(({ edits }) => edits.map((edit) => edit.path)))) {
    const rule = ruleThatFindsMore(path, before, after);
    if (rule !== undefined) return `there would be a new finding of \`${rule}\``;
  }
  return undefined;
}

/** The project with these lists of its services sorted: what is in them counts, not the order. */
function sortedLists(output: Plain, lists: ReadonlySet<string>): Plain {
  const { services } = isPlainObject(output) ? output : {};
  if (lists.size === 0 || !isPlainObject(output) || !isPlainObject(services)) return output;
  const sorted = Object.entries(services).map(([name, service]) => {
    if (!isPlainObject(service)) return [name, service] as const;
    const entries = Object.entries(service).map(([key, value]) => [key, lists.has(key) ? inAnyOrder(value) : value]);
    return [name, Object.fromEntries(entries)] as const;
  });
  return { ...output, services: Object.fromEntries(sorted) };
}

/** The project without these declarations. */
function without(output: Plain, removed: readonly (readonly [string, string])[]): Plain {
  if (removed.length === 0 || !isPlainObject(output)) return output;
  const parts = Object.entries(output).flatMap(([section, declared]) => {
    const gone = new Set(removed.flatMap(([of, key]) => (of === section ? [key] : [])));
    if (gone.size === 0 || !isPlainObject(declared)) return [[section, declared] as const];
    const left = Object.entries(declared).filter(([key]) => !gone.has(key));
    return left.length === 0 ? [] : [[section, Object.fromEntries(left)] as const];
  });
  return Object.fromEntries(parts);
}

function inAnyOrder(value: Plain | undefined): Plain | undefined {
  return Array.isArray(value) ? [...value].sort(by((item: Plain) => writeJson(item))) : value;
}

function isPlainObject(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A rule that finds more in a file than before, and not only what a later round mends: who waits for a store that now tells its health.
 * What is then known of other files was so before.
 */
function ruleThatFindsMore(path: string, before: Snapshot, after: Snapshot): string | undefined {
  const found = ({ findings }: Snapshot, id: string): number => findings.get(path)?.get(id) ?? 0;
  const mendable = ({ fixes }: Snapshot, id: string): number =>
    fixes.filter(({ ruleId, at, refused }) => ruleId === id && at.file.path === path && refused === undefined).length;
  return [...(after.findings.get(path)?.keys() ?? [])].find((id) => {
    const more = found(after, id) - found(before, id);
    return more > 0 && more > mendable(after, id) - mendable(before, id);
  });
}

function countsOf({ fixes }: Snapshot): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of fixes.map(keyOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** True when a difference lies at or below what is intended, or is the mapping around it that was made for it. */
function covers(wanted: readonly string[], path: readonly string[]): boolean {
  return wanted.slice(0, path.length).every((step, index) => step === '*' || step === path[index]) && path.length > 2;
}
