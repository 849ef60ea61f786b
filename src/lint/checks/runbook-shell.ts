import type { Runbook } from '../../model/runbook.js';
import type { Check, Violation } from '../check.js';
import { commandOf } from '../runbooks/stacks.js';

export interface Params {
  /**
   * `swallowed`: shell syntax that make replaces. `blanks`: lines of a recipe without their tab. `lost-folder`: a `cd` that ends with its
   * line. `mixed-programs`: both `docker-compose` and `docker compose`.
   */
  readonly problem: 'swallowed' | 'blanks' | 'lost-folder' | 'mixed-programs';
  /** Which shell syntax; all of it when none is named. */
  readonly forms?: readonly ('default' | 'command' | 'variable')[];
}

const MAX_RELATED = 20;

/** How the commands of a file that runs Compose are written. */
export const check: Check<Params> = {
  name: 'runbook-shell',
  scope: 'repository',
  reads: 'runbooks',
  *run({ runbooks = [] }, { problem, forms = ['default', 'command', 'variable'] }) {
    for (const runbook of runbooks) {
      if (!runbook.tasks.some(({ steps }) => steps.some(({ kind }) => kind === 'compose')) && problem !== 'blanks')
        continue;
      if (problem === 'swallowed') yield* swallowed(runbook, forms);
      else if (problem === 'blanks') yield* blanks(runbook);
      else if (problem === 'lost-folder') yield* lostFolders(runbook);
      else yield* mixedPrograms(runbook);
    }
  },
};

/** The same text is one mistake, made once or several times. */
function* swallowed({ path, swallowed: all }: Runbook, forms: readonly string[]): Generator<Violation> {
  const byText = new Map<string, (typeof all)[number][]>();
  for (const one of all) if (forms.includes(one.form)) byText.set(one.value, [...(byText.get(one.value) ?? []), one]);
  for (const [text, [first, ...others]] of byText) {
    if (first === undefined) continue;
    yield {
      at: first.at,
      subject: path,
      values: { text, instead: first.instead, becomes: text.length > 2 ? `\`${text.slice(2)}\`` : 'nothing' },
      value: text,
      related: others.slice(0, MAX_RELATED).map(({ at }) => ({ at, message: 'It stands here as well.' })),
    };
  }
}

function* blanks({ path, blanks: lines }: Runbook): Generator<Violation> {
  const [first, ...others] = lines;
  if (first === undefined) return;
  yield {
    at: first.at,
    subject: path,
    values: { path },
    value: first.value,
    related: others.slice(0, MAX_RELATED).map(({ at }) => ({ at, message: 'So does this line.' })),
  };
}

function* lostFolders(runbook: Runbook): Generator<Violation> {
  for (const { name, steps } of runbook.tasks) {
    for (const step of steps) {
      if (step.kind !== 'lost-folder') continue;
      yield {
        at: step.at,
        subject: `${runbook.path}#${name}`,
        values: { command: commandOf(runbook, name), folder: step.folder },
        value: `${name} ${step.folder}`,
      };
    }
  }
}

function* mixedPrograms({ path, chooses, tasks }: Runbook): Generator<Violation> {
  if (chooses) return;
  const steps = tasks
    .flatMap((task) => task.steps)
    .flatMap((step) => (step.kind === 'compose' && !step.loose ? [step] : []));
  const [old, ...others] = steps.filter(({ program }) => program === 'docker-compose');
  const current = steps.find(({ program }) => program === 'docker compose');
  if (old === undefined || current === undefined) return;
  yield {
    at: old.at,
    subject: path,
    values: { path },
    value: path,
    related: [
      { at: current.at, message: 'Here it is `docker compose`.' },
      ...others.slice(0, MAX_RELATED).map(({ at }) => ({ at, message: 'It stands here as well.' })),
    ],
  };
}
