import type { Located, Location } from '../../documents/location.js';
import type { CandidateFile } from '../detector.js';
import { atText, linesOf } from '../text-lines.js';
import type { RunbookDraft } from './draft.js';

interface Recipe {
  readonly name: string;
  readonly at: Location;
  readonly needs: Located<string>[];
  readonly after: Located<string>[];
  readonly lines: Located<string>[];
  shebang: string | undefined;
}

/** A recipe's line: `@name param="default" *rest: dependency (other "argument") && afterwards`. */
const HEADER =
  /^@?([A-Za-z_][\w-]{0,80})((?:[ \t]+[+*$]{0,2}[A-Za-z_][\w-]{0,60}(?:=(?:"[^"]{0,100}"|'[^']{0,100}'|[^\s:]{1,100}))?){0,12})[ \t]*:(?!=)(.*)$/;

const MAX_LINE = 4_000;

/** Reads a justfile (just.systems/man) as a book of tasks. */
export function justfileDraft(file: CandidateFile): RunbookDraft {
  const recipes = new Map<string, Recipe>();
  const repeated: { name: string; first: Location; at: Location }[] = [];
  const assignments: string[] = [];
  let open = false;
  let recipe: Recipe | undefined;
  let pending: Located<string> | undefined;
  for (const { text, start } of linesOf(file.text)) {
    if (text.length > MAX_LINE || text.trim() === '') continue;
    if (/^[ \t]/.test(text)) {
      if (recipe === undefined) continue;
      const bare = text.trim().replace(/^[@-]{1,2}/, '');
      if (recipe.lines.length === 0 && bare.startsWith('#!')) recipe.shebang = bare;
      pending = joined(pending, bare, atText(file, start + text.indexOf(bare), bare.length));
      if (pending.value.endsWith('\\')) continue;
      recipe.lines.push(pending);
      pending = undefined;
      continue;
    }
    recipe = undefined;
    if (/^(?:import|mod)\??[ \t]/.test(text)) open = true;
    if (/^(?:export[ \t]+)?[A-Za-z_][\w-]*[ \t]*:=/.test(text)) assignments.push(text.replace(/^export[ \t]+/, ''));
    const alias = /^alias[ \t]+([\w-]{1,80})[ \t]*:=[ \t]*([\w-]{1,80})/.exec(text);
    const header = alias === null && !text.startsWith('#') ? HEADER.exec(text) : null;
    const name = alias?.[1] ?? header?.[1];
    if (name === undefined || name === 'set') continue;
    const at = atText(file, start + text.indexOf(name), name.length);
    const first = recipes.get(name);
    if (first !== undefined) repeated.push({ name, first: first.at, at });
    const needs = alias === null ? dependencies(file, text, start, header?.[3] ?? '') : undefined;
    const target = alias?.[2];
    recipe = {
      name,
      at,
      needs: target === undefined ? (needs?.before ?? []) : [{ value: target, at }],
      after: needs?.after ?? [],
      lines: [],
      shebang: undefined,
    };
    recipes.set(name, recipe);
  }
  return {
    format: 'justfile',
    tasks: [...recipes.values()].map(({ shebang, ...task }) => ({
      ...task,
      lines: shebang !== undefined && !/\b(?:ba|z|da|k)?sh\b/.test(shebang) ? [] : task.lines,
      phony: true,
      needsTogether: false,
      lasting: shebang !== undefined,
      folder: file.folder,
    })),
    assignments,
    open,
    repeated: /^set[ \t]+allow-duplicate-recipes/m.test(file.text) ? [] : repeated,
  };
}

function joined(before: Located<string> | undefined, text: string, at: Location): Located<string> {
  if (before === undefined) return { value: text, at };
  return { value: `${before.value.slice(0, -1).trimEnd()} ${text}`, at: { ...before.at, end: at.end } };
}

function dependencies(
  file: CandidateFile,
  text: string,
  start: number,
  written: string,
): { readonly before: Located<string>[]; readonly after: Located<string>[] } {
  const offset = start + text.length - written.length;
  const before: Located<string>[] = [];
  const after: Located<string>[] = [];
  let list = before;
  let depth = 0;
  for (const match of written.matchAll(/"[^"]*"|'[^']*'|#|&&|[()]|[A-Za-z_][\w-]*(?:::[\w-]+)*|[^\s()]/g)) {
    const [word] = match;
    if (word === '#') break;
    if (word === '&&') list = after;
    else if (word === '(') depth = 1;
    else if (word === ')') depth = 0;
    else if (/^[A-Za-z_]/.test(word) && depth < 2) {
      list.push({ value: word, at: atText(file, offset + match.index, word.length) });
      if (depth === 1) depth = 2;
    }
  }
  return { before, after };
}
