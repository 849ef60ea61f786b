import type { Located } from '../../documents/location.js';
import { type Makefile, type MakeRule, parseMakefile } from '../../documents/makefile.js';
import type { CandidateFile } from '../detector.js';
import type { RunbookDraft, TaskDraft } from './draft.js';
import { swallowedIn } from './swallowed.js';

const PHONY = '.PHONY';

/** Reads a Makefile as a book of tasks. */
export function makefileDraft(file: CandidateFile): RunbookDraft {
  const makefile = parseMakefile(file.path, file.text);
  const { rules, exported, includes, repeated, blanks } = makefile;
  const phony = new Set(
    rules.filter(({ target }) => target === PHONY).flatMap((rule) => rule.prerequisites.map(nameOf)),
  );
  // Names that make alone can tell may be any.
  const anyPhony = [...phony].some((name) => /[$%]/.test(name));
  const lasting = rules.some(({ target }) => target === '.ONESHELL');
  const tasks = new Map<string, TaskDraft>();
  for (const rule of rules) {
    for (const { value: name, at } of rule.targets) {
      if (/^\.[A-Z]|[%$]/.test(name)) continue;
      const before = tasks.get(name);
      tasks.set(name, {
        name,
        at: before === undefined || before.lines.length === 0 ? at : before.at,
        phony: anyPhony || phony.has(name),
        needs: [...(before?.needs ?? []), ...rule.prerequisites],
        needsTogether: false,
        // A later recipe takes the place of the one before; only `::` has several.
        lines: rule.recipe.length === 0 || rule.isDouble ? [...(before?.lines ?? []), ...rule.recipe] : rule.recipe,
        lasting,
        folder: file.folder,
      });
    }
  }
  const set = assignedIn(file.text);
  const recipes = rules.flatMap(({ recipe }) => recipe);
  return {
    format: 'makefile',
    tasks: [...tasks.values()],
    assignments: [...exported]
      .filter(([name]) => name.startsWith('COMPOSE_'))
      .map(([name, value]) => `${name}="${value}"`),
    open: includes || file.extension === 'mk' || isOpen(makefile),
    repeated,
    blanks,
    swallowed: swallowedIn(file.text, recipes, (name) => includes || set.has(name)),
  };
}

function isOpen({ rules, definitions }: Makefile): boolean {
  const generates = (rule: MakeRule): boolean =>
    rule.target === '.DEFAULT' || rule.targets.some(({ value }) => /[%$]/.test(value));
  return definitions.length > 0 || rules.some(generates);
}

function nameOf({ value }: Located<string>): string {
  return value;
}

const ASSIGNED =
  /^[ \t]*(?:(?:export|override|define)[ \t]+)*([\w.-]{1,60})[ \t]*(?:[:?+!]{0,3}=|$)|:[ \t]*(\w{1,60})[ \t]*[:?+]?=/gm;

/** Names that are assigned anywhere, also for one target. */
function assignedIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(ASSIGNED)].map(([, name, local]) => name ?? local ?? ''));
}
