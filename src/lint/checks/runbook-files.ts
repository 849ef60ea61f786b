import { baseName, folderOf } from '../../lib/paths.js';
import type { ComposeStep, NamedFile, Runbook } from '../../model/runbook.js';
import type { Stack } from '../../model/stack.js';
import type { Check, LintContext, RepositoryTree, Violation } from '../check.js';
import { commandOf } from '../runbooks/stacks.js';

export interface Params {
  /** `missing`: files that commands name and that are not there. `unstarted`: projects beside others that no command starts. */
  readonly problem: 'missing' | 'unstarted';
}

const MAX_RELATED = 10;

/** Whether commands and Compose files go together. What .gitignore keeps out, or a command makes or asks for first, is not missing. */
export const check: Check<Params> = {
  name: 'runbook-files',
  scope: 'repository',
  reads: 'runbooks',
  *run(context, { problem }) {
    const { runbooks = [], tree } = context;
    if (tree === undefined) return;
    if (problem === 'missing') for (const runbook of runbooks) yield* missingIn(runbook, tree);
    else for (const runbook of runbooks) yield* unstartedBeside(runbook, context);
  },
};

interface Use {
  readonly file: NamedFile;
  readonly command: string;
}

function* missingIn(runbook: Runbook, tree: RepositoryTree): Generator<Violation> {
  const uses = new Map<string, Use[]>();
  for (const { name, steps } of runbook.tasks) {
    for (const file of steps.flatMap((step) => (step.kind === 'compose' ? step.files : []))) {
      const { path } = file;
      if (path === undefined || !isMissing(path, runbook, tree)) continue;
      const list = uses.get(path) ?? [];
      if (!list.some((use) => use.file.at.start === file.at.start))
        list.push({ file, command: commandOf(runbook, name) });
      uses.set(path, list);
    }
  }
  for (const [path, [first, ...others]] of uses) {
    if (first === undefined) continue;
    yield {
      at: first.file.at,
      subject: runbook.path,
      values: { command: first.command, file: path, hint: nearest(path, tree) },
      value: path,
      related: others.slice(0, MAX_RELATED).map(({ file, command }) => ({
        at: file.at,
        message: `\`${command}\` names it as well.`,
      })),
    };
  }
}

function isMissing(path: string, { prepared, tasks }: Runbook, tree: RepositoryTree): boolean {
  if (tree.hasFile(path) || tree.hasFolder(path) || tree.isUnknown(path)) return false;
  const name = baseName(path);
  if (prepared.has(name) || tasks.some((task) => task.name === name || task.name === path)) return false;
  // `compose.prod.yml.example` shows what belongs there.
  return !tree.namesIn(folderOf(path)).some((other) => other.startsWith(`${name}.`));
}

/** The file that was meant, where one name alone is close enough. */
function nearest(path: string, tree: RepositoryTree): string {
  const name = baseName(path);
  const elsewhere = [...tree.files()].filter((file) => baseName(file.path) === name).map((file) => file.path);
  const [only] = elsewhere;
  return elsewhere.length === 1 && only !== undefined ? ` There is \`${only}\`.` : '';
}

function* unstartedBeside(runbook: Runbook, { stacks, runbooks = [] }: LintContext): Generator<Violation> {
  if (runbook.format === 'script') return;
  const starts = runbook.tasks.flatMap(({ name, steps }) =>
    steps.flatMap((step) => (step.kind === 'compose' && step.verb === 'up' ? [{ name, step }] : [])),
  );
  const started = new Map<string, ComposeStep>();
  for (const { step } of starts) {
    const [first] = step.files;
    if (step.files.length === 1 && first?.path !== undefined) started.set(first.path, step);
  }
  const kits = new Map<string, string[]>();
  for (const path of started.keys()) kits.set(folderOf(path), [...(kits.get(folderOf(path)) ?? []), baseName(path)]);
  const left = new Map<string, Stack[]>();
  for (const stack of stacks) {
    const folder = folderOf(stack.layers[0] ?? '');
    if (!isOneOfThem(stack, kits.get(folder) ?? []) || mayStart(stack, runbooks)) continue;
    left.set(folder, [...(left.get(folder) ?? []), stack]);
  }
  for (const stack of [...left.values()].flat()) {
    const [path = ''] = stack.layers;
    const names = kits.get(folderOf(path)) ?? [];
    // Where many are left it is a collection, of which people start what they need.
    if ((left.get(folderOf(path))?.length ?? 0) * 2 > names.length) continue;
    const [some] = names;
    const beside = [...started].find(([other]) => baseName(other) === some)?.[1];
    yield {
      at: stack.at,
      subject: stack.id,
      values: { file: path, runbook: runbook.path, count: String(names.length) },
      related: beside === undefined ? [] : [{ at: beside.at, message: `\`${some ?? ''}\` beside it is started here.` }],
    };
  }
}

/** A project of its own, named like the others. */
function isOneOfThem({ layers, kind, variantOf }: Stack, names: readonly string[]): boolean {
  const [path = ''] = layers;
  if (layers.length !== 1 || kind !== 'compose' || variantOf !== undefined) return false;
  const family = familyOf(baseName(path));
  return family !== undefined && names.filter((name) => familyOf(name) === family).length >= 2;
}

/** `docker-compose-app.yml` and `docker-compose-db.yml` are of one family. */
function familyOf(name: string): string | undefined {
  return /^(.*?compose[._-])[\w.-]+\.ya?ml$/i.exec(name)?.[1];
}

function mayStart({ layers, found }: Stack, runbooks: readonly Runbook[]): boolean {
  const [path = ''] = layers;
  const name = baseName(path);
  if (found.some(({ how }) => !['default-name', 'content', 'name-of-overlay'].includes(how))) return true;
  return runbooks.some(({ mentions, tasks }) => {
    const files = tasks.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'compose' ? step.files : [])));
    return mentions.has(name) || files.some((file) => file.path === undefined && couldBe(file.value, name));
  });
}

/** Whether a name with variables in it may stand for a file. */
function couldBe(written: string, name: string): boolean {
  const [before = '', after = ''] = [/^[^$%{*`]*/.exec(baseName(written))?.[0], /[^$%}*`)]*$/.exec(written)?.[0]];
  return (
    /[$%{*`]/.test(written) && (name.startsWith(before) || written.includes('/')) && name.endsWith(baseName(after))
  );
}
